//! How a conversation ends: transfer, goodbye, fallback, or broken off; each with its one line for the agent.

use std::sync::Arc;

use super::{Converse, Stage};
use crate::{
    dialog::{
        step::{Action, Heard, Outcome, Sentiment, Status, Step},
        summary::{details, summary},
    },
    language::filled,
    understand::{Meaning, Tier},
};

/// A closed place may send on to one that is closed as well; the loader has ruled out circles.
const DETOURS_MAX: usize = 8;

impl Converse {
    /// To the place, or where its calls go while it is closed.
    pub(super) fn transfer(&mut self, mut place: usize) -> Step {
        let flow = Arc::clone(&self.flow);
        for _ in 0..DETOURS_MAX {
            let Some(found) = flow.places().get(place) else { break };
            if found.hours().is_none_or(|hours| self.memory.is_open(hours)) {
                return self.transfer_now(place);
            }
            let closed = self.memory.tell(|telling| flow.say_closed(telling, place));
            let detour =
                found.when_closed().and_then(|to| flow.places().iter().position(|at| at.name() == to));
            match detour {
                Some(next) => {
                    self.talk.say_before(&closed);
                    place = next;
                }
                None => return self.closed(&closed, place),
            }
        }
        self.transfer_now(flow.fallback_index())
    }

    fn transfer_now(&mut self, place: usize) -> Step {
        let flow = Arc::clone(&self.flow);
        let place = flow.places().get(place).map_or(flow.fallback_index(), |_| place);
        let to = &flow.places()[place];
        let outcome = Outcome {
            action: Action::Transfer,
            destination: Some(to.destination().clone()),
            jump: to.jump(),
            summary: self.summary(),
            ..self.outcome(Status::Ok)
        };
        let farewell = self.memory.tell(|telling| flow.say_transfer(telling, place));
        self.end(&farewell, outcome)
    }

    /// "Caller asked for an appointment: date 2026-12-24, time 14:30 (said: ...)".
    fn summary(&self) -> crate::pii::Redacted<String> {
        let (words, summaries) = (self.intent.words(), &self.flow.words().summaries);
        let choice = self.intent.choice().and_then(|choice| self.flow.choices().get(choice));
        let spoken = choice.map_or(summaries.a_person, |choice| choice.spoken());
        let what = match self.intent.key() {
            Some(key) if words.is_empty() => {
                filled(summaries.pressed, &[("key", &key.to_string()), ("place", spoken)])
            }
            _ if choice.is_none() && words.is_empty() => summaries.sent_on.to_owned(),
            _ => filled(summaries.asked_for, &[("place", spoken)]),
        };
        summary(self.flow.words(), &(what + &details(&self.memory.shareable())), self.to_share(words))
    }

    fn closed(&mut self, farewell: &str, place: usize) -> Step {
        let flow = Arc::clone(&self.flow);
        let spoken = flow.places().get(place).map_or("", |place| place.spoken());
        let what = filled(flow.words().summaries.told_closed, &[("place", spoken)]);
        let outcome = Outcome {
            action: Action::Hangup,
            summary: summary(flow.words(), &what, self.to_share(self.intent.words())),
            ..self.outcome(Status::Ok)
        };
        self.end(farewell, outcome)
    }

    /// Everything is done; the caller needs nobody.
    pub(super) fn served(&mut self, farewell: &str) -> Step {
        let words = self.flow.words();
        let summary = match self.intent.choice() {
            Some(_) => self.summary(),
            None if self.intent.words().is_empty() => summary(words, words.summaries.told_first, ""),
            None => summary(words, words.summaries.asked_question, self.to_share(self.intent.words())),
        };
        let outcome = Outcome { action: Action::Hangup, summary, ..self.outcome(Status::Ok) };
        self.end(farewell, outcome)
    }

