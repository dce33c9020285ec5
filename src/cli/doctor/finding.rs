//! What a check has found: one line for people, one object for programs.

use std::fmt;

use clap::ValueEnum;
use serde::{Serialize, Serializer};

use super::Check;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    Ok,
    /// Calls are answered, but not as well or as safely as they could be.
    Warn,
    /// Calls are not answered, or what is kept of them is not safe.
    Fail,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Finding {
    check: Check,
    pub(super) state: State,
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
}

impl Finding {
    pub(super) fn ok(check: Check, what: impl Into<String>) -> Self {
        Self { check, state: State::Ok, what: one_line(&what.into()), remedy: None }
    }

    pub(super) fn warn(check: Check, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { check, state: State::Warn, what: one_line(&what.into()), remedy: Some(remedy.into()) }
    }

    pub(super) fn fail(check: Check, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { check, state: State::Fail, what: one_line(&what.into()), remedy: Some(remedy.into()) }
    }
}

/// Faults of a file come with a picture of the place, which needs lines of its own.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('|'));
    lines.collect::<Vec<_>>().join(" ").replace(" ; ", "; ")
}

impl Check {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.name())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Ok => "ok",
            State::Warn => "warn",
            State::Fail => "fail",
        };
        write!(f, "{state:<5} {:<9} {}", self.check.name(), self.what)?;
        self.remedy.iter().try_for_each(|remedy| write!(f, "; {remedy}"))
    }
}
