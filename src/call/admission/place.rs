//! One call's place among those allowed at once.

use std::{sync::Arc, time::Instant};

use tokio::sync::OwnedSemaphorePermit;

use crate::metrics::Metrics;

/// Held from the announcement to the end, and given back when it is dropped.
pub(in crate::call) struct Admission {
    _permit: OwnedSemaphorePermit,
    pub(in crate::call) metrics: Arc<Metrics>,
    admitted: Instant,
}

impl Admission {
    pub(in crate::call) fn new(permit: OwnedSemaphorePermit, metrics: Arc<Metrics>) -> Self {
        metrics.calls_active.inc();
        Self { _permit: permit, metrics, admitted: Instant::now() }
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        self.metrics.calls_active.dec();
        self.metrics.call_duration.observe(self.admitted.elapsed().as_secs_f64());
    }
}
