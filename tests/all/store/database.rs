//! One empty database for one check: a file of SQLite, or a database of the test's PostgreSQL.

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use offhook::{
    metrics::Metrics,
    store::{Key, Place, Records, Store, Writer},
};
use tempfile::TempDir;

use super::{postgres, samples::Sample};

/// Longer than any write takes on the slowest machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

pub(super) struct Database {
    pub(super) folder: TempDir,
    pub(super) place: Place,
}

impl Database {
    pub(super) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Sqlite(folder.path().join("records.db"));
        Self { folder, place }
    }

    pub(super) async fn open(&self, key: Option<&Key>) -> Store {
        Store::open(self.place.clone(), key.cloned()).await.unwrap()
    }

    /// A pool past the store, to look at what it really keeps, and to meddle.
    pub(super) async fn raw(&self) -> sqlx::AnyPool {
        sqlx::any::install_default_drivers();
        let url = match &self.place {
            Place::Sqlite(path) => format!("sqlite://{}", path.display()),
            Place::Postgres(url) => url.clone(),
        };
        sqlx::AnyPool::connect(&url).await.unwrap()
    }

    pub(super) fn is_postgres(&self) -> bool {
        matches!(self.place, Place::Postgres(_))
    }

    /// Every byte on the disk, the write-ahead log included. PostgreSQL's are told by its own dump of every column.
    pub(super) async fn bytes(&self) -> Vec<u8> {
        match &self.place {
            Place::Sqlite(_) => {
                let files = fs::read_dir(self.folder.path()).unwrap();
                files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
            }
            Place::Postgres(_) => {
                let raw = self.raw().await;
                let mut all = String::new();
                for table in ["calls", "turns", "tapes", "audit", "meta"] {
                    let sql = format!("SELECT CAST({table} AS TEXT) AS line FROM {table}");
                    let lines: Vec<(String,)> = sqlx::query_as(&sql).fetch_all(&raw).await.unwrap();
                    all.extend(lines.into_iter().map(|(line,)| line));
                }
                all.into_bytes()
            }
        }
    }
}

/// Runs a check on each kind of database that can be had here.
pub(super) fn on_each<F: Future<Output = ()>>(check: impl Fn(Database) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(check(Database::sqlite()));
    if let Some(url) = postgres::new_database() {
        let place = Place::Postgres(url);
        runtime.block_on(check(Database { folder: tempfile::tempdir().unwrap(), place }));
    }
}

/// Brings calls into the store by its writer, as a server does.
pub(super) async fn fill(store: &Store, calls: &[&Sample]) {
    let (records, writer) = start_writer(store);
    for call in calls {
        call.records().into_iter().for_each(|record| records.put(record));
    }
    drop(records);
    writer.finish(PATIENCE).await;
}

pub(super) fn start_writer(store: &Store) -> (Records, Writer) {
    Writer::start(store.clone(), "node".to_owned(), Arc::new(Metrics::new()))
}

pub(super) fn key() -> Key {
    Key::parse(&Key::make().unwrap()).unwrap()
}

pub(super) fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A folder below the test's own, made.
pub(super) fn folder(within: &TempDir, name: &str) -> PathBuf {
    let path = within.path().join(name);
    fs::create_dir(&path).unwrap();
    path
}
