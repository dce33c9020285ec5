//! Call records: what was said, decided and how long it took, kept for as long as the site wants it.
//!
//! A call hands over [`Record`]s and never waits: [`Records`] puts them into a bounded queue, and one task ([`writer`])
//! brings them into SQLite or PostgreSQL. [`Store`] reads: pages of calls, one call, figures. What is personal is
//! sealed on its way in ([`vault`]) where there is a key.

mod audit;
mod buckets;
mod change;
mod clock;
mod erase;
mod figures;
mod personal;
mod postgres;
mod read;
mod record;
mod recording;
mod rekey;
mod retention;
mod rows;
mod tape;
mod trouble;
mod vault;
mod write;
mod writer;

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::PathBuf, sync::Arc, time::Duration};

use sqlx::{
    AnyPool, Executor,
    any::{AnyPoolOptions, install_default_drivers},
    migrate::{Migration, MigrationType, Migrator},
};
use tokio::sync::OnceCell;

pub use audit::{
    AuditEntry, AuditFault,
    disclosure::{AGENTS_LINK, Counted, Disclosure},
    follow::AuditTrail,
    head::{AuditSeal, Head},
};
pub use buckets::Bucket;
pub use clock::ClockJump;
pub use figures::{Count, Figures, Percentiles, Unmatched};
pub use postgres::verified as verified_postgres;
pub use read::{CallPage, Filter, Page};
pub use record::{Begun, Ended, Pause, Record};
pub use recording::{
    Opened, RecordingError, RecordingWriter, Recordings, Track, delete_recording_of, open as open_recording,
    recording_of,
};
pub use rekey::{Rekeyed, Unsealed};
pub use retention::{Retention, Swept};
pub use rows::{Call, CallRow, is_tampered};
pub use tape::TapeKept;
pub use trouble::{Phrase, Trouble, TurnTrouble};
pub use vault::{Key, KeyError, Unopened};
pub(crate) use writer::now_ms;
pub use writer::{Records, Writer};

use crate::metrics::Metrics;
use vault::Vault;

/// Readers and the writer together. SQLite has one writer at a time anyhow.
const CONNECTIONS_MAX: u32 = 5;
/// A database that does not answer for this long counts as away; the writer tries again.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// Where records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Sqlite(PathBuf),
    /// `postgres://...`; the password comes from `PGPASSWORD` or `~/.pgpass`.
    Postgres(String),
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(
        "cannot open the records {place}: {source}; check records.url, and that this user may write there"
    )]
    Open { place: String, source: sqlx::Error },
    #[error("cannot create the records {path}: {source}; create the folder, or change records.url")]
    Create { path: String, source: std::io::Error },
    #[error("the records are of another version of offhook: {0}; use that one, or another records.url")]
    Schema(#[from] sqlx::migrate::MigrateError),
    #[error("the records are encrypted: set records.key_file to the key that they were written with")]
    KeyMissing,
    #[error("records.key_file is not the key that the records were written with; use that one")]
    KeyWrong,
    #[error("a value of the records is damaged: {0}")]
    Damaged(&'static str),
    #[error("the records were tampered with: the {column} of call {call} {why}")]
    Tampered { call: uuid::Uuid, column: &'static str, why: Unopened },
    #[error(
        "the database took records and does not have them; they are written again: look at its disk and its log"
    )]
    NotThere,
    #[error("the head of the audit log cannot be noted in {path}: {source}; see audit.head_file")]
    AuditHead { path: String, source: std::io::Error },
    #[error("the database took an erasure and still has the calls; erase them again")]
    NotGone,
    #[error(
        "another program reads the records {0} as they were before, so what was deleted is still in their files; end \
         it (a backup, a shell, a report) and erase again, also if no calls are found then"
    )]
    StillRead(String),
    #[error("a recording cannot be sealed anew: {0}; what was done stays done, so do the same again")]
    Resealing(#[from] RecordingError),
    #[error(
        "the recording of call {call} cannot be deleted ({source}), so its record is still there; erase again"
    )]
    Recording { call: uuid::Uuid, source: std::io::Error },
    #[error("the records cannot be used: {0}")]
    Database(#[from] sqlx::Error),
}

/// The records. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    vault: Vault,
    place: Place,
    audit_seal: Arc<AuditSeal>,
    /// Counts what was tampered with; a command has none.
    metrics: Option<Arc<Metrics>>,
    /// Set once the tables are there and the key is the right one.
    prepared: Arc<OnceCell<()>>,
}

