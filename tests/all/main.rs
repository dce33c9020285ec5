//! The one integration binary.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "what fails in here fails a test, helpers included"
)]
// Clippy knows test functions by their attribute and not what they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod asterisk;
mod audio;
mod cli;
mod dialogs;
mod engine;
mod flows;
#[cfg(feature = "tts")]
mod speech;
mod tidy;
mod wire;
