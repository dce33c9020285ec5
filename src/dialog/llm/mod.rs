//! What a language model is asked and what of its answer counts, as values: no engine is known here.
//!
//! The flow fills a [`Brief`] at each turn that its own phrases do not settle.

mod brief;

pub use brief::{Brief, Charter, Intent, May, Passage, Slot, SlotKind, Speaker, Turn};
