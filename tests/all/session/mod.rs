//! Whole calls without sound, sockets or engines: scripts in, event logs out, and random calls against a small model.

mod confided;
mod consenting;
mod curious;
mod driver;
mod hand_over;
mod pausing;
mod random;
mod scripts;
