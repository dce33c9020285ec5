//! What of a call's end may be kept, and shown to others than the dialplan.

use std::ops::Deref;

use crate::{dialog::Outcome, pii::Redacted, understand::hide_cards};

/// The outcome without what is for the dialplan alone. The dialplan has asked for a number and gets it, also one of a
/// card; no record, call detail or page does.
#[derive(Clone, Debug)]
pub struct KeptOutcome(Outcome);

impl KeptOutcome {
    /// `confided`: something was, in some turn of the call, and what was said last or sums the call up may repeat it.
    pub fn new(outcome: &Outcome, confided: bool) -> Self {
        let mut kept = outcome.clone();
        if kept.confided {
            // The intent of a single question is its answer: "yes".
            kept.intent = None;
            kept.slots.clear();
        }
        if kept.confided || confided {
            kept.text = Redacted::default();
            kept.digits = Redacted::default();
            kept.summary = Redacted::default();
        }
        let Outcome { slots, unkept, intent, .. } = &mut kept;
        for name in unkept.drain(..) {
            let value = slots.remove(&name);
            // The intent of a single question is its answer.
            intent.take_if(|intent| value.is_some_and(|value| value.expose() == intent));
        }
        let texts = [&mut kept.text, &mut kept.digits, &mut kept.summary];
        for text in texts.into_iter().chain(kept.slots.values_mut()) {
            hide_cards(text);
        }
        Self(kept)
    }
}

impl Deref for KeptOutcome {
    type Target = Outcome;

    fn deref(&self) -> &Outcome {
        &self.0
    }
}
