//! What the audit log says, as figures: whether it holds, and the most that one person read or took out.

use prometheus_client::{
    metrics::{counter::Counter, gauge::Gauge},
    registry::Registry,
};

#[derive(Debug, Default)]
pub struct AuditMetrics {
    /// `offhook_audit_checks_failed_total`: looks at the audit log that found it changed, cut off or forged.
    pub checks_failed: Counter,
    /// `offhook_one_person_read_calls`: the most calls that one person read or listed within the window of that alert.
    pub one_person_read: Gauge,
    /// `offhook_one_person_took_calls`: the most calls that one person took out or erased within the window of that
    /// alert.
    pub one_person_took: Gauge,
}

impl AuditMetrics {
    pub(super) fn register(&self, to: &mut Registry) {
        to.register(
            "audit_checks_failed",
            "Looks that found the audit log broken",
            self.checks_failed.clone(),
        );
        to.register("one_person_read_calls", "Most calls read by one person", self.one_person_read.clone());
        to.register(
            "one_person_took_calls",
            "Most calls taken out by one person",
            self.one_person_took.clone(),
        );
    }
}
