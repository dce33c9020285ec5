//! The one place where a session meets sockets and engines.
//!
//! An AGI session ([`verbs`]) announces a call at the [`Exchange`] and has Asterisk connect its audio; the audio port
//! brings the connection with the call's UUID; from then on the call is [`live`] on a media thread ([`pacer`]), and its
//! outcome goes back through the AGI session as [`variables`]. A [`Trial`] is a call from a browser instead.

mod accept_audio;
mod admission;
mod agent;
mod arrival;
mod board;
#[cfg(test)]
mod broken;
mod callers;
mod control;
mod credential;
mod detail;
mod engines;
mod exchange;
mod flows;
mod hand_over;
mod kept;
pub mod learning;
mod line;
mod live;
mod mail;
mod notes;
mod pacer;
mod pausing;
mod prompting;
mod record;
mod registry;
mod replay;
mod report;
mod request;
mod sound;
mod sources;
mod tally;
mod trace;
mod trial;
mod turn_line;
mod variables;
mod verbs;
mod watch;

pub use accept_audio::{NotAccepted, accept_audio};
pub use agent::{Invite, TransferredCall};
pub use board::{Board, Doing, LiveCall, LiveTurn};
pub use credential::{Credential, CredentialError};
pub use engines::Engines;
pub use exchange::{Exchange, Service};
pub use flows::{ByName, Flows, FlowsError};
pub use line::{Line, LineError};
pub use notes::Notes;
pub use pacer::{Paced, Pacer};
pub use pausing::{PauseRequest, Pauses, Whose};
pub use prompting::{Behind, Prompting};
pub use registry::Refused;
pub use replay::{FlowSince, Replay, ReplayError, replay};
pub use sources::{InquiryAnswer, InquiryHandle, Sources};
pub use trial::{Caller, NoTrial, Trial, TrialRequest};
pub use variables::commands as result_variables;
pub use verbs::serve;

use crate::audio::CallRate;

/// The rates that fixed prompts are rendered at: those of `AudioSocket()` and of
/// `Dial(AudioSocket/.../c(slin16))`.
pub const PROMPT_RATES_HZ: [u32; 2] = [CallRate::Narrow.hz(), CallRate::Wide.hz()];
