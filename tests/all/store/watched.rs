//! A running server's look at its audit log: what was changed, cut off or forged shows, and so does who reads much.

use std::{fs, sync::Arc, time::Duration};

use offhook::{
    alerts::{Rule, Rules},
    config::Config,
    metrics::Metrics,
    server::AuditWatch,
    store::{AuditSeal, Disclosure, Store},
};
use sqlx::AnyPool;
use uuid::Uuid;

use super::database::{Database, key, on_each};

fn rules() -> Rules {
    let hour = Rule { limit: 1, window: Duration::from_secs(3600) };
    let rules = Config::parse("", std::path::Path::new("")).unwrap().alerts.rules;
    Rules { mass_reading: hour, exports: hour, ..rules }
}

fn watch(store: &Store) -> (AuditWatch, Arc<Metrics>) {
    let metrics = Arc::new(Metrics::new());
    (AuditWatch::new(store.clone(), &rules(), Arc::clone(&metrics)), metrics)
}

async fn keyed(database: &Database) -> Store {
    let head_file = Some(database.folder.path().join("head"));
    database.open(None).await.with_audit(AuditSeal { key: Some(key()), head_file, syslog: None })
}

async fn change(raw: &AnyPool, sql: &str) {
    sqlx::raw_sql(sql).execute(raw).await.unwrap();
}

#[test]
fn what_one_person_reads_and_takes_out_is_counted_wherever_it_was_done() {
    on_each(async |database: Database| {
        let store = keyed(&database).await;
        let (mut watch, metrics) = watch(&store);
        let read = |call: u128| Disclosure::Read(Uuid::from_u128(call)).to_string();
        for call in [1, 2, 1] {
            store.audit("ann", &read(call)).await.unwrap();
        }
        watch.look().await;
        let figures = || (metrics.audit.one_person_read.get(), metrics.audit.one_person_took.get());
        assert_eq!(figures(), (2, 0));
        store.audit("ann", &Disclosure::Listed(50).to_string()).await.unwrap();
        let at_the_terminal = "bob (uid 1000; command line)";
        store.audit(at_the_terminal, &Disclosure::ExportedCaller(12).to_string()).await.unwrap();
        store.audit("ann", "logged in").await.unwrap();
        watch.look().await;
        watch.look().await;
        assert_eq!(figures(), (52, 12));
        assert_eq!(metrics.audit.checks_failed.get(), 0);
    });
}

#[test]
fn a_log_that_somebody_was_at_is_noticed_by_the_running_server() {
    const LAST: &str = "(SELECT MAX(number) FROM audit)";
    let changed = format!("UPDATE audit SET who = 'eve' WHERE number = {LAST}");
    let cut = format!("DELETE FROM audit WHERE number = {LAST}");
    let forged = "INSERT INTO audit (number, at, who, what, previous, hash) \
                  SELECT MAX(number) + 1, 0, 'eve', 'x', '', '' FROM audit";
    for sql in [changed.as_str(), &cut, "DELETE FROM audit", forged] {
        on_each(async |database: Database| {
            let store = keyed(&database).await;
            let raw = database.raw().await;
            for call in 0..3 {
                store.audit("ann", &format!("read call {call}")).await.unwrap();
            }
            let (mut watch, metrics) = watch(&store);
            watch.look().await;
            assert_eq!(metrics.audit.checks_failed.get(), 0);
            change(&raw, sql).await;
            for looks in 1..3 {
                watch.look().await;
                assert_eq!(metrics.audit.checks_failed.get(), looks, "{sql}");
            }
            // What is written on top does not hide it, and is not hidden by it.
            store.audit("eve", &Disclosure::Read(Uuid::from_u128(7)).to_string()).await.unwrap();
            watch.look().await;
            assert_eq!(metrics.audit.checks_failed.get(), 3, "{sql}");
            assert_eq!(metrics.audit.one_person_read.get(), 1, "{sql}");
        });
    }
}

#[test]
fn an_old_entry_shows_when_all_of_the_log_is_looked_at_and_what_was_put_right_is_over() {
    on_each(async |database: Database| {
        // Without a file of heads, which would be written a thousand times.
        let store = database.open(None).await;
        let raw = database.raw().await;
        for call in 0..1_100 {
            store.audit("ann", &format!("read call {call}")).await.unwrap();
        }
        change(&raw, "UPDATE audit SET who = 'eve' WHERE number = 2").await;
        let (mut at_start, metrics) = watch(&store);
        at_start.look().await;
        assert_eq!(metrics.audit.checks_failed.get(), 1);
        change(&raw, "UPDATE audit SET who = 'ann' WHERE number = 2").await;
        at_start.look().await;
        assert_eq!(metrics.audit.checks_failed.get(), 1, "it is whole again");
    });
}

#[test]
fn the_file_of_the_head_is_missed_and_is_held_against_the_log_at_the_start() {
    on_each(async |database: Database| {
        let store = keyed(&database).await;
        let head = database.folder.path().join("head");
        store.audit("ann", "logged in").await.unwrap();
        let first = fs::read_to_string(&head).unwrap();
        store.audit("ann", "logged in").await.unwrap();
        let (mut running, metrics) = watch(&store);
        running.look().await;
        let second = fs::read_to_string(&head).unwrap();
        for (failed, text) in
            [(1, Some(first.as_str())), (2, None), (3, Some("")), (3, Some(second.as_str()))]
        {
            match text {
                Some(text) => fs::write(&head, text).unwrap(),
                None => fs::remove_file(&head).unwrap(),
            }
            running.look().await;
            assert_eq!(metrics.audit.checks_failed.get(), failed, "{text:?}");
        }
        change(&database.raw().await, "DELETE FROM audit WHERE number = 2").await;
        let (mut at_start, metrics) = watch(&store);
        at_start.look().await;
        assert_eq!(metrics.audit.checks_failed.get(), 1);
    });
}
