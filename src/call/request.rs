//! What a call was asked to be: its dialog is made from it, when the call begins and again when it is replayed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use jiff::Timestamp;

use super::flows::{ByName, Flows};
use crate::{
    agi::{Environment, Script},
    call::views::record::CallInfo,
    dialog::{Context, Dialog, verbs},
    pii::Redacted,
    session::Tape,
    store::{Begun, TapeKept},
    understand::hide_cards,
};

/// An AGI request, and the moment at which it came.
#[derive(Clone, Debug)]
pub(super) struct Request {
    verb: String,
    query: Vec<(String, Redacted<String>)>,
    caller: Redacted<String>,
    called: Redacted<String>,
    began: Timestamp,
    variety: usize,
}

impl Request {
    pub(super) fn new(environment: &Environment, script: &Script) -> Self {
        let text = |value: Option<&Redacted<String>>| value.cloned().unwrap_or_default();
        Self {
            verb: script.verb().to_owned(),
            query: script.parameters().map(|(key, value)| (key.to_owned(), value.clone())).collect(),
            caller: text(environment.caller_id()),
            called: text(environment.field("extension")),
            began: now(),
            variety: variety(),
        }
    }

    /// Of a call that does not come from a dialplan.
    pub(super) fn converse(flow: String, caller: Redacted<String>, called: &str) -> Self {
        Self {
            verb: "converse".to_owned(),
            query: vec![("flow".to_owned(), flow.into())],
            caller,
            called: called.to_owned().into(),
            began: now(),
            variety: variety(),
        }
    }

    /// As it was for a call of which a tape is kept. The numbers are kept with the call, for a time of their own.
    pub(super) fn kept(kept: &TapeKept, caller: Redacted<String>, called: Redacted<String>) -> Self {
        Self {
            verb: kept.verb.clone(),
            query: kept.query.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect(),
            caller,
            called,
            began: Timestamp::from_second(kept.began_s).unwrap_or(Timestamp::MAX),
            variety: usize::try_from(kept.variety).unwrap_or_default(),
        }
    }

    pub(super) fn dialog(&self, flows: &ByName) -> Result<Box<dyn Dialog>, verbs::VerbError> {
        let context =
            Context::new(self.caller.expose(), self.called.expose()).begun_at(self.began, self.variety);
        let query: Vec<(String, String)> =
            self.query.iter().map(|(key, value)| (key.clone(), value.expose().clone())).collect();
        verbs::dialog(&self.verb, &query, &context, flows)
    }

    /// The flow's name, also where the request leaves it out because there is only one.
    pub(super) fn flow(&self, flows: &Flows) -> Option<String> {
        if !["converse", "begin"].contains(&self.verb.as_str()) {
            return None;
        }
        let named = self.query.iter().find(|(key, _)| key == "flow");
        let by_name = flows.by_name();
        named.map(|(_, name)| name.expose().clone()).or_else(|| by_name.keys().next().cloned())
    }

    /// Nothing of the call is to be kept at first.
    pub(super) fn begins_paused(&self) -> bool {
        let wish = self.query.iter().find(|(key, _)| key == verbs::RECORDING);
        wish.is_some_and(|(_, wish)| wish.expose().trim() == verbs::PAUSED)
    }

    /// What is known for the record before anyone speaks.
    fn begun(&self, flow: Option<&str>, channel: &str) -> Begun {
        let own = ["flow", "trace", verbs::RECORDING];
        let context = self.query.iter().filter(|(key, _)| !own.contains(&key.as_str()));
        Begun {
            flow: flow.unwrap_or(&self.verb).to_owned(),
            caller: self.caller.clone(),
            called: self.called.clone(),
            channel: channel.to_owned().into(),
            context: context.cloned().collect(),
            ..Begun::default()
        }
    }

    /// What its record begins with.
    pub(super) fn call_info(self, flows: &Flows, channel: &str) -> CallInfo {
        let flow = self.flow(flows);
        let begun = self.begun(flow.as_deref(), channel);
        let flow_print = flow.and_then(|flow| flows.print(&flow));
        CallInfo { begun, request: self, flow_print }
    }

    pub(super) fn keep(&self, flow_print: Option<String>, tape: &Tape) -> TapeKept {
        TapeKept {
            verb: self.verb.clone(),
            query: self.query.iter().map(kept_parameter).collect(),
            began_s: self.began.as_second(),
            variety: self.variety as u64,
            flow_print,
            tape: tape.to_bytes(),
        }
    }
}

/// A card number that a dialplan hands over is no more to be kept than one that a caller tells.
fn kept_parameter((key, value): &(String, Redacted<String>)) -> (String, String) {
    let mut value = value.clone();
    hide_cards(&mut value);
    (key.clone(), value.into_inner())
}

/// To the second: opening hours are not finer.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_second(since.as_secs().try_into().unwrap_or(i64::MAX)).unwrap_or(Timestamp::MAX)
}

/// Another one for each call.
fn variety() -> usize {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    CALLS.fetch_add(1, Ordering::Relaxed)
}
