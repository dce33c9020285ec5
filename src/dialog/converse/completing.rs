//! Whether what has been said so far is a whole answer: how long to wait for more.

use super::{Converse, Stage};
use crate::dialog::step::{Completeness, Heard};
use crate::dialog::understand::{Band, ends_open, is_backchannel, values, yes_or_no};

impl Converse {
    pub(super) fn how_complete(&self, so_far: &Heard) -> Completeness {
        let text = so_far.text.expose();
        if is_backchannel(text) {
            return Completeness::Backchannel;
        }
        if let Stage::Filling(filling) = &self.stage
            && let Some(slot) = self.flow.slot(&filling.slot)
        {
            return values::completeness(&slot.kind, text, self.memory.today());
        }
        // After "no" a caller often names what was meant; after "yes" there is nothing to add.
        let confirmed = matches!(self.stage, Stage::Confirming { .. } | Stage::Checking { .. })
            && yes_or_no(text).is_some_and(|(yes, _)| yes);
        let band = self.flow.band(&self.understand(so_far));
        match (confirmed || band == Band::Act, ends_open(text)) {
            (true, false) => Completeness::Complete,
            (false, true) => Completeness::Incomplete,
            (false, false) if matches!(band, Band::Confirm | Band::Which) => Completeness::Likely,
            (true, true) | (false, false) => Completeness::Unknown,
        }
    }
}
