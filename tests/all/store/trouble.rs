//! A database that takes nothing costs no call, and no record while there is room in memory.

use std::{env, process::Command, sync::Arc, time::Duration};

use offhook::{
    metrics::Metrics,
    store::{Filter, Page, Place, Store, Writer},
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::{
    database::{Database, PATIENCE, fill, on_each, start_writer},
    samples::{CALLER, Sample},
};

/// Waits until the series is as wanted.
pub(super) async fn until(metrics: &Metrics, series: &str, wanted: impl Fn(u64) -> bool) {
    let reached = async {
        while !wanted(value(metrics, series)) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, reached).await;
    assert!(waited.is_ok(), "waited in vain for {series} in\n{}", metrics.encode().unwrap());
}

fn value(metrics: &Metrics, series: &str) -> u64 {
    let figures = metrics.encode().unwrap();
    let line = figures.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {series} in\n{figures}")).parse().unwrap()
}

pub(super) async fn total(store: &Store) -> u64 {
    store.calls(&Filter::default(), Page { number: 0, size: 1 }).await.unwrap().total
}

/// Set in the child, whose files may not grow.
const CHILD: &str = "OFFHOOK_TEST_DISK_IS_FULL";

/// A limit on the size of files stops the database as a full disk does. It is one of the process, so a child takes it;
/// a shell starts that one, because the signal that comes with it must be ignored from the start.
#[test]
fn a_full_disk_keeps_records_waiting_and_loses_none() {
    if env::var_os(CHILD).is_none() {
        let own = env::current_exe().unwrap();
        let name = "store::trouble::a_full_disk_keeps_records_waiting_and_loses_none";
        let status = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(own)
            .args(["--exact", name, "--nocapture"])
            .env(CHILD, "1")
            .status()
            .unwrap();
        assert!(status.success(), "the child failed: {status}");
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(fill_a_full_disk());
}

async fn fill_a_full_disk() {
    let database = Database::sqlite();
    let store = database.open(None).await;
    fill(&store, &[&Sample::new(CALLER, 1)]).await;
    let limit = getrlimit(Resource::Fsize);
    let metrics = Arc::new(Metrics::new());
    let (records, writer) = Writer::start(store.clone(), "node".to_owned(), Arc::clone(&metrics));
    setrlimit(Resource::Fsize, Rlimit { current: Some(150_000), ..limit }).unwrap();
    let samples: Vec<Sample> = (0..100).map(|n| Sample::new(CALLER, 2 + n)).collect();
    samples.iter().flat_map(Sample::records).for_each(|record| records.put(record));
    until(&metrics, "offhook_record_write_failures_total", |failures| failures >= 2).await;
    assert!(metrics.records_waiting.get() > 0);
    setrlimit(Resource::Fsize, limit).unwrap();
    until(&metrics, "offhook_records_waiting", |waiting| waiting == 0).await;
    let figures = metrics.encode().unwrap();
    let lost = figures.lines().filter(|line| line.starts_with("offhook_records_lost_total{"));
    assert!(lost.clone().count() > 0 && lost.clone().all(|line| line.ends_with(" 0")), "{figures}");
    assert_eq!(total(&store).await, 101);
    drop(records);
    writer.finish(PATIENCE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_at_the_start_gets_its_records_later() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(Place::Postgres("postgres://nobody@127.0.0.1:1/none".to_owned()), None).unwrap();
    let metrics = Arc::new(Metrics::new());
    let (records, writer) = Writer::start(store, "node".to_owned(), Arc::clone(&metrics));
    Sample::new(CALLER, 1).records().into_iter().for_each(|record| records.put(record));
    until(&metrics, "offhook_record_write_failures_total", |failures| failures >= 1).await;
    until(&metrics, "offhook_records_waiting", |waiting| waiting == 5).await;
    drop(records);
    writer.finish(Duration::from_millis(100)).await;
    drop(folder);
}

#[test]
fn a_record_that_is_refused_stands_in_nobodys_way() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let (records, writer) = start_writer(&store);
        let (before, stray, after) = (Sample::new(CALLER, 1), Sample::new(CALLER, 2), Sample::new(CALLER, 3));
        before.records().into_iter().for_each(|record| records.put(record));
        // Turns of a call that was erased meanwhile.
        stray.records().into_iter().skip(1).for_each(|record| records.put(record));
        after.records().into_iter().for_each(|record| records.put(record));
        drop(records);
        writer.finish(PATIENCE).await;
        assert_eq!(total(&store).await, 2);
        assert_eq!(store.call(after.call).await.unwrap().unwrap().turns.len(), 3);
    });
}

#[test]
fn calls_that_a_crash_left_open_end_as_errors_and_other_machines_calls_do_not() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let (left, elsewhere) = (Sample::new(CALLER, 1_000), Sample::new(CALLER, 1_000));
        for (sample, node) in [(&left, "node"), (&elsewhere, "other")] {
            let (records, writer) = Writer::start(store.clone(), node.to_owned(), Arc::new(Metrics::new()));
            sample.records().into_iter().take(3).for_each(|record| records.put(record));
            drop(records);
            writer.finish(PATIENCE).await;
        }
        fill(&store, &[&Sample::new(CALLER, 9_000)]).await;
        let closed = store.call(left.call).await.unwrap().unwrap();
        assert_eq!((closed.row.status.as_deref(), closed.row.ended_ms), (Some("error"), Some(5_000)));
        assert_eq!(closed.turns.len(), 2);
        let open = store.call(elsewhere.call).await.unwrap().unwrap();
        assert_eq!((open.row.status, open.row.ended_ms), (None, None));
    });
}