impl Store {
    /// Opens the records and brings their tables up to date.
    pub async fn open(place: Place, key: Option<Key>) -> Result<Self, StoreError> {
        let store = Self::new(place, key)?;
        store.prepare().await?;
        Ok(store)
    }

    /// As [`Store::open`], without asking the database for anything yet: it may be away.
    pub fn new(place: Place, key: Option<Key>) -> Result<Self, StoreError> {
        install_default_drivers();
        let url = place.url()?;
        let failed = |source| StoreError::Open { place: place.name(), source };
        let options = AnyPoolOptions::new().max_connections(CONNECTIONS_MAX).acquire_timeout(CONNECT_WITHIN);
        let options = match place {
            Place::Postgres(_) => options,
            // Erased text must not stay in the file's free pages.
            Place::Sqlite(_) => options.after_connect(|connection, _| {
                Box::pin(async move {
                    connection.execute("PRAGMA journal_mode = WAL").await?;
                    connection.execute("PRAGMA secure_delete = ON").await?;
                    connection.execute("PRAGMA busy_timeout = 5000").await?;
                    Ok(())
                })
            }),
        };
        let pool = options.connect_lazy(&url).map_err(failed)?;
        let (vault, audit_seal) = (Vault::new(key), Arc::default());
        Ok(Self { pool, vault, place, audit_seal, metrics: None, prepared: Arc::default() })
    }

    pub fn with_metrics(self, metrics: Arc<Metrics>) -> Self {
        Self { metrics: Some(metrics), ..self }
    }

    /// Its audit log is keyed, and its head noted elsewhere.
    pub fn with_audit(self, seal: AuditSeal) -> Self {
        Self { audit_seal: Arc::new(seal), ..self }
    }

    /// Tables and key, once. Writer and sweeper both begin with it: the second one waits for the first.
    async fn prepare(&self) -> Result<(), StoreError> {
        self.prepared.get_or_try_init(|| self.make_ready()).await.copied()
    }

    async fn make_ready(&self) -> Result<(), StoreError> {
        let failed = |source| StoreError::Open { place: self.place.name(), source };
        drop(self.pool.acquire().await.map_err(failed)?);
        migrations().run(&self.pool).await?;
        self.check_key().await
    }

    /// The first key that is used stays the key: a sealed word in the table says whether this is it.
    async fn check_key(&self) -> Result<(), StoreError> {
        if self.vault.has_key() {
            let sealed = self.vault.seal("meta.seal", "offhook");
            let mut change = self.change().await?;
            // Two machines may begin at once: the first one's key counts.
            sqlx::query("INSERT INTO meta (name, value) VALUES ('seal', $1) ON CONFLICT (name) DO NOTHING")
                .bind(sealed)
                .execute(&mut *change)
                .await?;
            change.commit().await?;
        }
        match self.meta("seal").await? {
            Some(_) if !self.vault.has_key() => Err(StoreError::KeyMissing),
            Some(sealed) => self.vault.open("meta.seal", &sealed).map(drop).map_err(|_| StoreError::KeyWrong),
            None => Ok(()),
        }
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

impl Place {
    /// What a log line or an error may show: no user, no host, no password.
    pub fn name(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(_) => "in PostgreSQL".to_owned(),
        }
    }

    /// The address for the driver. A new SQLite file is made here, for its owner alone.
    fn url(&self) -> Result<String, StoreError> {
        let path = match self {
            Self::Postgres(url) => return Ok(url.clone()),
            Self::Sqlite(path) => path,
        };
        let made = OpenOptions::new().create(true).append(true).mode(0o600).open(path);
        made.map_err(|source| StoreError::Create { path: path.display().to_string(), source })?;
        let encoded: String = path.display().to_string().chars().map(percent).collect();
        Ok(format!("sqlite://{encoded}"))
    }
}

/// Characters that would end the path of an address.
fn percent(letter: char) -> String {
    match letter {
        '%' => "%25".to_owned(),
        '?' => "%3F".to_owned(),
        '#' => "%23".to_owned(),
        other => other.to_string(),
    }
}

fn migrations() -> Migrator {
    let step = |number, about: &'static str, sql: &'static str| {
        Migration::new(number, about.into(), MigrationType::Simple, sql.into(), false)
    };
    let steps = vec![
        step(1, "call records", include_str!("schema.sql")),
        step(2, "hand-over", include_str!("hand_over.sql")),
        step(3, "erased calls", include_str!("erased.sql")),
        step(4, "pauses", include_str!("pauses.sql")),
        step(5, "consent", include_str!("consent.sql")),
        step(6, "confidence", include_str!("confidence.sql")),
    ];
    Migrator { migrations: steps.into(), ..Migrator::DEFAULT }
}
