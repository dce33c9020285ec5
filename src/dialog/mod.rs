//! What to say and where to send: flows, understanding and the verbs' conversations, without sound, time or IO.

mod ask;
mod context;
mod converse;
mod destination;
mod flow;
mod inquiry;
mod listen;
pub mod llm;
mod say;
mod step;
mod summary;
mod understand;
pub mod verbs;

pub use ask::{Ask, Wanted};
pub use context::Context;
pub use converse::{Converse, Standing};
pub use destination::Destination;
pub use flow::{Choice, Fault, Flow, LookupText, Place, Row, TableText, Thresholds, Timeouts};
pub use inquiry::{Finding, Inquiry, Passage, SpokenAnswer, Subject};
pub use listen::Listen;
pub use say::Say;
pub use step::{
    Action, Answer, Completeness, Consent, Decision, Dialog, Expect, Filler, Heard, KeyRule, Outcome,
    Question, Sentiment, SpeechRule, Status, Step, Tier,
};
pub use understand::values;
pub use understand::{
    Band, Classifier, Example, Guess, Meaning, Phrasebook, Reason, Understanding, background, hide_cards,
    is_yes_or_no, normal_form, without_cards,
};
