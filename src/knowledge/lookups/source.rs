//! A lookup ready to be asked, whatever its source is.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::cache::{Cache, CacheKey, digest};
use super::csv_file::CsvFile;
use super::error::LookupError;
use super::http::Service;
use super::numbers::KeyForm;
use super::query::Query;
use super::settings::{KEY, LookupFault, LookupSettings, Source};
use super::{Found, Site, http, sqlite};
use crate::http_client::{AllowList, Client, ENCRYPT, trusting};

/// Questions that one source answers at once; the next ones wait.
const RUNNING_MAX: usize = 8;
/// Questions of one lookup that run or wait. A source that hangs holds no more, and none of another lookup's.
pub(super) const OPEN_MAX: usize = 64;

pub(super) struct Lookup {
    asked: Asked,
    key_form: KeyForm,
    pub(super) timeout: Duration,
    pub(super) running: Semaphore,
    pub(super) open: Arc<Semaphore>,
    cache: Mutex<Cache>,
}

enum Asked {
    Csv(Arc<CsvFile>),
    Sqlite { file: PathBuf, query: Query, fields: BTreeMap<String, String> },
    Http(Box<Service>),
}

impl Lookup {
    /// Reads what can be read already, so that faults are found before there are callers.
    pub(super) fn open(settings: &LookupSettings, site: &Site<'_>) -> Result<Self, Vec<LookupFault>> {
        let LookupSettings { source, key_form, timeout, retries, cache } =
            settings.clone().within(site.folder);
        let one = |fault: LookupFault| vec![fault];
        let is_csv = matches!(source, Source::Csv { .. });
        let asked = match source {
            Source::Csv { file, key_column, fields } => {
                let csv = CsvFile::new(file, key_column, fields, key_form.clone());
                csv.find("").map_err(|error| vec![fault("source", &error)])?;
                Asked::Csv(Arc::new(csv))
            }
            Source::Sqlite { file, query, fields } => {
                if !file.is_file() {
                    let what = format!("there is no file {}", file.display());
                    return Err(one(LookupFault::new(
                        "source",
                        what,
                        "name it relative to the flow's folder",
                    )));
                }
                sqlite::check(&file, &query, &fields)?;
                Asked::Sqlite { file, query, fields }
            }
            Source::Http { target, fields, secret_file } => {
                permitted(site.allowed, &target).map_err(one)?;
                if let Some(file) = &secret_file {
                    http::secret(file).map_err(|error| vec![fault("secret_file", &error)])?;
                }
                let tls = if target.tls { Some(trust(site).map_err(one)?) } else { None };
                let client = Client::new(target.authority.clone(), tls);
                Asked::Http(Box::new(Service { target, fields, secret_file, retries, client }))
            }
        };
        Ok(Self {
            asked,
            key_form,
            timeout,
            running: Semaphore::new(RUNNING_MAX),
            open: Arc::new(Semaphore::new(OPEN_MAX)),
            cache: Mutex::new(Cache::new(if is_csv { Duration::ZERO } else { cache })),
        })
    }

    /// The keys as the source gets them; `None` when one is empty, so that nobody can be found.
    pub(super) fn keys(&self, keys: &BTreeMap<String, String>) -> Option<BTreeMap<String, String>> {
        let sent = |(name, value): (&String, &String)| {
            let value = if name == KEY { self.key_form.sent(value) } else { value.trim().to_owned() };
            (!value.is_empty()).then(|| (name.clone(), value))
        };
        keys.iter().map(sent).collect()
    }

    pub(super) fn cached(&self, keys: &BTreeMap<String, String>) -> (CacheKey, Option<Found>) {
        let key = digest(keys);
        let found = self.cache().get(&key, Instant::now());
        (key, found)
    }

    pub(super) fn keep(&self, key: CacheKey, found: &Found) {
        self.cache().put(key, found, Instant::now());
    }

    /// Asks the source. The caller stops waiting at the deadline.
    pub(super) async fn ask(
        &self,
        keys: BTreeMap<String, String>,
        deadline: Instant,
    ) -> Result<Found, LookupError> {
        match &self.asked {
            Asked::Csv(csv) => {
                let csv = Arc::clone(csv);
                let key =
                    keys.get(KEY).cloned().ok_or_else(|| LookupError::KeyMissing { key: KEY.to_owned() })?;
                let found = tokio::task::spawn_blocking(move || csv.find(&key)).await;
                found.map_err(|_| LookupError::Ended)?
            }
            Asked::Sqlite { file, query, fields } => sqlite::find(file, query, fields, &keys, deadline).await,
            Asked::Http(service) => service.find(&keys).await,
        }
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A lookup's error, found at load.
fn fault(key: &'static str, error: &LookupError) -> LookupFault {
    let text = error.to_string();
    let (what, remedy) = text.split_once("; ").unwrap_or((&text, "see that it is there"));
    LookupFault::new(key, what, remedy)
}

fn permitted(allowed: &AllowList, target: &super::target::Target) -> Result<(), LookupFault> {
    if allowed.allows(&target.authority) {
        if target.tls || allowed.allows_in_clear(&target.authority) {
            return Ok(());
        }
        let what = format!("{} is on another machine, and http is not encrypted", target.authority);
        return Err(LookupFault::new("source", what, ENCRYPT));
    }
    let what = format!("{} is not on the list of services that may be asked", target.authority);
    let remedy = format!("add it to offhook.toml: [lookups] allow = [\"{}\"]", target.authority);
    Err(LookupFault::new("source", what, remedy))
}

fn trust(site: &Site<'_>) -> Result<Arc<tokio_rustls::rustls::ClientConfig>, LookupFault> {
    let remedy = "set [lookups] ca_file in offhook.toml to the site's own CA";
    let ca_file =
        site.ca_file.ok_or_else(|| LookupFault::new("source", "https needs a CA to trust", remedy))?;
    trusting("lookups.ca_file", ca_file).map_err(|what| LookupFault::new("source", what, remedy))
}
