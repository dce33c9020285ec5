//! Somebody who can write to the database puts something into it: it is told as that, and is nobody's words.

use std::sync::Arc;

use offhook::{
    metrics::Metrics,
    pii::Redacted,
    store::{Filter, Key, Page, RecordingWriter, Store, StoreError, open_recording, recording_of},
};
use sqlx::AnyPool;
use uuid::Uuid;

use super::{
    database::{Database, PATIENCE, contains, fill, folder, key, on_each},
    samples::{CALLER, DAY_MS, NAME, Sample},
};

const PUT_IN: &str = "wire it to 12345";
const FIRST: Page = Page { number: 0, size: 10 };

/// Every column that is sealed, with its table.
const COLUMNS: [(&str, &str); 12] = [
    ("calls", "caller"),
    ("calls", "called"),
    ("calls", "channel"),
    ("calls", "context"),
    ("calls", "summary"),
    ("calls", "slots"),
    ("calls", "hand_over"),
    ("turns", "heard"),
    ("turns", "keys"),
    ("turns", "said"),
    ("turns", "why"),
    ("tapes", "tape"),
];

async fn put(raw: &AnyPool, table: &str, column: &str, call: Uuid, value: &str) {
    let which = match table {
        "calls" => "uuid = $1",
        "turns" => "call = $1 AND number = 1",
        _ => "call = $1",
    };
    let sql = format!("UPDATE {table} SET {column} = $2 WHERE {which}");
    let put = sqlx::query(&sql).bind(call.to_string()).bind(value.to_owned()).execute(raw).await.unwrap();
    assert_eq!(put.rows_affected(), 1, "{table}.{column}");
}

async fn stored(raw: &AnyPool, table: &str, column: &str, call: Uuid) -> Option<String> {
    let which = match table {
        "calls" => "uuid = $1",
        "turns" => "call = $1 AND number = 1",
        _ => "call = $1",
    };
    let sql = format!("SELECT {column} FROM {table} WHERE {which}");
    let row: (Option<String>,) = sqlx::query_as(&sql).bind(call.to_string()).fetch_one(raw).await.unwrap();
    row.0
}

/// All that is read of a call, as an export and a page of the history have it.
async fn read(store: &Store, call: Uuid) -> String {
    let history = store.calls(&Filter::default(), FIRST).await.unwrap();
    let rows: Vec<String> = history
        .calls
        .iter()
        .flat_map(|row| [&row.caller, &row.called, &row.channel, &row.summary])
        .flatten()
        .map(|text| text.expose().clone())
        .collect();
    let trouble = store.trouble("reception", 0, 2 * DAY_MS).await.unwrap();
    let phrases: Vec<String> = trouble
        .questions
        .iter()
        .chain(&trouble.sentences)
        .map(|phrase| phrase.text.expose().clone())
        .collect();
    let unmatched = store.figures(0, 2 * DAY_MS).await.unwrap().unmatched;
    let unmatched: Vec<String> = unmatched.iter().map(|one| one.text.expose().clone()).collect();
    format!("{} {rows:?} {phrases:?} {unmatched:?}", store.export_call(call).await.unwrap().unwrap())
}

#[test]
fn what_was_not_sealed_for_its_place_is_shown_as_that_and_counted() {
    on_each(async |database: Database| {
        let metrics = Arc::new(Metrics::new());
        let store = database.open(Some(&key())).await.with_metrics(Arc::clone(&metrics));
        let (mine, other) = (Sample::new(CALLER, DAY_MS), Sample::new("5550200", DAY_MS));
        fill(&store, &[&mine, &other]).await;
        // No sentence asks for something sensitive: every column has a value.
        let raw = database.raw().await;
        let call = store.call(mine.call).await.unwrap().unwrap();
        assert_eq!(call.turns[1].keys(), None);
        for (table, column) in COLUMNS {
            let was = stored(&raw, table, column, mine.call).await;
            let moved =
                stored(&raw, table, column, other.call).await.unwrap_or_else(|| "sealed:AAAA".to_owned());
            for value in [PUT_IN, &format!("plain:{PUT_IN}"), &format!("{{\"NAME\":\"{PUT_IN}\"}}"), &moved] {
                let before = metrics.records_tampered.get();
                put(&raw, table, column, mine.call, value).await;
                let read = read(&store, mine.call).await;
                assert!(!read.contains(PUT_IN), "{table}.{column} shows {value}: {read}");
                assert_eq!(read.contains("tampered with"), column != "tape", "{table}.{column}: {read}");
                let tape = store.tape(mine.call).await;
                assert_eq!(
                    matches!(tape, Err(StoreError::Tampered { .. })),
                    column == "tape",
                    "{table}.{column}"
                );
                assert!(metrics.records_tampered.get() > before, "{table}.{column}");
            }
            let found = Filter { text: Some(Redacted::new("wire it".to_owned())), ..Filter::default() };
            assert_eq!(store.calls(&found, FIRST).await.unwrap().total, 0, "{table}.{column}");
            let sql = format!("UPDATE {table} SET {column} = NULL");
            match was {
                Some(was) => put(&raw, table, column, mine.call, &was).await,
                None => drop(sqlx::query(&sql).execute(&raw).await.unwrap()),
            }
        }
        let whole = read(&store, mine.call).await;
        assert!(!whole.contains("tampered") && whole.contains(NAME), "{whole}");
    });
}

