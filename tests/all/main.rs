//! The one integration binary.

// Clippy knows test functions by their attribute and not what they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod asterisk;
mod engine;
mod wire;
