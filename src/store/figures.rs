//! Figures of a span of time: how calls ended, who decided, how long it took, what was not understood.

use std::collections::BTreeMap;

use sqlx::Row;

use super::{Store, StoreError};
use crate::pii::Redacted;

/// How often something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub name: String,
    pub count: u64,
}

/// Of one stage, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Percentiles {
    pub count: u64,
    pub p50: i64,
    pub p95: i64,
    pub p99: i64,
}

/// A sentence that led nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    pub flow: String,
    pub text: Redacted<String>,
    pub count: u64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Ended in the span.
    pub calls: u64,
    pub by_status: Vec<Count>,
    pub by_flow: Vec<Count>,
    pub by_intent: Vec<Count>,
    /// Turns by the tier that decided them.
    pub by_tier: Vec<Count>,
    /// Share of the calls that ended without an answer of the flow: neither `ok` nor hung up by the caller.
    pub escalated: f64,
    /// `gap` (all of the wait), then what it was spent on: `silence`, `recognition`, `understanding`, `speech`.
    pub stages: Vec<(&'static str, Percentiles)>,
    /// The most frequent first.
    pub unmatched: Vec<Unmatched>,
}

const STAGES: [(&str, &str); 5] = [
    ("gap", "gap_ms"),
    ("silence", "silence_ms"),
    ("recognition", "recognition_ms"),
    ("understanding", "understanding_ms"),
    ("speech", "speech_ms"),
];
/// The newest turns that percentiles are made of.
const TURNS_MAX: i64 = 100_000;
/// The newest sentences that are looked at, and those that are told.
const SENTENCES_MAX: i64 = 10_000;
const UNMATCHED_MAX: usize = 100;

impl Store {
    /// Of calls begun at or after `from_ms` and before `to_ms`.
    pub async fn figures(&self, from_ms: i64, to_ms: i64) -> Result<Figures, StoreError> {
        let by_status = self.count_calls("status", from_ms, to_ms).await?;
        let calls: u64 = by_status.iter().map(|status| status.count).sum();
        let settled =
            by_status.iter().filter(|status| ["ok", "caller_hangup"].contains(&status.name.as_str()));
        let escalated = calls - settled.map(|status| status.count).sum::<u64>();
        let mut stages = Vec::new();
        for (name, column) in STAGES {
            stages.push((name, self.percentiles(column, from_ms, to_ms).await?));
        }
        Ok(Figures {
            calls,
            by_flow: self.count_calls("flow", from_ms, to_ms).await?,
            by_intent: self.count_calls("intent", from_ms, to_ms).await?,
            by_tier: self.count_tiers(from_ms, to_ms).await?,
            by_status,
            escalated: if calls == 0 { 0.0 } else { escalated as f64 / calls as f64 },
            stages,
            unmatched: self.unmatched(from_ms, to_ms).await?,
        })
    }

    async fn count_calls(&self, column: &str, from_ms: i64, to_ms: i64) -> Result<Vec<Count>, StoreError> {
        let sql = format!(
            "SELECT {column} AS name, COUNT(*) AS count FROM calls WHERE begun >= $1 AND begun < $2 \
             AND ended IS NOT NULL AND {column} IS NOT NULL GROUP BY {column} ORDER BY 2 DESC, 1"
        );
        self.counts(&sql, from_ms, to_ms).await
    }

    async fn count_tiers(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Count>, StoreError> {
        let sql = "SELECT tier AS name, COUNT(*) AS count FROM turns JOIN calls ON calls.uuid = turns.call \
                   WHERE begun >= $1 AND begun < $2 AND tier IS NOT NULL GROUP BY tier ORDER BY 2 DESC, 1";
        self.counts(sql, from_ms, to_ms).await
    }

    async fn counts(&self, sql: &str, from_ms: i64, to_ms: i64) -> Result<Vec<Count>, StoreError> {
        let rows = sqlx::query(sql).bind(from_ms).bind(to_ms).fetch_all(&self.pool).await?;
        let count = |row: &sqlx::any::AnyRow| -> Result<Count, StoreError> {
            Ok(Count { name: row.try_get("name")?, count: row.try_get::<i64, _>("count")? as u64 })
        };
        rows.iter().map(count).collect()
    }

    async fn percentiles(&self, column: &str, from_ms: i64, to_ms: i64) -> Result<Percentiles, StoreError> {
        let sql = format!(
            "SELECT {column} AS ms FROM turns JOIN calls ON calls.uuid = turns.call WHERE begun >= $1 \
             AND begun < $2 AND {column} IS NOT NULL ORDER BY begun DESC LIMIT $3"
        );
        let rows = sqlx::query(&sql).bind(from_ms).bind(to_ms).bind(TURNS_MAX).fetch_all(&self.pool).await?;
        let mut times = rows.iter().map(|row| row.try_get("ms")).collect::<Result<Vec<i64>, _>>()?;
        times.sort_unstable();
        Ok(of_sorted(&times))
    }

    async fn unmatched(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Unmatched>, StoreError> {
        let rows = sqlx::query(
            "SELECT flow, call, number, heard FROM turns JOIN calls ON calls.uuid = turns.call WHERE begun >= $1 \
             AND begun < $2 AND decision = 'no_match' AND heard IS NOT NULL AND sensitive = 0 \
             ORDER BY begun DESC LIMIT $3",
        )
        .bind(from_ms)
        .bind(to_ms)
        .bind(SENTENCES_MAX)
        .fetch_all(&self.pool)
        .await?;
        let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
        for row in &rows {
            let call: String = row.try_get("call")?;
            let call = call.parse().map_err(|_| StoreError::Damaged("call"))?;
            let number: i64 = row.try_get("number")?;
            let heard = self.shown(row, call, "heard", &format!("{number}.heard"))?;
            let text = heard.unwrap_or_default().into_inner();
            *counts.entry((row.try_get("flow")?, text)).or_default() += 1;
        }
        let sentence = |((flow, text), count)| Unmatched { flow, text: Redacted::new(text), count };
        let mut sentences: Vec<Unmatched> = counts.into_iter().map(sentence).collect();
        sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.count));
        sentences.truncate(UNMATCHED_MAX);
        Ok(sentences)
    }
}

/// The nearest rank.
pub(super) fn of_sorted(times: &[i64]) -> Percentiles {
    let at = |percent: usize| {
        let rank = (times.len() * percent).div_ceil(100).max(1);
        times.get(rank - 1).copied().unwrap_or_default()
    };
    Percentiles { count: times.len() as u64, p50: at(50), p95: at(95), p99: at(99) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<i64> = (1..=200).collect();
        assert_eq!(of_sorted(&times), Percentiles { count: 200, p50: 100, p95: 190, p99: 198 });
        assert_eq!(of_sorted(&[7]), Percentiles { count: 1, p50: 7, p95: 7, p99: 7 });
        assert_eq!(of_sorted(&[]), Percentiles::default());
    }
}
