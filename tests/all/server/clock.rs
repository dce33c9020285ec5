//! The real program at a start after which everything would be too old: it waits for a person's word.

use std::sync::Arc;

use offhook::store::{Begun, Filter, Page, Place, Record, Retention, Store, Writer};
use uuid::Uuid;

use super::{
    asterisk::PATIENCE,
    child::{Site, be_engine},
};

const ENTRY: &str = "server::clock::a_start_with_the_clock_400_days_ahead_waits_for_a_word";
const DAY_MS: i64 = 24 * 3_600_000;
const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
"#;

async fn calls(site: &Site) -> u64 {
    let store = Store::open(Place::Sqlite(site.path("records.db")), None).await.unwrap();
    let total = store.calls(&Filter::default(), Page { number: 0, size: 1 }).await.unwrap().total;
    store.close().await;
    total
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_with_the_clock_400_days_ahead_waits_for_a_word() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "", FLOW);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64;
    let then = now - 400 * DAY_MS - 3_600_000;
    let store = Store::open(Place::Sqlite(site.path("records.db")), None).await.unwrap();
    let metrics = Arc::new(offhook::metrics::Metrics::new());
    let (records, writer) = Writer::start(store.clone(), "node".to_owned(), metrics);
    let begun = Begun { call: Uuid::new_v4(), begun_ms: then, ..Begun::default() };
    records.put(Record::Begun(Box::new(begun)));
    drop(records);
    writer.finish(PATIENCE).await;
    store.sweep(Retention::default(), &site.path(""), then).await.unwrap();
    store.close().await;
    let server = site.serve();
    server.line_with("nothing is removed until somebody says", 1);
    server.stop();
    assert_eq!(calls(&site).await, 1);
    let told = |arguments: &[&str]| {
        let output = site.run(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let asked = told(&["records", "sweep"]);
    assert!(asked.contains("400 days after") && asked.contains("1 whole records would go"), "{asked}");
    assert_eq!(calls(&site).await, 1);
    let swept = told(&["records", "sweep", "--yes"]);
    assert!(swept.contains("1 whole records are gone"), "{swept}");
    assert_eq!(calls(&site).await, 0);
    assert!(told(&["audit", "list"]).contains("sweeps the records"));
    assert!(!told(&["records", "sweep"]).contains("days after"), "from then on it goes by itself");
}
