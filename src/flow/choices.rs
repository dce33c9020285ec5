//! What callers can wish for: destinations and intents, with the words, examples and keys that lead to them.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::check::{Check, is_name, one_line, short};
use super::destinations::Place;
use super::naming::Naming;
use super::raw::{Key, RawFlow, RawIntent, Texts};
use super::steps::{Rule, Verb, steps};
use crate::understand::{is_yes_or_no, normal_form};

const INTENTS_MAX: usize = 64;
const SYNONYMS_MAX: usize = 100;
const SYNONYM_CHARS_MAX: usize = 60;
const EXAMPLES_MAX: usize = 500;
const EXAMPLE_CHARS_MAX: usize = 200;

/// A wish that a caller can have, with the words and the key that stand for it.
#[derive(Clone, Debug)]
pub struct Choice {
    pub(super) name: String,
    pub(super) key: Option<char>,
    pub(super) spoken: Naming,
    pub(super) synonyms: Vec<String>,
    pub(super) examples: Vec<String>,
    pub(super) description: String,
    pub(super) steps: Vec<Rule>,
    /// Offered in the spoken menu; the rows of a table are not.
    pub(super) listed: bool,
}

impl Choice {
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn key(&self) -> Option<char> {
        self.key
    }

    /// How it is called in the flow's own language.
    pub fn spoken(&self) -> &str {
        self.spoken.first()
    }

    pub fn synonyms(&self) -> &[String] {
        &self.synonyms
    }

    /// Sentences that mean it.
    pub fn examples(&self) -> &[String] {
        &self.examples
    }

    pub(crate) fn description(&self) -> &str {
        &self.description
    }

    pub(crate) fn steps(&self) -> &[Rule] {
        &self.steps
    }

    /// Whether the spoken menu has it.
    pub(crate) fn is_listed(&self) -> bool {
        self.listed
    }

    /// The one place that it is about, if it is about nothing else.
    pub(crate) fn place(&self) -> Option<usize> {
        match self.steps.as_slice() {
            [Rule { verb: Verb::Transfer(place), .. }] => Some(*place),
            _ => None,
        }
    }

    /// Every phrase that means it.
    pub(super) fn phrases(&self) -> Vec<String> {
        let mut phrases = vec![self.name.replace(['_', '-'], " ")];
        phrases.extend(self.spoken.all().map(str::to_owned));
        phrases.extend(self.synonyms.iter().cloned());
        phrases
    }
}

/// What earlier choices have claimed: keys, and words in their normal form.
#[derive(Default)]
struct Taken {
    keys: BTreeMap<char, String>,
    words: BTreeMap<String, String>,
}

/// The part of a section that is the same for destinations and intents.
struct Section<'a> {
    name: &'a Spanned<String>,
    key: &'a Key<String>,
    spoken: &'a Key<Texts>,
    synonyms: &'a Option<Vec<Spanned<String>>>,
    examples: &'a Option<Vec<Spanned<String>>>,
    description: &'a Key<String>,
    intent: Option<&'a RawIntent>,
}

/// In the order of the file, which is the order of the spoken menu.
pub(super) fn choices(check: &mut Check<'_, '_>, raw: &RawFlow, places: &[Place]) -> Vec<Choice> {
    let mut taken = Taken::default();
    let names: Vec<&str> = places.iter().map(Place::name).collect();
    sections(check, raw).iter().map(|section| choice(check, raw, section, &names, &mut taken)).collect()
}

fn sections<'a>(check: &mut Check<'_, '_>, raw: &'a RawFlow) -> Vec<Section<'a>> {
    let mut intents: Vec<_> = raw.intents.iter().collect();
    intents.sort_by_key(|(name, _)| name.span().start);
    if let Some((name, _)) = intents.get(INTENTS_MAX) {
        check.faults.add(&name.span(), format!("more than {INTENTS_MAX} intents"), "split the flow");
    }
    let destinations = raw.destinations.iter().map(|(name, section)| Section {
        name,
        key: &section.key,
        spoken: &section.spoken,
        synonyms: &section.synonyms,
        examples: &section.examples,
        description: &section.description,
        intent: None,
    });
    let intents = intents.into_iter().take(INTENTS_MAX).map(|(name, section)| Section {
        name,
        key: &section.key,
        spoken: &section.spoken,
        synonyms: &section.synonyms,
        examples: &section.examples,
        description: &section.description,
        intent: Some(section),
    });
    let mut all: Vec<_> = destinations.chain(intents).collect();
    all.sort_by_key(|section| section.name.span().start);
    all
}

