//! The figures that alerts look at, read from the same text that Prometheus reads: both see the same numbers.

use crate::metrics::quantile;

/// Counted since the server's start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    /// Calls that were taken and have ended.
    pub calls: u64,
    /// Those that ended with neither an answer of the flow nor the caller's hangup.
    pub escalated: u64,
    pub answers: u64,
    pub unmatched: u64,
    pub engine_restarts: u64,
    /// Replies by the longest that they took in seconds, each with all that were quicker; ends with all replies.
    pub replies: Vec<(f64, u64)>,
    /// The most calls that one number placed within that alert's window.
    pub one_number: u64,
    /// Transactions that failed, attempts at details.file that did, and all that was lost of what is kept of calls.
    pub unwritten: u64,
    /// Tokens and links over HTTP, and secrets and users of AGI sessions, that are not good.
    pub failed_logins: u64,
    /// Calls that a fault of this program ended.
    pub panics: u64,
    /// The most calls that one person read or listed within that alert's window, and took out or erased within its.
    pub one_person_read: u64,
    pub one_person_took: u64,
    /// Looks at the audit log that found it broken.
    pub audit_faults: u64,
}

impl Sample {
    /// From the text of `/metrics`; series that are not there count as 0.
    pub fn read(text: &str) -> Self {
        let mut sample = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((series, value)) = line.rsplit_once(' ') else { continue };
            let (name, labels) = series.split_once('{').unwrap_or((series, ""));
            let Ok(value) = value.parse::<f64>() else { continue };
            let count = value as u64;
            match name {
                "offhook_calls_ended_total" => sample.add_calls(label(labels, "status"), count),
                "offhook_turns_total" => {
                    sample.answers += count;
                    sample.unmatched += if label(labels, "tier") == "nothing" { count } else { 0 };
                }
                "offhook_engine_restarts_total" => sample.engine_restarts += count,
                "offhook_turn_gap_seconds_bucket" => {
                    let bound = label(labels, "le").parse().unwrap_or(f64::INFINITY);
                    sample.replies.push((bound, count));
                }
                "offhook_one_person_read_calls" => sample.one_person_read = count,
                "offhook_one_person_took_calls" => sample.one_person_took = count,
                "offhook_audit_checks_failed_total" => sample.audit_faults = count,
                "offhook_one_number_calls" => sample.one_number = count,
                "offhook_record_write_failures_total" | "offhook_recording_pieces_lost_total" => {
                    sample.unwritten += count;
                }
                "offhook_records_lost_total" if label(labels, "reason") != "refused" => {
                    sample.unwritten += count
                }
                "offhook_call_details_total" => sample.add_details(labels, count),
                "offhook_call_panics_total" => sample.panics += count,
                "offhook_logins_failed_total" => sample.failed_logins += count,
                "offhook_connections_refused_total" => {
                    let is_login = ["secret", "user"].contains(&label(labels, "reason"));
                    sample.failed_logins += if is_login { count } else { 0 };
                }
                _ => {}
            }
        }
        sample.replies.sort_by(|one, other| one.0.total_cmp(&other.0));
        sample
    }

    /// What is refused at once is no call that the flow has failed.
    fn add_calls(&mut self, status: &str, count: u64) {
        if status != "overload" {
            self.calls += count;
            self.escalated += if ["ok", "caller_hangup"].contains(&status) { 0 } else { count };
        }
    }

    /// A webhook that is tried again has lost nothing yet.
    fn add_details(&mut self, labels: &str, count: u64) {
        let to_file = label(labels, "sink") == "file";
        if matches!((label(labels, "outcome"), to_file), ("failed" | "shed", _) | ("retried", true)) {
            self.unwritten += count;
        }
    }

    /// What 95 of 100 replies since then took at most, as Prometheus estimates it: even within a bucket.
    pub(super) fn p95_ms_since(&self, before: &Self, enough: u64) -> Option<f64> {
        let since = |(index, (bound, count)): (usize, &(f64, u64))| {
            (*bound, count.saturating_sub(before.replies.get(index).map_or(0, |(_, count)| *count)))
        };
        let replies: Vec<(f64, u64)> = self.replies.iter().enumerate().map(since).collect();
        let all = replies.last()?.1;
        if all < enough {
            return None;
        }
        quantile(&replies, 0.95).map(|seconds| seconds * 1000.0)
    }
}

