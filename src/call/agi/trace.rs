//! A call's turns as AGI variables, for `offhook call` alone: it shows what was heard and said. A dialplan on the same
//! machine could ask for them as well, and whoever asks gets no more of a sensitive answer than a record has.

use serde_json::json;

use crate::{
    agi::Command,
    pii::Redacted,
    transcript::{Transcript, Turn, whole_ms},
};

/// One `OFFHOOK_TRACE_<n>` for each turn, as JSON that fits an AGI line.
pub(in crate::call) fn commands(transcript: &Transcript) -> Vec<Command> {
    let set = |turn: &Turn| Command::set_variable(format!("OFFHOOK_TRACE_{}", turn.number), describe(turn));
    transcript.turns().iter().map(|turn| set(turn)).collect()
}

/// Texts above this are cut: quoting may double them, and the line holds 2 KB.
const TEXT_CHARS_MAX: usize = 300;

fn describe(turn: &Turn) -> String {
    let text = |text: &Redacted<String>| text.expose().chars().take(TEXT_CHARS_MAX).collect::<String>();
    json!({
        "heard": turn.heard().map(text),
        "keys": turn.keys().map(text),
        "confidence": turn.heard_confidence(),
        "said": text(turn.said()),
        "gap_ms": turn.gap.map(whole_ms),
        "silence_ms": turn.stages.map(|stages| whole_ms(stages.silence)),
        "recognition_ms": turn.stages.map(|stages| whole_ms(stages.recognition)),
        // Deciding is part of it: a flow without a model decides within the millisecond.
        "speech_ms": turn.stages.map(|stages| whole_ms(stages.understanding + stages.speech)),
    })
    .to_string()
}