fn choice(
    check: &mut Check<'_, '_>,
    flow: &RawFlow,
    section: &Section<'_>,
    places: &[&str],
    taken: &mut Taken,
) -> Choice {
    let owner = section.name.get_ref();
    // The destination's own loader has complained about its names.
    if section.intent.is_some() {
        check.naming(section.spoken);
    }
    let spoken = Naming::written(section.spoken, owner);
    let steps = match section.intent {
        None => places
            .iter()
            .position(|place| place == owner)
            .map(|place| vec![Rule { when: Default::default(), verb: Verb::Transfer(place) }])
            .unwrap_or_default(),
        Some(intent) => intent_steps(check, flow, section.name, intent, places),
    };
    Choice {
        key: key(check, owner, section.key, taken),
        synonyms: synonyms(check, section, &spoken, taken),
        examples: examples(check, section),
        description: check.text(section.description, "description").unwrap_or_default(),
        name: owner.clone(),
        spoken,
        steps,
        listed: true,
    }
}

fn intent_steps(
    check: &mut Check<'_, '_>,
    flow: &RawFlow,
    name: &Spanned<String>,
    intent: &RawIntent,
    places: &[&str],
) -> Vec<Rule> {
    let owner = name.get_ref();
    if !is_name(owner) {
        let what = format!("intent name `{}` does not fit into a dialplan line", short(owner));
        let remedy = "use letters, digits, - and _ only, and put other words under spoken";
        check.faults.add(&name.span(), what, remedy);
    }
    if flow.destinations.keys().any(|destination| destination.get_ref() == owner) {
        let what = format!("`{}` is a destination already", short(owner));
        check.faults.add(&name.span(), what, "call the intent something else");
    }
    match (&intent.steps, &intent.destination) {
        (Some(written), None) => {
            if written.is_empty() && !check.is_unreadable(&["intents", owner, "steps"]) {
                let what = format!("intent `{}` has no steps", short(owner));
                check.missing(&name.span(), &what, "write what is done, or destination = \"...\" instead");
            }
            steps(check, flow, places, written)
        }
        (None, Some(place)) => {
            let name = check.one_of(place, "destination", places.iter().copied());
            let index = name.and_then(|name| places.iter().position(|known| *known == name));
            index
                .map(|place| vec![Rule { when: Default::default(), verb: Verb::Transfer(place) }])
                .unwrap_or_default()
        }
        (Some(_), Some(place)) => {
            let what = "an intent has both steps and a destination";
            check.faults.add(
                &place.span(),
                what,
                "remove it, and write { transfer = \"...\" } as the last step",
            );
            Vec::new()
        }
        (None, None)
            if ["steps", "destination"].iter().any(|key| check.is_unreadable(&["intents", owner, key])) =>
        {
            Vec::new()
        }
        (None, None) => {
            let what = format!("intent `{}` leads nowhere", short(owner));
            check.missing(&name.span(), &what, "write destination = \"...\", or steps = [...]");
            Vec::new()
        }
    }
}

fn examples(check: &mut Check<'_, '_>, section: &Section<'_>) -> Vec<String> {
    let written = section.examples.as_deref().unwrap_or_default();
    if let Some(first_too_many) = written.get(EXAMPLES_MAX) {
        let what = format!("more than {EXAMPLES_MAX} examples");
        check.faults.add(&first_too_many.span(), what, "keep those that differ most");
    }
    let mut examples = Vec::new();
    for example in written.iter().take(EXAMPLES_MAX) {
        let text = one_line(example.get_ref());
        if normal_form(check.words, &text).is_empty() {
            check.faults.add(
                &example.span(),
                "an example has no words",
                "write a sentence as callers say it",
            );
        } else if text.chars().count() > EXAMPLE_CHARS_MAX {
            let what = format!("an example is longer than {EXAMPLE_CHARS_MAX} characters");
            check.faults.add(&example.span(), what, "shorten it to what a caller says in one breath");
        } else {
            examples.push(text);
        }
    }
    examples
}

