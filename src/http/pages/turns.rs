//! A conversation as a list of what was said, with how each answer was understood.

use maud::{Markup, html};

use crate::{
    call::LiveTurn,
    pii::Redacted,
    store::{TurnTaken, Who},
};

/// One turn of a call, running or over.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) number: usize,
    heard: Option<String>,
    keys: Option<String>,
    said: String,
    /// "phrases: billing, 93 %: ..."
    understood: Option<String>,
    sources: Vec<String>,
    pub(super) gap_ms: Option<i64>,
    /// Silence, recognition, understanding, speech.
    pub(super) stages: [Option<i64>; 4],
    /// How much of what was said the caller heard, where it was cut short.
    heard_to_ms: Option<i64>,
    pub(super) spans: Vec<(Who, i64, i64)>,
}

impl From<&LiveTurn> for Shown {
    fn from(turn: &LiveTurn) -> Self {
        let tier = turn.tier.map(|tier| tier.as_str());
        let sure = turn.confidence.map(f64::from);
        Self {
            number: turn.number,
            heard: exposed(&turn.heard),
            keys: exposed(&turn.keys),
            said: turn.said.expose().clone(),
            understood: understood(tier, turn.meaning.as_deref(), sure, turn.why.as_deref()),
            gap_ms: turn.gap_ms.map(|gap| gap as i64),
            ..Self::default()
        }
    }
}

impl From<&TurnTaken> for Shown {
    fn from(turn: &TurnTaken) -> Self {
        let sure = turn.understood_confidence.map(|sure| sure * 100.0);
        let (tier, decision) = (turn.tier.as_deref(), turn.decision.as_deref());
        Self {
            number: turn.number as usize,
            heard: exposed(&turn.heard),
            keys: exposed(&turn.keys),
            said: turn.said.expose().clone(),
            understood: understood(tier, decision, sure, turn.why.as_deref()),
            sources: turn.sources.clone(),
            gap_ms: turn.gap_ms,
            stages: [turn.silence_ms, turn.recognition_ms, turn.understanding_ms, turn.speech_ms],
            heard_to_ms: turn.heard_to_ms,
            spans: turn.spans.iter().map(|span| (span.who, span.from_ms, span.to_ms)).collect(),
        }
    }
}

/// The conversation; `why` tells how each answer was understood and how long it took as well.
pub(super) fn talk(turns: &[Shown], why: bool) -> Markup {
    html! {
        ol.talk {
            @for turn in turns {
                @if let Some(heard) = &turn.heard {
                    li.caller { span.side { "Caller: " } @if heard.is_empty() { em { "no words" } } @else { (heard) } }
                }
                @if let Some(keys) = &turn.keys { li.keys { span.side { "Keys: " } kbd { (keys) } } }
                @if let (true, Some(understood)) = (why, &turn.understood) {
                    li.why { (understood) @for source in &turn.sources { ", from " (source) } }
                }
                @if !turn.said.is_empty() {
                    li {
                        span.side { "Offhook: " } (turn.said)
                        @if why { (times(turn)) }
                    }
                }
            }
        }
    }
}

/// How long the caller waited for it, and what was not heard of it.
fn times(turn: &Shown) -> Markup {
    html! {
        @if let Some(gap) = turn.gap_ms { " " span.soft.gap { "after " (gap) " ms" } }
        @if let Some(to) = turn.heard_to_ms { " " span.soft.gap { "cut at " (to) " ms" } }
    }
}

fn exposed(text: &Option<Redacted<String>>) -> Option<String> {
    text.as_ref().map(|text| text.expose().clone())
}

fn understood(
    tier: Option<&str>,
    meaning: Option<&str>,
    sure: Option<f64>,
    why: Option<&str>,
) -> Option<String> {
    let mut text = tier?.to_owned();
    if let Some(meaning) = meaning.filter(|meaning| !meaning.is_empty()) {
        text.push_str(&format!(": {meaning}"));
    }
    if let Some(sure) = sure {
        text.push_str(&format!(", {sure:.0} %"));
    }
    if let Some(why) = why.filter(|why| !why.is_empty()) {
        text.push_str(&format!(" ({why})"));
    }
    Some(text)
}
