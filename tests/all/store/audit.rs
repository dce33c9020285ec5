//! An audit log that somebody made anew, cut off or emptied, with all that the database gives: its key and what was
//! noted elsewhere tell.

use std::{fs, os::unix::net::UnixDatagram};

use offhook::store::{AuditEntry, AuditSeal, Head, Key, Store};
use sha2::{Digest, Sha256};
use sqlx::AnyPool;

use super::database::{Database, key, on_each};

const WHO: [&str; 4] = ["ann", "ann", "bob", "ann"];

async fn keyed(database: &Database, key: Option<&Key>, head: bool) -> Store {
    let head_file = head.then(|| database.folder.path().join("head"));
    let seal = AuditSeal { key: key.cloned(), head_file, syslog: None };
    database.open(None).await.with_audit(seal)
}

async fn fill(store: &Store) -> Vec<AuditEntry> {
    let mut entries = Vec::new();
    for (number, who) in WHO.iter().enumerate() {
        entries.push(store.audit(who, &format!("read call {number}")).await.unwrap());
    }
    entries
}

/// Where the log is not whole; 0 where it is.
async fn fault(store: &Store, noted: &[Head]) -> i64 {
    store.audit_verify(noted).await.unwrap().err().map_or(0, |fault| fault.number)
}

async fn change(raw: &AnyPool, sql: &str) {
    sqlx::raw_sql(sql).execute(raw).await.unwrap();
}

/// Bob has never been there: every hash made anew, as the program makes them without a key.
async fn forge(raw: &AnyPool, entries: &[AuditEntry]) {
    let mut previous = String::new();
    change(raw, "DELETE FROM audit").await;
    for (entry, number) in entries.iter().filter(|entry| entry.who != "bob").zip(1_i64..) {
        let mut hasher = Sha256::new();
        hasher.update(number.to_be_bytes());
        hasher.update(entry.at_ms.to_be_bytes());
        for part in [&entry.who, &entry.what, &previous] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let hash: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        sqlx::query(
            "INSERT INTO audit (number, at, who, what, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(number)
        .bind(entry.at_ms)
        .bind(entry.who.clone())
        .bind(entry.what.clone())
        .bind(previous)
        .bind(hash.clone())
        .execute(raw)
        .await
        .unwrap();
        previous = hash;
    }
}

#[test]
fn a_log_that_was_made_anew_shows_by_its_key_or_by_its_head() {
    on_each(async |database: Database| {
        let plain = keyed(&database, None, false).await;
        let raw = database.raw().await;
        let entries = fill(&plain).await;
        forge(&raw, &entries).await;
        assert_eq!(fault(&plain, &[]).await, 0, "without either, nothing tells");
        let heads: Vec<Head> =
            entries.iter().map(|entry| Head { number: entry.number, hash: entry.hash.clone() }).collect();
        assert_eq!(fault(&plain, &heads[2..3]).await, 3, "another one is there");
        assert_eq!(fault(&plain, &heads[3..]).await, 4, "it is not there");
        change(&raw, "DELETE FROM audit").await;
        let key = key();
        let sealed = keyed(&database, Some(&key), false).await;
        let entries = fill(&sealed).await;
        assert_eq!(fault(&sealed, &[]).await, 0);
        forge(&raw, &entries).await;
        assert_eq!(fault(&sealed, &[]).await, 4, "the last one has no key");
    });
}

#[test]
fn a_keyed_log_is_followed_by_its_key_alone_and_holds_what_was_before_it() {
    on_each(async |database: Database| {
        let plain = keyed(&database, None, false).await;
        let raw = database.raw().await;
        plain.audit("ann", "before there was a key").await.unwrap();
        let right = key();
        let sealed = keyed(&database, Some(&right), false).await;
        assert_eq!(fault(&sealed, &[]).await, 2, "a key that nothing was made with yet");
        fill(&sealed).await;
        assert_eq!(fault(&sealed, &[]).await, 0);
        assert_eq!(fault(&plain, &[]).await, 2, "without its key");
        assert_eq!(fault(&keyed(&database, Some(&key()), false).await, &[]).await, 2, "with another one");
        for (sql, undo, expected) in [
            (
                "UPDATE audit SET who = 'eve' WHERE number = 1",
                "UPDATE audit SET who = 'ann' WHERE number = 1",
                1,
            ),
            ("UPDATE audit SET what = 'x' WHERE number = 3", "", 3),
        ] {
            change(&raw, sql).await;
            assert_eq!(fault(&sealed, &[]).await, expected, "{sql}");
            change(&raw, if undo.is_empty() { "SELECT 1" } else { undo }).await;
        }
    });
}

#[test]
fn a_log_that_was_cut_off_or_emptied_shows_by_the_file_of_its_head() {
    on_each(async |database: Database| {
        let store = keyed(&database, Some(&key()), true).await;
        let raw = database.raw().await;
        let entries = fill(&store).await;
        let noted = fs::read_to_string(database.folder.path().join("head")).unwrap();
        assert_eq!(Head::read(&noted).map(|head| head.hash), Some(entries[3].hash.clone()));
        assert_eq!(fault(&store, &[]).await, 0);
        change(&raw, "DELETE FROM audit WHERE number = 4").await;
        assert_eq!(fault(&store, &[]).await, 4);
        // What is written after the cut does not hide it.
        store.audit("eve", "looked").await.unwrap();
        assert_eq!(fault(&store, &[]).await, 4);
        change(&raw, "DELETE FROM audit").await;
        assert_eq!(fault(&store, &[]).await, 1);
        store.audit("eve", "looked").await.unwrap();
        assert_eq!(fault(&store, &[]).await, 2, "the head was of a later one");
    });
}

#[test]
fn every_head_goes_to_syslog() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("log");
    let syslog = UnixDatagram::bind(&socket).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = Database::sqlite();
        let seal = AuditSeal { key: Some(key()), head_file: None, syslog: Some(socket) };
        let store = database.open(None).await.with_audit(seal);
        let entries = fill(&store).await;
        let mut heads = Vec::new();
        for entry in &entries {
            let mut line = [0; 512];
            let length = syslog.recv(&mut line).unwrap();
            let line = std::str::from_utf8(&line[..length]).unwrap();
            assert!(line.starts_with("<86>offhook[") && !line.contains(&entry.what), "{line}");
            heads.extend(Head::read(line));
        }
        assert_eq!(heads.len(), entries.len());
        assert_eq!(fault(&store, &heads).await, 0);
        change(&database.raw().await, "DELETE FROM audit WHERE number > 2").await;
        assert_eq!((fault(&store, &[]).await, fault(&store, &heads).await), (0, 3));
    });
}
