//! The one place where a session meets sockets and engines.
//!
//! An AGI session ([`verbs`]) announces a call at the [`Exchange`] and has Asterisk connect its audio; the audio port
//! brings the connection with the call's UUID; from then on the call is [`live`] on a media thread ([`pacer`]), and its
//! outcome goes back through the AGI session as [`variables`].

mod arrival;
mod control;
mod engines;
mod exchange;
mod line;
mod live;
mod pacer;
mod registry;
mod report;
mod trace;
mod variables;
mod verbs;

pub use engines::Engines;
pub use exchange::{Exchange, Service};
pub use line::{Line, LineError};
pub use pacer::{Paced, Pacer};
pub use registry::Refused;
pub use verbs::serve;
