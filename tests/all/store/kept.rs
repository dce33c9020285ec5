//! What is handed over is what is read: calls, turns, tapes, pages, figures.

use std::time::Duration;

use offhook::{
    dialog::Decision,
    pii::Redacted,
    store::{Bucket, Count, Filter, Page, Percentiles, Phrase, Store, Trouble, TurnTrouble},
    transcript::{Stamp, Turn, Wordless},
    understand::Tier,
};

use super::{
    database::{Database, fill, key, on_each},
    samples::{CALLER, DAY_MS, NAME, PIN, Sample},
};

const FIRST: Page = Page { number: 0, size: 10 };

async fn check_call(store: &Store, sample: &Sample) {
    let call = store.call(sample.call).await.unwrap().expect("the call is kept");
    let (begun, ended) = (&sample.begun, &sample.ended);
    assert_eq!(call.row.caller.as_ref(), Some(&begun.caller));
    assert_eq!(call.row.channel.as_ref(), Some(&begun.channel));
    assert_eq!((call.row.begun_ms, call.row.ended_ms), (begun.begun_ms, Some(ended.ended_ms)));
    assert_eq!(call.row.status.as_deref(), Some("ok"));
    assert_eq!(call.row.confidence, Some(93));
    assert_eq!((&call.context, &call.slots), (&begun.context, &ended.slots));
    assert_eq!(call.hand_over.as_ref(), Some(&ended.hand_over));
    assert_eq!((&call.pauses, &call.consent), (&ended.pauses, &ended.consent));
    assert_eq!(call.turns[..2], sample.turns[..2]);
    let sensitive = &call.turns[2];
    assert_eq!(sensitive.keys().map(|keys| keys.expose().as_str()), Some("****"));
    assert!(!format!("{:?}", (sensitive.said().expose(), sensitive.why())).contains(PIN));
    assert_eq!(store.tape(sample.call).await.unwrap(), ended.tape);
}

#[test]
fn a_call_is_read_as_it_was_handed_over() {
    on_each(async |database: Database| {
        let sample = Sample::new(CALLER, 1_000);
        let store = database.open(None).await;
        fill(&store, &[&sample]).await;
        check_call(&store, &sample).await;
        assert_eq!(store.call(uuid::Uuid::new_v4()).await.unwrap(), None);
    });
}

#[test]
fn a_sealed_call_is_read_by_its_key_alone() {
    on_each(async |database: Database| {
        let sample = Sample::new(CALLER, 1_000);
        let right = key();
        let store = database.open(Some(&right)).await;
        fill(&store, &[&sample]).await;
        check_call(&store, &sample).await;
        let wrong = Store::open(database.place.clone(), Some(key())).await.err().unwrap();
        assert!(wrong.to_string().contains("is not the key"), "{wrong}");
        let none = Store::open(database.place.clone(), None).await.err().unwrap();
        assert!(none.to_string().contains("set records.key_file"), "{none}");
        check_call(&database.open(Some(&right)).await, &sample).await;
    });
}

/// How many calls a filter finds.
async fn found(store: &Store, filter: Filter) -> u64 {
    let page = store.calls(&filter, FIRST).await.unwrap();
    assert_eq!(page.calls.len() as u64, page.total);
    page.total
}

#[test]
fn calls_are_found_by_number_time_text_flow_and_status_sealed_or_not() {
    on_each(async |database: Database| {
        for key in [None, Some(key())] {
            let store = database.open(key.as_ref()).await;
            let samples = [Sample::new(CALLER, 5_000), Sample::new("5550200", 6_000)];
            fill(&store, &[&samples[0], &samples[1]]).await;
            let text = |text: &str| Some(Redacted::new(text.to_owned()));
            let all = Filter { from_ms: Some(5_000), to_ms: Some(7_000), ..Filter::default() };
            assert_eq!(found(&store, all.clone()).await, 2);
            assert_eq!(found(&store, Filter { to_ms: Some(6_000), ..all.clone() }).await, 1);
            assert_eq!(found(&store, Filter { caller: text("15550199"), ..all.clone() }).await, 1);
            assert_eq!(
                found(&store, Filter { text: text("THIS IS Ottoline, 100%"), ..all.clone() }).await,
                2
            );
            assert_eq!(found(&store, Filter { text: text("100_"), ..all.clone() }).await, 0);
            assert_eq!(found(&store, Filter { text: text("739104"), ..all.clone() }).await, 0);
            assert_eq!(found(&store, Filter { status: Some("error".to_owned()), ..all.clone() }).await, 0);
            assert_eq!(found(&store, Filter { flow: Some("reception".to_owned()), ..all.clone() }).await, 2);
            let second = store.calls(&all, Page { number: 1, size: 1 }).await.unwrap();
            assert_eq!((second.total, second.calls[0].call), (2, samples[0].call), "newest first");
            for caller in [CALLER, "5550200"] {
                let caller = Redacted::new(caller.to_owned());
                store.erase("ann", &caller, database.folder.path()).await.unwrap();
            }
        }
    });
}

