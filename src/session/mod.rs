//! One call as a state machine without IO: inputs and the time go in, wishes come out.
//!
//! The contract, in the order that the owner of a session keeps for every 20 ms of a call:
//! 1. [`Session::handle`] for each thing that happened (a frame, a digit, an engine's answer);
//! 2. [`Session::tick`], which takes the next outbound frame and fires what is due;
//! 3. [`Session::poll`] until it is empty, carrying out each [`Output`].
//!
//! ```text
//!   Waiting
//!      │ Start
//!      ▼            a turn ends before its words are there
//!   Asking ─────────────────────────────────────────────────▶ Thinking
//!   │  ▲ ▲ └─ prompt plays, is held by speech, ends;            │    │
//!   │  │ │    then the caller's silence counts                  │    │
//!   │  │ └──────────────────── the caller goes on ──────────────┘    │
//!   │  └─ next question ◀── dialog.answer(words, keys, no-input) ◀───┤
//!   │                                 │ Step::End                    │ hung up after a message
//!   │ hung up, aborted, no voice      ▼                              ▼
//!   └──────────▶ Ended ◀────────── Closing (farewell)             Leaving ──▶ Ended
//! ```
//! A dialog that has to find something out (`Step::Consult`) is answered later: in Consulting the caller hears a
//! filler, or the first sentences of an answer that is still being made, and keys are kept for the next question.
//!
//! `Ended` is reached once, with exactly one [`Output::End`]. While Thinking takes long, a filler plays; the words wait
//! for its end, and a key or the caller going on stops it. Every [`Output::Recognise`] is settled by exactly one
//! [`Event::Heard`] or [`Output::AbandonTurn`].
//!
//! Who owns what: the [`ear`] the open turn and what is known of its words; the [`mouth`] the prompt that plays and
//! what follows it; the [`keys`] what is typed; [`inquiries`] what was asked outside; [`timers`] the deadlines; and
//! [`phase`] the question that is open and what is waited for. The other files are named after what happens, and say
//! what that means for several of them: listening, turn, partial, speaking, typing, consulting, pausing.
//!
//! Two clocks: *media time* counts frames and drives speech onset, endpointing and barge-in, so a recording
//! replays to the same events; *now* drives the guard timers of [`timers`].

mod confided;
mod consulting;
mod ear;
mod endpoint;
mod entry;
mod event;
mod inquiries;
mod keys;
mod listening;
mod machine;
mod mouth;
mod partial;
mod pausing;
mod phase;
mod playout;
mod replay;
mod speaking;
mod tape;
mod timers;
mod turn;
mod typing;

pub use event::{Event, Input, InquiryId, Output, PromptId, TurnId};
pub use machine::{Session, Settings};
pub use replay::{Comparison, Difference, Replayed, TapeError, compare, replay};
pub use tape::{Cut, Recorder, Tape, Told};
