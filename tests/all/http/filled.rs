//! A small history: four calls of one day, which every test of what is read from the records knows.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use offhook::{
    dialog::Decision,
    metrics::Metrics,
    pii::Redacted,
    store::{Begun, Ended, Place, Record, Store, Writer},
    transcript::{Span, Stages, Stamp, Turn, Who, Wordless},
    understand::Tier,
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

fn decision(tier: Tier, confidence: u8, meaning: &str, why: &str) -> Decision {
    Decision { tier, confidence, meaning: meaning.to_owned(), why: why.to_owned(), sources: Vec::new() }
}

/// A question, an answer, and one that was confided.
fn understood(put: &mut impl FnMut(Record)) {
    put(begun(1, "reception", 0));
    let ms = Duration::from_millis;
    let span = |who, from_ms, to_ms| Span { who, from_ms, to_ms };
    let mut greeting = Turn::default();
    greeting.say(&text("Welcome to Northwind."));
    greeting.note_span(span(Who::Offhook, 40, 2_000));
    let mut answer = Turn::new(1, ms(4_000), Stamp::Open);
    answer.hear(&text("this is <Ottoline>, a bill"), 88);
    answer.decide(&decision(Tier::Phrases, 93, "billing", "`bill` is a synonym"));
    answer.say(&text("Your PIN, please."));
    answer.gap = Some(ms(500));
    answer.stages =
        Some(Stages { silence: ms(300), recognition: ms(150), understanding: ms(20), speech: ms(30) });
    answer.note_span(span(Who::Caller, 2_100, 3_500));
    answer.note_span(span(Who::Offhook, 4_000, 5_000));
    let mut confided = Turn::new(2, ms(9_000), Stamp::Confided);
    confided.take_keys(&text("739104"));
    confided.say(&text("You typed 739104."));
    for turn in [greeting, answer, confided] {
        put(Record::Turn(call(1), Arc::new(turn)));
    }
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
    let mut greeting = Turn::default();
    greeting.say(&text("Welcome to Northwind."));
    let mut lost = Turn::new(1, Duration::ZERO, Stamp::Open);
    lost.hear(&text("my \"thing\" is broken"), 50);
    lost.decide(&decision(Tier::Nothing, 0, "", ""));
    lost.say(&text("Who would you like to speak to?"));
    lost.gap = Some(Duration::from_millis(900));
    let mut silent = Turn::new(2, Duration::ZERO, Stamp::Open);
    silent.lack_words(Wordless::NoInput);
    silent.say(&text("I am connecting you."));
    for turn in [greeting, lost, silent] {
        put(Record::Turn(call(number), Arc::new(turn)));
    }
    put(Record::Ended(Box::new(ended(number, after_ms, status))));
}
