//! Reads calls: a page of the history, one call with its turns, its tape.

use sqlx::{Any, Row, any::AnyArguments, query::Query};
use uuid::Uuid;

use super::{
    Call, CallRow, Store, StoreError, TapeKept,
    rows::{CALL_COLUMNS, list},
};
use crate::pii::Redacted;

/// Which calls. What is `None` does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Begun at or after, and before: milliseconds since 1970, UTC.
    pub from_ms: Option<i64>,
    pub to_ms: Option<i64>,
    /// However it is written.
    pub caller: Option<Redacted<String>>,
    /// Said by anybody, or in the summary; whatever the case of its letters.
    pub text: Option<Redacted<String>>,
    pub flow: Option<String>,
    pub status: Option<String>,
}

/// Which part of them, newest first.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// From 0.
    pub number: u32,
    pub size: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallPage {
    pub calls: Vec<CallRow>,
    /// On all pages together. With sealed records and a text to look for: among those that were looked through.
    pub total: u64,
}

const PAGE_SIZE_MAX: u32 = 500;
/// Sealed text can only be searched by opening it, call by call.
const SEALED_SEARCH_MAX: i64 = 5_000;

const WHICH: &str = "WHERE ($1 IS NULL OR begun >= $1) AND ($2 IS NULL OR begun < $2) \
     AND ($3 IS NULL OR caller_key IN ($3, $4, $8)) AND ($5 IS NULL OR flow = $5) \
     AND ($6 IS NULL OR status = $6) AND ($7 IS NULL OR LOWER(summary) LIKE $7 ESCAPE '!' OR EXISTS \
     (SELECT 1 FROM turns WHERE turns.call = calls.uuid AND \
     (LOWER(turns.heard) LIKE $7 ESCAPE '!' OR LOWER(turns.said) LIKE $7 ESCAPE '!')))";

impl Store {
    pub async fn calls(&self, filter: &Filter, page: Page) -> Result<CallPage, StoreError> {
        let size = page.size.clamp(1, PAGE_SIZE_MAX);
        let skipped = i64::from(page.number) * i64::from(size);
        if let Some(text) = filter.text.as_ref().filter(|_| self.vault.has_key()) {
            return self.search_sealed(filter, text, skipped as usize, size as usize).await;
        }
        let count = format!("SELECT COUNT(*) AS total FROM calls {WHICH}");
        let total: i64 = self.which(&count, filter).fetch_one(&self.pool).await?.try_get("total")?;
        let select =
            format!("SELECT {CALL_COLUMNS} FROM calls {WHICH} ORDER BY begun DESC, uuid LIMIT $9 OFFSET $10");
        let rows =
            self.which(&select, filter).bind(i64::from(size)).bind(skipped).fetch_all(&self.pool).await?;
        let calls = rows.iter().map(|row| self.call_row(row)).collect::<Result<_, _>>()?;
        Ok(CallPage { calls, total: total as u64 })
    }

    pub async fn call(&self, call: Uuid) -> Result<Option<Call>, StoreError> {
        let select = format!(
            "SELECT {CALL_COLUMNS}, context, slots, hand_over, pauses, consent FROM calls WHERE uuid = $1"
        );
        let found = sqlx::query(&select).bind(call.to_string()).fetch_optional(&self.pool).await?;
        let Some(found) = found else { return Ok(None) };
        let turns = sqlx::query("SELECT * FROM turns WHERE call = $1 ORDER BY number")
            .bind(call.to_string())
            .fetch_all(&self.pool)
            .await?;
        let tapes: i64 = sqlx::query("SELECT COUNT(*) AS tapes FROM tapes WHERE call = $1")
            .bind(call.to_string())
            .fetch_one(&self.pool)
            .await?
            .try_get("tapes")?;
        Ok(Some(Call {
            row: self.call_row(&found)?,
            context: self.map_of(&found, call, "context")?,
            slots: self.map_of(&found, call, "slots")?,
            hand_over: self.shown(&found, call, "hand_over", "hand_over")?,
            consent: found.try_get("consent")?,
            pauses: list(&found, "pauses")?,
            turns: turns.iter().map(|row| self.turn_row(row)).collect::<Result<_, _>>()?,
            has_tape: tapes > 0,
        }))
    }

    pub async fn tape(&self, call: Uuid) -> Result<Option<TapeKept>, StoreError> {
        let found = sqlx::query("SELECT tape FROM tapes WHERE call = $1")
            .bind(call.to_string())
            .fetch_optional(&self.pool)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let Some(text) = self.opened(&found, call, "tape", "tape")? else { return Ok(None) };
        TapeKept::from_text(text.expose()).map(Some).ok_or(StoreError::Damaged("tape"))
    }

    fn which<'q>(&self, sql: &'q str, filter: &Filter) -> Query<'q, Any, AnyArguments<'q>> {
        let [keyed, old, plain] = match &filter.caller {
            Some(caller) => self.vault.caller_keys(caller.expose()).map(Some),
            None => [None, None, None],
        };
        sqlx::query(sql)
            .bind(filter.from_ms)
            .bind(filter.to_ms)
            .bind(keyed)
            .bind(plain)
            .bind(filter.flow.clone())
            .bind(filter.status.clone())
            .bind(filter.text.as_ref().map(|text| pattern(text.expose())))
            .bind(old)
    }

    async fn search_sealed(
        &self,
        filter: &Filter,
        text: &Redacted<String>,
        skipped: usize,
        size: usize,
    ) -> Result<CallPage, StoreError> {
        let without_text = Filter { text: None, ..filter.clone() };
        let select = format!("SELECT {CALL_COLUMNS} FROM calls {WHICH} ORDER BY begun DESC, uuid LIMIT $9");
        let rows = self.which(&select, &without_text).bind(SEALED_SEARCH_MAX).fetch_all(&self.pool).await?;
        let wanted = text.expose().to_lowercase();
        let mut found = Vec::new();
        for row in &rows {
            let row = self.call_row(row)?;
            let says = |text: &Redacted<String>| text.expose().to_lowercase().contains(&wanted);
            if row.summary.as_ref().is_some_and(says) || self.turns_say(row.call, says).await? {
                found.push(row);
            }
        }
        let total = found.len() as u64;
        Ok(CallPage { calls: found.into_iter().skip(skipped).take(size).collect(), total })
    }

    async fn turns_say(
        &self,
        call: Uuid,
        says: impl Fn(&Redacted<String>) -> bool,
    ) -> Result<bool, StoreError> {
        let rows = sqlx::query("SELECT call, number, heard, said FROM turns WHERE call = $1")
            .bind(call.to_string())
            .fetch_all(&self.pool)
            .await?;
        for row in &rows {
            let number: i64 = row.try_get("number")?;
            for column in ["heard", "said"] {
                let text = self.shown(row, call, column, &format!("{number}.{column}"))?;
                if text.as_ref().is_some_and(&says) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// Anywhere in the text, with nothing in it meaning more than itself.
fn pattern(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
