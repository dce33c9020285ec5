//! Durations in buckets that this program can read as well: alerts look at the same numbers as Prometheus.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use prometheus_client::{
    encoding::{EncodeMetric, MetricEncoder, NoLabelSet},
    metrics::MetricType,
};

/// A histogram of seconds. The library's own can be written, but not read.
#[derive(Clone, Debug)]
pub struct Timings(Arc<Mutex<Observed>>);

#[derive(Debug)]
struct Observed {
    sum: f64,
    count: u64,
    /// Upper bounds, the last one infinite, and what was at most that and more than the one before.
    buckets: Vec<(f64, u64)>,
}

impl Timings {
    /// `bounds` rise, in seconds.
    pub fn new(bounds: &[f64]) -> Self {
        let bounds = bounds.iter().copied().chain([f64::INFINITY]);
        let buckets = bounds.map(|bound| (bound, 0)).collect();
        Self(Arc::new(Mutex::new(Observed { sum: 0.0, count: 0, buckets })))
    }

    pub fn observe(&self, seconds: f64) {
        let mut observed = self.observed();
        observed.sum += seconds;
        observed.count += 1;
        if let Some((_, count)) = observed.buckets.iter_mut().find(|(bound, _)| seconds <= *bound) {
            *count += 1;
        }
    }

    /// Each bound with all that was at most that.
    pub fn up_to(&self) -> Vec<(f64, u64)> {
        let observed = self.observed();
        let sums = observed.buckets.iter().scan(0, |sum, (bound, count)| {
            *sum += count;
            Some((*bound, *sum))
        });
        sums.collect()
    }

    fn observed(&self) -> MutexGuard<'_, Observed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EncodeMetric for Timings {
    fn encode(&self, mut encoder: MetricEncoder<'_>) -> fmt::Result {
        let observed = self.observed();
        encoder.encode_histogram::<NoLabelSet>(observed.sum, observed.count, &observed.buckets, None)
    }

    fn metric_type(&self) -> MetricType {
        MetricType::Histogram
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_observed_counts_in_its_bucket_and_all_above() {
        let timings = Timings::new(&[0.1, 0.5]);
        for seconds in [0.05, 0.1, 0.3, 7.0] {
            timings.observe(seconds);
        }
        assert_eq!(timings.up_to(), [(0.1, 2), (0.5, 3), (f64::INFINITY, 4)]);
    }
}
