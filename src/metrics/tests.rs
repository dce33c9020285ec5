//! What the series look like to Prometheus.

use super::*;

#[test]
fn series_carry_prefix_unit_and_closed_labels() {
    let metrics = Metrics::new();
    metrics
        .calls_ended
        .get_or_create(&CallEnd { status: CallStatus::Ok, action: CallAction::Transfer })
        .inc();
    metrics.late_answers.get_or_create(&Labelled(Engine::Stt)).inc();
    metrics.turn_gap.observe(0.5);
    let text = metrics.encode().unwrap();
    for line in [
        "offhook_calls_ended_total{status=\"ok\",action=\"transfer\"} 1",
        "offhook_late_answers_total{engine=\"stt\"} 1",
        "offhook_turn_gap_seconds_bucket{le=\"0.6\"} 1",
        "offhook_calls_active 0",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
    }
}

#[test]
fn label_values_are_lower_case_words() {
    let all = Engine::ALL.iter().map(|label| label.as_str());
    let all = all.chain(EndCause::ALL.iter().map(|label| label.as_str()));
    for value in all {
        assert!(value.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{value}");
    }
}
