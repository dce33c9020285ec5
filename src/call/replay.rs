//! A recorded call again: its dialog made as it was made then, its tape played, and what it tells compared.

use super::{flows::Flows, request::Request};
use crate::{
    dialog::verbs::VerbError,
    pii::Redacted,
    session::{Comparison, Tape, TapeError, compare},
    store::TapeKept,
};

/// A call and its replay.
#[derive(Debug)]
pub struct Replay {
    pub comparison: Comparison,
    /// The flow that it went by; `None` for a verb without one.
    pub flow: Option<FlowSince>,
}

/// A flow, as it is now.
#[derive(Debug)]
pub struct FlowSince {
    pub name: String,
    /// Its file is another one than in the call.
    pub changed: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error(transparent)]
    Request(#[from] VerbError),
    #[error(transparent)]
    Tape(#[from] TapeError),
}

/// Plays the tape to the flows as they are now. Numbers that are not kept any more are empty.
pub fn replay(
    kept: &TapeKept,
    caller: Redacted<String>,
    called: Redacted<String>,
    flows: &Flows,
) -> Result<Replay, ReplayError> {
    let request = Request::kept(kept, caller, called);
    let dialog = request.dialog(&flows.by_name())?;
    let comparison = compare(&Tape::from_bytes(&kept.tape)?, dialog)?;
    let flow = request.flow(flows).map(|name| {
        let changed = flows.print(&name) != kept.flow_print;
        FlowSince { name, changed }
    });
    Ok(Replay { comparison, flow })
}
