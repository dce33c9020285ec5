//! What a call was, turn by turn, without what was confided in it.
//!
//! A [`Transcript`] is made of the session's events as they happen. Everything that keeps or shows a call (record, live
//! view, log, metrics, trace, call detail, agent's page) is a view of it and decides nothing about masking: what must
//! not be kept never gets into a [`Turn`], an event that is handed on, or a [`KeptOutcome`].

mod follow;
mod outcome;
mod stamp;
mod turn;
mod waits;

use std::time::Duration;

pub use follow::{Happened, Transcript};
pub use outcome::KeptOutcome;
pub use stamp::Stamp;
pub use turn::{Span, Turn, Who, Wordless};
pub use waits::{Stages, Wait};

/// As times are shown and kept.
pub fn whole_ms(time: Duration) -> i64 {
    time.as_millis().try_into().unwrap_or(i64::MAX)
}
