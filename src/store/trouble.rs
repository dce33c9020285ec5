//! Where the callers of one flow fail: after which turn, at which question, with which sentences.

use std::collections::BTreeMap;

use sqlx::{Row, any::AnyRow};
use uuid::Uuid;

use super::{Count, Store, StoreError};
use crate::pii::Redacted;

/// What went wrong in one flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trouble {
    /// Ended.
    pub calls: u64,
    pub by_status: Vec<Count>,
    pub by_intent: Vec<Count>,
    /// Turn by turn, from 1: turn 0 is the greeting.
    pub turns: Vec<TurnTrouble>,
    /// Questions that got no answer that fits, the worst first. In a question there may be what a caller has said.
    pub questions: Vec<Phrase>,
    /// Sentences that led nowhere, the most frequent first.
    pub sentences: Vec<Phrase>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TurnTrouble {
    pub number: u32,
    /// Calls that came to it.
    pub reached: u64,
    pub not_understood: u64,
    /// Nothing was said or typed, or it was not recognised.
    pub silent: u64,
    /// The caller hung up after it.
    pub left: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub text: Redacted<String>,
    pub count: u64,
}

/// Turns above it are told together by nobody: such calls are rare.
const TURNS_MAX: i64 = 30;
/// The newest failures that are looked at, and the phrases that are told.
const FAILURES_MAX: i64 = 10_000;
const PHRASES_MAX: usize = 100;

/// Nothing was said or typed, or nobody could say what.
const SILENT: &str = "turns.decision IN ('no_input', 'not_recognised')";

impl Store {
    /// Of calls of `flow` begun at or after `from_ms` and before `to_ms`.
    pub async fn trouble(&self, flow: &str, from_ms: i64, to_ms: i64) -> Result<Trouble, StoreError> {
        let by_status = self.count_of_flow("status", flow, from_ms, to_ms).await?;
        let (questions, sentences) = self.phrases(flow, from_ms, to_ms).await?;
        Ok(Trouble {
            calls: by_status.iter().map(|status| status.count).sum(),
            by_status,
            by_intent: self.count_of_flow("intent", flow, from_ms, to_ms).await?,
            turns: self.trouble_by_turn(flow, from_ms, to_ms).await?,
            questions,
            sentences,
        })
    }

    async fn count_of_flow(
        &self,
        column: &str,
        flow: &str,
        from_ms: i64,
        to_ms: i64,
    ) -> Result<Vec<Count>, StoreError> {
        let sql = format!(
            "SELECT {column} AS name, COUNT(*) AS count FROM calls WHERE flow = $1 AND begun >= $2 AND begun < $3 \
             AND ended IS NOT NULL AND {column} IS NOT NULL GROUP BY {column} ORDER BY 2 DESC, 1"
        );
        let rows = self.rows_of_flow(&sql, flow, from_ms, to_ms).await?;
        let count = |row: &AnyRow| -> Result<Count, StoreError> {
            Ok(Count { name: row.try_get("name")?, count: unsigned(row, "count")? })
        };
        rows.iter().map(count).collect()
    }

    async fn trouble_by_turn(
        &self,
        flow: &str,
        from_ms: i64,
        to_ms: i64,
    ) -> Result<Vec<TurnTrouble>, StoreError> {
        let sql = format!(
            "SELECT number, COUNT(*) AS reached, COUNT(CASE WHEN {SILENT} THEN 1 END) AS silent, \
             COUNT(CASE WHEN decision = 'no_match' THEN 1 END) AS not_understood \
             FROM turns JOIN calls ON calls.uuid = turns.call WHERE flow = $1 AND begun >= $2 AND begun < $3 \
             AND number > 0 AND number <= {TURNS_MAX} GROUP BY number ORDER BY number"
        );
        let left = "SELECT number, COUNT(*) AS count FROM (SELECT MAX(number) AS number FROM turns \
                    JOIN calls ON calls.uuid = turns.call WHERE flow = $1 AND begun >= $2 AND begun < $3 \
                    AND status = 'caller_hangup' GROUP BY call) AS last GROUP BY number";
        let mut lefts = BTreeMap::new();
        for row in &self.rows_of_flow(left, flow, from_ms, to_ms).await? {
            lefts.insert(row.try_get::<i64, _>("number")?, unsigned(row, "count")?);
        }
        let turn = |row: &AnyRow| -> Result<TurnTrouble, StoreError> {
            let number: i64 = row.try_get("number")?;
            Ok(TurnTrouble {
                number: u32::try_from(number).unwrap_or_default(),
                reached: unsigned(row, "reached")?,
                not_understood: unsigned(row, "not_understood")?,
                silent: unsigned(row, "silent")?,
                left: lefts.get(&number).copied().unwrap_or_default(),
            })
        };
        self.rows_of_flow(&sql, flow, from_ms, to_ms).await?.iter().map(turn).collect()
    }

    /// Questions that failed, and sentences that were not understood. Nothing sensitive is among either.
    async fn phrases(
        &self,
        flow: &str,
        from_ms: i64,
        to_ms: i64,
    ) -> Result<(Vec<Phrase>, Vec<Phrase>), StoreError> {
        let sql = format!(
            "SELECT turns.call AS call, turns.number AS number, turns.heard AS heard, previous.said AS asked \
             FROM turns JOIN calls ON calls.uuid = turns.call JOIN turns AS previous ON previous.call = turns.call \
             AND previous.number = turns.number - 1 WHERE flow = $1 AND begun >= $2 AND begun < $3 \
             AND turns.sensitive = 0 AND previous.sensitive = 0 AND (turns.decision = 'no_match' OR ({SILENT})) \
             ORDER BY begun DESC LIMIT {FAILURES_MAX}"
        );
        let (mut questions, mut sentences) = (BTreeMap::new(), BTreeMap::new());
        for row in &self.rows_of_flow(&sql, flow, from_ms, to_ms).await? {
            let call: Uuid =
                row.try_get::<String, _>("call")?.parse().map_err(|_| StoreError::Damaged("call"))?;
            let number: i64 = row.try_get("number")?;
            let asked = self.shown(row, call, "asked", &format!("{}.said", number - 1))?;
            let heard = self.shown(row, call, "heard", &format!("{number}.heard"))?;
            count(&mut questions, asked);
            count(&mut sentences, heard);
        }
        Ok((most_frequent(questions), most_frequent(sentences)))
    }

    async fn rows_of_flow(
        &self,
        sql: &str,
        flow: &str,
        from_ms: i64,
        to_ms: i64,
    ) -> Result<Vec<AnyRow>, StoreError> {
        let query = sqlx::query(sql).bind(flow.to_owned()).bind(from_ms).bind(to_ms);
        Ok(query.fetch_all(&self.pool).await?)
    }
}

fn unsigned(row: &AnyRow, column: &str) -> Result<u64, StoreError> {
    Ok(row.try_get::<i64, _>(column)? as u64)
}

fn count(counts: &mut BTreeMap<String, u64>, text: Option<Redacted<String>>) {
    let text = text.unwrap_or_default().into_inner();
    if !text.trim().is_empty() {
        *counts.entry(text).or_default() += 1;
    }
}

fn most_frequent(counts: BTreeMap<String, u64>) -> Vec<Phrase> {
    let phrase = |(text, count)| Phrase { text: Redacted::new(text), count };
    let mut phrases: Vec<Phrase> = counts.into_iter().map(phrase).collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.count));
    phrases.truncate(PHRASES_MAX);
    phrases
}
