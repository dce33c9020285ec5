//! How long each kind of data is kept. What is older goes, at the start and every day.

use std::{fs, io, path::Path, sync::Arc, time::Duration};

use sqlx::Row;
use tracing::warn;

use super::{Place, Store, StoreError, recording::delete_older, writer::now_ms};
use crate::metrics::Metrics;

/// Days of keeping; 0 keeps for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// What was said and typed, context, slots, summary, tape.
    pub transcripts_days: u32,
    pub recordings_days: u32,
    /// Both numbers and the channel.
    pub numbers_days: u32,
    /// The whole call, with all that is left of it.
    pub records_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { transcripts_days: 90, recordings_days: 30, numbers_days: 90, records_days: 365 }
    }
}

/// What one sweep took away, in calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub transcripts: u64,
    pub recordings: u64,
    pub numbers: u64,
    pub records: u64,
}

const DAY: Duration = Duration::from_secs(24 * 3600);
const WITH_TRANSCRIPT: &str =
    "context IS NOT NULL OR summary IS NOT NULL OR slots IS NOT NULL OR hand_over IS NOT NULL";
const WITH_NUMBERS: &str = "caller IS NOT NULL OR called IS NOT NULL OR channel IS NOT NULL";
/// After a sweep that failed, or that waits for a person.
const AGAIN: Duration = Duration::from_secs(600);

impl Retention {
    /// Milliseconds since 1970 before which a call's data of this kind goes.
    fn before(days: u32, now_ms: i64) -> Option<i64> {
        (days > 0).then(|| now_ms - i64::from(days) * DAY.as_millis() as i64)
    }
}

impl Store {
    /// Takes away what is too old at `now_ms`; recordings are files of the folder.
    pub async fn sweep(
        &self,
        retention: Retention,
        recordings: &Path,
        now_ms: i64,
    ) -> Result<Swept, StoreError> {
        // At the start of a server, nothing may have been written yet.
        self.prepare().await?;
        let mut swept = Swept::default();
        if let Some(before) = Retention::before(retention.recordings_days, now_ms) {
            swept.recordings = self.forget_recordings(before, recordings).await?;
            // A server that was killed in a call leaves one that no record names.
            delete_older(recordings, before);
        }
        if let Some(before) = Retention::before(retention.records_days, now_ms) {
            self.forget_recordings(before, recordings).await?;
            swept.records = self.delete_before("DELETE FROM calls WHERE begun < $1", before).await?;
        }
        if let Some(before) = Retention::before(retention.transcripts_days, now_ms) {
            swept.transcripts = self.forget_transcripts(before).await?;
        }
        if let Some(before) = Retention::before(retention.numbers_days, now_ms) {
            let sql = format!(
                "UPDATE calls SET caller = NULL, caller_key = NULL, called = NULL, channel = NULL \
                 WHERE begun < $1 AND ({WITH_NUMBERS})"
            );
            swept.numbers = self.delete_before(&sql, before).await?;
        }
        self.forget_marks(now_ms).await?;
        self.note_sweep(now_ms).await?;
        // SQLite's log costs nothing to look at, and may hold what an earlier sweep could not take out of it.
        if swept != Swept::default() || matches!(self.place, Place::Sqlite(_)) {
            self.forget_deleted().await?;
        }
        Ok(swept)
    }

    /// What a sweep at `now_ms` would take away. Recordings that no record names are not counted.
    pub async fn sweepable(&self, retention: Retention, now_ms: i64) -> Result<Swept, StoreError> {
        let count = async |days: u32, which: &str| -> Result<u64, StoreError> {
            let Some(before) = Retention::before(days, now_ms) else { return Ok(0) };
            let sql = format!("SELECT COUNT(*) AS calls FROM calls WHERE begun < $1 AND ({which})");
            let calls: i64 = sqlx::query(&sql).bind(before).fetch_one(&self.pool).await?.try_get("calls")?;
            Ok(calls as u64)
        };
        Ok(Swept {
            transcripts: count(retention.transcripts_days, WITH_TRANSCRIPT).await?,
            recordings: count(retention.recordings_days, "recording IS NOT NULL").await?,
            numbers: count(retention.numbers_days, WITH_NUMBERS).await?,
            records: count(retention.records_days, "1 = 1").await?,
        })
    }

    /// Sweeps now and every day, for as long as it is polled; after a jump of the clock not before somebody says that
    /// it is right.
    pub async fn keep_swept(
        self,
        retention: Retention,
        recordings: std::path::PathBuf,
        metrics: Arc<Metrics>,
    ) {
        loop {
            let swept = self.sweep_if_plausible(retention, &recordings, now_ms()).await;
            metrics.sweep_waits.set(i64::from(matches!(swept, Ok(None))));
            let next = match swept {
                Ok(Some(_)) => DAY,
                Ok(None) => AGAIN,
                Err(error) => {
                    warn!(%error, "old records could not be removed; tried again in ten minutes");
                    AGAIN
                }
            };
            tokio::time::sleep(next).await;
        }
    }

    pub(super) async fn delete_before(&self, sql: &str, before_ms: i64) -> Result<u64, StoreError> {
        let mut change = self.change().await?;
        let gone = sqlx::query(sql).bind(before_ms).execute(&mut *change).await?.rows_affected();
        change.commit().await?;
        Ok(gone)
    }

    async fn forget_transcripts(&self, before_ms: i64) -> Result<u64, StoreError> {
        const OLD: &str = "IN (SELECT uuid FROM calls WHERE begun < $1)";
        let turns =
            format!("UPDATE turns SET heard = NULL, keys = NULL, said = NULL, why = NULL WHERE call {OLD}");
        self.delete_before(&turns, before_ms).await?;
        self.delete_before(&format!("DELETE FROM tapes WHERE call {OLD}"), before_ms).await?;
        let calls = format!(
            "UPDATE calls SET context = NULL, summary = NULL, slots = NULL, hand_over = NULL \
             WHERE begun < $1 AND ({WITH_TRANSCRIPT})"
        );
        self.delete_before(&calls, before_ms).await
    }

    /// The file first: a record without its recording can be seen, a recording without its record cannot.
    async fn forget_recordings(&self, before_ms: i64, folder: &Path) -> Result<u64, StoreError> {
        let rows =
            sqlx::query("SELECT uuid, recording FROM calls WHERE begun < $1 AND recording IS NOT NULL")
                .bind(before_ms)
                .fetch_all(&self.pool)
                .await?;
        let mut gone = 0;
        for row in &rows {
            let (uuid, name): (String, String) = (row.try_get("uuid")?, row.try_get("recording")?);
            if let Err(error) = delete_recording(folder, &name) {
                warn!(%error, "a recording cannot be deleted; its record stays until it can");
                continue;
            }
            let mut change = self.change().await?;
            sqlx::query("UPDATE calls SET recording = NULL WHERE uuid = $1")
                .bind(uuid)
                .execute(&mut *change)
                .await?;
            change.commit().await?;
            gone += 1;
        }
        Ok(gone)
    }
}

/// One file of the folder; one that is gone already is as good.
fn delete_recording(folder: &Path, name: &str) -> io::Result<()> {
    // The name comes from the database: it may not lead out of the folder.
    let Some(file) = Path::new(name).file_name() else { return Ok(()) };
    match fs::remove_file(folder.join(file)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
