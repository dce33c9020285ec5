//! The figures that alerts look at: the same that Prometheus reads.

use crate::metrics::{
    CallAction, CallEnd, CallStatus, DetailEnd, DetailOutcome, DetailSink, EndCause, Engine, EngineEnd,
    Labelled, Metrics, Refusal, Tier, Wrong, quantile,
};

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
    /// As the figures are now; a series that is not there counts as 0.
    pub fn of(metrics: &Metrics) -> Self {
        let (calls, escalated) = calls(metrics);
        let answered = |tier: &Tier| metrics.turns.understood.get_or_create(&Labelled(*tier)).get();
        let count = |gauge: i64| u64::try_from(gauge).unwrap_or(0);
        Self {
            calls,
            escalated,
            answers: Tier::ALL.iter().map(answered).sum(),
            unmatched: answered(&Tier::Nothing),
            engine_restarts: engine_restarts(metrics),
            replies: metrics.turn_gap.up_to(),
            one_number: count(metrics.one_number_calls.get()),
            unwritten: unwritten(metrics),
            failed_logins: failed_logins(metrics),
            panics: metrics.call_panics.get(),
            one_person_read: count(metrics.audit.one_person_read.get()),
            one_person_took: count(metrics.audit.one_person_took.get()),
            audit_faults: metrics.audit.checks_failed.get(),
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

/// All that were taken and have ended, and those with neither an answer of the flow nor the caller's hangup. What is
/// refused at once is no call that the flow has failed.
fn calls(metrics: &Metrics) -> (u64, u64) {
    let ended = |status: CallStatus| -> u64 {
        let ends = CallAction::ALL.iter().map(|action| CallEnd { status, action: *action });
        ends.map(|end| metrics.calls_ended.get_or_create(&end).get()).sum()
    };
    let taken = CallStatus::ALL.iter().copied().filter(|status| *status != CallStatus::Overload);
    taken.fold((0, 0), |(calls, escalated), status| {
        let more = ended(status);
        let went_well = matches!(status, CallStatus::Ok | CallStatus::CallerHangup);
        (calls + more, escalated + if went_well { 0 } else { more })
    })
}

/// An engine that is not configured has no series, and gets none here.
fn engine_restarts(metrics: &Metrics) -> u64 {
    let causes = Engine::ALL
        .iter()
        .flat_map(|engine| EndCause::ALL.iter().map(|cause| EngineEnd { engine: *engine, cause: *cause }));
    causes.filter_map(|end| Some(metrics.engine_restarts.get(&end)?.get())).sum()
}

/// What was lost, and what failed and is tried again. A webhook that is tried again has lost nothing yet.
fn unwritten(metrics: &Metrics) -> u64 {
    let retried = DetailEnd { sink: DetailSink::File, outcome: DetailOutcome::Retried };
    metrics.not_kept()
        + metrics.record_write_failures.get()
        + metrics.call_details.get_or_create(&retried).get()
}

fn failed_logins(metrics: &Metrics) -> u64 {
    let over_http =
        Wrong::ALL.iter().map(|wrong| metrics.logins_failed.get_or_create(&Labelled(*wrong)).get());
    let over_agi = [Refusal::Secret, Refusal::User];
    let over_agi = over_agi.map(|reason| metrics.connections_refused.get_or_create(&Labelled(reason)).get());
    over_http.sum::<u64>() + over_agi.iter().sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::RecordLoss;

    #[test]
    fn the_servers_own_figures_are_read() {
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
        let sample = Sample::of(&metrics);
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
