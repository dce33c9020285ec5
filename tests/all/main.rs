//! The one integration binary.

mod asterisk;
mod engine;
