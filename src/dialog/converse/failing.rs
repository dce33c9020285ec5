//! Answers that lead nowhere: silence, words that fit nothing, and speech that no recogniser understands.

use std::sync::Arc;

use super::{Converse, Failure, Stage};
use crate::{
    dialog::step::{Status, Step},
    understand::{Band, Tier, Understanding},
};

impl Converse {
    pub(super) fn failed(&mut self, failure: Failure) -> Step {
        self.note(Tier::Nothing, 0, "", "nothing known was said");
        if let Stage::Filling(filling) = self.stage.clone() {
            return self.no_value(*filling, failure);
        }
        if matches!(self.stage, Stage::Consenting { .. }) {
            return self.without_consent(failure);
        }
        if let Some(over) = self.count_failure(failure, &Understanding::nothing()) {
            return over;
        }
        if matches!(self.stage, Stage::Which(_)) && self.patience.failures() > 1 {
            // The same question a third time does not help; the keys do.
            self.choose_again(false);
        }
        let flow = Arc::clone(&self.flow);
        let prompt = self.memory.tell(|telling| match (&self.stage, failure) {
            (Stage::Confirming { choice, .. }, _) => flow.say_confirm_again(telling, *choice),
            (Stage::Which(pair), _) => flow.say_which(telling, pair.first, pair.second),
            (Stage::Checking { .. } | Stage::Message { .. }, _) => self.talk.prompt().to_owned(),
            (_, Failure::NoInput) => flow.say_no_input(telling, self.patience.failures()),
            (_, Failure::NoMatch) => flow.say_no_match(telling, self.patience.failures()),
        });
        self.ask(&prompt)
    }

    /// The end of the call, when this failure was one too many. An intent that is sure enough to act on never is.
    pub(super) fn count_failure(&mut self, failure: Failure, understood: &Understanding) -> Option<Step> {
        self.patience.fail();
        let acts = self.flow.band(understood) == Band::Act;
        if acts || (self.patience.failures() <= self.flow.retries() && !self.gave_up_on_speech(failure)) {
            return None;
        }
        Some(match failure {
            _ if self.patience.is_in_trouble() => {
                self.fall_back(Status::Error, self.flow.words().summaries.not_recognised)
            }
            Failure::NoInput if self.talk.heard().is_empty() => {
                self.fall_back(Status::NoInput, self.flow.words().summaries.said_nothing)
            }
            Failure::NoInput => self.fall_back(Status::NoInput, self.flow.words().summaries.fell_silent),
            Failure::NoMatch => self.fall_back(Status::NoMatch, self.flow.words().summaries.not_understood),
        })
    }

    /// A caller who was told of the trouble and stays silent waits for a human.
    fn gave_up_on_speech(&self, failure: Failure) -> bool {
        self.patience.is_in_trouble() && matches!(failure, Failure::NoInput)
    }

    pub(super) fn not_recognised(&mut self) -> Step {
        // The trouble is told at a question that matters more.
        if matches!(self.stage, Stage::Consenting { .. }) {
            return self.without_consent(Failure::NoMatch);
        }
        if !self.patience.bears_trouble(self.flow.retries()) {
            return self.fall_back(Status::Error, self.flow.words().summaries.not_recognised);
        }
        if let Stage::Filling(filling) = self.stage.clone() {
            return self.no_value(*filling, Failure::NoMatch);
        }
        self.choose_again(false);
        let prompt = self.memory.tell(|telling| self.flow.say_trouble(telling));
        self.ask(&prompt)
    }

    pub(super) fn no_input(&mut self) -> Step {
        match self.stage.clone() {
            // Silence after "anything else?" is a no.
            Stage::Choosing { served: true } if !self.patience.is_in_trouble() => {
                let goodbye = self.memory.tell(|telling| self.flow.say_goodbye(telling));
                self.served(&goodbye)
            }
            Stage::Message { .. } => self.go_on(),
            _ => self.failed(Failure::NoInput),
        }
    }
}
