//! Seals the records anew with another key, call by call, while servers write to them. What was done stays done: one
//! that broke off goes on where it was.

use std::{collections::BTreeMap, path::Path};

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Key, Place, Store, StoreError,
    change::Change,
    recording::{calls_recorded, reseal},
};

const CALL: [&str; 7] = ["caller", "called", "channel", "context", "summary", "slots", "hand_over"];
const TURN: [&str; 4] = ["heard", "keys", "said", "why"];
/// Calls that are looked up at once.
const PAGE: i64 = 200;

/// What was sealed anew; what was so already is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    pub calls: u64,
    pub recordings: u64,
}

impl Store {
    /// `key` is the one that the records were opened with, and replaces another. When this is done, the other one opens
    /// nothing any more.
    pub async fn rekey(&self, key: &Key, recordings: &Path) -> Result<Rekeyed, StoreError> {
        let mut done = Rekeyed::default();
        let mut last = String::new();
        loop {
            let sql = format!("SELECT uuid FROM calls WHERE uuid > $1 ORDER BY uuid LIMIT {PAGE}");
            let rows = sqlx::query(&sql).bind(last).fetch_all(&self.pool).await?;
            for row in &rows {
                done.calls += u64::from(self.rekey_call(&row.try_get::<String, _>("uuid")?).await?);
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

    /// Whether there was anything to do.
    async fn rekey_call(&self, uuid: &str) -> Result<bool, StoreError> {
        let mut change = self.change().await?;
        // Nobody else changes the rows meanwhile; SQLite's one writer is this one.
        let lock = if matches!(self.place, Place::Postgres(_)) { " FOR UPDATE" } else { "" };
        let mut any = false;
        for (table, key, columns) in [
            ("calls", "uuid", CALL.as_slice()),
            ("turns", "call", TURN.as_slice()),
            ("tapes", "call", ["tape"].as_slice()),
        ] {
            let rows = sqlx::query(&format!("SELECT * FROM {table} WHERE {key} = $1{lock}"))
                .bind(uuid.to_owned())
                .fetch_all(&mut *change)
                .await?;
            for row in &rows {
                let number = if table == "turns" { Some(row.try_get::<i64, _>("number")?) } else { None };
                let anew = self.anew(row, uuid, number, columns)?;
                any |= !anew.is_empty();
                update(&mut change, table, key, uuid, number, anew).await?;
            }
        }
        if any {
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
    ) -> Result<BTreeMap<&'static str, String>, StoreError> {
        let mut anew = BTreeMap::new();
        for column in columns {
            let Some(stored) = row.try_get::<Option<String>, _>(*column)? else { continue };
            let place = match number {
                Some(number) => format!("{uuid}.{number}.{column}"),
                None => format!("{uuid}.{column}"),
            };
            let sealed = self.vault.sealed_anew(&place, &stored).map_err(|_| StoreError::Damaged(column))?;
            if let Some(sealed) = sealed {
                anew.insert(*column, sealed);
            }
        }
        Ok(anew)
    }

    /// What the call is looked up by.
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
