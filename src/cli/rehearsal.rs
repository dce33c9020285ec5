//! A dialog without a call: typed words and keys go in, what would be said comes out.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::answers::Answers;
use crate::{
    dialog::{
        Answer, Context, Converse, Decision, Dialog, Finding, Heard, Inquiry, Outcome, Question, Standing,
        Status, Step, Subject,
    },
    flow::Flow,
    understand::Tier,
};

/// More lookups and questions to models than this for one answer is a circle of the flow's steps.
const INQUIRIES_MAX: usize = 64;

/// What a caller does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    /// Words, and how sure the recogniser would be of them, from 0 to 1.
    Say(String, f32),
    Keys(String),
    Silence,
    /// Speech that no recogniser can make words of.
    NotRecognised,
    HangUp,
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Reaction {
    /// Each as the caller hears it, the farewell among them.
    pub(super) said: Vec<String>,
    pub(super) decisions: Vec<Decision>,
    /// What was found out, and what could not be.
    pub(super) found: Vec<String>,
    /// Once, when the call is over.
    pub(super) outcome: Option<Box<Outcome>>,
}

/// One call's dialog, step by step.
pub(super) struct Rehearsal {
    dialog: Converse,
    answers: Answers,
    /// What is asked; nothing once the call is over.
    question: Option<Question>,
    typed_ahead: VecDeque<char>,
    /// What began with the call, until the first prompt.
    ahead: Vec<(String, Subject, Finding)>,
}

impl Act {
    /// `billing please @0.7`: words, and how sure the recogniser is; without a number it is sure.
    pub(super) fn say(text: &str) -> Self {
        let doubt = text.rsplit_once('@').and_then(|(words, sure)| Some((words, sure.parse::<f32>().ok()?)));
        match doubt.filter(|(words, sure)| words.ends_with(' ') && (0.0..=1.0).contains(sure)) {
            Some((words, sure)) => Self::Say(words.trim().to_owned(), sure),
            None => Self::Say(text.trim().to_owned(), 1.0),
        }
    }

    /// Blanks between keys only make them readable.
    pub(super) fn keys(text: &str) -> Option<Self> {
        let keys: String = text.split_whitespace().collect();
        let fits = |key: char| key.is_ascii_digit() || key == '*' || key == '#';
        (!keys.is_empty() && keys.chars().all(fits)).then_some(Self::Keys(keys))
    }
}

impl Rehearsal {
    /// What is looked up at the start counts from the second prompt on, unless the flow waits for it: as in a call.
    pub(super) fn begin(flow: Arc<Flow>, context: Context, answers: Answers) -> (Self, Reaction) {
        let dialog = Converse::new(flow, context);
        let mut rehearsal =
            Self { dialog, answers, question: None, typed_ahead: VecDeque::new(), ahead: Vec::new() };
        let mut reaction = Reaction::default();
        for (name, inquiry) in rehearsal.dialog.at_start() {
            let (finding, told) = rehearsal.answers.find(&inquiry);
            reaction.found.push(told);
            rehearsal.ahead.push((name, inquiry.subject, finding));
        }
        let first = rehearsal.dialog.open();
        rehearsal.follow(first, &mut reaction);
        for (name, _, finding) in std::mem::take(&mut rehearsal.ahead) {
            rehearsal.dialog.learn(&name, finding);
        }
        (rehearsal, reaction)
    }

    fn find(&mut self, inquiry: &Inquiry, reaction: &mut Reaction) -> Finding {
        if let Some((_, _, found)) = self.ahead.iter().find(|(_, subject, _)| *subject == inquiry.subject) {
            return found.clone();
        }
        let (finding, told) = self.answers.find(inquiry);
        reaction.found.push(told);
        finding
    }

    pub(super) fn is_over(&self) -> bool {
        self.question.is_none()
    }

    pub(super) fn standing(&self) -> Standing {
        self.dialog.standing()
    }

    pub(super) fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    pub(super) fn act(&mut self, act: &Act) -> Reaction {
        let mut reaction = Reaction::default();
        if self.is_over() {
            return reaction;
        }
        match act {
            Act::Say(words, sure) => {
                let heard = Heard { text: words.clone().into(), confidence: *sure };
                self.answer(Answer::Heard(heard), &mut reaction);
            }
            Act::Keys(keys) => self.press(keys, &mut reaction),
            Act::Silence => self.answer(Answer::NoInput, &mut reaction),
            Act::NotRecognised => self.answer(Answer::NotRecognised, &mut reaction),
            Act::HangUp => self.break_off(Status::CallerHangup, &mut reaction),
        }
        reaction
    }