fn label<'a>(labels: &'a str, name: &str) -> &'a str {
    let value = labels.split(['{', ',', '}']).find_map(|label| label.strip_prefix(name)?.strip_prefix('='));
    value.unwrap_or_default().trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{
        CallAction, CallEnd, CallStatus, DetailEnd, DetailOutcome, DetailSink, EndCause, Engine, EngineEnd,
        Labelled, Metrics, RecordLoss, Refusal, Tier, Wrong,
    };

    #[test]
    fn the_servers_own_text_is_read() {
        let metrics = Metrics::new();
        for (status, count) in [
            (CallStatus::Ok, 5),
            (CallStatus::CallerHangup, 1),
            (CallStatus::NoMatch, 2),
            (CallStatus::Error, 1),
            (CallStatus::Overload, 7),
        ] {
            let end = CallEnd { status, action: CallAction::Transfer };
            metrics.calls_ended.get_or_create(&end).inc_by(count);
        }
        metrics.turns.understood.get_or_create(&Labelled(Tier::Keys)).inc_by(3);
        metrics.turns.understood.get_or_create(&Labelled(Tier::Nothing)).inc();
        let ended = EngineEnd { engine: Engine::Stt, cause: EndCause::Memory };
        metrics.engine_restarts.get_or_create(&ended).inc();
        metrics.turn_gap.observe(0.3);
        metrics.turn_gap.observe(11.0);
        metrics.one_number_calls.set(4);
        metrics.call_panics.inc();
        metrics.audit.one_person_read.set(501);
        metrics.audit.one_person_took.set(101);
        metrics.audit.checks_failed.inc_by(3);
        metrics.logins_failed.get_or_create(&Labelled(Wrong::Token)).inc_by(2);
        for reason in [Refusal::Secret, Refusal::User, Refusal::TooMany] {
            metrics.connections_refused.get_or_create(&Labelled(reason)).inc();
        }
        metrics.record_write_failures.inc_by(2);
        metrics.records_lost.get_or_create(&Labelled(RecordLoss::SpoolFull)).inc_by(10);
        metrics.records_lost.get_or_create(&Labelled(RecordLoss::Refused)).inc_by(100);
        for (sink, outcome, count) in [
            (DetailSink::File, DetailOutcome::Retried, 1_000),
            (DetailSink::Webhook, DetailOutcome::Retried, 7),
            (DetailSink::Webhook, DetailOutcome::Failed, 20_000),
        ] {
            metrics.call_details.get_or_create(&DetailEnd { sink, outcome }).inc_by(count);
        }
        let sample = Sample::read(&metrics.encode().unwrap());
        assert_eq!((sample.calls, sample.escalated), (9, 3));
        assert_eq!((sample.answers, sample.unmatched), (4, 1));
        assert_eq!((sample.engine_restarts, sample.one_number, sample.failed_logins), (1, 4, 4));
        assert_eq!(sample.panics, 1);
        let by_one_person = (sample.one_person_read, sample.one_person_took, sample.audit_faults);
        assert_eq!(by_one_person, (501, 101, 3));
        assert_eq!((sample.unwritten, metrics.not_kept()), (21_012, 20_010));
        assert!(sample.replies.contains(&(0.4, 1)) && sample.replies.contains(&(0.2, 0)));
        assert_eq!(sample.replies.last(), Some(&(f64::INFINITY, 2)));
    }

    #[test]
    fn replies_are_estimated_within_their_bucket() {
        let check = |replies: &[(f64, u64)], expected: Option<f64>| {
            let sample = Sample { replies: replies.to_vec(), ..Sample::default() };
            let before = Sample { replies: vec![(0.4, 0); replies.len()], ..Sample::default() };
            assert_eq!(sample.p95_ms_since(&before, 20).map(f64::round), expected, "{replies:?}");
        };
        check(&[(0.4, 100), (0.6, 100), (f64::INFINITY, 100)], Some(380.0));
        check(&[(0.4, 90), (0.6, 100), (f64::INFINITY, 100)], Some(500.0));
        check(&[(0.4, 0), (0.6, 0), (f64::INFINITY, 100)], Some(600.0));
        check(&[(0.4, 19), (f64::INFINITY, 19)], None);
        check(&[], None);
    }
}
