//! One turn: what the caller did, and what was said to it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Stages, Stamp, whole_ms};
use crate::{dialog::Decision, pii::Redacted, understand::Tier};

/// Spans of one turn beyond these are a line that crackles.
const SPANS_MAX: usize = 100;

/// The first turn of a call has no caller's part: it is the greeting. Confidence is 0 to 100.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// From 0, in the order of the call.
    pub number: u32,
    /// Since the audio was connected.
    pub offset: Duration,
    /// With it everything else comes in, and nothing that was confided stays.
    stamp: Stamp,
    heard: Option<Redacted<String>>,
    heard_confidence: Option<u8>,
    keys: Option<Redacted<String>>,
    wordless: Option<Wordless>,
    decision: Option<Decision>,
    said: Redacted<String>,
    /// How much of what was said reached the caller, where it was cut short.
    pub heard_to: Option<Duration>,
    /// The caller's last voice to the first sample of what was said then, and what it was spent on.
    pub gap: Option<Duration>,
    pub stages: Option<Stages>,
    spans: Vec<Span>,
}

/// Why there are neither words nor keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wordless {
    NoInput,
    NotRecognised,
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

impl Wordless {
    /// As [`Turn::meaning`] has it.
    pub fn named(name: &str) -> Option<Self> {
        [Self::NoInput, Self::NotRecognised].into_iter().find(|why| why.as_str() == name)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoInput => "no_input",
            Self::NotRecognised => "not_recognised",
        }
    }
}

impl Who {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Offhook => "offhook",
        }
    }
}

impl Turn {
    pub fn new(number: u32, offset: Duration, stamp: Stamp) -> Self {
        Self { number, offset, stamp, ..Self::default() }
    }

    /// The caller's words, and how sure the recogniser is of them. There may be none in a sound like speech.
    pub fn hear(&mut self, text: &Redacted<String>, confidence: u8) {
        self.heard = Some(self.stamp.on(text));
        self.heard_confidence = Some(confidence);
    }

    pub fn take_keys(&mut self, keys: &Redacted<String>) {
        self.keys = Some(self.stamp.on(keys));
    }

    pub fn lack_words(&mut self, why: Wordless) {
        self.wordless = Some(why);
    }

    /// The reply, which repeats what was understood.
    pub fn say(&mut self, text: &Redacted<String>) {
        self.said = self.stamp.on(text);
    }

    /// How the caller was understood. Why may quote what was confided.
    pub fn decide(&mut self, decision: &Decision) {
        let why = if self.stamp.is_confided() { String::new() } else { decision.why.clone() };
        self.decision = Some(Decision { why, ..decision.clone() });
    }

    pub fn note_span(&mut self, span: Span) {
        if self.spans.len() < SPANS_MAX {
            self.spans.push(span);
        }
    }

    /// Words and keys are masked: the question asked for what must not be kept, or the call was paused.
    pub fn is_sensitive(&self) -> bool {
        self.stamp.is_confided()
    }

    pub fn heard(&self) -> Option<&Redacted<String>> {
        self.heard.as_ref()
    }

    /// The recogniser's.
    pub fn heard_confidence(&self) -> Option<u8> {
        self.heard_confidence
    }

    pub fn keys(&self) -> Option<&Redacted<String>> {
        self.keys.as_ref()
    }

    pub fn said(&self) -> &Redacted<String> {
        &self.said
    }

    /// What decided.
    pub fn tier(&self) -> Option<Tier> {
        self.decision.as_ref().map(|decision| decision.tier)
    }

    /// What the caller's part was taken for, or `no_match`, `no_input`, `not_recognised`.
    pub fn meaning(&self) -> Option<&str> {
        match &self.decision {
            None => self.wordless.map(Wordless::as_str),
            Some(decision) if decision.tier == Tier::Nothing => Some("no_match"),
            Some(decision) => Some(&decision.meaning),
        }
    }

    pub fn why(&self) -> Option<&str> {
        self.decision.as_ref().map(|decision| decision.why.as_str()).filter(|why| !why.is_empty())
    }

    /// How sure the tier was.
    pub fn understood_confidence(&self) -> Option<u8> {
        self.decision.as_ref().map(|decision| decision.confidence)
    }

    /// Passages of the site's documents that the reply rests on.
    pub fn sources(&self) -> &[String] {
        self.decision.as_ref().map_or(&[], |decision| &decision.sources)
    }

    /// What the gap was spent on, in the order of [`Stages::NAMES`].
    pub fn stages_ms(&self) -> [Option<i64>; 4] {
        self.stages.map_or([None; 4], |stages| stages.in_order().map(|time| Some(whole_ms(time))))
    }

    /// Who spoke when, since the turn before.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }
}
