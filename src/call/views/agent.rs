//! What the agent who takes a call may see of it, on a page of its own.

use std::sync::Arc;

use super::{board::LiveCall, finished::Finished};
use crate::{
    dialog::{Action, Outcome},
    pii::Redacted,
    transcript::{KeptOutcome, Turn},
};

/// A call that was handed over to a person.
#[derive(Clone, Debug)]
pub struct TransferredCall {
    pub call: LiveCall,
    pub destination: String,
    pub intent: Option<String>,
    pub sentiment: &'static str,
    /// `None` where there is none, or something was confided, which may be in it.
    pub summary: Option<Redacted<String>>,
    /// By name; the sensitive ones are not among them.
    pub slots: Vec<(String, Redacted<String>)>,
}

/// Makes a page for one call and gives its address, where there is one.
pub type Invite = Box<dyn Fn(TransferredCall) -> Option<String> + Send + Sync>;

impl TransferredCall {
    /// `None` when the call was not handed over, or never had any sound.
    pub(in crate::call) fn of(finished: &Finished) -> Option<Self> {
        let Finished { outcome, last, .. } = finished;
        let last = last.as_ref().filter(|_| outcome.action == Action::Transfer)?;
        Some(Self::new(LiveCall::clone(last), outcome))
    }

    pub fn new(call: LiveCall, outcome: &Outcome) -> Self {
        let outcome = KeptOutcome::new(outcome, call.confided);
        Self {
            destination: outcome.destination.as_ref().map_or("", |to| to.name()).to_owned(),
            intent: outcome.intent.clone(),
            sentiment: outcome.sentiment.as_str(),
            summary: Some(outcome.summary.clone()).filter(|summary| !summary.expose().is_empty()),
            slots: outcome.slots.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            call,
        }
    }

    pub fn turns(&self) -> &[Arc<Turn>] {
        &self.call.turns
    }
}
