//! The AGI side of a call: what a dialplan asks for, and the variables that it gets back.

pub(super) mod control;
pub(super) mod credential;
pub(super) mod trace;
pub(super) mod variables;
pub(super) mod verbs;
