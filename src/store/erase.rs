//! Erases everything that is kept about a caller.
//!
//! In an order in which nothing is said that did not happen: the intent into the audit log, a mark for whoever still
//! has something of these calls in hand, the files, the rows, and then the traces that a database leaves of rows. Each
//! step may be done twice, so what failed is done by doing all of it again.

use std::{
    collections::BTreeSet,
    path::Path,
    time::{Duration, Instant},
};

use sqlx::Row;
use tokio::time::sleep;
use tracing::warn;
use uuid::Uuid;

use super::{
    Disclosure, Place, Recordings, Store, StoreError, recording::delete_recording_of, writer::now_ms,
};
use crate::pii::Redacted;

/// For whoever reads an older state of the database to be done with it.
const FORGET_WITHIN: Duration = Duration::from_secs(10);
const AGAIN: Duration = Duration::from_millis(200);
/// How often a server looks for marks.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Every server of a site has run within that time, and has deleted its own recordings.
const MARKS_KEPT: Duration = Duration::from_secs(90 * 24 * 3600);

impl Store {
    /// Removes every call of a number, with turns, tapes and recordings; gives the calls. What a running call still
    /// sends is dropped.
    pub async fn erase(
        &self,
        who: &str,
        caller: &Redacted<String>,
        recordings: &Path,
    ) -> Result<Vec<Uuid>, StoreError> {
        let calls = self.calls_of(caller).await?;
        let named: Vec<String> = calls.iter().map(ToString::to_string).collect();
        let named = named.join(" ");
        self.audit(who, &format!("{}: {named}", Disclosure::Erases(calls.len() as u64))).await?;
        self.mark_erased(&calls).await?;
        for call in &calls {
            delete_recording_of(recordings, *call)
                .map_err(|source| StoreError::Recording { call: *call, source })?;
        }
        self.delete(&calls).await?;
        self.forget_deleted().await?;
        self.audit(who, &format!("erased {} calls of one caller: {named}", calls.len())).await?;
        Ok(calls)
    }

    async fn mark_erased(&self, calls: &[Uuid]) -> Result<(), StoreError> {
        let mut change = self.change().await?;
        for call in calls {
            sqlx::query("INSERT INTO erased (call, at) VALUES ($1, $2) ON CONFLICT (call) DO NOTHING")
                .bind(call.to_string())
                .bind(now_ms())
                .execute(&mut *change)
                .await?;
        }
        change.commit().await
    }

    /// And looks afterwards whether they are gone.
    async fn delete(&self, calls: &[Uuid]) -> Result<(), StoreError> {
        let mut change = self.change().await?;
        for call in calls {
            sqlx::query("DELETE FROM calls WHERE uuid = $1")
                .bind(call.to_string())
                .execute(&mut *change)
                .await?;
        }
        change.commit().await?;
        let mut left = self.pool.acquire().await?;
        for call in calls {
            let found = sqlx::query("SELECT 1 AS found FROM calls WHERE uuid = $1").bind(call.to_string());
            if found.fetch_optional(&mut *left).await?.is_some() {
                return Err(StoreError::NotGone);
            }
        }
        Ok(())
    }

    pub async fn is_erased(&self, call: Uuid) -> Result<bool, StoreError> {
        let found = sqlx::query("SELECT 1 AS found FROM erased WHERE call = $1").bind(call.to_string());
        Ok(found.fetch_optional(&self.pool).await?.is_some())
    }

    async fn erased_calls(&self) -> Result<BTreeSet<Uuid>, StoreError> {
        let rows = sqlx::query("SELECT call FROM erased").fetch_all(&self.pool).await?;
        let call = |row: &sqlx::any::AnyRow| {
            row.try_get::<String, _>("call")?.parse().map_err(|_| StoreError::Damaged("erased.call"))
        };
        rows.iter().map(call).collect()
    }

    /// Has this machine's recordings of erased calls deleted, also of those that run, for as long as it is polled:
    /// whoever erases may be another program, on another machine.
    pub async fn watch_erasures(self, recordings: Recordings) {
        let mut told = BTreeSet::new();
        loop {
            self.tell_erased(&recordings, &mut told).await;
            sleep(LOOK_EVERY).await;
        }
    }

    /// The same once: a server that stops looks a last time, for what was erased within its last second.
    pub async fn tell_erased(&self, recordings: &Recordings, told: &mut BTreeSet<Uuid>) {
        // While the database is away, nothing is erased; the writer says that it is.
        if self.prepare().await.is_ok()
            && let Ok(erased) = self.erased_calls().await
        {
            let new: Vec<Uuid> = erased.difference(told).copied().collect();
            if !new.is_empty() && recordings.forget(new) {
                *told = erased;
            }
        }
    }

    /// Marks that every server has seen.
    pub(super) async fn forget_marks(&self, now_ms: i64) -> Result<(), StoreError> {
        let before = now_ms - MARKS_KEPT.as_millis() as i64;
        self.delete_before("DELETE FROM erased WHERE at < $1", before).await.map(drop)
    }

    /// What was deleted is still in SQLite's write-ahead log, and in a table of PostgreSQL until it is cleaned up. It
    /// stays there while anybody reads an older state.
    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let until = Instant::now() + FORGET_WITHIN;
        let since_s = self.database_time_s().await?;
        while !self.try_to_forget(since_s).await? {
            if Instant::now() >= until {
                warn!(
                    "somebody reads an older state of the records, so what was deleted is still in their files"
                );
                return Err(StoreError::StillRead(self.place.name()));
            }
            sleep(AGAIN).await;
        }
        Ok(())
    }

    /// The clock of PostgreSQL, by which it tells when a transaction began.
    async fn database_time_s(&self) -> Result<f64, StoreError> {
        match self.place {
            Place::Sqlite(_) => Ok(0.0),
            Place::Postgres(_) => {
                let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS DOUBLE PRECISION) AS now";
                Ok(sqlx::query(sql).fetch_one(&self.pool).await?.try_get("now")?)
            }
        }
    }

    async fn try_to_forget(&self, since_s: f64) -> Result<bool, StoreError> {
        if matches!(self.place, Place::Sqlite(_)) {
            let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.pool).await?;
            return Ok(row.try_get::<i64, _>(0)? == 0);
        }
        let older = sqlx::query(
            "SELECT COUNT(*) AS older FROM pg_stat_activity WHERE pid <> pg_backend_pid() \
             AND datname = current_database() AND backend_xmin IS NOT NULL \
             AND EXTRACT(EPOCH FROM xact_start) <= $1",
        );
        let older: i64 = older.bind(since_s).fetch_one(&self.pool).await?.try_get("older")?;
        for statement in ["VACUUM calls", "VACUUM turns", "VACUUM tapes"] {
            sqlx::raw_sql(statement).execute(&self.pool).await?;
        }
        Ok(older == 0)
    }
}
