//! The steps of an intent: what is asked, said, looked up and done, one after the other.

use toml::Spanned;

use super::check::{Check, is_variable, short};
use super::condition::{Condition, condition};
use super::raw::{RawFlow, RawStep, Texts};
use super::wording::Prompt;

const STEPS_MAX: usize = 100;
/// A message as long as the verb `listen` takes by default.
const MESSAGE_S: i64 = 120;
const VERBS: &str = "ask, say, confirm, consent, lookup, transfer, message, hangup, goto, resume or language";

/// One step; it is passed over while its condition does not hold.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) when: Condition,
    pub(crate) verb: Verb,
}

#[derive(Clone, Debug)]
pub(crate) enum Verb {
    /// Asks for a slot, unless it is known already.
    Ask(String),
    Say(Prompt),
    /// Reads back; a no asks for the slots again that the prompt names.
    Confirm {
        prompt: Prompt,
        slots: Vec<String>,
    },
    /// Asks whether the call may be recorded.
    Consent(Prompt),
    Lookup(String),
    /// The place's index.
    Transfer(usize),
    /// Takes a message into a value.
    Message {
        prompt: Prompt,
        into: String,
        ms: u32,
    },
    Hangup(Prompt),
    /// Goes on with another intent's steps.
    Goto(String),
    /// Back to the open question.
    Resume(Prompt),
    /// The call goes on in this language of the flow.
    Language(String),
}

impl Verb {
    /// What is said in this step.
    pub(super) fn prompt(&self) -> Option<&Prompt> {
        match self {
            Self::Say(prompt)
            | Self::Confirm { prompt, .. }
            | Self::Consent(prompt)
            | Self::Message { prompt, .. }
            | Self::Hangup(prompt)
            | Self::Resume(prompt) => Some(prompt),
            Self::Ask(_) | Self::Lookup(_) | Self::Transfer(_) | Self::Goto(_) | Self::Language(_) => None,
        }
    }
}

/// Where steps may lead: the places by name, in their order.
pub(super) fn steps(
    check: &mut Check<'_, '_>,
    flow: &RawFlow,
    places: &[&str],
    written: &[Spanned<RawStep>],
) -> Vec<Rule> {
    if let Some(first_too_many) = written.get(STEPS_MAX) {
        let what = format!("more than {STEPS_MAX} steps");
        check.faults.add(
            &first_too_many.span(),
            what,
            "move some of them into an intent of their own, with goto",
        );
    }
    for pair in written.windows(2) {
        let [step, next] = pair else { continue };
        if step.get_ref().when.is_none() && is_last(step.get_ref()) {
            let remedy = "remove it, or give the step before it a condition: when = { ... }";
            check.faults.add(&next.span(), "a step that is never reached", remedy);
        }
    }
    let slots = asked(written);
    written.iter().take(STEPS_MAX).filter_map(|step| rule(check, flow, &(places, &slots), step)).collect()
}

/// Whoever is recorded from the announcement on cannot be asked any more.
pub(super) fn check_consent(check: &mut Check<'_, '_>, flow: &RawFlow) {
    let steps = flow.intents.values().flat_map(|intent| intent.steps.iter().flatten());
    let asks =
        steps.chain(flow.start.steps.iter().flatten()).find_map(|step| step.get_ref().consent.as_ref());
    if let (Some(asks), true) = (asks, flow.recording.is_some()) {
        let what = "consent is asked in a flow that records from `recording` on, whatever the answer is";
        check.faults.add(
            &asks.span(),
            what,
            "remove recording = \"...\": from a yes on, the call is recorded",
        );
    }
}

/// Nothing of these steps comes after it.
fn is_last(step: &RawStep) -> bool {
    step.transfer.is_some() || step.hangup.is_some() || step.goto.is_some() || step.resume.is_some()
}

fn asked(steps: &[Spanned<RawStep>]) -> Vec<&str> {
    steps.iter().filter_map(|step| step.get_ref().ask.as_ref()).map(|slot| slot.get_ref().as_str()).collect()
}

