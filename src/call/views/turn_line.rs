//! One log line for each turn: what was heard, what that was taken for, what was said, and how long each step took.

use std::sync::Arc;

use tracing::{field, info};

use crate::{
    transcript::{Turn, whole_ms},
    understand::Tier,
};

/// Tells those of these turns that are not in the log yet. Words and keys show as their length only.
pub(in crate::call) fn tell(turns: &[Arc<Turn>], told: &mut usize) {
    for turn in turns.iter().skip(*told) {
        let [silence_ms, recognition_ms, understanding_ms, speech_ms] = turn.stages_ms();
        info!(
            turn = turn.number,
            heard = turn.heard().map(field::display),
            heard_percent = turn.heard_confidence(),
            keys = turn.keys().map(field::display),
            tier = turn.tier().map(Tier::as_str),
            meaning = turn.meaning(),
            sure_percent = turn.understood_confidence(),
            why = turn.why(),
            said = %turn.said(),
            gap_ms = turn.gap.map(whole_ms),
            silence_ms,
            recognition_ms,
            understanding_ms,
            speech_ms,
            "turn"
        );
    }
    *told = (*told).max(turns.len());
}
