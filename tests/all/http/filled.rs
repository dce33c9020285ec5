//! A small history: four calls of one day, which every test of what is read from the records knows.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use offhook::{
    metrics::Metrics,
    pii::Redacted,
    store::{Begun, Ended, Place, Record, Span, Store, TurnTaken, Who, Writer},
};
use uuid::Uuid;

use crate::server::asterisk::PATIENCE;

pub(super) const CALLER: &str = "+15550199";
pub(super) const NAME: &str = "Ottoline";
/// 20 November 2026, 10:00 UTC.
const MORNING_MS: i64 = 1_795_168_800_000;
const HOUR_MS: i64 = 3_600_000;

pub(super) fn call(number: u8) -> Uuid {
    Uuid::from_bytes([0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number])
}

pub(super) async fn store(folder: &Path) -> Store {
    let store = Store::open(Place::Sqlite(folder.join("records.db")), None).await.unwrap();
    let (records, writer) = Writer::start(store.clone(), "pbx1".to_owned(), Arc::new(Metrics::new()));
    let mut put = |record| records.put(record);
    understood(&mut put);
    misunderstood(&mut put, 2, 2 * HOUR_MS, "no_match");
    misunderstood(&mut put, 3, 3 * HOUR_MS, "caller_hangup");
    put(begun(4, "clinic", 5 * HOUR_MS));
    drop(records);
    writer.finish(PATIENCE).await;
    store
}

fn text(text: &str) -> Redacted<String> {
    Redacted::new(text.to_owned())
}

fn begun(number: u8, flow: &str, after_ms: i64) -> Record {
    Record::Begun(Box::new(Begun {
        call: call(number),
        flow: flow.to_owned(),
        begun_ms: MORNING_MS + after_ms,
        caller: text(if number == 1 { CALLER } else { "5550200" }),
        called: text("600"),
        channel: text("PJSIP/trunk-00000001"),
        language: "en".to_owned(),
        context: BTreeMap::from([("customer_id".to_owned(), text("C-17"))]),
    }))
}

fn ended(number: u8, after_ms: i64, status: &str) -> Ended {
    Ended {
        call: call(number),
        ended_ms: MORNING_MS + after_ms + 30_000,
        status: status.to_owned(),
        action: "transfer".to_owned(),
        destination: Some("operator".to_owned()),
        language: "en".to_owned(),
        ..Ended::default()
    }
}

/// A question, an answer, and one that was confided.
fn understood(put: &mut impl FnMut(Record)) {
    put(begun(1, "reception", 0));
    let turn = |number| TurnTaken { call: call(1), number, ..TurnTaken::default() };
    put(Record::Turn(Box::new(TurnTaken {
        said: text("Welcome to Northwind."),
        spans: vec![Span { who: Who::Offhook, from_ms: 40, to_ms: 2_000 }],
        ..turn(0)
    })));
    put(Record::Turn(Box::new(TurnTaken {
        offset_ms: 4_000,
        heard: Some(text("this is <Ottoline>, a bill")),
        heard_confidence: Some(0.875),
        tier: Some("phrases".to_owned()),
        decision: Some("billing".to_owned()),
        why: Some("`bill` is a synonym".to_owned()),
        understood_confidence: Some(0.93),
        said: text("Your PIN, please."),
        gap_ms: Some(500),
        silence_ms: Some(300),
        recognition_ms: Some(150),
        understanding_ms: Some(20),
        speech_ms: Some(30),
        spans: vec![
            Span { who: Who::Caller, from_ms: 2_100, to_ms: 3_500 },
            Span { who: Who::Offhook, from_ms: 4_000, to_ms: 5_000 },
        ],
        ..turn(1)
    })));
    put(Record::Turn(Box::new(TurnTaken {
        offset_ms: 9_000,
        keys: Some(text("739104")),
        said: text("You typed 739104."),
        sensitive: true,
        ..turn(2)
    })));
    put(Record::Ended(Box::new(Ended {
        destination: Some("billing".to_owned()),
        intent: Some("billing".to_owned()),
        confidence: 93,
        summary: text(&format!("{NAME} asked for billing")),
        slots: BTreeMap::from([("NAME".to_owned(), text(NAME))]),
        sentiment: Some("neutral".to_owned()),
        recording: Some(format!("{}.wav", call(1))),
        ..ended(1, 0, "ok")
    })));
}

/// A sentence that led nowhere, then silence.
fn misunderstood(put: &mut impl FnMut(Record), number: u8, after_ms: i64, status: &str) {
    put(begun(number, "reception", after_ms));
    let turn = |n| TurnTaken { call: call(number), number: n, ..TurnTaken::default() };
    put(Record::Turn(Box::new(TurnTaken { said: text("Welcome to Northwind."), ..turn(0) })));
    put(Record::Turn(Box::new(TurnTaken {
        heard: Some(text("my \"thing\" is broken")),
        heard_confidence: Some(0.5),
        tier: Some("nothing".to_owned()),
        decision: Some("no_match".to_owned()),
        said: text("Who would you like to speak to?"),
        gap_ms: Some(900),
        ..turn(1)
    })));
    put(Record::Turn(Box::new(TurnTaken {
        decision: Some("no_input".to_owned()),
        said: text("I am connecting you."),
        ..turn(2)
    })));
    put(Record::Ended(Box::new(ended(number, after_ms, status))));
}
