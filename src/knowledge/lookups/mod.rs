//! Lookups: what the site's own files, databases and services know of a caller, fetched beside the call.
//!
//! [`Lookups::find`] never waits. A thread of its own asks the sources, so that one that hangs delays nothing else:
//! each lookup has its own bounds, and each answer its deadline, the time in the queue included.

mod cache;
mod csv_file;
mod error;
mod fields;
mod http;
mod numbers;
mod query;
mod settings;
mod source;
mod sqlite;
mod target;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};

pub use error::LookupError;
pub use fields::Fields;
pub use settings::{KEY, LookupFault, LookupSettings, Written};

use self::source::{Lookup, OPEN_MAX};
use crate::{
    http_client::AllowList,
    metrics::{Labelled, LookupOutcome, Metrics},
};

/// What a source knows about a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Fields(Fields),
    Nothing,
}

/// Where lookups are: what the configuration and the flow's place say.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    pub allowed: &'a AllowList,
    /// The site's own CA, for https.
    pub ca_file: Option<&'a Path>,
    /// The flow's folder: its files are relative to it.
    pub folder: &'a Path,
}

/// The lookups of one flow. Ends when it is dropped; what is still open is forgotten.
pub struct Lookups {
    by_name: BTreeMap<String, Arc<Lookup>>,
    to_ask: mpsc::Sender<Question>,
    metrics: Arc<Metrics>,
}

type OnDone = Box<dyn FnOnce(Result<Found, LookupError>) + Send>;

struct Question {
    lookup: Arc<Lookup>,
    keys: BTreeMap<String, String>,
    asked: Instant,
    answer: Arc<Mutex<Option<OnDone>>>,
    /// Ends when the [`Pending`] is dropped.
    given_up: oneshot::Receiver<()>,
    _open: OwnedSemaphorePermit,
}

/// A question on its way. Dropping it forgets the answer.
#[must_use = "a dropped question is forgotten"]
pub struct Pending {
    answer: Arc<Mutex<Option<OnDone>>>,
    _wanted: oneshot::Sender<()>,
}

impl Drop for Pending {
    fn drop(&mut self) {
        drop(take(&self.answer));
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending")
    }
}

impl fmt::Debug for Lookups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookups").field("names", &self.by_name.keys()).finish_non_exhaustive()
    }
}