    /// As a session does: what one question has no use for answers the next.
    fn press(&mut self, keys: &str, reaction: &mut Reaction) {
        self.typed_ahead.extend(keys.chars());
        while !self.typed_ahead.is_empty() {
            let Some(question) = &self.question else { break };
            let Some(rule) = question.expect.keys else {
                // A prompt that they interrupt is all that they are for.
                self.typed_ahead.clear();
                break;
            };
            let mut entry = String::new();
            while let Some(key) = self.typed_ahead.pop_front().filter(|key| Some(*key) != rule.terminator) {
                entry.push(key);
                if entry.len() >= usize::from(rule.digits_max) {
                    break;
                }
            }
            let full = rule.digits_max > 1 && entry.len() >= usize::from(rule.digits_max);
            if full && self.typed_ahead.front().copied() == rule.terminator.or(Some('#')) {
                // It ends, out of habit, what was complete without it.
                self.typed_ahead.pop_front();
            }
            let answer = if entry.is_empty() { Answer::NoInput } else { Answer::Keys(entry.into()) };
            self.answer(answer, reaction);
        }
    }

    fn answer(&mut self, answer: Answer, reaction: &mut Reaction) {
        let step = self.dialog.answer(answer);
        reaction.decisions.extend(self.dialog.decision());
        self.follow(step, reaction);
    }

    /// Until the dialog waits for the caller, or is over.
    fn follow(&mut self, mut step: Step, reaction: &mut Reaction) {
        for _ in 0..INQUIRIES_MAX {
            step = match step {
                Step::Consult(inquiry) => {
                    let finding = self.find(&inquiry, reaction);
                    let next = self.dialog.answer(Answer::Found(finding));
                    reaction.decisions.extend(self.dialog.decision());
                    next
                }
                Step::Ask(question) => {
                    reaction.said.push(one_line(&question.prompt));
                    self.question = Some(question);
                    return;
                }
                Step::End { farewell, outcome } => {
                    reaction.said.extend(farewell.as_deref().map(one_line));
                    for (name, inquiry) in self.dialog.at_end() {
                        let finding = self.find(&inquiry, reaction);
                        self.dialog.learn(&name, finding);
                    }
                    reaction.outcome = Some(self.dialog.concluded(outcome));
                    self.question = None;
                    return;
                }
            };
        }
        self.break_off(Status::Error, reaction);
    }

    fn break_off(&mut self, status: Status, reaction: &mut Reaction) {
        reaction.outcome = Some(Box::new(self.dialog.break_off(status)));
        self.question = None;
    }
}

/// `phrases 93 %: billing (phrase "bill")`.
pub(super) fn reasoned(decision: &Decision) -> String {
    let Decision { tier, confidence, meaning, why, .. } = decision;
    match tier {
        Tier::Nothing => format!("not understood ({why})"),
        _ => format!("{} {confidence} %: {meaning} ({why})", tier.as_str()),
    }
}

/// The parts of a prompt are rendered one by one, and heard as one.
fn one_line(prompt: &str) -> String {
    prompt.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2026-11-23T10:00` on the flow's own clock, or with an offset on any.
pub(super) fn moment(text: &str, flow: &Flow) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    flow.time_zone().to_timestamp(text.parse::<DateTime>().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_say_how_sure_the_recogniser_is() {
        let say = |words: &str, sure: f32| Act::Say(words.to_owned(), sure);
        assert_eq!(Act::say("billing please @0.7"), say("billing please", 0.7));
        for text in ["mail me@home", "x @7", "@0.5", "two @ three"] {
            assert_eq!(Act::say(text), say(text, 1.0));
        }
        assert_eq!(Act::keys("12 34#"), Some(Act::Keys("1234#".to_owned())));
        assert_eq!((Act::keys(""), Act::keys("12a")), (None, None));
    }

    #[test]
    fn keys_beyond_a_question_answer_the_next() {
        let text = "greeting = \"Hello.\"\nfallback = \"desk\"\n\
            [destinations.desk]\ncontext = \"d\"\nextension = \"0\"\n\
            [intents.order]\nkey = \"1\"\nsteps = [{ ask = \"order\" }, { ask = \"sure\" }, { transfer = \"desk\" }]\n\
            [slots.order]\ntype = \"digits\"\nmin = 2\nmax = 8\nprompt = \"Which order?\"\n\
            [slots.sure]\ntype = \"yes_no\"\nprompt = \"Sure?\"\n";
        let flow = Flow::load("shop.toml", text).expect("a sound flow");
        let (mut rehearsal, first) = Rehearsal::begin(flow, Context::default(), Answers::default());
        assert_eq!(first.said, ["Hello."]);
        let reaction = rehearsal.act(&Act::Keys("1471#1".to_owned()));
        assert_eq!(reaction.said[..2], ["Which order?", "Sure?"]);
        let outcome = reaction.outcome.expect("the end");
        let slots: Vec<_> =
            outcome.slots.iter().map(|(name, value)| (name.as_str(), value.expose().as_str())).collect();
        assert_eq!(slots, [("ORDER", "471"), ("SURE", "yes")]);
        assert!(rehearsal.is_over() && rehearsal.act(&Act::Silence).said.is_empty());
    }
}
