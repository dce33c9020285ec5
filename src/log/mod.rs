//! What bounds the log, whatever comes from outside: how long a text in it may be, and how often a line may come.
//!
//! [`mod@shown`] is the one place that cuts and escapes, [`Quota`] the one that counts. [`Lines`] stands between all
//! log lines and where they are written, so a new line is bounded without knowing it.

mod lines;
mod quota;
mod shown;

pub use lines::{Kind, Lines};
pub use quota::Quota;
pub use shown::{Bounded, CHARACTERS_MAX, shown};
