//! Seals the records anew, call by call, while servers write to them: with another key, or what was there before any.
//! What was done stays done: one that broke off goes on where it was.

use std::{collections::BTreeMap, path::Path};

use sqlx::{AnyConnection, Row, any::AnyRow};
use uuid::Uuid;

use super::{
    Key, Place, Store, StoreError,
    change::Change,
    recording::{calls_recorded, calls_recorded_in_clear, reseal, seal_in_clear},
    vault::Unopened,
};

const CALL: &[&str] = &["caller", "called", "channel", "context", "summary", "slots", "hand_over"];
const TURN: &[&str] = &["heard", "keys", "said", "why"];
const TAPE: &[&str] = &["tape"];
/// Calls that are looked up at once.
const PAGE: i64 = 200;

/// What was sealed anew; what was so already is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    pub calls: u64,
    pub recordings: u64,
}

/// What nobody sealed although there is a key, and what is therefore not shown: it was there before the key, or
/// somebody put it there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsealed {
    pub calls: Vec<Uuid>,
    pub recordings: Vec<Uuid>,
}

/// Which values are sealed anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    OldKeys,
    Unsealed,
}

impl Store {
    /// `key` is the one that the records were opened with, and replaces another. When this is done, the other one opens
    /// nothing any more. What no key has sealed stays so: to take it for what was said is a person's.
    pub async fn rekey(&self, key: &Key, recordings: &Path) -> Result<Rekeyed, StoreError> {
        let mut done = Rekeyed::default();
        let mut last = String::new();
        loop {
            let sql = format!("SELECT uuid FROM calls WHERE uuid > $1 ORDER BY uuid LIMIT {PAGE}");
            let rows = sqlx::query(&sql).bind(last).fetch_all(&self.pool).await?;
            for row in &rows {
                let uuid = row.try_get::<String, _>("uuid")?;
                done.calls += u64::from(self.seal_call(&uuid, Which::OldKeys).await?);
            }
            match rows.last() {
                Some(row) => last = row.try_get("uuid")?,
                None => break,
            }
        }
        for (call, path) in calls_recorded(recordings) {
            done.recordings += u64::from(reseal(&path, call, key)?);
        }
        self.rekey_seal().await?;
        Ok(done)
    }

    /// What is not sealed. Without a key, nothing has to be.
    pub async fn unsealed(&self, recordings: &Path) -> Result<Unsealed, StoreError> {
        if !self.vault.has_key() {
            return Ok(Unsealed::default());
        }
        let plain = |table: &str, columns: &[&str]| {
            let column =
                |name| format!("({table}.{name} <> '' AND SUBSTR({table}.{name}, 1, 7) <> 'sealed:')");
            columns.iter().map(column).collect::<Vec<_>>().join(" OR ")
        };
        let sql = format!(
            "SELECT uuid FROM calls WHERE {} OR EXISTS (SELECT 1 FROM turns WHERE turns.call = calls.uuid AND ({})) \
             OR EXISTS (SELECT 1 FROM tapes WHERE tapes.call = calls.uuid AND ({})) ORDER BY begun, uuid",
            plain("calls", CALL),
            plain("turns", TURN),
            plain("tapes", TAPE),
        );
        let rows = sqlx::query(&sql).fetch_all(&self.pool).await?;
        let call = |row: &AnyRow| -> Result<Uuid, StoreError> {
            row.try_get::<String, _>("uuid")?.parse().map_err(|_| StoreError::Damaged("uuid"))
        };
        let calls = rows.iter().map(call).collect::<Result<_, _>>()?;
        let recordings = calls_recorded_in_clear(recordings).into_iter().map(|(call, _)| call).collect();
        Ok(Unsealed { calls, recordings })
    }

    /// Takes what [`Store::unsealed`] found for what was said, and seals it.
    pub async fn seal_unsealed(
        &self,
        unsealed: &Unsealed,
        key: &Key,
        recordings: &Path,
    ) -> Result<Rekeyed, StoreError> {
        let mut done = Rekeyed::default();
        for call in &unsealed.calls {
            done.calls += u64::from(self.seal_call(&call.to_string(), Which::Unsealed).await?);
        }
        for (call, path) in calls_recorded_in_clear(recordings) {
            if !unsealed.recordings.contains(&call) {
                continue;
            }
            let name = seal_in_clear(&path, call, key)?;
            let mut change = self.change().await?;
            sqlx::query("UPDATE calls SET recording = $2 WHERE uuid = $1 AND recording IS NOT NULL")
                .bind(call.to_string())
                .bind(name)
                .execute(&mut *change)
                .await?;
            change.commit().await?;
            std::fs::remove_file(&path).map_err(|source| StoreError::Recording { call, source })?;
            done.recordings += 1;
        }
        // What was in the clear is not to stay in what a database keeps of changed rows.
        self.forget_deleted().await?;
        Ok(done)
    }

