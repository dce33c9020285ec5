//! `[alerts]`: from when on the server tells that something is unusual, and whom.

use std::time::Duration;

use serde::Deserialize;

use crate::alerts::{Rule, Rules};

#[derive(Clone, Debug)]
pub struct Alerts {
    pub rules: Rules,
    /// Gets each notice as JSON, besides the log.
    pub webhook: Option<String>,
}

/// Longer windows would need more memory than a minute's figures are worth.
const WINDOW_MIN_MAX: u64 = 24 * 60;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidAlerts {
    webhook: Option<String>,
    enough: u64,
    escalation_percent: u64,
    escalation_min: u64,
    no_match_percent: u64,
    no_match_min: u64,
    engine_restarts: u64,
    engine_restarts_min: u64,
    latency_p95_ms: u64,
    latency_min: u64,
    one_number_calls: u64,
    one_number_min: u64,
    records_failures: u64,
    records_min: u64,
    failed_logins: u64,
    failed_logins_min: u64,
    mass_reading_calls: u64,
    mass_reading_min: u64,
    exports_calls: u64,
    exports_min: u64,
    audit_faults: u64,
    audit_min: u64,
}

impl Default for SaidAlerts {
    fn default() -> Self {
        Self {
            webhook: None,
            enough: 20,
            escalation_percent: 40,
            escalation_min: 30,
            no_match_percent: 30,
            no_match_min: 30,
            engine_restarts: 2,
            engine_restarts_min: 15,
            latency_p95_ms: 1_500,
            latency_min: 15,
            one_number_calls: 20,
            one_number_min: 10,
            records_failures: 1,
            records_min: 15,
            failed_logins: 20,
            failed_logins_min: 10,
            mass_reading_calls: 500,
            mass_reading_min: 60,
            exports_calls: 100,
            exports_min: 60,
            audit_faults: 1,
            audit_min: 15,
        }
    }
}

impl SaidAlerts {
    pub(super) fn resolve(self) -> Result<Alerts, String> {
        for (key, percent) in [("escalation", self.escalation_percent), ("no_match", self.no_match_percent)] {
            if percent > 100 {
                return Err(format!("alerts.{key}_percent = {percent}: say 1 to 100, or 0 for no alert"));
            }
        }
        let rule = |key: &str, limit: u64, minutes: u64| {
            if !(1..=WINDOW_MIN_MAX).contains(&minutes) {
                return Err(format!("alerts.{key}_min = {minutes}: say 1 to {WINDOW_MIN_MAX} minutes"));
            }
            Ok(Rule { limit, window: Duration::from_secs(60 * minutes) })
        };
        let rules = Rules {
            escalation: rule("escalation", self.escalation_percent, self.escalation_min)?,
            no_match: rule("no_match", self.no_match_percent, self.no_match_min)?,
            engine_restarts: rule("engine_restarts", self.engine_restarts, self.engine_restarts_min)?,
            latency: rule("latency", self.latency_p95_ms, self.latency_min)?,
            one_number: rule("one_number", self.one_number_calls, self.one_number_min)?,
            records: rule("records", self.records_failures, self.records_min)?,
            failed_logins: rule("failed_logins", self.failed_logins, self.failed_logins_min)?,
            mass_reading: rule("mass_reading", self.mass_reading_calls, self.mass_reading_min)?,
            exports: rule("exports", self.exports_calls, self.exports_min)?,
            audit: rule("audit", self.audit_faults, self.audit_min)?,
            enough: self.enough,
        };
        Ok(Alerts { rules, webhook: self.webhook })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_and_shares_have_bounds() {
        let refused = |said: SaidAlerts| said.resolve().unwrap_err();
        let said = SaidAlerts { escalation_percent: 101, ..SaidAlerts::default() };
        assert!(refused(said).contains("alerts.escalation_percent = 101: say 1 to 100"));
        let said = SaidAlerts { latency_min: 0, ..SaidAlerts::default() };
        assert!(refused(said).contains("alerts.latency_min = 0: say 1 to 1440 minutes"));
        let rules = SaidAlerts { no_match_percent: 0, ..SaidAlerts::default() }.resolve().unwrap().rules;
        assert_eq!((rules.no_match.limit, rules.escalation.limit), (0, 40));
    }
}
