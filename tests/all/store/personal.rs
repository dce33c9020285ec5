//! What goes, goes: erasure, export, retention, sealing, and the log of who did it.

use std::fs;

use offhook::{
    pii::Redacted,
    store::{Filter, Page, Retention, Store, Swept},
    transcript::whole_ms,
};

use super::{
    database::{Database, PATIENCE, contains, fill, folder, key, on_each, start_writer},
    samples::{CALLER, DAY_MS, NAME, PIN, Sample},
};

fn number(number: &str) -> Redacted<String> {
    Redacted::new(number.to_owned())
}

#[test]
fn an_erased_caller_is_in_no_byte_and_others_stay() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let (mine, mut other) = (Sample::new(CALLER, 1_000), Sample::new("5550200", 2_000));
        other.turns.truncate(1);
        (other.ended.summary, other.ended.slots, other.ended.hand_over) = Default::default();
        fill(&store, &[&mine, &other]).await;
        assert!(contains(&database.bytes().await, CALLER));
        let folder = database.folder.path();
        let erased = store.erase("ann", &number("0015550199"), folder).await.unwrap();
        assert!(erased.is_empty(), "another number");
        let erased = store.erase("ann", &number("15550199"), folder).await.unwrap();
        assert_eq!(erased, vec![mine.call]);
        let bytes = database.bytes().await;
        assert!(!contains(&bytes, CALLER) && !contains(&bytes, NAME));
        assert!(contains(&bytes, "5550200"));
        assert!(store.call(other.call).await.unwrap().is_some());
    });
}

#[test]
fn an_export_has_everything_but_what_is_sensitive() {
    on_each(async |database: Database| {
        let store = database.open(Some(&key())).await;
        let (mine, other) = (Sample::new(CALLER, 1_000), Sample::new("5550200", 2_000));
        fill(&store, &[&mine, &other]).await;
        let text = store.export(&number(CALLER)).await.unwrap().to_string();
        for known in [CALLER, NAME, "C-17", "100% sure", "Welcome to Northwind.", &mine.call.to_string()] {
            assert!(text.contains(known), "{known} is not in {text}");
        }
        assert!(!text.contains(PIN) && !text.contains("5550200"), "{text}");
    });
}

#[test]
fn nothing_personal_is_readable_in_a_sealed_database_and_nothing_sensitive_in_any() {
    on_each(async |database: Database| {
        let store = database.open(Some(&key())).await;
        fill(&store, &[&Sample::new(CALLER, 1_000)]).await;
        let bytes = database.bytes().await;
        for personal in [CALLER, "15550199", NAME, "Northwind", "C-17", PIN] {
            assert!(!contains(&bytes, personal), "{personal} can be read");
        }
        assert!(contains(&bytes, "reception"), "the scan sees what is open");
    });
    on_each(async |database: Database| {
        let store = database.open(None).await;
        fill(&store, &[&Sample::new(CALLER, 1_000)]).await;
        let bytes = database.bytes().await;
        assert!(contains(&bytes, NAME) && !contains(&bytes, PIN));
    });
}

