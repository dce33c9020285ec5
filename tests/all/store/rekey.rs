//! Another key takes the place of the records' key while calls are written; what broke off goes on; the old key is good
//! for nothing afterwards.

use std::{path::Path, sync::Arc};

use offhook::{
    metrics::Metrics,
    pii::Redacted,
    store::{Filter, Key, Page, Record, RecordingWriter, Store, open_recording, recording_of},
};
use uuid::Uuid;

use super::{
    database::{Database, PATIENCE, contains, fill, folder, key, on_each, start_writer},
    samples::{CALLER, NAME, Sample},
};

async fn record(folder: &Path, key: &Key) -> Uuid {
    let metrics = Arc::new(Metrics::new());
    let (recordings, writer) =
        RecordingWriter::start(folder.to_owned(), Some(key.clone()), Arc::clone(&metrics)).unwrap();
    let call = Uuid::new_v4();
    let mut track = recordings.begin(call, 8_000).unwrap();
    track.push(&[5; 9_000], &[7; 9_000]);
    drop(track);
    writer.finish(PATIENCE).await;
    call
}

fn sound(folder: &Path, call: Uuid, key: &Key) -> Option<(usize, bool)> {
    let opened = open_recording(&recording_of(folder, call).unwrap(), call, Some(key)).ok()?;
    Some((opened.samples.len(), opened.whole))
}

async fn by_number(store: &Store) -> u64 {
    let caller = Some(Redacted::new(CALLER.to_owned()));
    let found = store.calls(&Filter { caller, ..Filter::default() }, Page { number: 0, size: 1 }).await;
    found.unwrap().total
}

#[test]
fn a_key_takes_the_place_of_another_while_calls_are_written() {
    on_each(async |database: Database| {
        let sound_of = tempfile::tempdir().unwrap();
        let recordings = folder(&sound_of, "recordings");
        let (old, new) = (key(), key());
        let both = new.clone().replacing(&old);
        let samples = [1, 2, 3].map(|at| Sample::new(CALLER, at));
        fill(&database.open(Some(&old)).await, &samples.iter().collect::<Vec<_>>()).await;
        let recorded = record(&recordings, &old).await;
        let store = database.open(Some(&both)).await;
        let running = Sample::new(CALLER, 4);
        let (records, writer) = start_writer(&store);
        let mut parts = running.records();
        let end = parts.pop().unwrap();
        parts.into_iter().for_each(|part: Record| records.put(part));
        assert_eq!(sound(&recordings, recorded, &both), Some((18_000, true)));
        let done = store.rekey(&both, &recordings).await.unwrap();
        assert_eq!((done.calls, done.recordings), (3, 1));
        records.put(end);
        drop(records);
        writer.finish(PATIENCE).await;
        assert_eq!(
            store.rekey(&both, &recordings).await.unwrap(),
            Default::default(),
            "nothing is left to do"
        );
        store.close().await;
        assert!(Store::open(database.place.clone(), Some(old.clone())).await.is_err(), "the old key is none");
        assert_eq!(sound(&recordings, recorded, &old), None);
        let store = database.open(Some(&new)).await;
        assert_eq!(by_number(&store).await, 4);
        for call in store.calls_of(&Redacted::new(CALLER.to_owned())).await.unwrap() {
            let read = store.call(call).await.unwrap().unwrap();
            assert!(read.slots["NAME"].expose() == NAME && read.turns.len() == 3 && read.has_tape);
            assert!(store.tape(call).await.unwrap().is_some());
        }
        assert_eq!(sound(&recordings, recorded, &new), Some((18_000, true)));
        assert!(!contains(&database.bytes().await, NAME));
    });
}

#[test]
fn what_broke_off_goes_on_and_is_read_meanwhile() {
    on_each(async |database: Database| {
        let (old, new) = (key(), key());
        let both = new.clone().replacing(&old);
        let samples: Vec<Sample> = (0..5).map(|n| Sample::new(CALLER, n)).collect();
        fill(&database.open(Some(&old)).await, &samples.iter().collect::<Vec<_>>()).await;
        let store = database.open(Some(&both)).await;
        let raw = database.raw().await;
        // A value that somebody has spoilt, in the call that comes last.
        let last = samples.iter().map(|sample| sample.call).max().unwrap().to_string();
        let spoilt = "UPDATE calls SET context = 'sealed:AAAA' WHERE uuid = $1";
        sqlx::query(spoilt).bind(last.clone()).execute(&raw).await.unwrap();
        let broken = store.rekey(&both, Path::new("")).await.unwrap_err().to_string();
        assert!(broken.contains("tampered with: the context of call"), "{broken}");
        assert_eq!(by_number(&store).await, 5, "half of them are looked up by the new key");
        let mended = "UPDATE calls SET context = NULL WHERE uuid = $1";
        sqlx::query(mended).bind(last).execute(&raw).await.unwrap();
        assert_eq!(store.rekey(&both, Path::new("")).await.unwrap().calls, 1, "the others are done");
        assert_eq!(by_number(&database.open(Some(&new)).await).await, 5);
    });
}
