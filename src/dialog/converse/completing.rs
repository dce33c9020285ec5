//! Whether what has been said so far is a whole answer: how long to wait for more.

use super::{Converse, Stage};
use crate::{
    dialog::step::Heard,
    understand::{
        Band, Completeness, Meaning, ends_open, is_acknowledgement, is_backchannel, values, yes_or_no,
    },
};

impl Converse {
    /// "Okay" or "yeah" where no yes or no was asked for, and where it names nothing.
    fn only_follows(&self, so_far: &Heard) -> bool {
        let text = so_far.text.expose();
        let open = match &self.stage {
            Stage::Choosing { served } => !served,
            Stage::Which { .. } => true,
            Stage::Filling(filling) => {
                filling.asks_for_value()
                    && self
                        .flow
                        .slot(&filling.slot)
                        .is_some_and(|slot| !slot.kind.rules().takes_acknowledgements())
            }
            _ => false,
        };
        open && is_acknowledgement(self.memory.words(), text)
            && self.understand(so_far).meaning == Meaning::Nothing
    }

    pub(super) fn is_asking_back(&self) -> bool {
        match &self.stage {
            Stage::Filling(filling) => filling.asks_back(),
            Stage::Confirming { .. } | Stage::Which(_) | Stage::Checking { .. } => true,
            Stage::Choosing { .. } | Stage::Message { .. } | Stage::Consenting { .. } => false,
            Stage::Climbing(_) | Stage::LookingUp { .. } | Stage::Over(_) => false,
        }
    }

    pub(super) fn how_complete(&self, so_far: &Heard) -> Completeness {
        let (words, text) = (self.memory.words(), so_far.text.expose());
        if is_backchannel(words, text) {
            return Completeness::Backchannel;
        }
        if self.only_follows(so_far) {
            return Completeness::Backchannel;
        }
        if let Stage::Filling(filling) = &self.stage
            && let Some(slot) = self.flow.slot(&filling.slot)
        {
            return values::completeness(&slot.kind, text, self.memory.here());
        }
        if matches!(self.stage, Stage::Consenting { .. }) && yes_or_no(words, text).is_some() {
            return Completeness::Complete;
        }
        // After "no" a caller often names what was meant; after "yes" there is nothing to add.
        let confirmed = matches!(self.stage, Stage::Confirming { .. } | Stage::Checking { .. })
            && yes_or_no(words, text).is_some_and(|(yes, _)| yes);
        let phrases = self.understand(so_far);
        let understood = match self.vector_of(so_far) {
            Some(vector) => self.with_examples(so_far, phrases, vector),
            None => phrases,
        };
        let band = self.flow.band(&understood);
        match (confirmed || band == Band::Act, ends_open(words, text)) {
            (true, false) => Completeness::Complete,
            (false, true) => Completeness::Incomplete,
            (false, false) if matches!(band, Band::Confirm | Band::Which) => Completeness::Likely,
            (true, true) | (false, false) => Completeness::Unknown,
        }
    }
}
