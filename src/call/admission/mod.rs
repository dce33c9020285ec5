//! Which calls are let in: a place for each, the UUIDs that are announced, and who rings too often.

pub(super) mod accept_audio;
pub(super) mod callers;
pub(super) mod place;
pub(super) mod registry;
