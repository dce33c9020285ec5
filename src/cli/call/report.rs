//! What came of a call: the JSON answer of `offhook call --json`, and the facts that the timeline is drawn
//! from.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::ear::Spurt;
use super::script::CallerAction;

/// The server sets `OFFHOOK_TRACE_<n>` for callers on the same machine that ask for `trace=1`.
const TRACE_PREFIX: &str = "OFFHOOK_TRACE_";

const STATUS: &str = "OFFHOOK_STATUS";

#[derive(Debug, PartialEq, Serialize)]
pub(in crate::cli) struct Report {
    /// `OFFHOOK_STATUS`, or why there is none: see [`Missing`].
    pub disposition: String,
    pub variables: BTreeMap<String, String>,
    pub turns: Vec<Turn>,
    /// From the start of the sound to the first audible sample.
    pub greeting_ms: Option<u64>,
    /// What the server said before the caller's first turn.
    #[serde(skip)]
    pub greeting: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(in crate::cli) struct Turn {
    pub heard: Option<String>,
    /// The recogniser's, 0 to 100.
    pub confidence: Option<u8>,
    pub said: Option<String>,
    /// From the caller's last voiced sample to the first audible sample of the reply, both on the wire.
    pub gap_ms: Option<u64>,
    #[serde(skip)]
    pub by: By,
}

/// How the caller answered in a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) enum By {
    Voice,
    Keys,
    #[default]
    Silence,
}

/// Why a call has no status from the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Missing {
    /// The server ended the AGI session properly, but decided nothing.
    Undecided,
    /// The connection broke off, or ended while the sound was on.
    ServerGone,
    /// The server neither spoke nor ended the session in time.
    ServerStuck,
}

impl Missing {
    fn as_str(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::ServerGone => "server_gone",
            Self::ServerStuck => "server_stuck",
        }
    }
}

impl Report {
    /// `missing` names the disposition when the server set no status.
    pub(in crate::cli) fn new(
        channel: &Channel,
        actions: &[CallerAction],
        spurts: &[Spurt],
        missing: Missing,
    ) -> Self {
        let (traces, variables): (Vec<_>, Vec<_>) =
            channel.variables.iter().partition(|(name, _)| name.starts_with(TRACE_PREFIX));
        let mut traces = in_order(&traces);
        // The server speaks first: only its first turn can lack the caller's part and still be no silence.
        let greets = traces.first().is_some_and(|first| first.by() == By::Silence);
        let greeting = greets.then(|| traces.remove(0).said).flatten();
        Self {
            disposition: channel.variables.get(STATUS).map_or(missing.as_str(), String::as_str).to_owned(),
            variables: variables.into_iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            turns: turns(&traces, &gaps(actions, spurts)),
            greeting_ms: spurts.first().map(|first| whole_ms(first.from)),
            greeting,
        }
    }

    pub(in crate::cli) fn is_decided(&self) -> bool {
        self.variables.contains_key(STATUS)
    }
}

/// One turn as the server tells it; what is unknown stays out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Trace {
    heard: Option<String>,
    keys: Option<String>,
    confidence: Option<u8>,
    said: Option<String>,
    /// The server's own measure; it has one only after speech.
    gap_ms: Option<u64>,
}

impl Trace {
    fn by(&self) -> By {
        match (&self.keys, &self.heard, self.gap_ms) {
            (Some(_), ..) => By::Keys,
            (None, None, None) => By::Silence,
            (None, ..) => By::Voice,
        }
    }

    fn turn(&self, gaps: &mut impl Iterator<Item = Option<u64>>) -> Turn {
        let by = self.by();
        let heard = self.keys.as_ref().or(self.heard.as_ref()).cloned().unwrap_or_default();
        Turn {
            heard: Some(heard),
            confidence: self.confidence.filter(|_| by == By::Voice),
            said: self.said.clone(),
            gap_ms: if by == By::Voice { gaps.next().flatten() } else { None },
            by,
        }
    }
}

/// Variables sort `_10` before `_2`; the turns' own numbers do not.
fn in_order(traces: &[(&String, &String)]) -> Vec<Trace> {
    let number = |name: &str| name.strip_prefix(TRACE_PREFIX).and_then(|n| n.parse::<u32>().ok());
    let mut numbered: Vec<_> = traces.iter().map(|(name, value)| (number(name), *value)).collect();
    numbered.sort_by_key(|(number, _)| *number);
    // A trace that cannot be read still is a turn.
    numbered.iter().map(|(_, json)| serde_json::from_str(json).unwrap_or_default()).collect()
}