impl Lookups {
    /// Opens every source once and reports every fault. Reads files: for the time of loading, not of calls.
    pub fn new(
        settings: &[(String, LookupSettings)],
        site: &Site<'_>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, Vec<LookupFault>> {
        let mut by_name = BTreeMap::new();
        let mut faults = Vec::new();
        for (name, settings) in settings {
            match Lookup::open(settings, site) {
                Ok(lookup) => {
                    by_name.insert(name.clone(), Arc::new(lookup));
                }
                Err(found) => {
                    faults
                        .extend(found.into_iter().map(|fault| LookupFault { lookup: name.clone(), ..fault }));
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        // Each place is also one in its lookup's own bound, so that this queue is never full.
        let (to_ask, asked) = mpsc::channel(OPEN_MAX * by_name.len().max(1));
        let started = start(asked, Arc::clone(&metrics));
        started.map_err(|error| {
            vec![LookupFault::new(
                "source",
                format!("cannot start: {error}"),
                "see the limits of threads and files",
            )]
        })?;
        Ok(Self { by_name, to_ask, metrics })
    }

    /// Asks; never blocks. `on_done` is called once from another thread, within the lookup's timeout, unless the
    /// result is dropped first. `keys` usually has one entry, named [`KEY`].
    pub fn find(
        &self,
        name: &str,
        keys: &BTreeMap<String, String>,
        on_done: impl FnOnce(Result<Found, LookupError>) + Send + 'static,
    ) -> Result<Pending, LookupError> {
        let lookup = self.by_name.get(name).ok_or_else(|| LookupError::Unknown(name.to_owned()))?;
        let full = |_| {
            observe(&self.metrics, LookupOutcome::Error, Instant::now());
            LookupError::Full { lookup: name.to_owned(), open: OPEN_MAX }
        };
        let open = Arc::clone(&lookup.open).try_acquire_owned().map_err(full)?;
        let answer: Arc<Mutex<Option<OnDone>>> = Arc::new(Mutex::new(Some(Box::new(on_done))));
        let (wanted, given_up) = oneshot::channel();
        let question = Question {
            lookup: Arc::clone(lookup),
            keys: keys.clone(),
            asked: Instant::now(),
            answer: Arc::clone(&answer),
            given_up,
            _open: open,
        };
        self.to_ask.try_send(question).map_err(|_| LookupError::Ended)?;
        Ok(Pending { answer, _wanted: wanted })
    }
}

/// The thread that asks. It ends with the last sender, and waits for no source that hangs.
fn start(mut asked: mpsc::Receiver<Question>, metrics: Arc<Metrics>) -> std::io::Result<()> {
    /// File reads and name resolutions that may hang at once.
    const HANGING_MAX: usize = 64;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(HANGING_MAX)
        .thread_name("lookup file")
        .build()?;
    std::thread::Builder::new().name("lookups".to_owned()).spawn(move || {
        runtime.block_on(async {
            while let Some(question) = asked.recv().await {
                tokio::spawn(answer(question, Arc::clone(&metrics)));
            }
        });
        runtime.shutdown_background();
    })?;
    Ok(())
}

/// Answers one question, or forgets it when nobody waits any more.
async fn answer(question: Question, metrics: Arc<Metrics>) {
    let Question { lookup, keys, asked, answer, given_up, _open } = question;
    let deadline = asked + lookup.timeout;
    let answered = tokio::select! {
        biased;
        _ = given_up => return,
        answered = tokio::time::timeout_at(deadline.into(), ask(&lookup, &keys, deadline)) => answered,
    };
    let (outcome, result) = match answered {
        Err(_) => (LookupOutcome::Timeout, Err(LookupError::TooLate(lookup.timeout))),
        // A source that gave up at the same deadline by itself was too late as well.
        Ok(Err(_)) if Instant::now() >= deadline => {
            (LookupOutcome::Timeout, Err(LookupError::TooLate(lookup.timeout)))
        }
        Ok(Err(error)) => (LookupOutcome::Error, Err(error)),
        Ok(Ok((found, true))) => (LookupOutcome::Cached, Ok(found)),
        Ok(Ok((Found::Nothing, false))) => (LookupOutcome::NotFound, Ok(Found::Nothing)),
        Ok(Ok((found, false))) => (LookupOutcome::Ok, Ok(found)),
    };
    observe(&metrics, outcome, asked);
    if let Err(error) = &result {
        tracing::warn!(%error, "a lookup has no answer");
    }
    if let Some(on_done) = take(&answer) {
        on_done(result);
    }
}

/// The answer, and whether it was kept from before.
async fn ask(
    lookup: &Lookup,
    keys: &BTreeMap<String, String>,
    deadline: Instant,
) -> Result<(Found, bool), LookupError> {
    let Some(keys) = lookup.keys(keys) else { return Ok((Found::Nothing, false)) };
    let (cache_key, cached) = lookup.cached(&keys);
    if let Some(found) = cached {
        return Ok((found, true));
    }
    let _running = lookup.running.acquire().await.map_err(|_| LookupError::Ended)?;
    let found = lookup.ask(keys, deadline).await?;
    lookup.keep(cache_key, &found);
    Ok((found, false))
}

fn observe(metrics: &Metrics, outcome: LookupOutcome, asked: Instant) {
    metrics.lookup_duration.get_or_create(&Labelled(outcome)).observe(asked.elapsed().as_secs_f64());
}

fn take(answer: &Mutex<Option<OnDone>>) -> Option<OnDone> {
    answer.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// For messages: the folder says nothing that the flow does not.
fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}
