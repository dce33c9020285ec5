//! What a call leaves when it is over: its one outcome, and how it came about.

use super::board::LiveCall;
use crate::{dialog::Outcome, transcript::Transcript};

#[derive(Debug)]
pub(in crate::call) struct Finished {
    pub(in crate::call) outcome: Outcome,
    pub(in crate::call) transcript: Transcript,
    pub(in crate::call) frames: Frames,
    /// As it was shown at last; `None` when there never was any sound.
    pub(in crate::call) last: Option<Box<LiveCall>>,
}

/// 20 ms frames of one call.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::call) struct Frames {
    pub(in crate::call) received: u64,
    pub(in crate::call) sent: u64,
    /// Not sent because the socket had no room.
    pub(in crate::call) dropped: u64,
}

impl Finished {
    /// There was no session, or nobody knows of it.
    pub(in crate::call) fn without_session(outcome: Outcome) -> Self {
        Self { outcome, transcript: Transcript::default(), frames: Frames::default(), last: None }
    }
}
