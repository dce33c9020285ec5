//! Who read, took out or erased what: entries that are only ever added, each holding the hash of the one before.
//!
//! With a key, the hashes cannot be made anew by whoever can write to the database; with its head noted elsewhere
//! ([`head`]), an end that was cut off is missed.

pub(super) mod disclosure;
pub(super) mod follow;
pub(super) mod head;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest, Sha256};
use sqlx::{Row, any::AnyRow};

use self::head::{AuditSeal, Head};
use super::{Place, Store, StoreError, writer::now_ms};

/// Begins the hash of an entry that was made with a key.
const KEYED: &str = "hmac:";

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
    #[cfg(test)]
    pub(crate) fn sample(number: i64, at_ms: i64, who: &str, what: &str) -> Self {
        let (who, what) = (who.to_owned(), what.to_owned());
        Self { number, at_ms, who, what, previous: String::new(), hash: String::new() }
    }

    /// Parts carry their length, so that no two entries have the same bytes.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = [self.number.to_be_bytes(), self.at_ms.to_be_bytes()].concat();
        for part in [&self.who, &self.what, &self.previous] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes
    }

    fn plain_hash(&self) -> String {
        hex::encode(Sha256::digest(self.bytes()))
    }

    fn hash(&self, seal: &AuditSeal) -> String {
        // HMAC takes keys of every length, so this cannot fail for one of 32 bytes.
        let keyed = seal.key().and_then(|key| Hmac::<Sha256>::new_from_slice(&*key).ok());
        let Some(mut mac) = keyed else { return self.plain_hash() };
        mac.update(&self.bytes());
        format!("{KEYED}{}", hex::encode(mac.finalize().into_bytes()))
    }

    fn is_keyed(&self) -> bool {
        self.hash.starts_with(KEYED)
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
        let (number, who, what) = (number + 1, who.to_owned(), what.to_owned());
        let mut entry = AuditEntry { number, at_ms: now_ms(), who, what, previous, hash: String::new() };
        entry.hash = entry.hash(&self.audit_seal);
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
        self.audit_seal.note(&Head { number: entry.number, hash: entry.hash.clone() })?;
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

    /// Follows the chain from its beginning and holds it against the heads that were noted elsewhere, besides the file
    /// of heads; gives the last entry.
    pub async fn audit_verify(
        &self,
        noted: &[Head],
    ) -> Result<Result<Option<AuditEntry>, AuditFault>, StoreError> {
        const PAGE: u32 = 1_000;
        let mut noted: Vec<Head> = noted.to_vec();
        noted.extend(self.audit_seal.noted()?);
        noted.sort_by_key(|head| head.number);
        let mut heads = noted.iter().peekable();
        let mut last: Option<AuditEntry> = None;
        loop {
            let expected = last.as_ref().map_or(1, |last| last.number + 1);
            let entries = self.audit_entries(if expected == 1 { i64::MIN } else { expected }, PAGE).await?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                if let Some(fault) = fault(last.as_ref(), &entry, &self.audit_seal) {
                    return Ok(Err(fault));
                }
                while let Some(head) = heads.next_if(|head| head.number <= entry.number) {
                    if head.number == entry.number && head.hash != entry.hash {
                        let how = "is another one than was noted elsewhere";
                        return Ok(Err(AuditFault { number: entry.number, how }));
                    }
                }
                last = Some(entry);
            }
        }
        let number = last.as_ref().map_or(1, |last| last.number + 1);
        if heads.next().is_some() {
            return Ok(Err(AuditFault { number, how: "is missing, and a later one was noted elsewhere" }));
        }
        let is_keyed = self.audit_seal.has_key() <= last.as_ref().is_none_or(AuditEntry::is_keyed);
        let how = "is not there, though there is a key and the entry before has none; if the key is new, \
                   start the server once";
        Ok(if is_keyed { Ok(last) } else { Err(AuditFault { number, how }) })
    }
}

fn fault(before: Option<&AuditEntry>, entry: &AuditEntry, seal: &AuditSeal) -> Option<AuditFault> {
    let (number, previous) = before.map_or((1, ""), |before| (before.number + 1, &before.hash));
    let fault = |how| Some(AuditFault { number, how });
    if entry.number != number {
        return fault("is missing");
    }
    if entry.previous != previous {
        return fault("does not follow the one before");
    }
    match (entry.is_keyed(), before.is_some_and(AuditEntry::is_keyed)) {
        // An open one that was written before there was a key is held by the first one with a key.
        (false, true) => fault("has no key, and the one before has"),
        (false, false) => {
            (entry.hash != entry.plain_hash()).then_some(AuditFault { number, how: "was changed" })
        }
        (true, _) if !seal.has_key() => {
            fault("is keyed: set audit.key_file to the key that it was made with")
        }
        (true, _) if entry.hash != entry.hash(seal) => fault("was changed, or was made with another key"),
        (true, _) => None,
    }
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
