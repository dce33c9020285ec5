//! Who read, took out or erased what: entries that are only ever added, each holding the hash of the one before.

use sha2::{Digest, Sha256};
use sqlx::{Row, any::AnyRow};

use super::{Place, Store, StoreError, writer::now_ms};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// From 1, without gaps.
    pub number: i64,
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    pub who: String,
    pub what: String,
    previous: String,
    pub hash: String,
}

/// The chain is broken: somebody changed, removed or put in an entry by other means than this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audit log is not whole: entry {number} {how}; compare it with a backup")]
pub struct AuditFault {
    pub number: i64,
    how: &'static str,
}

impl AuditEntry {
    /// Parts carry their length, so that no two entries have the same bytes.
    fn computed_hash(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(self.number.to_be_bytes());
        hasher.update(self.at_ms.to_be_bytes());
        for part in [&self.who, &self.what, &self.previous] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Store {
    /// Adds an entry. Neither part may name a caller: calls are named by their UUID.
    pub async fn audit(&self, who: &str, what: &str) -> Result<AuditEntry, StoreError> {
        let mut change = self.change().await?;
        // One after the other, also among several machines: a second one would branch the chain.
        if matches!(self.place, Place::Postgres(_)) {
            sqlx::query("LOCK TABLE audit IN EXCLUSIVE MODE").execute(&mut *change).await?;
        }
        let last = sqlx::query("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
            .fetch_optional(&mut *change)
            .await?;
        let (number, previous) = match last {
            Some(row) => (row.try_get::<i64, _>("number")?, row.try_get("hash")?),
            None => (0, String::new()),
        };
        let mut entry = AuditEntry {
            number: number + 1,
            at_ms: now_ms(),
            who: who.to_owned(),
            what: what.to_owned(),
            previous,
            hash: String::new(),
        };
        entry.hash = entry.computed_hash();
        sqlx::query(
            "INSERT INTO audit (number, at, who, what, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(entry.number)
        .bind(entry.at_ms)
        .bind(&entry.who)
        .bind(&entry.what)
        .bind(&entry.previous)
        .bind(&entry.hash)
        .execute(&mut *change)
        .await?;
        change.commit().await?;
        Ok(entry)
    }

    /// The first entries from `from` on, oldest first.
    pub async fn audit_entries(&self, from: i64, at_most: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = sqlx::query("SELECT * FROM audit WHERE number >= $1 ORDER BY number LIMIT $2")
            .bind(from)
            .bind(i64::from(at_most))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(entry).collect()
    }

    /// Follows the chain from its beginning; gives the last entry. Entries cut off at the end leave a whole chain:
    /// note the last number and hash somewhere else.
    pub async fn audit_verify(&self) -> Result<Result<Option<AuditEntry>, AuditFault>, StoreError> {
        const PAGE: u32 = 1_000;
        let mut last: Option<AuditEntry> = None;
        loop {
            let expected = last.as_ref().map_or(1, |last| last.number + 1);
            let entries = self.audit_entries(if expected == 1 { i64::MIN } else { expected }, PAGE).await?;
            if entries.is_empty() {
                return Ok(Ok(last));
            }
            for entry in entries {
                if let Some(fault) = fault(last.as_ref(), &entry) {
                    return Ok(Err(fault));
                }
                last = Some(entry);
            }
        }
    }
}

fn fault(before: Option<&AuditEntry>, entry: &AuditEntry) -> Option<AuditFault> {
    let (number, previous) = before.map_or((1, ""), |before| (before.number + 1, &before.hash));
    if entry.number != number {
        return Some(AuditFault { number, how: "is missing" });
    }
    if entry.previous != previous {
        return Some(AuditFault { number, how: "does not follow the one before" });
    }
    (entry.hash != entry.computed_hash()).then_some(AuditFault { number, how: "was changed" })
}

fn entry(row: &AnyRow) -> Result<AuditEntry, StoreError> {
    Ok(AuditEntry {
        number: row.try_get("number")?,
        at_ms: row.try_get("at")?,
        who: row.try_get("who")?,
        what: row.try_get("what")?,
        previous: row.try_get("previous")?,
        hash: row.try_get("hash")?,
    })
}
