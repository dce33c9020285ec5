//! What is handed over is what is read: calls, turns, tapes, pages, figures.

use offhook::{
    pii::Redacted,
    store::{Count, Filter, Page, Percentiles, Store},
};

use super::{
    database::{Database, fill, key, on_each},
    samples::{CALLER, DAY_MS, PIN, Sample},
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
    assert_eq!(call.turns[..2], sample.turns[..2]);
    let sensitive = &call.turns[2];
    assert_eq!(sensitive.keys.as_ref().map(|keys| keys.expose().as_str()), Some("****"));
    assert!(!format!("{:?}", (sensitive.said.expose(), &sensitive.why)).contains(PIN));
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
                store.erase(&Redacted::new(caller.to_owned())).await.unwrap();
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
        samples[2].turns[1].gap_ms = Some(900);
        fill(&store, &samples.iter().collect::<Vec<_>>()).await;
        let figures = store.figures(DAY_MS, 2 * DAY_MS).await.unwrap();
        let count = |name: &str, count| Count { name: name.to_owned(), count };
        assert_eq!(figures.by_status, [count("ok", 3), count("no_match", 1)]);
        assert_eq!(figures.by_flow, [count("reception", 4)]);
        assert_eq!(figures.by_tier, [count("phrases", 4)]);
        assert_eq!((figures.calls, figures.escalated), (4, 0.25));
        assert_eq!(figures.stages[0], ("gap", Percentiles { count: 4, p50: 500, p95: 900, p99: 900 }));
        assert_eq!(figures.stages[3], ("understanding", Percentiles { count: 4, p50: 20, p95: 20, p99: 20 }));
        assert_eq!((figures.unmatched.len(), figures.unmatched[0].count), (1, 4));
        assert_eq!(store.figures(0, DAY_MS).await.unwrap().calls, 0);
    });
}
