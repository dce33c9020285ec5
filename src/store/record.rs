//! What a call hands over, as plain values: its beginning, each turn as it is over, its end.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TapeKept;
use crate::{pii::Redacted, transcript::Turn};

/// One thing to keep.
#[derive(Clone, Debug)]
pub enum Record {
    Begun(Box<Begun>),
    /// Of that call.
    Turn(Uuid, Arc<Turn>),
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
