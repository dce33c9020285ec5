//! What to say and where to send: flows, understanding and the verbs' conversations, without sound, time or IO.

mod destination;
mod step;

pub use destination::Destination;
pub use step::{Action, Answer, Dialog, Expect, Heard, KeyRule, Outcome, Question, SpeechRule, Status, Step};