fn key(check: &mut Check<'_, '_>, owner: &str, written: &Key<String>, taken: &mut Taken) -> Option<char> {
    let written = written.as_ref()?;
    let mut characters = written.get_ref().chars();
    let key = match (characters.next(), characters.next()) {
        (Some(key), None) if key.is_ascii_digit() || key == '*' || key == '#' => key,
        _ => {
            let what = format!("key `{}` is not a key of a telephone", short(written.get_ref()));
            check.faults.add(&written.span(), what, "write one of 0 to 9, * or #, as in key = \"1\"");
            return None;
        }
    };
    if let Some(other) = taken.keys.get(&key) {
        let what = format!("key `{key}` already leads to `{other}`");
        check.faults.add(&written.span(), what, "give each destination a key of its own");
        return None;
    }
    taken.keys.insert(key, owner.to_owned());
    Some(key)
}

/// The words for a choice that its name and spoken name do not already say.
fn synonyms(
    check: &mut Check<'_, '_>,
    section: &Section<'_>,
    spoken: &Naming,
    taken: &mut Taken,
) -> Vec<String> {
    let (owner, name_place) = (section.name.get_ref(), section.name.span());
    let spoken_place: Range<usize> = section.spoken.as_ref().map_or(name_place.clone(), Spanned::span);
    let name = owner.replace(['_', '-'], " ");
    let spoken_names = spoken.all().map(|name| (name, spoken_place.clone()));
    for (own, place) in std::iter::once((name.as_str(), name_place)).chain(spoken_names) {
        // An intent may be to cancel; who asks for a department wants no confirmation for an answer.
        if section.intent.is_none() && is_yes_or_no(check.words, own) {
            let what = format!("`{}` means yes or no", short(own));
            check.faults.add(&place, what, "choose another word: this one answers confirmations");
        }
        let first = taken.words.entry(normal_form(check.words, own)).or_insert_with(|| owner.clone());
        if first != owner {
            let what = format!("`{}` is already a word for `{first}`", short(own));
            let kind = if section.intent.is_some() { "intent" } else { "destination" };
            check.faults.add(&place, what, format!("remove it there, or call this {kind} something else"));
        }
    }
    let written = section.synonyms.as_deref().unwrap_or_default();
    if let Some(first_too_many) = written.get(SYNONYMS_MAX) {
        let what = format!("more than {SYNONYMS_MAX} synonyms");
        check.faults.add(&first_too_many.span(), what, "keep those that callers really say");
    }
    let own_words: Vec<String> = std::iter::once(owner.as_str())
        .chain(spoken.all())
        .map(|name| normal_form(check.words, name))
        .collect();
    written
        .iter()
        .take(SYNONYMS_MAX)
        .filter_map(|synonym| claim(check, owner, synonym, &own_words, taken))
        .collect()
}

fn claim(
    check: &mut Check<'_, '_>,
    owner: &str,
    synonym: &Spanned<String>,
    own_words: &[String],
    taken: &mut Taken,
) -> Option<String> {
    let (place, text) = (synonym.span(), one_line(synonym.get_ref()));
    let normal = normal_form(check.words, &text);
    let quoted = short(&text);
    if normal.is_empty() {
        check.faults.add(&place, format!("synonym `{quoted}` has no words"), "write a word that callers say");
    } else if text.chars().count() > SYNONYM_CHARS_MAX {
        let what = format!("synonym `{quoted}...` is longer than {SYNONYM_CHARS_MAX} characters");
        check.faults.add(&place, what, "keep the words that matter; those around them need not be listed");
    } else if is_yes_or_no(check.words, &text) {
        let what = format!("synonym `{quoted}` means yes or no");
        check.faults.add(&place, what, "choose another word: this one answers confirmations");
    } else if let Some(other) = taken.words.get(&normal).filter(|_| !own_words.contains(&normal)) {
        let what = format!("synonym `{quoted}` is already a word for `{other}`");
        let remedy = if other == owner {
            "remove one of the two: singular and plural count as one word"
        } else {
            "keep it where callers mean it"
        };
        check.faults.add(&place, what, remedy);
    } else {
        taken.words.insert(normal, owner.to_owned());
        return Some(text);
    }
    None
}
