//! Killed in mid-write, the writer has lost nothing that it had said to be written.

use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    sync::Arc,
};

use offhook::{
    metrics::Metrics,
    store::{Filter, Page, Place, Store, Writer},
};

use super::samples::{CALLER, Sample};

/// Set in the child: the database that it writes to until it is killed.
const CHILD: &str = "OFFHOOK_TEST_WRITES_TO";

#[test]
fn killed_in_mid_write_it_keeps_what_it_had_written() {
    if let Some(path) = env::var_os(CHILD) {
        return write_for_ever(path.into());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.db");
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "store::crash::killed_in_mid_write_it_keeps_what_it_had_written", "--nocapture"])
        .env(CHILD, &path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut written = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
        let Some(told) = line.strip_prefix("written ") else { continue };
        written = told.parse().unwrap();
        if written >= 500 {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(check(Place::Sqlite(path), written));
}

async fn check(place: Place, written: u64) {
    assert!(written >= 500);
    let store = Store::open(place, None).await.unwrap();
    let page = store.calls(&Filter::default(), Page { number: 0, size: 500 }).await.unwrap();
    // Each sample is five records: what was told as written is there, whole transactions of it.
    assert!(page.total >= written / 5, "{} calls of {written} records", page.total);
    for row in &page.calls {
        let call = store.call(row.call).await.unwrap().unwrap();
        let ended = call.row.ended_ms.is_some();
        assert!(!ended || (call.turns.len() == 3 && call.has_tape), "an ended call is whole: {row:?}");
    }
}

/// Tells how many records are in the database, and goes on.
fn write_for_ever(path: PathBuf) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::new(Place::Sqlite(path), None).unwrap();
        let metrics = Arc::new(Metrics::new());
        let (records, _writer) = Writer::start(store, "node".to_owned(), Arc::clone(&metrics));
        for n in 0.. {
            Sample::new(CALLER, n).records().into_iter().for_each(|record| records.put(record));
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            println!("written {}", metrics.records_written.get());
        }
    });
}
