//! What the server's own alerts are called.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};

use super::Labelled;

label! {
    /// What the server's own alerts watch.
    Alert as "alert" {
        Escalation = "escalation", NoMatch = "no_match", EngineRestarts = "engine_restarts", Latency = "latency",
        OneNumber = "one_number",
        /// What is to be kept of calls cannot be written, or was lost.
        Records = "records",
        /// A fault of this program ended a call.
        Panics = "panics",
        FailedLogins = "failed_logins",
        /// One person reads unusually many calls.
        MassReading = "mass_reading",
        /// One person takes out or erases unusually many.
        Exports = "exports",
        /// The audit log does not hold.
        Audit = "audit",
    }
}
