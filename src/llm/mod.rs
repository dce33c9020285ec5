//! What a language model is asked and what of its answer counts, as values: no engine is known here.
//!
//! The flow fills a [`Brief`] at each turn that its own phrases do not settle. [`prompt()`] makes messages of it, in
//! which everything that people said or files hold is quoted data, and [`grammar()`] the only form that an answer can
//! have. [`SayStream`] reads the answer as it arrives: first the [`Decision`], held against the brief, then, sentence
//! by sentence, what may be spoken. No field of an answer can hold a number to call.

mod brief;
mod decision;
mod grammar;
mod grounding;
mod numbers;
mod prompt;
mod quoting;
mod recap;
mod reply;
mod speech;

pub use brief::{Brief, Charter, Intent, May, Passage, Slot, Speaker, Turn};
pub use decision::{Action, Decision, NotAReply, Wants};
pub use grammar::grammar;
pub use grounding::Unfounded;
pub(crate) use grounding::is_said;
pub(crate) use numbers::says_number;
pub use prompt::{Message, Messages, Role, prompt};
pub use recap::{NotALine, recap_grammar, recap_line, recap_prompt};
pub use reply::{Reply, SayStream};
pub(crate) use speech::is_order;
