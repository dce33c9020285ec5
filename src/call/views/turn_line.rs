//! One log line for each turn: what was heard, what that was taken for, what was said, and how long each step took.

use std::time::Duration;

use tracing::{field, info};

use super::report::{Stages, Turn};

/// Tells the turns that are over and not in the log yet. Words and keys show as their length only.
pub(in crate::call) fn tell(turns: &[Turn], told: &mut usize, over: usize) {
    for (number, turn) in turns.iter().enumerate().take(over).skip(*told) {
        let decision = turn.decision.as_ref();
        let stage = |of: fn(&Stages) -> Duration| turn.stages.as_ref().map(|stages| milliseconds(of(stages)));
        info!(
            turn = number,
            heard = turn.heard.as_ref().map(field::display),
            heard_percent = turn.heard.as_ref().map(|_| (turn.confidence * 100.0).round() as u64),
            keys = turn.keys.as_ref().map(field::display),
            tier = decision.map(|decision| decision.tier.as_str()),
            meaning = decision.map(|decision| decision.meaning.as_str()),
            sure_percent = decision.map(|decision| decision.confidence),
            why = decision.filter(|_| !turn.sensitive).map(|decision| decision.why.as_str()),
            said = %turn.said,
            gap_ms = turn.gap.map(milliseconds),
            silence_ms = stage(|stages| stages.silence),
            recognition_ms = stage(|stages| stages.recognition),
            understanding_ms = stage(|stages| stages.understanding),
            speech_ms = stage(|stages| stages.speech),
            "turn"
        );
    }
    *told = (*told).max(over);
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis() as u64
}