#[test]
fn nothing_in_the_database_says_that_plain_text_is_good() {
    on_each(async |database: Database| {
        let (key, sample) = (key(), Sample::new(CALLER, DAY_MS));
        fill(&database.open(Some(&key)).await, &[&sample]).await;
        let raw = database.raw().await;
        put(&raw, "turns", "heard", sample.call, PUT_IN).await;
        sqlx::query("DELETE FROM meta").execute(&raw).await.unwrap();
        let store = database.open(Some(&key)).await;
        assert!(!read(&store, sample.call).await.contains(PUT_IN));
        // Another key's turn does not launder it.
        let both = self::key().replacing(&key);
        let store = database.open(Some(&both)).await;
        store.rekey(&both, database.folder.path()).await.unwrap();
        assert!(!read(&store, sample.call).await.contains(PUT_IN));
        assert_eq!(store.unsealed(database.folder.path()).await.unwrap().calls, [sample.call]);
    });
}

#[test]
fn a_call_that_was_made_to_be_found_by_anothers_number_is_not_given_out() {
    on_each(async |database: Database| {
        let store = database.open(Some(&key())).await;
        let (mine, other) = (Sample::new(CALLER, 1), Sample::new("5550200", 2));
        fill(&store, &[&mine, &other]).await;
        let raw = database.raw().await;
        let number = stored(&raw, "calls", "caller_key", other.call).await.unwrap();
        put(&raw, "calls", "caller_key", mine.call, &number).await;
        let theirs = Redacted::new("5550200".to_owned());
        assert_eq!(store.calls_of(&theirs).await.unwrap(), [other.call]);
        put(&raw, "calls", "caller", mine.call, "5550200").await;
        let export = store.export(&theirs).await.unwrap();
        assert_eq!(export["calls"].as_array().unwrap().len(), 1, "{export}");
        assert_eq!(export["tampered"][0], mine.call.to_string());
        assert!(!export.to_string().contains(CALLER));
    });
}

fn record(folder: &std::path::Path, key: Option<&Key>, call: Uuid) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let metrics = Arc::new(Metrics::new());
        let (recordings, writer) = RecordingWriter::start(folder.to_owned(), key.cloned(), metrics).unwrap();
        let mut track = recordings.begin(call, 8_000).unwrap();
        track.push(&[5; 9_000], &[7; 9_000]);
        drop(track);
        writer.finish(PATIENCE).await;
    });
}

#[test]
fn what_is_from_before_the_key_is_sealed_when_a_person_says_so() {
    let samples = [Sample::new(CALLER, 1), Sample::new(CALLER, 2)];
    on_each(async |database: Database| {
        let (key, sound) = (key(), tempfile::tempdir().unwrap());
        let recordings = folder(&sound, "recordings");
        // The thread that records wants a runtime of its own.
        let (to, call) = (recordings.clone(), samples[0].call);
        std::thread::spawn(move || record(&to, None, call)).join().unwrap();
        fill(&database.open(None).await, &[&samples[0]]).await;
        let store = database.open(Some(&key)).await;
        fill(&store, &[&samples[1]]).await;
        let unsealed = store.unsealed(&recordings).await.unwrap();
        assert_eq!((&unsealed.calls[..], &unsealed.recordings[..]), (&[call][..], &[call][..]));
        let withheld = read(&store, call).await;
        assert!(withheld.contains("tampered with"), "{withheld}");
        let by_number = Redacted::new(CALLER.to_owned());
        assert_eq!(store.calls_of(&by_number).await.unwrap().len(), 2, "both can be erased");
        let plain = recording_of(&recordings, call).unwrap();
        assert!(open_recording(&plain, call, Some(&key)).is_err());
        let done = store.seal_unsealed(&unsealed, &key, &recordings).await.unwrap();
        assert_eq!((done.calls, done.recordings), (1, 1));
        assert_eq!(store.unsealed(&recordings).await.unwrap(), Default::default());
        let whole = store.call(call).await.unwrap().unwrap();
        assert_eq!(whole.slots["NAME"].expose(), NAME);
        assert_eq!(whole.row.recording, Some(format!("{call}.wav.sealed")));
        assert!(store.tape(call).await.unwrap().is_some());
        assert!(!plain.exists(), "nothing is left in the clear");
        let sealed = recording_of(&recordings, call).unwrap();
        assert_eq!(open_recording(&sealed, call, Some(&key)).unwrap().samples.len(), 18_000);
        assert!(!contains(&database.bytes().await, "asked for billing"));
    });
}

/// The command on a site whose records were begun without a key.
#[test]
fn the_command_lists_what_is_not_sealed_and_seals_it_when_told() {
    let database = Database::sqlite();
    let folder = database.folder.path();
    // Of today: a sweep of older ones would wait for a person.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let sample = Sample::new(CALLER, now.as_millis() as i64);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = database.open(None).await;
        fill(&store, &[&sample]).await;
        store.close().await;
    });
    let key = folder.join("records.key");
    std::fs::write(&key, Key::make().unwrap()).unwrap();
    std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let config = "[records]\nurl = \"sqlite:records.db\"\nkey_file = \"records.key\"\n";
    std::fs::write(folder.join("offhook.toml"), config).unwrap();
    let run = |words: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_offhook"));
        command
            .args(words)
            .args(["--config", "offhook.toml"])
            .current_dir(folder)
            .env("OFFHOOK_MODELS", "off");
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let doctor = || run(&["doctor", "records"]);
    assert!(doctor().contains("1 calls and recordings are not sealed"), "{}", doctor());
    let listed = run(&["records", "seal"]);
    assert!(listed.contains(&sample.call.to_string()) && listed.contains("add --yes"), "{listed}");
    assert!(doctor().contains("not sealed"), "listing changes nothing");
    let sealed = run(&["records", "seal", "--yes"]);
    assert!(sealed.contains("1 calls and 0 recordings are sealed now"), "{sealed}");
    assert_eq!(run(&["records", "seal"]), "everything is sealed\n");
    assert!(run(&["audit", "list"]).contains("seals 1 calls and 0 recordings"));
    assert!(doctor().starts_with("ok    records"), "{}", doctor());
}
