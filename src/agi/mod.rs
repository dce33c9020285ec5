//! FastAGI, the line protocol by which a dialplan hands a call over, as bytes and values.
//!
//! Asterisk connects and sends an [`Environment`]; then the server sends one [`Command`] at a time and
//! Asterisk answers each with a [`Reply`]. The line `HANGUP` may come between a command and its reply.
//!
//! Offhook is the server ([`ServerCodec`]); the simulator that plays Asterisk, and the fuzzers, use
//! [`AsteriskCodec`]. Lines are text: bytes that are not UTF-8 (Latin-1 names from old switches) become
//! U+FFFD on the way in.

mod codec;
mod command;
mod environment;
mod error;
mod lines;
mod quoting;
mod reply;
mod script;

pub use codec::{AsteriskCodec, Event, ServerCodec};
pub use command::Command;
pub use environment::{ENVIRONMENT_BYTES_MAX, Environment};
pub use error::AgiError;
pub use quoting::{COMMAND_BYTES_MAX, CommandLine};
pub use reply::{REPLY_BYTES_MAX, Reply};
pub use script::Script;
