//! What the site's own programs are told of a call that is over.

use std::collections::BTreeMap;

use jiff::Timestamp;

pub(in crate::call) use crate::call_details::Detail;
use crate::{
    pii::Redacted,
    store::{Begun, Ended},
    transcript::{KeptOutcome, Transcript, whole_ms},
};

/// Of this machine, whose name the sinks know.
pub(in crate::call) fn of(
    begun: &Begun,
    ended: &Ended,
    outcome: &KeptOutcome,
    transcript: &Transcript,
) -> Detail {
    let turns = transcript.turns();
    Detail {
        call: begun.call,
        node: String::new(),
        flow: begun.flow.clone(),
        begun: written(begun.begun_ms),
        ended: written(ended.ended_ms),
        duration_ms: (ended.ended_ms - begun.begun_ms).max(0),
        caller: begun.caller.expose().clone(),
        called: begun.called.expose().clone(),
        language: ended.language.clone(),
        status: outcome.status.as_str(),
        action: outcome.action.as_str(),
        destination: ended.destination.clone(),
        intent: ended.intent.clone(),
        confidence: ended.confidence,
        sentiment: outcome.sentiment.as_str(),
        summary: ended.summary.expose().clone(),
        slots: exposed(&ended.slots),
        context: exposed(&begun.context),
        turns: turns.len(),
        greeting_ms: transcript.greeting().map(whole_ms),
        longest_gap_ms: turns.iter().filter_map(|turn| turn.gap).max().map(whole_ms),
        recording: ended.recording.clone(),
        consent: ended.consent.clone(),
    }
}

/// As RFC 3339 has it.
fn written(ms: i64) -> String {
    Timestamp::from_millisecond(ms).map_or_else(|_| String::new(), |at| at.to_string())
}

fn exposed(values: &BTreeMap<String, Redacted<String>>) -> BTreeMap<String, String> {
    values.iter().map(|(name, value)| (name.clone(), value.expose().clone())).collect()
}
