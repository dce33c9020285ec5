//! What an administrator wants to be told: rules over the server's own figures, each told when it begins and when it is
//! over. Values in, notices out; the server feeds it every minute.

mod notice;
mod sample;

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

pub use notice::{Notice, Turn};
pub use sample::Sample;

use crate::metrics::Alert;

/// Samples in a row that have to be within the limit until an alert is over: a figure on the limit would come and go.
const CALM: u32 = 3;

/// One rule: more than the limit within the window is unusual. A limit of 0 switches it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub limit: u64,
    pub window: Duration,
}

/// A fault of this program is told however rare it is, and cannot be switched off.
const PANICS: Rule = Rule { limit: 0, window: Duration::from_secs(60 * 60) };

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Percent of the calls.
    pub escalation: Rule,
    /// Percent of the answers.
    pub no_match: Rule,
    pub engine_restarts: Rule,
    /// Milliseconds that 95 of 100 replies are to be within.
    pub latency: Rule,
    /// Calls by one number.
    pub one_number: Rule,
    /// Failed transactions, and what was lost.
    pub records: Rule,
    /// Tokens, links and secrets that are not good.
    pub failed_logins: Rule,
    /// Calls that one person read or listed.
    pub mass_reading: Rule,
    /// Calls that one person took out or erased.
    pub exports: Rule,
    /// Looks at the audit log that found it broken.
    pub audit: Rule,
    /// Calls, answers or replies below which a share of them says nothing.
    pub enough: u64,
}

impl Rules {
    fn of(&self, alert: Alert) -> Rule {
        match alert {
            Alert::Escalation => self.escalation,
            Alert::NoMatch => self.no_match,
            Alert::EngineRestarts => self.engine_restarts,
            Alert::Latency => self.latency,
            Alert::OneNumber => self.one_number,
            Alert::Records => self.records,
            Alert::FailedLogins => self.failed_logins,
            Alert::MassReading => self.mass_reading,
            Alert::Exports => self.exports,
            Alert::Audit => self.audit,
            Alert::Panics => PANICS,
        }
    }

    fn longest(&self) -> Duration {
        let windows = Alert::ALL.iter().map(|alert| self.of(*alert).window);
        windows.max().unwrap_or_default()
    }
}

/// Follows the figures of one server from its start.
#[derive(Debug)]
pub struct Watch {
    rules: Rules,
    /// The oldest first; the first one is the last before every window, or the server's start.
    samples: VecDeque<(Duration, Sample)>,
    /// What is raised, and for how many samples it has been calm.
    raised: BTreeMap<&'static str, u32>,
}

impl Watch {
    pub fn new(rules: Rules) -> Self {
        let samples = VecDeque::from([(Duration::ZERO, Sample::default())]);
        Self { rules, samples, raised: BTreeMap::new() }
    }

    /// Takes the figures in as they are `at` this time after the server's start; gives what begins and what is over.
    pub fn take(&mut self, at: Duration, sample: Sample) -> Vec<Notice> {
        let notices = Alert::ALL.iter().filter_map(|alert| self.judge(*alert, at, &sample)).collect();
        self.samples.push_back((at, sample));
        let horizon = at.saturating_sub(self.rules.longest());
        while self.samples.get(1).is_some_and(|(taken, _)| *taken <= horizon) {
            self.samples.pop_front();
        }
        notices
    }

    pub fn is_raised(&self, alert: Alert) -> bool {
        self.raised.contains_key(alert.as_str())
    }

    fn judge(&mut self, alert: Alert, at: Duration, now: &Sample) -> Option<Notice> {
        let rule = self.rules.of(alert);
        if rule.limit == 0 && alert != Alert::Panics {
            return None;
        }
        let value = self.value(alert, at, now);
        let is_over = value.is_some_and(|value| value > rule.limit as f64);
        let notice = |turn| Notice { alert, turn, value, limit: rule.limit, window: rule.window };
        match (self.raised.get_mut(alert.as_str()), is_over) {
            (None, false) => None,
            (None, true) => {
                self.raised.insert(alert.as_str(), 0);
                Some(notice(Turn::Raised))
            }
            (Some(calm), true) => {
                *calm = 0;
                None
            }
            (Some(calm), false) => {
                *calm += 1;
                if *calm < CALM {
                    return None;
                }
                self.raised.remove(alert.as_str());
                Some(notice(Turn::Over))
            }
        }
    }

    /// `None` where there was too little to say.
    fn value(&self, alert: Alert, at: Duration, now: &Sample) -> Option<f64> {
        let from = at.saturating_sub(self.rules.of(alert).window);
        let before = self.samples.iter().rev().find(|(taken, _)| *taken <= from);
        let before = &before.or(self.samples.front())?.1;
        let enough = self.rules.enough.max(1);
        let since = |of: fn(&Sample) -> u64| of(now).saturating_sub(of(before));
        let percent = |part: u64, whole: u64| (whole >= enough).then(|| part as f64 * 100.0 / whole as f64);
        match alert {
            Alert::Escalation => percent(since(|sample| sample.escalated), since(|sample| sample.calls)),
            Alert::NoMatch => percent(since(|sample| sample.unmatched), since(|sample| sample.answers)),
            Alert::EngineRestarts => Some(since(|sample| sample.engine_restarts) as f64),
            Alert::Latency => now.p95_ms_since(before, enough),
            Alert::OneNumber => Some(now.one_number as f64),
            Alert::Records => Some(since(|sample| sample.unwritten) as f64),
            Alert::FailedLogins => Some(since(|sample| sample.failed_logins) as f64),
            Alert::MassReading => Some(now.one_person_read as f64),
            Alert::Exports => Some(now.one_person_took as f64),
            Alert::Audit => Some(since(|sample| sample.audit_faults) as f64),
            Alert::Panics => Some(since(|sample| sample.panics) as f64),
        }
    }
}
