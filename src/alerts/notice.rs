//! What is told: to a person in one sentence, to a program as JSON.

use std::{fmt, time::Duration};

use serde_json::{Value, json};

use crate::metrics::Alert;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Raised,
    Over,
}

/// Nothing in it comes from a caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub alert: Alert,
    pub turn: Turn,
    /// `None` where there was too little to say, as in a night without calls.
    pub value: Option<f64>,
    pub limit: u64,
    pub window: Duration,
}

impl Notice {
    /// What a webhook gets.
    pub fn to_json(&self, node: &str) -> Value {
        json!({
            "alert": self.alert.as_str(),
            "state": match self.turn { Turn::Raised => "raised", Turn::Over => "over" },
            "value": self.value.map(|value| (value * 10.0).round() / 10.0),
            "limit": self.limit,
            "window_s": self.window.as_secs(),
            "node": node,
            "text": self.to_string(),
        })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, minutes, limit) = (self.alert.as_str(), self.window.as_secs() / 60, self.limit);
        let figure =
            self.value.map_or_else(|| "too little to say".to_owned(), |value| figure(self.alert, value));
        match self.turn {
            Turn::Raised => {
                let remedy = remedy(self.alert);
                write!(f, "{name}: {figure} within {minutes} min, more than {limit}; {remedy}")
            }
            Turn::Over => write!(f, "{name} is over: {figure} within {minutes} min, at most {limit}"),
        }
    }
}

fn figure(alert: Alert, value: f64) -> String {
    match alert {
        Alert::Escalation => format!("{value:.0} % of the calls ended undecided with a person"),
        Alert::NoMatch => format!("{value:.0} % of the callers' answers were not understood"),
        Alert::EngineRestarts => format!("engines ended {value:.0} times by themselves"),
        Alert::Latency => format!("5 of 100 replies took {value:.0} ms or more"),
        Alert::OneNumber => format!("one number placed {value:.0} calls"),
        Alert::Records => format!("what is kept of calls could not be written {value:.0} times"),
        Alert::Panics => format!("a fault of this program ended {value:.0} calls"),
        Alert::FailedLogins => format!("{value:.0} tokens, links or secrets that were shown are not good"),
        Alert::MassReading => format!("one person read or listed {value:.0} calls"),
        Alert::Exports => format!("one person took out or erased {value:.0} calls"),
        Alert::Audit => format!("{value:.0} looks at the audit log found it broken"),
    }
}

fn remedy(alert: Alert) -> &'static str {
    match alert {
        Alert::Escalation => "see which sentences were not understood, and whether all engines are ready",
        Alert::NoMatch => "add what callers say as examples to the flow, or use a better recogniser",
        Alert::EngineRestarts => "the log says which and why; memory is the usual reason",
        Alert::Latency => {
            "compare offhook_stage_duration_seconds by stage; lower server.calls_max or wait_max_ms"
        }
        Alert::OneNumber => "the records name it; if it is abuse, refuse it in the dialplan",
        Alert::Records => "offhook doctor disk records; /readyz says what waits and what is lost",
        Alert::Panics => "they went on in the dialplan; please report the place that the log names",
        Alert::FailedLogins => {
            "the log names the addresses; find out who it is, or refuse them in the firewall"
        }
        Alert::MassReading | Alert::Exports => "`offhook audit list` says who; ask why, or revoke the token",
        Alert::Audit => {
            "`offhook audit verify` says where; keep the database as it is, and compare it with a backup"
        }
    }
}