    /// Whether there was anything to do.
    async fn seal_call(&self, uuid: &str, which: Which) -> Result<bool, StoreError> {
        let mut change = self.change().await?;
        // Nobody else changes the rows meanwhile; SQLite's one writer is this one.
        let lock = if matches!(self.place, Place::Postgres(_)) { " FOR UPDATE" } else { "" };
        let (mut any, mut number_too) = (false, false);
        for (table, key, columns) in
            [("calls", "uuid", CALL), ("turns", "call", TURN), ("tapes", "call", TAPE)]
        {
            let rows = sqlx::query(&format!("SELECT * FROM {table} WHERE {key} = $1{lock}"))
                .bind(uuid.to_owned())
                .fetch_all(&mut *change)
                .await?;
            for row in &rows {
                let number = if table == "turns" { Some(row.try_get::<i64, _>("number")?) } else { None };
                let anew = self.anew(row, uuid, number, columns, which)?;
                any |= !anew.is_empty();
                number_too |= anew.contains_key("caller");
                update(&mut change, table, key, uuid, number, anew).await?;
            }
        }
        if number_too {
            self.rekey_number(&mut change, uuid).await?;
        }
        change.commit().await?;
        Ok(any)
    }

    /// The columns that are not sealed with the new key yet, as they are to be.
    fn anew(
        &self,
        row: &AnyRow,
        uuid: &str,
        number: Option<i64>,
        columns: &[&'static str],
        which: Which,
    ) -> Result<BTreeMap<&'static str, String>, StoreError> {
        let mut anew = BTreeMap::new();
        for column in columns {
            let Some(stored) = row.try_get::<Option<String>, _>(*column)? else { continue };
            let place = match number {
                Some(number) => format!("{uuid}.{number}.{column}"),
                None => format!("{uuid}.{column}"),
            };
            let sealed = match which {
                Which::Unsealed => Ok(self.vault.sealed_now(&place, &stored)),
                Which::OldKeys => self.vault.sealed_anew(&place, &stored),
            };
            match sealed {
                Ok(sealed) => anew.extend(sealed.map(|sealed| (*column, sealed))),
                Err(Unopened::NotSealed) => {}
                Err(why) => {
                    let call = uuid.parse().map_err(|_| StoreError::Damaged("uuid"))?;
                    return Err(StoreError::Tampered { call, column, why });
                }
            }
        }
        Ok(anew)
    }

    /// What the call is looked up by, of a number that has just been sealed.
    async fn rekey_number(&self, change: &mut Change, uuid: &str) -> Result<(), StoreError> {
        let row = sqlx::query("SELECT caller FROM calls WHERE uuid = $1 AND caller_key IS NOT NULL")
            .bind(uuid.to_owned())
            .fetch_optional(&mut **change)
            .await?;
        let Some(stored) = row.map(|row| row.try_get::<Option<String>, _>("caller")).transpose()?.flatten()
        else {
            return Ok(());
        };
        let caller = self.vault.open(&format!("{uuid}.caller"), &stored);
        let caller = caller.map_err(|_| StoreError::Damaged("caller"))?;
        sqlx::query("UPDATE calls SET caller_key = $2 WHERE uuid = $1")
            .bind(uuid.to_owned())
            .bind(self.vault.caller_key(&caller))
            .execute(&mut **change)
            .await?;
        Ok(())
    }

    /// From now on the new key alone is the records'.
    async fn rekey_seal(&self) -> Result<(), StoreError> {
        let mut change = self.change().await?;
        sqlx::query("UPDATE meta SET value = $1 WHERE name = 'seal'")
            .bind(self.vault.seal("meta.seal", "offhook"))
            .execute(&mut *change)
            .await?;
        change.commit().await
    }
}

async fn update(
    change: &mut AnyConnection,
    table: &str,
    key: &str,
    uuid: &str,
    number: Option<i64>,
    anew: BTreeMap<&'static str, String>,
) -> Result<(), StoreError> {
    for (column, sealed) in anew {
        let turn = if number.is_some() { " AND number = $3" } else { "" };
        let sql = format!("UPDATE {table} SET {column} = $1 WHERE {key} = $2{turn}");
        let update = sqlx::query(&sql).bind(sealed).bind(uuid.to_owned());
        let update = match number {
            Some(number) => update.bind(number),
            None => update,
        };
        update.execute(&mut *change).await?;
    }
    Ok(())
}