#[test]
fn each_kind_of_data_goes_when_its_time_is_over() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let recordings = folder(&database.folder, "recordings");
        let samples = [100, 40, 20, 1].map(|days| Sample::new(CALLER, (200 - days) * DAY_MS));
        for sample in &samples {
            fs::write(recordings.join(sample.ended.recording.as_ref().unwrap()), "sound").unwrap();
        }
        fill(&store, &samples.iter().collect::<Vec<_>>()).await;
        let retention =
            Retention { transcripts_days: 30, recordings_days: 10, numbers_days: 30, records_days: 90 };
        let swept = store.sweep(retention, &recordings, 200 * DAY_MS).await.unwrap();
        assert_eq!(swept, Swept { transcripts: 1, recordings: 3, numbers: 1, records: 1 });
        assert_eq!(fs::read_dir(&recordings).unwrap().count(), 1);
        assert_eq!(store.call(samples[0].call).await.unwrap(), None);
        let old = store.call(samples[1].call).await.unwrap().unwrap();
        assert_eq!((&old.row.caller, &old.row.channel, &old.row.summary), (&None, &None, &None));
        assert!(old.turns.iter().all(|turn| turn.heard().is_none() && turn.said().expose().is_empty()));
        assert!(old.slots.is_empty() && old.context.is_empty() && !old.has_tape);
        assert!(old.hand_over.is_none());
        assert_eq!(
            (old.row.status.as_deref(), old.turns[1].gap.map(whole_ms)),
            (Some("ok"), Some(500)),
            "figures stay"
        );
        let young = store.call(samples[2].call).await.unwrap().unwrap();
        assert!(young.has_tape && young.row.caller.is_some() && young.row.recording.is_none());
        let again = store.sweep(retention, &recordings, 200 * DAY_MS).await.unwrap();
        assert_eq!(again, Swept::default());
        let forever = Retention { transcripts_days: 0, recordings_days: 0, numbers_days: 0, records_days: 0 };
        store.sweep(forever, &recordings, 9_999 * DAY_MS).await.unwrap();
        let left = store.calls(&Filter::default(), Page { number: 0, size: 10 }).await.unwrap();
        assert_eq!(left.total, 3);
    });
}

/// As at a server's first start, where writer and sweeper begin together.
#[test]
fn a_database_that_is_new_is_swept_and_written_to() {
    on_each(async |database: Database| {
        let store = Store::new(database.place.clone(), Some(key())).unwrap();
        let sample = Sample::new(CALLER, DAY_MS);
        let (records, writer) = start_writer(&store);
        let swept = store.sweep(Retention::default(), database.folder.path(), 2 * DAY_MS).await;
        assert_eq!(swept.unwrap(), Swept::default());
        sample.records().into_iter().for_each(|record| records.put(record));
        drop(records);
        writer.finish(PATIENCE).await;
        assert!(store.call(sample.call).await.unwrap().is_some_and(|call| call.has_tape));
    });
}

#[test]
fn the_audit_log_shows_what_was_changed_removed_or_put_in() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        assert_eq!(store.audit_verify(&[]).await.unwrap(), Ok(None));
        for what in ["read call 1", "exported 2 calls", "erased 2 calls"] {
            store.audit("ann", what).await.unwrap();
        }
        let last = store.audit_verify(&[]).await.unwrap().unwrap().unwrap();
        assert_eq!((last.number, last.what.as_str()), (3, "erased 2 calls"));
        assert_eq!(store.audit_entries(2, 10).await.unwrap().len(), 2);
        let raw = database.raw().await;
        for (change, undo, expected) in [
            (
                "UPDATE audit SET who = 'bob' WHERE number = 2",
                "UPDATE audit SET who = 'ann' WHERE number = 2",
                2,
            ),
            (
                "UPDATE audit SET at = at + 1 WHERE number = 3",
                "UPDATE audit SET at = at - 1 WHERE number = 3",
                3,
            ),
            ("DELETE FROM audit WHERE number = 1", "", 1),
        ] {
            sqlx::query(change).execute(&raw).await.unwrap();
            let fault = store.audit_verify(&[]).await.unwrap().unwrap_err();
            assert_eq!(fault.number, expected, "{change}");
            if !undo.is_empty() {
                sqlx::query(undo).execute(&raw).await.unwrap();
            }
        }
    });
}

#[test]
fn two_who_write_to_the_audit_log_at_once_make_one_chain() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let entries = (0..20).map(|n| {
            let store = store.clone();
            tokio::spawn(async move { store.audit("ann", &format!("entry {n}")).await.unwrap() })
        });
        for entry in entries.collect::<Vec<_>>() {
            entry.await.unwrap();
        }
        assert_eq!(store.audit_verify(&[]).await.unwrap().unwrap().unwrap().number, 20);
    });
}
