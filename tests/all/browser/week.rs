//! A week of calls in the records, the same every time: what history, figures and flow pages are looked at with.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use offhook::{
    dialog::Decision,
    metrics::Metrics,
    pii::Redacted,
    store::{Begun, Ended, Place, Record, Records, Store, Writer},
    transcript::{Span, Stages, Stamp, Turn, Who, Wordless, whole_ms},
    understand::Tier,
};
use uuid::Uuid;

use crate::server::asterisk::PATIENCE;

/// From Monday to Friday.
pub(super) const FROM: &str = "2026-11-16";
pub(super) const TO: &str = "2026-11-20";
pub(super) const CALLS: u32 = 150;
/// What nobody but an auditor may find.
pub(super) const NUMBER: &str = "+12025550";
pub(super) const LOST: &str = "do you sell kitchens";

/// 16 November 2026, 08:00 UTC.
const MONDAY_MS: i64 = 1_794_816_000_000;
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
const GREETING: &str = "Welcome to Northwind. Please tell me who you would like to speak to.";
const AGAIN: &str = "Sorry, I did not get that. Which department would you like?";

/// What callers say, where that leads, and because of which words.
const WISHES: [(&str, &str, &str); 6] = [
    ("i have a question about my invoice", "billing", "invoice"),
    ("i would like to order a desk", "sales", "order"),
    ("my printer is broken", "support", "broken"),
    ("can i book a visit", "appointments", "book"),
    ("there is a charge that i do not know", "billing", "charge"),
    ("what is the price of a lamp", "sales", "price"),
];
const NOT_UNDERSTOOD: [&str; 5] = [
    LOST,
    "it is about the thing with the door",
    "the gentleman from yesterday",
    "are you open on \"boxing day\"",
    "i was told to ring again",
];

/// A file of records with it.
pub(super) async fn store(path: &Path) -> Place {
    let place = Place::Sqlite(path.to_owned());
    let store = Store::open(place.clone(), None).await.unwrap();
    let (records, writer) = Writer::start(store, "pbx1".to_owned(), Arc::new(Metrics::new()));
    (0..CALLS).for_each(|number| Visitor::of(number).rings(&records));
    drop(records);
    writer.finish(PATIENCE).await;
    place
}

/// One caller, who is the same in every run.
struct Visitor {
    number: u32,
    call: Uuid,
    begun_ms: i64,
    turns: u32,
    at_ms: i64,
}

impl Visitor {
    fn of(number: u32) -> Self {
        // More in the morning, and each a little later than the other.
        let hour = i64::from([0, 1, 1, 2, 2, 3, 5, 6, 7, 9][number as usize % 10]);
        let begun_ms = MONDAY_MS
            + i64::from(number % 5) * DAY_MS
            + hour * HOUR_MS
            + i64::from(number * 1_237 % 3_600) * 1_000;
        let call = Uuid::from_u128(0x4000_8000_0000_0000_0000 | u128::from(number));
        Self { number, call, begun_ms, turns: 0, at_ms: 40 }
    }

    fn rings(mut self, records: &Records) {
        records.put(Record::Begun(Box::new(Begun {
            call: self.call,
            flow: "reception".to_owned(),
            begun_ms: self.begun_ms,
            caller: text(&format!("{NUMBER}{}", 100 + self.number % 100)),
            called: text("600"),
            channel: text("PJSIP/trunk-00000001"),
            language: "en".to_owned(),
            context: BTreeMap::new(),
        })));
        let (words, to, because) = WISHES[self.number as usize % WISHES.len()];
        let lost = NOT_UNDERSTOOD[self.number as usize / 6 % NOT_UNDERSTOOD.len()];
        records.put(self.turn(GREETING, |_| {}));
        let decision = |tier, confidence, meaning: &str, why| {
            let (meaning, sources) = (meaning.to_owned(), Vec::new());
            Decision { tier, confidence, meaning, why, sources }
        };
        let understood = |turn: &mut Turn| {
            turn.hear(&text(words), 90);
            turn.decide(&decision(Tier::Phrases, 92, to, format!("`{because}` is a synonym")));
        };
        let not_understood = |turn: &mut Turn| {
            turn.hear(&text(lost), 60);
            turn.decide(&decision(Tier::Nothing, 0, "", String::new()));
        };
        let silent = |turn: &mut Turn| turn.lack_words(Wordless::NoInput);
        let connecting = format!("Thank you. I am connecting you with {to}.");
        match self.number % 20 {
            0..=11 => records.put(self.turn(&connecting, understood)),
            12..=14 => {
                records.put(self.turn(AGAIN, not_understood));
                records.put(self.turn(&connecting, understood));
            }
            15 | 16 => {
                records.put(self.turn(AGAIN, not_understood));
                records.put(self.turn("One moment, please.", not_understood));
                return records.put(self.end("no_match", "operator", None));
            }
            17 => {
                records.put(self.turn(AGAIN, silent));
                records.put(self.turn("One moment, please.", silent));
                return records.put(self.end("no_input", "operator", None));
            }
            18 => {
                records.put(self.turn(AGAIN, not_understood));
                return records.put(self.end("caller_hangup", "", None));
            }
            _ => records.put(self.turn(&connecting, |turn| {
                turn.take_keys(&text("1"));
                turn.decide(&decision(Tier::Keys, 100, to, String::new()));
            })),
        }
        records.put(self.end("ok", to, Some(to)));
    }

    /// Somebody speaks, waits, and is answered.
    fn turn(&mut self, said: &str, caller: impl FnOnce(&mut Turn)) -> Record {
        let mut turn = Turn::new(self.turns, Duration::ZERO, Stamp::Open);
        caller(&mut turn);
        turn.say(&text(said));
        if let Some(heard) = turn.heard() {
            let to_ms = self.at_ms + 400 + 60 * heard.expose().len() as i64;
            turn.note_span(Span { who: Who::Caller, from_ms: self.at_ms + 400, to_ms });
            let ms = Duration::from_millis;
            let recognition = ms(u64::from(90 + self.number * 37 % 160));
            let stages = Stages { silence: ms(320), recognition, understanding: ms(9), speech: ms(12) };
            let gap = ms(320 + 9 + 12) + recognition;
            (turn.gap, turn.stages) = (Some(gap), Some(stages));
            self.at_ms = to_ms + whole_ms(gap);
        } else if self.turns > 0 {
            self.at_ms += 2_500;
        }
        turn.offset = Duration::from_millis(self.at_ms as u64);
        let to_ms = self.at_ms + 65 * said.len() as i64;
        turn.note_span(Span { who: Who::Offhook, from_ms: self.at_ms, to_ms });
        (self.at_ms, self.turns) = (to_ms, self.turns + 1);
        Record::Turn(self.call, Arc::new(turn))
    }

    fn end(&self, status: &str, to: &str, intent: Option<&str>) -> Record {
        let named = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        let summary = match intent {
            Some(intent) => format!("Asked for {intent}."),
            None => "Said what was not understood.".to_owned(),
        };
        Record::Ended(Box::new(Ended {
            call: self.call,
            ended_ms: self.begun_ms + self.at_ms,
            status: status.to_owned(),
            action: if to.is_empty() { "hangup" } else { "transfer" }.to_owned(),
            destination: named(to),
            intent: intent.map(str::to_owned),
            confidence: if intent.is_some() { 92 } else { 0 },
            language: "en".to_owned(),
            summary: text(&summary),
            sentiment: Some("neutral".to_owned()),
            ..Ended::default()
        }))
    }
}

fn text(text: &str) -> Redacted<String> {
    Redacted::new(text.to_owned())
}
