//! What of a call's end may be kept, and shown to others than the dialplan.

use crate::{
    dialog::{Outcome, without_cards},
    pii::Redacted,
};

/// The outcome without what is for the dialplan alone. The dialplan has asked for a number and gets it, also one of a
/// card; no record, call detail or page does.
pub(super) fn outcome(outcome: &Outcome) -> Outcome {
    let mut kept = outcome.clone();
    if kept.confided {
        // The intent of a single question is its answer: "yes".
        kept.intent = None;
        kept.text = Redacted::default();
        kept.digits = Redacted::default();
        kept.summary = Redacted::default();
        kept.slots.clear();
    }
    kept.slots.values_mut().for_each(hide_cards);
    [&mut kept.text, &mut kept.digits, &mut kept.summary].into_iter().for_each(hide_cards);
    kept
}

pub(super) fn hide_cards(text: &mut Redacted<String>) {
    if let Some(hidden) = without_cards(text.expose()) {
        *text = hidden.into();
    }
}
