//! The server's ports, held by values that a test plays Asterisk with: who gets in, and what comes back in every case.

// The tests of the ports, which a build without speech has not, need the most of it.
#[cfg_attr(not(feature = "tts"), allow(dead_code))]
pub(crate) mod asterisk;
#[cfg(feature = "tts")]
mod attacks;
pub(crate) mod caller;
mod child;
mod clock;
mod confided;
mod consent;
#[cfg(feature = "tts")]
mod credential;
mod details;
mod flood;
mod lost;
mod overload;
mod pausing;
#[cfg(feature = "tts")]
mod ports;
mod privacy;
mod prompting;
mod recording;
mod records;
mod replay;
#[cfg(all(feature = "stt", feature = "tts", feature = "llm"))]
mod understanding;
mod views;

pub(crate) use overload::{exchange, recorded_exchange, rings};
