//! Erasing says that it has erased when it has: with a reader at the database, without an audit log, tried again.

use std::{fs, time::Duration};

use offhook::{
    pii::Redacted,
    store::{Record, Store, StoreError},
};
use sqlx::Acquire;

use super::{
    database::{Database, PATIENCE, contains, fill, folder, on_each, start_writer},
    samples::{CALLER, Sample},
};

async fn erase(store: &Store, database: &Database) -> Result<usize, StoreError> {
    let caller = Redacted::new(CALLER.to_owned());
    let recordings = database.folder.path().join("recordings");
    store.erase("ann", &caller, &recordings).await.map(|calls| calls.len())
}

async fn audited(store: &Store) -> Vec<String> {
    let entries = store.audit_entries(0, 100).await.unwrap();
    entries.into_iter().map(|entry| entry.what.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn with_a_reader_at_the_database_it_is_not_said_to_be_done_until_it_is() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        fill(&store, &[&Sample::new(CALLER, 1_000)]).await;
        let raw = database.raw().await;
        let mut connection = raw.acquire().await.unwrap();
        let mut reading = connection.begin().await.unwrap();
        if database.is_postgres() {
            sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                .execute(&mut *reading)
                .await
                .unwrap();
        }
        sqlx::query("SELECT COUNT(*) FROM calls").fetch_one(&mut *reading).await.unwrap();
        let refused = erase(&store, &database).await.unwrap_err().to_string();
        assert!(refused.contains("another program reads the records"), "{refused}");
        // Of SQLite the log is looked at; of PostgreSQL only the tables can be.
        assert!(database.is_postgres() || contains(&database.bytes().await, CALLER), "it was still there");
        let ends = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            reading.rollback().await.unwrap();
        };
        let (erased, ()) = tokio::join!(erase(&store, &database), ends);
        assert_eq!(erased.unwrap(), 0, "its calls were gone, their traces not");
        assert!(!contains(&database.bytes().await, CALLER));
        assert_eq!(
            audited(&store).await,
            ["erases 1 calls of one caller", "erases 0 calls of one caller", "erased 0 calls of one caller"]
        );
    });
}

#[test]
fn without_an_audit_log_nothing_is_erased() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let sample = Sample::new(CALLER, 1_000);
        fill(&store, &[&sample]).await;
        let sound = folder(&database.folder, "recordings").join(format!("{}.wav", sample.call));
        fs::write(&sound, "sound").unwrap();
        let raw = database.raw().await;
        sqlx::query("ALTER TABLE audit RENAME TO elsewhere").execute(&raw).await.unwrap();
        assert!(erase(&store, &database).await.is_err());
        assert!(store.call(sample.call).await.unwrap().is_some() && sound.exists());
        sqlx::query("ALTER TABLE elsewhere RENAME TO audit").execute(&raw).await.unwrap();
        assert_eq!(erase(&store, &database).await.unwrap(), 1);
        assert!(store.call(sample.call).await.unwrap().is_none() && !sound.exists());
        assert_eq!(audited(&store).await, ["erases 1 calls of one caller", "erased 1 calls of one caller"]);
    });
}

/// The writer may have had no answer to a transaction that came through, and tries it again.
#[test]
fn what_comes_again_of_an_erased_call_is_dropped() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let sample = Sample::new(CALLER, 1_000);
        fill(&store, &[&sample]).await;
        assert_eq!(erase(&store, &database).await.unwrap(), 1);
        assert!(store.is_erased(sample.call).await.unwrap());
        let (records, writer) = start_writer(&store);
        let again: Vec<Record> = sample.records();
        again.into_iter().for_each(|record| records.put(record));
        drop(records);
        writer.finish(PATIENCE).await;
        assert!(store.call(sample.call).await.unwrap().is_none());
        assert!(!contains(&database.bytes().await, CALLER));
    });
}