fn turns(traces: &[Trace], gaps: &[Option<u64>]) -> Vec<Turn> {
    let mut gaps = gaps.iter().copied();
    if traces.is_empty() {
        return gaps.map(|gap_ms| Turn { gap_ms, by: By::Voice, ..Turn::default() }).collect();
    }
    traces.iter().map(|trace| trace.turn(&mut gaps)).collect()
}

/// For each time the caller spoke, how long the reply took; `None` when none came before the caller spoke
/// again.
fn gaps(actions: &[CallerAction], spurts: &[Spurt]) -> Vec<Option<u64>> {
    let spoken: Vec<(Duration, Duration)> = actions
        .iter()
        .filter_map(|action| match action {
            CallerAction::Spoke { from, voiced_until, .. } => Some((*from, *voiced_until)),
            CallerAction::Pressed { .. } | CallerAction::HungUp { .. } => None,
        })
        .collect();
    spoken
        .iter()
        .enumerate()
        .map(|(n, (_, until))| {
            let next = spoken.get(n + 1).map_or(Duration::MAX, |(from, _)| *from);
            reply_after(*until, next, spurts).map(|spurt| whole_ms(spurt.from - *until))
        })
        .collect()
}

fn reply_after(until: Duration, next: Duration, spurts: &[Spurt]) -> Option<&Spurt> {
    spurts.iter().find(|spurt| spurt.from >= until && spurt.from < next)
}

fn whole_ms(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn spoke(from: u64, voiced_until: u64) -> CallerAction {
        CallerAction::Spoke {
            name: "a.wav".to_owned(),
            from: ms(from),
            voiced_from: ms(from),
            voiced_until: ms(voiced_until),
        }
    }

    fn spurt(from: u64, until: u64) -> Spurt {
        Spurt { from: ms(from), until: ms(until) }
    }

    fn channel(variables: &[(&str, &str)]) -> Channel {
        Channel::new(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn traces_become_turns_with_the_gaps_that_were_measured() {
        let channel = channel(&[
            ("OFFHOOK_STATUS", "ok"),
            ("OFFHOOK_TRACE_2", r#"{"heard":null,"keys":"3","said":"Support."}"#),
            ("OFFHOOK_TRACE_3", r#"{"said":"Are you there?"}"#),
            ("OFFHOOK_TRACE_10", r#"{"heard":"yes","confidence":75,"said":"Bye."}"#),
            ("OFFHOOK_TRACE_0", r#"{"heard":null,"said":"Good morning."}"#),
            ("OFFHOOK_TRACE_1", r#"{"heard":"billing please","confidence":93,"said":"Billing?"}"#),
        ]);
        let actions =
            [spoke(1000, 2000), CallerAction::Pressed { key: '3', at: ms(4000) }, spoke(5000, 5400)];
        let spurts = [spurt(100, 900), spurt(2550, 3400), spurt(6020, 6900)];
        let report = Report::new(&channel, &actions, &spurts, Missing::ServerGone);
        assert_eq!(report.greeting.as_deref(), Some("Good morning."));
        assert_eq!(
            serde_json::to_value(&report).unwrap(),
            json!({
                "disposition": "ok",
                "variables": {"OFFHOOK_STATUS": "ok"},
                "turns": [
                    {"heard": "billing please", "confidence": 93, "said": "Billing?", "gap_ms": 550},
                    {"heard": "3", "confidence": null, "said": "Support.", "gap_ms": null},
                    {"heard": "", "confidence": null, "said": "Are you there?", "gap_ms": null},
                    {"heard": "yes", "confidence": 75, "said": "Bye.", "gap_ms": 620},
                ],
                "greeting_ms": 100,
            })
        );
    }

    #[test]
    fn without_traces_the_measured_gaps_remain() {
        let actions = [spoke(1000, 2000), spoke(3000, 4000)];
        let report = Report::new(&channel(&[]), &actions, &[spurt(4300, 4400)], Missing::ServerGone);
        assert_eq!(report.disposition, "server_gone");
        assert_eq!(report.turns.iter().map(|turn| turn.gap_ms).collect::<Vec<_>>(), [None, Some(300)]);
        assert!(!report.is_decided());
    }

    #[test]
    fn a_server_that_talks_over_the_caller_has_no_gap() {
        assert_eq!(gaps(&[spoke(1000, 2000)], &[spurt(1500, 4000)]), [None]);
    }
}
