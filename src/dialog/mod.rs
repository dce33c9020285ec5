//! The verbs' conversations: what to say next and where to send a call, without sound, time or IO.

mod ask;
mod context;
mod converse;
mod inquiry;
mod listen;
mod say;
mod step;
mod summary;
pub mod verbs;

pub use ask::{Ask, Wanted};
pub use context::Context;
pub use converse::{Converse, Standing};
pub use inquiry::{Finding, Inquiry, Passage, SpokenAnswer, Subject};
pub use listen::Listen;
pub use say::Say;
pub use step::{
    Action, Answer, Decision, Dialog, Expect, Filler, Heard, KeyRule, Outcome, Question, Sentiment,
    SpeechRule, Status, Step,
};
