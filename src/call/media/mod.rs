//! The media side of a call: its socket, its turn every 20 ms, its engines and what is recorded of its sound.

pub(super) mod arrival;
pub(super) mod engines;
pub(super) mod line;
pub(super) mod live;
pub(super) mod mail;
pub(super) mod pacer;
pub(super) mod sound;
pub(super) mod sources;