    pub(super) fn goodbye(&mut self, confidence: u8) -> Step {
        let words = self.flow.words();
        self.note(Tier::Phrases, confidence, "goodbye", "the caller said goodbye");
        let outcome = Outcome {
            action: Action::Hangup,
            intent: Some("goodbye".to_owned()),
            confidence,
            summary: summary(words, words.summaries.said_goodbye, self.to_share(self.talk.heard())),
            ..self.outcome(Status::Ok)
        };
        let farewell = self.memory.tell(|telling| self.flow.say_goodbye(telling));
        self.end(&farewell, outcome)
    }

    pub(super) fn fall_back(&mut self, status: Status, why: &str) -> Step {
        let outcome = self.to_fallback(status, why);
        let farewell = self.memory.tell(|telling| self.flow.say_fallback(telling));
        // What was to be said first belongs to a question that is not asked any more.
        self.talk.drop_lead_in();
        self.end(&farewell, outcome)
    }

    /// Words of the flow's own for a human, or anger, where the flow says that they end the conversation.
    pub(super) fn escalate(&mut self, heard: &Heard) -> Option<Step> {
        let extras = self.flow.extras();
        let named = extras.escalation.as_ref().is_some_and(|words| {
            let understood = words.understand(heard.text.expose(), heard.confidence);
            matches!(understood.meaning, Meaning::Choice(_))
                && understood.confidence >= self.flow.thresholds().confirm
        });
        let angry = extras.on_anger && self.talk.mood() == Sentiment::Angry;
        if !named && !angry {
            return None;
        }
        let to = extras.escalate_to;
        self.note(
            Tier::Phrases,
            100,
            "escalation",
            if named { "a word of escalation" } else { "the caller is angry" },
        );
        let place = to.unwrap_or_else(|| self.flow.fallback_index());
        if self.asks_for_sensitive() {
            // "No, 4929..., I have lost it": the number may be among the words.
            self.talk.forget_heard();
        }
        self.intent.name(self.talk.heard());
        Some(self.transfer(place))
    }

    fn to_fallback(&self, status: Status, why: &str) -> Outcome {
        let fallback = self.flow.fallback();
        Outcome {
            action: Action::Transfer,
            destination: Some(fallback.destination().clone()),
            jump: fallback.jump(),
            summary: summary(
                self.flow.words(),
                &(why.to_owned() + &details(&self.memory.shareable())),
                self.to_share(self.talk.heard()),
            ),
            ..self.outcome(status)
        }
    }

    /// What is the same in every ending.
    fn outcome(&self, status: Status) -> Outcome {
        let intent = self.intent.choice().map(|choice| self.choice_name(choice));
        Outcome {
            intent: intent.filter(|_| status == Status::Ok || self.position.is_some()),
            confidence: self.intent.confidence(),
            text: self.to_share(self.talk.heard()).to_owned().into(),
            digits: self.talk.keys().to_owned().into(),
            slots: self.memory.shareable(),
            sentiment: self.talk.mood(),
            consent: self.memory.consent,
            ..Outcome::undecided(status, self.memory.language())
        }
    }

    fn end(&mut self, farewell: &str, outcome: Outcome) -> Step {
        let farewell = Some(self.talk.with_lead_in(farewell)).filter(|farewell| !farewell.is_empty());
        self.stage = Stage::Over(Box::new(outcome.clone()));
        Step::End { farewell, outcome: Box::new(outcome) }
    }

    /// The call ended for a reason of its own, in the middle of the conversation.
    pub(super) fn broken_off(&self, status: Status) -> Outcome {
        let words = self.flow.words();
        match status {
            Status::CallerHangup => Outcome {
                summary: summary(words, words.summaries.hung_up, self.to_share(self.talk.heard())),
                ..self.outcome(status)
            },
            Status::Overload => self.to_fallback(status, words.summaries.overload),
            Status::Ok | Status::NoInput | Status::NoMatch | Status::Error => {
                self.to_fallback(status, words.summaries.broken)
            }
        }
    }
}
