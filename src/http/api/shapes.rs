//! Calls and turns as the API tells them. Here personal data leaves its wrapping: rights are settled before.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    call::LiveCall,
    http::period::from_ms,
    pii::Redacted,
    store::{Bucket, Call, CallRow, Count, Pause, Percentiles},
    transcript::{Span, Turn, whole_ms},
    understand::Tier,
};

/// A call in the history. What the token's role may not see is null.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct CallLine {
    call: Uuid,
    /// The machine that had the call.
    node: String,
    flow: String,
    begun: Timestamp,
    /// Null while the call runs.
    ended: Option<Timestamp>,
    /// From the role auditor on.
    caller: Option<String>,
    /// From the role auditor on.
    called: Option<String>,
    status: Option<String>,
    action: Option<String>,
    destination: Option<String>,
    intent: Option<String>,
    /// 0 to 100.
    confidence: Option<i64>,
    language: Option<String>,
    summary: Option<String>,
    sentiment: Option<String>,
    /// There is a recording.
    recorded: bool,
}

/// All of one call.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct CallWhole {
    #[serde(flatten)]
    line: CallLine,
    /// What the dialplan handed over. From the role auditor on.
    context: Option<BTreeMap<String, String>>,
    /// What the flow asked for, without what is sensitive. From the role auditor on.
    slots: Option<BTreeMap<String, String>>,
    /// From the role auditor on. Turn 0 is the greeting.
    turns: Option<Vec<TurnShape>>,
    /// Whether the caller agreed to be recorded: yes, no or no_answer; null where nobody asked.
    consent: Option<String>,
    /// When neither sound nor words were kept, because somebody paused the call.
    pauses: Vec<PauseShape>,
    /// Whether the call can be replayed.
    has_tape: bool,
}

/// In milliseconds since the audio was connected.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct PauseShape {
    from_ms: i64,
    /// Null: to the call's end.
    to_ms: Option<i64>,
    /// `key` (the caller), `dialplan`, or a token's name.
    by: String,
    resumed_by: Option<String>,
}

/// What the caller did, and what was said to it, in a call that runs or is over. Of a sensitive answer, words and keys
/// are `****`.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct TurnShape {
    number: u32,
    /// Since the audio was connected.
    offset_ms: i64,
    heard: Option<String>,
    /// The recogniser's, 0 to 100.
    heard_confidence: Option<u8>,
    keys: Option<String>,
    /// What decided: keys, phrases, embeddings, documents, llm or nothing.
    tier: Option<&'static str>,
    decision: Option<String>,
    why: Option<String>,
    /// 0 to 100.
    understood_confidence: Option<u8>,
    said: String,
    /// How much of it the caller heard, where it was cut short.
    heard_to_ms: Option<i64>,
    /// The caller's last voice to the first sample of the answer, and what it was spent on.
    gap_ms: Option<i64>,
    silence_ms: Option<i64>,
    recognition_ms: Option<i64>,
    understanding_ms: Option<i64>,
    speech_ms: Option<i64>,
    /// Passages of documents that the answer rests on.
    sources: Vec<String>,
    spans: Vec<SpanShape>,
    sensitive: bool,
}

/// Somebody spoke, in milliseconds since the audio was connected.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct SpanShape {
    /// caller or offhook.
    who: &'static str,
    from_ms: i64,
    to_ms: i64,
}

/// A running call.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct LiveShape {
    call: Uuid,
    flow: String,
    caller: String,
    called: String,
    language: String,
    begun: Timestamp,
    /// opening, speaking (Offhook does), listening, hearing (the caller speaks) or thinking.
    doing: &'static str,
    /// Nothing of it is kept at the moment, because somebody paused it.
    paused: bool,
    /// The last 40.
    turns: Vec<TurnShape>,
}

/// How often something was.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct CountShape {
    name: String,
    count: u64,
}

/// Times of one stage, in milliseconds.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct TimesShape {
    count: u64,
    p50_ms: i64,
    p95_ms: i64,
    p99_ms: i64,
}

