//! Calls to fill a database with.

use std::collections::BTreeMap;

use offhook::{
    pii::Redacted,
    store::{Begun, Ended, Pause, Record, Span, TapeKept, TurnTaken, Who},
};
use uuid::Uuid;

pub(super) const CALLER: &str = "+1 555 0199";
pub(super) const NAME: &str = "Ottoline";
pub(super) const PIN: &str = "739104";
pub(super) const DAY_MS: i64 = 24 * 3_600_000;

/// A call of two turns, with the name in its words and a sensitive one that asks for the PIN.
pub(super) struct Sample {
    pub(super) call: Uuid,
    pub(super) begun: Begun,
    pub(super) turns: Vec<TurnTaken>,
    pub(super) ended: Ended,
}

impl Sample {
    pub(super) fn new(caller: &str, begun_ms: i64) -> Self {
        let call = Uuid::new_v4();
        let text = |text: &str| Redacted::new(text.to_owned());
        let begun = Begun {
            call,
            flow: "reception".to_owned(),
            begun_ms,
            caller: text(caller),
            called: text("600"),
            channel: text(&format!("PJSIP/{caller}-00000001")),
            language: "en".to_owned(),
            context: BTreeMap::from([("customer_id".to_owned(), text("C-17"))]),
        };
        let ended = Ended {
            call,
            ended_ms: begun_ms + 30_000,
            status: "ok".to_owned(),
            action: "transfer".to_owned(),
            destination: Some("billing".to_owned()),
            intent: Some("billing".to_owned()),
            confidence: 93,
            language: "en".to_owned(),
            summary: text(&format!("{NAME} asked for billing")),
            slots: BTreeMap::from([("NAME".to_owned(), text(NAME))]),
            hand_over: text(&format!("{{\"slots\":{{\"NAME\":\"{NAME}\"}}}}")),
            sentiment: None,
            recording: Some(format!("{call}.wav")),
            consent: Some("yes".to_owned()),
            pauses: vec![Pause { from_ms: 5_000, to_ms: None, by: "key".to_owned(), resumed_by: None }],
            tape: Some(TapeKept {
                verb: "converse".to_owned(),
                query: vec![("flow".to_owned(), "reception".to_owned())],
                began_s: begun_ms / 1_000,
                variety: 3,
                flow_print: Some("ab12".to_owned()),
                tape: vec![7; 5_000],
            }),
        };
        Self { call, begun, turns: turns(call), ended }
    }

    pub(super) fn records(&self) -> Vec<Record> {
        let turns = self.turns.iter().map(|turn| Record::Turn(Box::new(turn.clone())));
        let begun = Record::Begun(Box::new(self.begun.clone()));
        let ended = Record::Ended(Box::new(self.ended.clone()));
        std::iter::once(begun).chain(turns).chain([ended]).collect()
    }
}

fn turns(call: Uuid) -> Vec<TurnTaken> {
    let text = |text: &str| Redacted::new(text.to_owned());
    let greeting = TurnTaken { call, said: text("Welcome to Northwind."), ..TurnTaken::default() };
    let spoken = TurnTaken {
        call,
        number: 1,
        offset_ms: 4_000,
        heard: Some(text(&format!("this is {NAME}, 100% sure, a bill"))),
        heard_confidence: Some(0.875),
        tier: Some("phrases".to_owned()),
        decision: Some("no_match".to_owned()),
        why: Some(format!("{NAME} is no destination")),
        understood_confidence: Some(0.5),
        said: text("What is your number?"),
        heard_to_ms: Some(700),
        gap_ms: Some(500),
        silence_ms: Some(300),
        recognition_ms: Some(150),
        understanding_ms: Some(20),
        speech_ms: Some(30),
        sources: vec!["prices.md#2".to_owned()],
        spans: vec![Span { who: Who::Caller, from_ms: 2_000, to_ms: 3_500 }],
        ..TurnTaken::default()
    };
    let typed = TurnTaken {
        call,
        number: 2,
        offset_ms: 9_000,
        heard: Some(text(&format!("it is {PIN}"))),
        keys: Some(text(PIN)),
        said: text(&format!("You said {PIN}.")),
        why: Some(format!("{PIN} has six digits")),
        sensitive: true,
        ..TurnTaken::default()
    };
    vec![greeting, spoken, typed]
}
