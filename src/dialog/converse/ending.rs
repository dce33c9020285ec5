//! How a conversation ends: transfer, goodbye, fallback, or broken off; each with its one line for the agent.

use std::sync::Arc;

use super::{Converse, Failure, Stage};
use crate::dialog::step::{Action, Outcome, Status, Step};
use crate::dialog::summary::summary;

impl Converse {
    pub(super) fn transfer(&mut self, choice: usize, confidence: u8) -> Step {
        let flow = Arc::clone(&self.flow);
        let Some(choice) = flow.choices().get(choice) else { return self.failed(Failure::NoMatch) };
        let what = match self.keys.chars().next() {
            Some(key) if self.wish.is_empty() => format!("Caller pressed {key} for {}", choice.spoken()),
            _ => format!("Caller asked for {}", choice.spoken()),
        };
        let outcome = Outcome {
            action: Action::Transfer,
            destination: Some(choice.destination().clone()),
            jump: choice.jump(),
            intent: Some(choice.name().to_owned()),
            confidence,
            summary: summary(&what, &self.wish),
            ..self.outcome(Status::Ok)
        };
        self.end(Some(choice.transfer().to_owned()), outcome)
    }

    pub(super) fn goodbye(&mut self, confidence: u8) -> Step {
        let outcome = Outcome {
            action: Action::Hangup,
            intent: Some("goodbye".to_owned()),
            confidence,
            summary: summary("Caller said goodbye", &self.heard),
            ..self.outcome(Status::Ok)
        };
        self.end(Some(self.flow.say_goodbye()), outcome)
    }

    pub(super) fn fall_back(&mut self, status: Status, why: &str) -> Step {
        let outcome = self.to_fallback(status, why);
        self.end(Some(self.flow.say_fallback()), outcome)
    }

    fn to_fallback(&self, status: Status, why: &str) -> Outcome {
        let fallback = self.flow.fallback();
        Outcome {
            action: Action::Transfer,
            destination: Some(fallback.destination().clone()),
            jump: fallback.jump(),
            summary: summary(why, &self.heard),
            ..self.outcome(status)
        }
    }

    /// What is the same in every ending.
    fn outcome(&self, status: Status) -> Outcome {
        Outcome {
            text: self.heard.clone().into(),
            digits: self.keys.clone().into(),
            ..Outcome::undecided(status, self.flow.language())
        }
    }

    fn end(&mut self, farewell: Option<String>, outcome: Outcome) -> Step {
        self.stage = Stage::Over(Box::new(outcome.clone()));
        Step::End { farewell, outcome: Box::new(outcome) }
    }

    /// The call ended for a reason of its own, in the middle of the conversation.
    pub(super) fn broken_off(&self, status: Status) -> Outcome {
        match status {
            Status::CallerHangup => {
                Outcome { summary: summary("Caller hung up", &self.heard), ..self.outcome(status) }
            }
            Status::Overload => self.to_fallback(status, "Too many calls at once"),
            Status::Ok | Status::NoInput | Status::NoMatch | Status::Error => {
                self.to_fallback(status, "The automatic reception failed")
            }
        }
    }
}
