//! Calls to fill a database with.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use offhook::{
    dialog::Decision,
    pii::Redacted,
    store::{Begun, Ended, Pause, Record, TapeKept},
    transcript::{Span, Stages, Stamp, Turn, Who},
    understand::Tier,
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
    pub(super) turns: Vec<Turn>,
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
        Self { call, begun, turns: turns(), ended }
    }

    pub(super) fn records(&self) -> Vec<Record> {
        let turns = self.turns.iter().map(|turn| Record::Turn(self.call, Arc::new(turn.clone())));
        let begun = Record::Begun(Box::new(self.begun.clone()));
        let ended = Record::Ended(Box::new(self.ended.clone()));
        std::iter::once(begun).chain(turns).chain([ended]).collect()
    }
}

fn turns() -> Vec<Turn> {
    let text = |text: &str| Redacted::new(text.to_owned());
    let ms = Duration::from_millis;
    let mut greeting = Turn::default();
    greeting.say(&text("Welcome to Northwind."));
    let mut spoken = Turn::new(1, ms(4_000), Stamp::Open);
    spoken.hear(&text(&format!("this is {NAME}, 100% sure, a bill")), 88);
    spoken.decide(&Decision {
        tier: Tier::Phrases,
        confidence: 50,
        meaning: "no_match".to_owned(),
        why: format!("{NAME} is no destination"),
        sources: vec!["prices.md#2".to_owned()],
    });
    spoken.say(&text("What is your number?"));
    (spoken.heard_to, spoken.gap) = (Some(ms(700)), Some(ms(500)));
    spoken.stages =
        Some(Stages { silence: ms(300), recognition: ms(150), understanding: ms(20), speech: ms(30) });
    spoken.note_span(Span { who: Who::Caller, from_ms: 2_000, to_ms: 3_500 });
    let mut typed = Turn::new(2, ms(9_000), Stamp::Confided);
    typed.hear(&text(&format!("it is {PIN}")), 88);
    typed.take_keys(&text(PIN));
    typed.decide(&Decision {
        tier: Tier::Keys,
        confidence: 100,
        meaning: "pin".to_owned(),
        why: format!("{PIN} has six digits"),
        sources: Vec::new(),
    });
    typed.say(&text(&format!("You said {PIN}.")));
    vec![greeting, spoken, typed]
}
