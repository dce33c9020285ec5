//! The one integration binary.
// Clippy knows test functions by their attribute and not what they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod asterisk;
mod audio;
mod browser;
mod cli;
mod dialogs;
mod documents;
mod engine;
mod flows;
mod http;
mod knowledge;
mod llm;
mod models;
mod operating;
mod package;
mod part;
mod reading;
mod server;
mod session;
#[cfg(feature = "tts")]
mod speech;
mod store;
mod tidy;
mod values;
mod wire;
