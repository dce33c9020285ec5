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

    /// Commits, and reads on another connection the mark that the change left under `name`: a commit that was answered
    /// and did not happen is an error like any other.
    pub(super) async fn commit_proven(mut self, store: &Store, name: &str) -> Result<(), StoreError> {
        let mark = uuid::Uuid::new_v4().to_string();
        sqlx::query(
            "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(&mark)
        .execute(&mut *self.connection)
        .await?;
        Transactions::commit(&mut self.connection).await?;
        // This connection is still taken, so the pool gives another one.
        let read: Option<(String,)> = sqlx::query_as("SELECT value FROM meta WHERE name = $1")
            .bind(name)
            .fetch_optional(&store.pool)
            .await?;
        if read.is_none_or(|(read,)| read != mark) {
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
