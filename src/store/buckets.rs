//! Calls and waiting times, hour by hour or day by day, for charts.

use std::collections::BTreeMap;

use sqlx::Row;

use super::{Percentiles, Store, StoreError, figures::of_sorted};

/// One bar of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Milliseconds since 1970, UTC: a multiple of the width.
    pub from_ms: i64,
    /// Ended.
    pub calls: u64,
    /// Ended without an answer of the flow: neither `ok` nor hung up by the caller.
    pub escalated: u64,
    /// The caller's last voice to the reply.
    pub gap: Percentiles,
}

/// The newest turns that waiting times are made of.
const TURNS_MAX: i64 = 100_000;

impl Store {
    /// Of calls begun at or after `from_ms` and before `to_ms`; those without calls are not among them.
    pub async fn buckets(&self, from_ms: i64, to_ms: i64, width_ms: i64) -> Result<Vec<Bucket>, StoreError> {
        let width_ms = width_ms.max(1);
        let mut gaps = self.gaps(from_ms, to_ms, width_ms).await?;
        let sql = format!(
            "SELECT begun / {width_ms} AS bucket, COUNT(*) AS calls, \
             COUNT(CASE WHEN status IN ('ok', 'caller_hangup') THEN NULL ELSE 1 END) AS escalated \
             FROM calls WHERE begun >= $1 AND begun < $2 AND ended IS NOT NULL GROUP BY 1 ORDER BY 1"
        );
        let rows = sqlx::query(&sql).bind(from_ms).bind(to_ms).fetch_all(&self.pool).await?;
        let bucket = |row: &sqlx::any::AnyRow| -> Result<Bucket, StoreError> {
            let number: i64 = row.try_get("bucket")?;
            let mut times = gaps.remove(&number).unwrap_or_default();
            times.sort_unstable();
            Ok(Bucket {
                from_ms: number * width_ms,
                calls: row.try_get::<i64, _>("calls")? as u64,
                escalated: row.try_get::<i64, _>("escalated")? as u64,
                gap: of_sorted(&times),
            })
        };
        rows.iter().map(bucket).collect()
    }

    async fn gaps(
        &self,
        from_ms: i64,
        to_ms: i64,
        width_ms: i64,
    ) -> Result<BTreeMap<i64, Vec<i64>>, StoreError> {
        let sql = format!(
            "SELECT begun / {width_ms} AS bucket, gap_ms AS ms FROM turns JOIN calls ON calls.uuid = turns.call \
             WHERE begun >= $1 AND begun < $2 AND gap_ms IS NOT NULL ORDER BY begun DESC LIMIT $3"
        );
        let rows = sqlx::query(&sql).bind(from_ms).bind(to_ms).bind(TURNS_MAX).fetch_all(&self.pool).await?;
        let mut gaps: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for row in &rows {
            gaps.entry(row.try_get("bucket")?).or_default().push(row.try_get("ms")?);
        }
        Ok(gaps)
    }
}
