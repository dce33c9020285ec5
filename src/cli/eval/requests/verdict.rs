//! Plays the first turn of a call, and judges where it led.

use std::sync::Arc;

use super::table::{Place, Request, Wanted};
use crate::{
    cli::{
        answers::{Answers, Rows},
        parts::OpenedFlow,
        rehearsal::{Act, Reaction, Rehearsal, reasoned},
    },
    dialog::{Context, Standing},
    understand::Tier,
};

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Its place was reached without a question.
    Directly,
    /// Its place was reached after a question that named it.
    Asked,
    /// The question named other places: the caller says no.
    Denied,
    /// The open question was asked again.
    Refused,
    /// The call went on to another place, was answered what was not asked, or ended.
    Wrong,
}

pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// Where the first turn led, in words.
    pub(super) led_to: String,
    pub(super) why: String,
}

/// Where one turn led.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Led {
    To(usize),
    /// A human, and the flow has no choice for that.
    ToPerson,
    Answered,
    IsIt(usize),
    Which(usize, usize),
    Again,
    Over,
}

const YES: &str = "Yes, that's correct.";
const FIRST: &str = "The first one, please.";
const SECOND: &str = "The second one, please.";

pub(super) fn judge(opened: &Arc<OpenedFlow>, request: &Request) -> Judged {
    let answers = Answers::new(Rows::default(), Vec::new(), Arc::clone(opened));
    let (mut call, _) = Rehearsal::begin(Arc::clone(&opened.flow), Context::default(), answers);
    let act = match request.text.is_empty() {
        true => Act::Silence,
        false => Act::Say(request.text.clone(), request.confidence),
    };
    let reaction = call.act(&act);
    let led = led(opened, &call, &reaction);
    let verdict = match &request.wanted {
        Wanted::Places(places) => reached(opened, &mut call, &led, places),
        Wanted::Person | Wanted::Ask => without_place(opened, &led),
    };
    let why: Vec<String> = reaction.decisions.iter().map(reasoned).collect();
    Judged { verdict, led_to: told(opened, &led), why: why.join("; ") }
}

fn led(opened: &OpenedFlow, call: &Rehearsal, reaction: &Reaction) -> Led {
    let answered = reaction
        .decisions
        .iter()
        .any(|decision| matches!(decision.tier, Tier::Documents | Tier::Llm) && decision.meaning == "answer");
    let to = reaction.outcome.as_ref().and_then(|outcome| outcome.destination.as_ref());
    match (call.standing(), to) {
        _ if answered => Led::Answered,
        (Standing::Wants(choice), _) => Led::To(choice),
        (Standing::IsIt(choice), _) => Led::IsIt(choice),
        (Standing::Which(first, second), _) => Led::Which(first, second),
        (Standing::Open, Some(to)) if to == opened.flow.fallback().destination() => Led::ToPerson,
        (Standing::Open, Some(to)) => {
            let choices = opened.flow.choices();
            choices.iter().position(|choice| choice.name() == to.name()).map_or(Led::Over, Led::To)
        }
        (Standing::Open, None) if call.is_over() => Led::Over,
        (Standing::Open, None) => Led::Again,
    }
}

/// Answers a question as a caller would to whom it was put.
fn reached(opened: &OpenedFlow, call: &mut Rehearsal, led: &Led, places: &[Place]) -> Verdict {
    let is_wanted = |choice: usize| places.contains(&Place::Choice(choice));
    let answer = match *led {
        Led::To(choice) if is_wanted(choice) => return Verdict::Directly,
        Led::ToPerson if human(opened).is_some_and(is_wanted) => return Verdict::Directly,
        Led::Answered if places.contains(&Place::Answer) => return Verdict::Directly,
        Led::IsIt(choice) if is_wanted(choice) => YES,
        Led::Which(first, _) if is_wanted(first) => FIRST,
        Led::Which(_, second) if is_wanted(second) => SECOND,
        Led::IsIt(_) | Led::Which(..) => return Verdict::Denied,
        Led::Again => return Verdict::Refused,
        Led::To(_) | Led::ToPerson | Led::Answered | Led::Over => return Verdict::Wrong,
    };
    let reaction = call.act(&Act::Say(answer.to_owned(), 1.0));
    match self::led(opened, call, &reaction) {
        Led::To(choice) if is_wanted(choice) => Verdict::Asked,
        Led::Again | Led::IsIt(_) | Led::Which(..) => Verdict::Denied,
        Led::To(_) | Led::ToPerson | Led::Answered | Led::Over => Verdict::Wrong,
    }
}

/// Of what has no place, nothing but a person or a question is right.
fn without_place(opened: &OpenedFlow, led: &Led) -> Verdict {
    match led {
        Led::ToPerson => Verdict::Directly,
        Led::To(choice) if human(opened) == Some(*choice) => Verdict::Directly,
        Led::IsIt(_) | Led::Which(..) => Verdict::Asked,
        Led::Again => Verdict::Refused,
        Led::To(_) | Led::Answered | Led::Over => Verdict::Wrong,
    }
}

/// The choice where a human answers.
fn human(opened: &OpenedFlow) -> Option<usize> {
    let fallback = opened.flow.fallback().name();
    opened.flow.choices().iter().position(|choice| choice.name() == fallback)
}

fn told(opened: &OpenedFlow, led: &Led) -> String {
    let name = |choice: &usize| opened.flow.choices().get(*choice).map_or("", |choice| choice.name());
    match led {
        Led::To(choice) => name(choice).to_owned(),
        Led::ToPerson => "a person".to_owned(),
        Led::Answered => "an answer".to_owned(),
        Led::IsIt(choice) => format!("{}?", name(choice)),
        Led::Which(first, second) => format!("{} or {}?", name(first), name(second)),
        Led::Again => "asked again".to_owned(),
        Led::Over => "the end of the call".to_owned(),
    }
}
