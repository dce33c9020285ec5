//! What a call hands over, as plain values: its beginning, each turn as it is over, its end.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TapeKept;
use crate::pii::Redacted;

/// One thing to keep.
#[derive(Clone, Debug)]
pub enum Record {
    Begun(Box<Begun>),
    Turn(Box<TurnTaken>),
    Ended(Box<Ended>),
}

/// A call was announced. Times are milliseconds since 1970, UTC.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begun {
    pub call: Uuid,
    pub flow: String,
    pub begun_ms: i64,
    pub caller: Redacted<String>,
    pub called: Redacted<String>,
    pub channel: Redacted<String>,
    pub language: String,
    /// What the dialplan knew.
    pub context: BTreeMap<String, Redacted<String>>,
}

/// What the caller did, and what was said to it. The first turn has no caller's part: it is the greeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TurnTaken {
    pub call: Uuid,
    /// From 0, in the order of the call.
    pub number: u32,
    /// Since the audio was connected.
    pub offset_ms: i64,
    pub heard: Option<Redacted<String>>,
    /// The recogniser's, 0 to 1.
    pub heard_confidence: Option<f64>,
    pub keys: Option<Redacted<String>>,
    /// Which tier decided, what it decided, why, and how sure it was.
    pub tier: Option<String>,
    pub decision: Option<String>,
    pub why: Option<String>,
    pub understood_confidence: Option<f64>,
    pub said: Redacted<String>,
    /// How much of what was said reached the caller, where it was cut short.
    pub heard_to_ms: Option<i64>,
    /// The caller's last voice to the first sample of what was said then, and what it was spent on.
    pub gap_ms: Option<i64>,
    pub silence_ms: Option<i64>,
    pub recognition_ms: Option<i64>,
    pub understanding_ms: Option<i64>,
    pub speech_ms: Option<i64>,
    /// Passages of the site's documents that the answer rests on.
    pub sources: Vec<String>,
    /// Who spoke when, since the turn before.
    pub spans: Vec<Span>,
    /// The question asked for what must not be kept: words and keys are masked before they reach the queue's far end.
    pub sensitive: bool,
}

/// Somebody spoke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub who: Who,
    /// Since the audio was connected.
    pub from_ms: i64,
    pub to_ms: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    Caller,
    Offhook,
}

/// The call's one disposition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ended {
    pub call: Uuid,
    pub ended_ms: i64,
    pub status: String,
    pub action: String,
    pub destination: Option<String>,
    pub intent: Option<String>,
    /// 0 to 100.
    pub confidence: u8,
    pub language: String,
    pub summary: Redacted<String>,
    /// Without the sensitive ones.
    pub slots: BTreeMap<String, Redacted<String>>,
    pub sentiment: Option<String>,
    /// All that the dialplan was handed, as one JSON object: see docs/records.md.
    pub hand_over: Redacted<String>,
    /// Name of the recording's file.
    pub recording: Option<String>,
    /// `yes`, `no` or `no_answer`, where the caller was asked whether the call may be recorded.
    pub consent: Option<String>,
    /// When nothing was kept by somebody's wish.
    pub pauses: Vec<Pause>,
    pub tape: Option<TapeKept>,
}

/// The call was not kept for a while, because somebody said so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Since the audio was connected.
    pub from_ms: i64,
    /// `None`: to the call's end.
    pub to_ms: Option<i64>,
    /// `key` (the caller), `dialplan`, or a token's name.
    pub by: String,
    pub resumed_by: Option<String>,
}

impl TurnTaken {
    /// Nothing of a sensitive answer is left but that there was one.
    pub(super) fn masked(mut self) -> Self {
        if self.sensitive {
            self.heard = self.heard.map(|_| Redacted::new(MASK.to_owned()));
            self.keys = self.keys.map(|_| Redacted::new(MASK.to_owned()));
            // A confirmation repeats what was understood.
            self.said = Redacted::new(MASK.to_owned());
            self.why = None;
        }
        self
    }
}

/// Its length says nothing about that of what it stands for.
const MASK: &str = "****";
