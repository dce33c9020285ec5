//! Whether the clock can be believed when it says that data is old: a machine whose clock is a year ahead would take
//! away everything at its start.

use sqlx::Row;
use tracing::{info, warn};

use super::{Retention, Store, StoreError, Swept};

const DAY_MS: i64 = 24 * 3_600_000;
/// A server sweeps at its start and every day. After a longer gap, somebody has to say that the clock is right.
const GAP_MS_MAX: i64 = 7 * DAY_MS;
/// The row of `meta` with the time of the last sweep.
const LAST: &str = "swept";

/// The time went on by more than it should have since anything was known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockJump {
    /// Milliseconds since 1970, UTC: the last sweep, or what of the calls is newest.
    pub from_ms: i64,
    pub to_ms: i64,
}

impl ClockJump {
    pub fn days(&self) -> i64 {
        (self.to_ms - self.from_ms) / DAY_MS
    }
}

impl Store {
    /// `None` when what is too old by this clock may be taken away.
    pub async fn clock_jump(&self, now_ms: i64) -> Result<Option<ClockJump>, StoreError> {
        // At the start of a server, nothing may have been written yet.
        self.prepare().await?;
        let newest = self.newest_ms().await?;
        let last = match self.last_sweep_ms().await? {
            // Somebody set a clock back that was ahead at the last sweep: what is known of calls says more.
            Some(last) if last > now_ms && newest.is_some_and(|newest| newest <= now_ms) => newest,
            Some(last) => Some(last),
            None => newest,
        };
        let jump = last.map(|from_ms| ClockJump { from_ms, to_ms: now_ms });
        Ok(jump.filter(|jump| jump.to_ms - jump.from_ms > GAP_MS_MAX))
    }

    /// One sweep at `now_ms`, unless the clock has jumped; then it is told every time.
    pub async fn sweep_if_plausible(
        &self,
        retention: Retention,
        recordings: &std::path::Path,
        now_ms: i64,
    ) -> Result<Option<Swept>, StoreError> {
        if let Some(jump) = self.clock_jump(now_ms).await? {
            warn!(
                days = jump.days(),
                "the clock is that far beyond the last sweep of the records: nothing is removed until somebody says \
                 that it is right, by `offhook records sweep --yes`"
            );
            return Ok(None);
        }
        let swept = self.sweep(retention, recordings, now_ms).await?;
        let Swept { transcripts, recordings, numbers, records } = swept;
        info!(transcripts, recordings, numbers, records, "records that were kept long enough are gone");
        Ok(Some(swept))
    }

    pub(super) async fn note_sweep(&self, now_ms: i64) -> Result<(), StoreError> {
        let beyond = |time: Option<i64>| time.is_some_and(|time| time > now_ms);
        if beyond(self.last_sweep_ms().await?) && beyond(self.newest_ms().await?) {
            // A machine whose battery is empty starts in 1970, until it asks for the time.
            return Ok(());
        }
        let mut change = self.change().await?;
        change.set_meta(LAST, &now_ms.to_string()).await?;
        change.commit().await
    }

    async fn last_sweep_ms(&self) -> Result<Option<i64>, StoreError> {
        let Some(value) = self.meta(LAST).await? else { return Ok(None) };
        value.parse().map(Some).map_err(|_| StoreError::Damaged("meta.swept"))
    }

    async fn newest_ms(&self) -> Result<Option<i64>, StoreError> {
        let row = sqlx::query("SELECT MAX(begun) AS newest FROM calls").fetch_one(&self.pool).await?;
        Ok(row.try_get("newest")?)
    }
}