#[test]
fn figures_count_ends_tiers_stages_and_what_was_not_understood() {
    on_each(async |database: Database| {
        let store = database.open(Some(&key())).await;
        let mut samples: Vec<Sample> = (0..4).map(|n| Sample::new(CALLER, DAY_MS + n)).collect();
        samples[3].ended.status = "no_match".to_owned();
        samples[2].turns[1].gap = Some(Duration::from_millis(900));
        fill(&store, &samples.iter().collect::<Vec<_>>()).await;
        let figures = store.figures(DAY_MS, 2 * DAY_MS).await.unwrap();
        let count = |name: &str, count| Count { name: name.to_owned(), count };
        assert_eq!(figures.by_status, [count("ok", 3), count("no_match", 1)]);
        assert_eq!(figures.by_flow, [count("reception", 4)]);
        assert_eq!(figures.by_tier, [count("keys", 4), count("phrases", 4)]);
        assert_eq!((figures.calls, figures.escalated), (4, 0.25));
        assert_eq!(figures.stages[0], ("gap", Percentiles { count: 4, p50: 500, p95: 900, p99: 900 }));
        assert_eq!(figures.stages[3], ("understanding", Percentiles { count: 4, p50: 20, p95: 20, p99: 20 }));
        assert_eq!((figures.unmatched.len(), figures.unmatched[0].count), (1, 4));
        assert_eq!(store.figures(0, DAY_MS).await.unwrap().calls, 0);
    });
}

#[test]
fn charts_are_told_by_the_hour() {
    const HOUR_MS: i64 = DAY_MS / 24;
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let mut samples = [0, 1, HOUR_MS].map(|after| Sample::new(CALLER, DAY_MS + after));
        samples[1].ended.status = "error".to_owned();
        samples[1].turns[1].gap = Some(Duration::from_millis(900));
        fill(&store, &samples.iter().collect::<Vec<_>>()).await;
        let gap = |count, p50, p95| Percentiles { count, p50, p95, p99: p95 };
        let bucket = |from_ms, calls, escalated, gap| Bucket { from_ms, calls, escalated, gap };
        assert_eq!(
            store.buckets(DAY_MS, 2 * DAY_MS, HOUR_MS).await.unwrap(),
            [bucket(DAY_MS, 2, 1, gap(2, 500, 900)), bucket(DAY_MS + HOUR_MS, 1, 0, gap(1, 500, 500))]
        );
        assert_eq!(store.buckets(0, DAY_MS, HOUR_MS).await.unwrap(), []);
    });
}

#[test]
fn the_troubles_of_a_flow_are_told_by_turn_question_and_sentence_and_nothing_confided_is_among_them() {
    on_each(async |database: Database| {
        for key in [None, Some(key())] {
            let store = database.open(key.as_ref()).await;
            let mut samples = [0, 1, 2].map(|after| Sample::new(CALLER, DAY_MS + after));
            samples[1].ended.status = "caller_hangup".to_owned();
            let silent = &mut samples[2].turns[2];
            *silent = Turn::new(silent.number, silent.offset, Stamp::Open);
            silent.lack_words(Wordless::NoInput);
            samples[0].turns[2].decide(&Decision {
                tier: Tier::Nothing,
                confidence: 0,
                meaning: String::new(),
                why: String::new(),
                sources: Vec::new(),
            });
            fill(&store, &samples.iter().collect::<Vec<_>>()).await;
            let trouble = store.trouble("reception", DAY_MS, 2 * DAY_MS).await.unwrap();
            assert_eq!(trouble.calls, 3);
            let turn = |number, not_understood, silent, left| TurnTrouble {
                number,
                reached: 3,
                not_understood,
                silent,
                left,
            };
            assert_eq!(trouble.turns, [turn(1, 3, 0, 0), turn(2, 1, 1, 1)]);
            let told = |phrases: &[Phrase]| {
                let told = phrases.iter().map(|phrase| format!("{} {}", phrase.count, phrase.text.expose()));
                told.collect::<Vec<_>>()
            };
            assert_eq!(told(&trouble.questions), ["3 Welcome to Northwind.", "1 What is your number?"]);
            assert_eq!(told(&trouble.sentences), [format!("3 this is {NAME}, 100% sure, a bill")]);
            assert_eq!(store.trouble("clinic", DAY_MS, 2 * DAY_MS).await.unwrap(), Trouble::default());
            let caller = Redacted::new(CALLER.to_owned());
            store.erase("ann", &caller, database.folder.path()).await.unwrap();
        }
    });
}
