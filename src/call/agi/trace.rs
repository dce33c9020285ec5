//! A call's turns as AGI variables, for `offhook call` alone: it shows what was heard and said. A dialplan on the same
//! machine could ask for them as well, and whoever asks gets no more of a sensitive answer than a record has.

use std::time::Duration;

use serde_json::json;

use crate::{
    agi::Command,
    call::views::{
        board::MASK,
        report::{Report, Turn},
    },
};

/// One `OFFHOOK_TRACE_<n>` for each turn, and one for the call's media, as JSON that fits an AGI line.
pub(in crate::call) fn commands(report: &Report) -> Vec<Command> {
    let turns = report.turns.iter().enumerate();
    let turns = turns.map(|(n, turn)| Command::set_variable(format!("OFFHOOK_TRACE_{n}"), describe(turn)));
    turns.collect()
}

/// Texts above this are cut: quoting may double them, and the line holds 2 KB.
const TEXT_CHARS_MAX: usize = 300;

fn describe(turn: &Turn) -> String {
    let text = |text: &str| match turn.sensitive && !text.is_empty() {
        true => MASK.to_owned(),
        false => text.chars().take(TEXT_CHARS_MAX).collect::<String>(),
    };
    json!({
        "heard": turn.heard.as_ref().map(|heard| text(heard.expose())),
        "keys": turn.keys.as_ref().map(|keys| text(keys.expose())),
        "confidence": (f64::from(turn.confidence) * 1000.0).round() / 1000.0,
        "said": text(turn.said.expose()),
        "gap_ms": turn.gap.map(milliseconds),
        "silence_ms": turn.stages.map(|stages| milliseconds(stages.silence)),
        "recognition_ms": turn.stages.map(|stages| milliseconds(stages.recognition)),
        // Deciding is part of it: a flow without a model decides within the millisecond.
        "speech_ms": turn.stages.map(|stages| milliseconds(stages.understanding + stages.speech)),
    })
    .to_string()
}

fn milliseconds(duration: Duration) -> u64 {
    duration.as_millis() as u64
}
