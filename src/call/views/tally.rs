//! Counts a call by its events: every figure about turns comes from this one list.

use crate::{
    metrics::{Labelled, Metrics, Stage, Tier},
    session::Event,
    transcript::{Happened, Transcript, Wait},
    understand,
};

/// One event of a call.
pub(in crate::call) fn happened(metrics: &Metrics, happened: &Happened<'_>) {
    count(metrics, &happened.event);
    if let Some(wait) = &happened.wait {
        answered(metrics, wait);
    }
}

fn count(metrics: &Metrics, event: &Event) {
    match event {
        Event::PromptEnded { cut: true, heard_ms: 1.., .. } => _ = metrics.barge_ins.inc(),
        Event::Decided(decision) => {
            _ = metrics.turns.understood.get_or_create(&Labelled(tier(decision.tier))).inc();
        }
        Event::NoInput => _ = metrics.turns.no_inputs.inc(),
        Event::NotRecognised { .. } => _ = metrics.turns.not_recognised.inc(),
        // These are parts of what is counted above, or of a wait.
        Event::PromptEnded { .. }
        | Event::PromptAsked { .. }
        | Event::PromptStarted { .. }
        | Event::FillerAsked { .. }
        | Event::SpeechStarted { .. }
        | Event::SpeechDismissed { .. }
        | Event::PromptResumed { .. }
        | Event::HeardSoFar { .. }
        | Event::SpeechPaused { .. }
        | Event::SpeechEnded { .. }
        | Event::SpeechResumed { .. }
        | Event::Heard { .. }
        | Event::DigitPressed
        | Event::KeysEntered { .. }
        | Event::Guarded(_)
        | Event::Paused { .. }
        | Event::Resumed { .. }
        | Event::Consented
        | Event::Consulted { .. }
        | Event::Found { .. }
        | Event::LateAnswer => {}
    }
}

/// A reply has reached its caller.
fn answered(metrics: &Metrics, wait: &Wait) {
    metrics.turn_gap.observe(wait.gap.as_secs_f64());
    let Some(stages) = wait.stages else { return };
    for (stage, took) in [
        (Stage::Silence, stages.silence),
        (Stage::Recognition, stages.recognition),
        (Stage::Understanding, stages.understanding),
        (Stage::Speech, stages.speech),
    ] {
        metrics.turns.stages.get_or_create(&Labelled(stage)).observe(took.as_secs_f64());
    }
}

/// The call is over.
pub(in crate::call) fn ended(metrics: &Metrics, transcript: &Transcript) {
    if let Some(greeting) = transcript.greeting() {
        metrics.turns.greeting.observe(greeting.as_secs_f64());
    }
}

fn tier(tier: understand::Tier) -> Tier {
    match tier {
        understand::Tier::Keys => Tier::Keys,
        understand::Tier::Phrases => Tier::Phrases,
        understand::Tier::Embeddings => Tier::Embeddings,
        understand::Tier::Documents => Tier::Documents,
        understand::Tier::Llm => Tier::Llm,
        understand::Tier::Nothing => Tier::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{dialog, session::PromptId, transcript::Stages};

    fn check(told: impl FnOnce(&Metrics), line: &str) {
        let metrics = Metrics::new();
        told(&metrics);
        let text = metrics.encode().unwrap();
        assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
    }

    #[test]
    fn events_become_figures() {
        let decided = |tier| dialog::Decision {
            tier,
            confidence: 90,
            meaning: String::new(),
            why: String::new(),
            sources: Vec::new(),
        };
        check(
            |metrics| count(metrics, &Event::Decided(decided(understand::Tier::Phrases))),
            "offhook_turns_total{tier=\"phrases\"} 1",
        );
        check(
            |metrics| count(metrics, &Event::Decided(decided(understand::Tier::Nothing))),
            "offhook_turns_total{tier=\"nothing\"} 1",
        );
        check(|metrics| count(metrics, &Event::NoInput), "offhook_no_inputs_total 1");
        let ended = |heard_ms| Event::PromptEnded { prompt: PromptId(1), heard_ms, cut: true };
        check(|metrics| count(metrics, &ended(20)), "offhook_barge_ins_total 1");
        check(|metrics| count(metrics, &ended(0)), "offhook_barge_ins_total 0");
    }

    #[test]
    fn a_wait_is_counted_whole_and_by_its_stages() {
        let ms = Duration::from_millis;
        let stages = Stages { silence: ms(300), recognition: ms(0), understanding: ms(70), speech: ms(10) };
        let wait = Wait { gap: ms(380), stages: Some(stages) };
        for line in [
            "offhook_turn_gap_seconds_bucket{le=\"0.4\"} 1",
            "offhook_stage_duration_seconds_bucket{le=\"0.4\",stage=\"silence\"} 1",
            "offhook_stage_duration_seconds_bucket{le=\"0.05\",stage=\"understanding\"} 0",
            "offhook_stage_duration_seconds_bucket{le=\"0.1\",stage=\"understanding\"} 1",
        ] {
            check(|metrics| answered(metrics, &wait), line);
        }
    }
}
