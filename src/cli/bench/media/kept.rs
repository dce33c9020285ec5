//! What the store's queue did since it was last asked: sampled and counted in the server, told as one line of JSON.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{io, mem, thread};

use serde::{Deserialize, Serialize};

use crate::metrics::{Labelled, Metrics, RecordLoss, quantile};

/// As often as the queue is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);
const WRITES: &str = "offhook_record_write_duration_seconds_bucket{le=\"";

/// In parts of records: a beginning, a turn, an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub written: u64,
    pub lost: u64,
    pub waiting_median: i64,
    pub waiting_most: i64,
    /// Of one transaction, estimated within the buckets of `offhook_record_write_duration_seconds`.
    pub write_median_ms: f64,
    pub write_p95_ms: f64,
}

/// Looks at a server's own figures, and remembers them from one question to the next.
pub(super) struct Meter {
    metrics: Arc<Metrics>,
    waiting: Arc<Mutex<Vec<i64>>>,
    before: Counted,
}

#[derive(Default)]
struct Counted {
    written: u64,
    lost: u64,
    /// Transactions by the longest that they took in seconds.
    writes: Vec<(f64, u64)>,
}

impl Meter {
    /// Looks from now on.
    pub(super) fn start(metrics: Arc<Metrics>) -> io::Result<Self> {
        let waiting = Arc::new(Mutex::new(Vec::new()));
        let (looked, of) = (Arc::clone(&waiting), Arc::clone(&metrics));
        thread::Builder::new().name("meter".to_owned()).spawn(move || {
            loop {
                thread::sleep(LOOK_EVERY);
                looked.lock().unwrap_or_else(PoisonError::into_inner).push(of.records_waiting.get());
            }
        })?;
        Ok(Self { metrics, waiting, before: Counted::default() })
    }

    pub(super) fn since(&mut self) -> Kept {
        let now = Counted::of(&self.metrics);
        let before = mem::replace(&mut self.before, now);
        let now = &self.before;
        let mut waiting = mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        waiting.sort_unstable();
        let writes = now.writes.iter().enumerate().map(|(index, (bound, count))| {
            (*bound, count - before.writes.get(index).map_or(0, |(_, earlier)| *earlier))
        });
        let writes: Vec<(f64, u64)> = writes.collect();
        let milliseconds = |share| quantile(&writes, share).map_or(0.0, |seconds| seconds * 1000.0);
        Kept {
            written: now.written - before.written,
            lost: now.lost - before.lost,
            waiting_median: waiting.get(waiting.len() / 2).copied().unwrap_or_default(),
            waiting_most: waiting.last().copied().unwrap_or_default(),
            write_median_ms: milliseconds(0.5),
            write_p95_ms: milliseconds(0.95),
        }
    }
}

impl Counted {
    fn of(metrics: &Metrics) -> Self {
        let lost = |why: &RecordLoss| metrics.records_lost.get_or_create(&Labelled(*why)).get();
        // Without text there are no times; the counts stay.
        let text = metrics.encode().unwrap_or_default();
        let bucket = |line: &str| -> Option<(f64, u64)> {
            let (bound, count) = line.strip_prefix(WRITES)?.split_once("\"} ")?;
            // The last bound is written `+Inf`.
            Some((bound.parse().ok()?, count.parse().ok()?))
        };
        Self {
            written: metrics.records_written.get(),
            lost: RecordLoss::ALL.iter().map(lost).sum(),
            writes: text.lines().filter_map(bucket).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_before_is_not_told_again() {
        let metrics = Arc::new(Metrics::new());
        let mut meter = Meter::start(Arc::clone(&metrics)).unwrap();
        metrics.records_written.inc_by(7);
        metrics.record_write_duration.observe(0.02);
        assert_eq!(meter.since().written, 7);
        metrics.records_written.inc_by(2);
        metrics.records_lost.get_or_create(&Labelled(RecordLoss::SpoolFull)).inc();
        (0..100).for_each(|_| metrics.record_write_duration.observe(0.002));
        let Kept { written, lost, write_median_ms, write_p95_ms, .. } = meter.since();
        assert_eq!((written, lost, write_median_ms.round()), (2, 1, 2.0));
        assert!((2.0..3.0).contains(&write_p95_ms), "the slow one was before: {write_p95_ms}");
    }
}
