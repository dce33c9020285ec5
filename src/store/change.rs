//! One change of the database, whole or not at all, on a connection that is used again only if the change came through.
//!
//! After a failed write the driver and SQLite may disagree whether a transaction is open: a full disk ends it in SQLite
//! and the driver's ROLLBACK then fails. Such a connection, back in the pool, would take later records and never bring
//! them into the file.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection, Database, TransactionManager, pool::PoolConnection};

use super::{Place, Store, StoreError};

type Transactions = <Any as Database>::TransactionManager;

/// An open transaction. Dropped without [`Change::commit`], it leaves nothing behind.
pub(super) struct Change {
    connection: PoolConnection<Any>,
    is_through: bool,
}

impl Store {
    /// What the table of single values has under this name.
    pub(super) async fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query_as("SELECT value FROM meta WHERE name = $1").bind(name);
        let found: Option<(String,)> = row.fetch_optional(&self.pool).await?;
        Ok(found.map(|(value,)| value))
    }

    pub(super) async fn change(&self) -> Result<Change, StoreError> {
        // SQLite has one writer: whoever is to become it waits here and not at the first write, where it may not.
        let begin = match self.place {
            Place::Sqlite(_) => Some("BEGIN IMMEDIATE".into()),
            Place::Postgres(_) => None,
        };
        let mut change = Change { connection: self.pool.acquire().await?, is_through: false };
        Transactions::begin(&mut change.connection, begin).await?;
        Ok(change)
    }
}

impl Change {
    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        Transactions::commit(&mut self.connection).await?;
        self.is_through = true;
        Ok(())
    }

    pub(super) async fn set_meta(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(&mut *self.connection)
        .await?;
        Ok(())
    }

    /// Commits, and reads on another connection the mark that the change left under `name`: a commit that was answered
    /// and did not happen is an error like any other.
    pub(super) async fn commit_proven(mut self, store: &Store, name: &str) -> Result<(), StoreError> {
        let mark = uuid::Uuid::new_v4().to_string();
        self.set_meta(name, &mark).await?;
        Transactions::commit(&mut self.connection).await?;
        // This connection is still taken, so the pool gives another one.
        if store.meta(name).await?.is_none_or(|read| read != mark) {
            return Err(StoreError::NotThere);
        }
        self.is_through = true;
        Ok(())
    }
}

impl Deref for Change {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.connection
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.connection
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        if !self.is_through {
            // Closing rolls back what is open, whatever the driver believes.
            self.connection.close_on_drop();
        }
    }
}
