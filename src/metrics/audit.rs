//! What the audit log says, as figures: whether it holds, and the most that one person read or took out.

use prometheus_client::{
    metrics::{counter::Counter, gauge::Gauge},
    registry::Registry,
};

series! {
    AuditMetrics {
        /// Looks at the audit log that found it changed, cut off or forged.
        checks_failed as audit_checks_failed: Counter;
        /// The most calls that one person read or listed within the window of that alert.
        one_person_read as one_person_read_calls: Gauge;
        /// The most calls that one person took out or erased within the window of that alert.
        one_person_took as one_person_took_calls: Gauge;
    }
}