/// Where steps may lead, and the slots that they ask for.
type Around<'a> = (&'a [&'a str], &'a [&'a str]);

/// Intents that go on with each other and never wait for the caller would go round for ever.
pub(super) fn check_circles(check: &mut Check<'_, '_>, flow: &RawFlow) {
    let next = |name: &str| {
        let (_, intent) = flow.intents.iter().find(|(known, _)| known.get_ref() == name)?;
        goes_on(intent.steps.as_deref().unwrap_or_default())
    };
    for name in flow.intents.keys() {
        let own = name.get_ref();
        let Some(first) = next(own) else { continue };
        let mut at = first.get_ref();
        for _ in 0..flow.intents.len() {
            if at == own {
                let what = format!("the steps of `{}` come round to themselves for ever", short(own));
                let remedy = "what is known is not asked again: put a confirm or a message before it, \
                    or end with resume";
                check.faults.add(&first.span(), what, remedy);
                break;
            }
            let Some(after) = next(at) else { break };
            at = after.get_ref();
        }
    }
}

/// The intent that these steps go on with in every call. A slot is asked for once, so asking is not waiting.
fn goes_on(steps: &[Spanned<RawStep>]) -> Option<&Spanned<String>> {
    for step in steps.iter().map(Spanned::get_ref) {
        if step.goto.is_some() && step.when.is_none() {
            return step.goto.as_ref();
        }
        if is_last(step) || step.confirm.is_some() || step.message.is_some() {
            return None;
        }
    }
    None
}

fn rule(
    check: &mut Check<'_, '_>,
    flow: &RawFlow,
    around: &Around<'_>,
    step: &Spanned<RawStep>,
) -> Option<Rule> {
    let raw = step.get_ref();
    let when = raw.when.as_ref().map(|when| condition(check, when)).unwrap_or_default();
    let verbs = [
        raw.ask.is_some(),
        raw.say.is_some(),
        raw.confirm.is_some(),
        raw.consent.is_some(),
        raw.lookup.is_some(),
        raw.transfer.is_some(),
        raw.message.is_some(),
        raw.hangup.is_some(),
        raw.goto.is_some(),
        raw.resume.is_some(),
        raw.language.is_some(),
    ];
    match verbs.into_iter().filter(|written| *written).count() {
        1 => {}
        0 => {
            // What could not be read is reported already.
            if !check.lost_steps() {
                check.missing(&step.span(), "a step does nothing", &format!("write one of {VERBS}"));
            }
            return None;
        }
        _ => {
            let what = "a step does several things";
            check.faults.add(&step.span(), what, "write each as a step of its own, in its own braces");
            return None;
        }
    }
    only_with_message(check, raw);
    verb(check, flow, around, raw).map(|verb| Rule { when, verb })
}

fn verb(
    check: &mut Check<'_, '_>,
    flow: &RawFlow,
    (places, asked): &Around<'_>,
    raw: &RawStep,
) -> Option<Verb> {
    if let Some(slot) = &raw.ask {
        let slots = flow.slots.keys().map(|name| name.get_ref().as_str());
        return check.one_of(slot, "slot", slots).map(Verb::Ask);
    }
    if let Some(lookup) = &raw.lookup {
        let known = flow.lookups.keys().map(|name| name.get_ref().as_str());
        return check.one_of(lookup, "lookup", known).map(Verb::Lookup);
    }
    if let Some(place) = &raw.transfer {
        let name = check.one_of(place, "destination", places.iter().copied())?;
        return places.iter().position(|known| *known == name).map(Verb::Transfer);
    }
    if let Some(intent) = &raw.goto {
        let known = flow.intents.keys().map(|name| name.get_ref().as_str());
        return check.one_of(intent, "intent", known).map(Verb::Goto);
    }
    if let Some(language) = &raw.language {
        let known = check.languages.clone();
        return check.one_of(language, "language", known.iter().map(String::as_str)).map(Verb::Language);
    }
    if let Some(prompt) = &raw.confirm {
        let slots = confirmed(check, flow, prompt, asked);
        return Some(Verb::Confirm { prompt: check.prompt(&raw.confirm, None, &[]), slots });
    }
    if raw.consent.is_some() {
        return Some(Verb::Consent(check.question(&raw.consent, None, &[])));
    }
    if raw.say.is_some() {
        return Some(Verb::Say(check.prompt(&raw.say, None, &[])));
    }
    if raw.resume.is_some() {
        return Some(Verb::Resume(check.prompt(&raw.resume, None, &[])));
    }
    if let Some(farewell) = &raw.hangup {
        let silent = farewell.get_ref().all().all(|text| text.text.is_empty());
        let prompt = if silent { Prompt::default() } else { check.prompt(&raw.hangup, None, &[]) };
        return Some(Verb::Hangup(prompt));
    }
    let seconds = check.number(&raw.seconds, "seconds", 5..=600).unwrap_or(MESSAGE_S);
    let into = raw.into.as_ref().map_or("message", |into| into.get_ref().as_str()).to_owned();
    if let (Some(written), false) = (&raw.into, is_variable(&into)) {
        let what = format!("`{}` cannot be a variable", short(&into));
        check.faults.add(&written.span(), what, "use letters, digits and _ only");
    }
    let ms = u32::try_from(seconds * 1_000).unwrap_or(u32::MAX);
    Some(Verb::Message { prompt: check.question(&raw.message, None, &[]), into, ms })
}

/// The slots that a confirmation reads back, in the order in which they are named.
fn confirmed(
    check: &mut Check<'_, '_>,
    flow: &RawFlow,
    prompt: &Spanned<Texts>,
    asked: &[&str],
) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for text in prompt.get_ref().all() {
        for (at, _) in text.text.match_indices("{{") {
            let name = text.text[at + 2..].split("}}").next().unwrap_or_default().trim();
            let is_slot = flow.slots.keys().any(|slot| slot.get_ref() == name);
            if is_slot && !named.iter().any(|known| known == name) {
                named.push(name.to_owned());
                if !asked.contains(&name) && !check.lost_steps() {
                    let what = format!("a confirm reads back `{name}`, which these steps do not ask for");
                    let remedy =
                        format!("write {{ ask = \"{name}\" }} before it, so that a no can ask again");
                    check.missing(&text.place(&prompt.span()), &what, &remedy);
                }
            }
        }
    }
    if named.is_empty() {
        let remedy = "name one, as in {{ date }}; for a question of its own ask for a slot of type yes_no";
        check.missing(&prompt.span(), "a confirm reads back no slot", remedy);
    }
    named
}

fn only_with_message(check: &mut Check<'_, '_>, raw: &RawStep) {
    if raw.message.is_some() {
        return;
    }
    let keys = [
        ("into", raw.into.as_ref().map(Spanned::span)),
        ("seconds", raw.seconds.as_ref().map(Spanned::span)),
    ];
    for (key, place) in keys {
        if let Some(place) = place {
            let what = format!("`{}` belongs to a message", short(key));
            check.faults.add(&place, what, "remove it, or write message = \"...\" in this step");
        }
    }
}