/// An hour, or a day, in which calls began.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct BucketShape {
    from: Timestamp,
    calls: u64,
    escalated: u64,
    gap: TimesShape,
}

impl From<CallRow> for CallLine {
    fn from(row: CallRow) -> Self {
        Self {
            call: row.call,
            node: row.node,
            flow: row.flow,
            begun: from_ms(row.begun_ms),
            ended: row.ended_ms.map(from_ms),
            caller: row.caller.map(Redacted::into_inner),
            called: row.called.map(Redacted::into_inner),
            status: row.status,
            action: row.action,
            destination: row.destination,
            intent: row.intent,
            confidence: row.confidence,
            language: row.language,
            summary: row.summary.map(Redacted::into_inner),
            sentiment: row.sentiment,
            recorded: row.recording.is_some(),
        }
    }
}

impl CallWhole {
    /// `words`: the token's role may see them.
    pub(super) fn of(call: Call, words: bool) -> Self {
        let map = |values: BTreeMap<String, Redacted<String>>| {
            values.into_iter().map(|(name, value)| (name, value.into_inner())).collect()
        };
        Self {
            line: call.row.into(),
            context: words.then(|| map(call.context)),
            slots: words.then(|| map(call.slots)),
            turns: words.then(|| call.turns.iter().map(TurnShape::from).collect()),
            consent: call.consent,
            pauses: call.pauses.into_iter().map(Into::into).collect(),
            has_tape: call.has_tape,
        }
    }
}

impl From<&Turn> for TurnShape {
    fn from(turn: &Turn) -> Self {
        let exposed = |text: &Redacted<String>| text.expose().clone();
        let [silence_ms, recognition_ms, understanding_ms, speech_ms] = turn.stages_ms();
        Self {
            number: turn.number,
            offset_ms: whole_ms(turn.offset),
            heard: turn.heard().map(exposed),
            heard_confidence: turn.heard_confidence(),
            keys: turn.keys().map(exposed),
            tier: turn.tier().map(Tier::as_str),
            decision: turn.meaning().map(str::to_owned),
            why: turn.why().map(str::to_owned),
            understood_confidence: turn.understood_confidence(),
            said: turn.said().expose().clone(),
            heard_to_ms: turn.heard_to.map(whole_ms),
            gap_ms: turn.gap.map(whole_ms),
            silence_ms,
            recognition_ms,
            understanding_ms,
            speech_ms,
            sources: turn.sources().to_vec(),
            spans: turn.spans().iter().map(SpanShape::from).collect(),
            sensitive: turn.is_sensitive(),
        }
    }
}

impl From<Pause> for PauseShape {
    fn from(Pause { from_ms, to_ms, by, resumed_by }: Pause) -> Self {
        Self { from_ms, to_ms, by, resumed_by }
    }
}

impl From<&Span> for SpanShape {
    fn from(span: &Span) -> Self {
        Self { who: span.who.as_str(), from_ms: span.from_ms, to_ms: span.to_ms }
    }
}

impl From<&LiveCall> for LiveShape {
    fn from(call: &LiveCall) -> Self {
        Self {
            call: call.call,
            flow: call.flow.clone(),
            caller: call.caller.expose().clone(),
            called: call.called.expose().clone(),
            language: call.language.clone(),
            begun: from_ms(call.begun_ms),
            doing: call.doing.as_str(),
            paused: call.paused,
            turns: call.turns.iter().map(|turn| TurnShape::from(turn.as_ref())).collect(),
        }
    }
}

impl From<Count> for CountShape {
    fn from(Count { name, count }: Count) -> Self {
        Self { name, count }
    }
}

impl From<Percentiles> for TimesShape {
    fn from(Percentiles { count, p50, p95, p99 }: Percentiles) -> Self {
        Self { count, p50_ms: p50, p95_ms: p95, p99_ms: p99 }
    }
}

impl From<Bucket> for BucketShape {
    fn from(Bucket { from_ms: from, calls, escalated, gap }: Bucket) -> Self {
        Self { from: from_ms(from), calls, escalated, gap: gap.into() }
    }
}
