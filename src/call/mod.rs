//! The one place where a session meets sockets and engines.
//!
//! An AGI session ([`agi::verbs`]) announces a call at the [`Exchange`] and has Asterisk connect its audio; the audio
//! port brings the connection with the call's UUID; from then on the call is [`media::live`] on a media thread
//! ([`media::pacer`]), and its outcome goes back through the AGI session as [`agi::variables`]. A [`Trial`] is a call
//! from a browser instead.

mod admission;
mod agi;
#[cfg(test)]
mod broken;
mod exchange;
mod flows;
mod media;
mod pausing;
mod replay;
mod request;
mod trial;
mod views;

pub use admission::accept_audio::{NotAccepted, accept_audio};
pub use admission::registry::Refused;
pub use agi::credential::{Credential, CredentialError};
pub use agi::variables::commands as result_variables;
pub use agi::verbs::serve;
pub use exchange::{Exchange, Service};
pub use flows::learning;
pub use flows::prompting::{Behind, Prompting};
pub use flows::{ByName, Flows, FlowsError};
pub use media::engines::Engines;
pub use media::line::{Line, LineError};
pub use media::pacer::{Paced, Pacer};
pub use media::sources::{InquiryAnswer, InquiryHandle, Sources};
pub use pausing::{PauseRequest, Pauses, Whose};
pub use replay::{FlowSince, Replay, ReplayError, replay};
pub use trial::{Caller, NoTrial, Trial, TrialRequest};
pub use views::agent::{Invite, TransferredCall};
pub use views::board::{Board, Doing, LiveCall};
pub use views::notes::Notes;

use crate::audio::CallRate;

/// The rates that fixed prompts are rendered at: those of `AudioSocket()` and of
/// `Dial(AudioSocket/.../c(slin16))`.
pub const PROMPT_RATES_HZ: [u32; 2] = [CallRate::Narrow.hz(), CallRate::Wide.hz()];
