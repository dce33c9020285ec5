//! When each token was last used, in a file beside the tokens, for whoever reviews who has access.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};
use tokio::task::spawn_blocking;
use tracing::warn;

use crate::atomic_file;

/// Uses within this time of the last one that was written are the same to a reviewer.
const EVERY: SignedDuration = SignedDuration::from_mins(1);

/// By the tokens' names.
type LastUsed = BTreeMap<String, Timestamp>;

pub(super) struct Uses(Arc<Inner>);

struct Inner {
    path: PathBuf,
    last: Mutex<LastUsed>,
    /// One write at a time; each writes all that is known by then.
    writing: Mutex<()>,
    complained: AtomicBool,
}

impl Uses {
    pub(super) fn of(tokens: &Path) -> Self {
        let path = beside(tokens);
        let last = Mutex::new(read(tokens).unwrap_or_else(|fault| {
            warn!(file = %path.display(), %fault, "when tokens were last used is not known; it is noted anew");
            LastUsed::new()
        }));
        Self(Arc::new(Inner { path, last, writing: Mutex::new(()), complained: AtomicBool::new(false) }))
    }

    /// The writing goes on beside the request.
    pub(super) fn note(&self, name: &str, now: Timestamp) {
        let mut last = lock(&self.0.last);
        if last.get(name).is_some_and(|noted| now.duration_since(*noted).abs() < EVERY) {
            return;
        }
        last.insert(name.to_owned(), now);
        drop(last);
        let inner = Arc::clone(&self.0);
        drop(spawn_blocking(move || inner.write()));
    }
}

impl Inner {
    fn write(&self) {
        let _alone = lock(&self.writing);
        let last = lock(&self.last).clone();
        let text = toml::to_string(&last).map_err(io::Error::other);
        let written = text.and_then(|text| atomic_file::replace(&self.path, &text));
        // A folder that cannot be written to stays so: said once.
        if let Err(fault) = written
            && !self.complained.swap(true, Ordering::Relaxed)
        {
            warn!(file = %self.path.display(), %fault, "when tokens are used is not kept");
        }
    }
}

/// What is known of the tokens in this file; nothing where none was used yet.
pub fn read(tokens: &Path) -> io::Result<LastUsed> {
    match fs::read_to_string(beside(tokens)) {
        Ok(text) => toml::from_str(&text).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(LastUsed::new()),
        Err(error) => Err(error),
    }
}

fn beside(tokens: &Path) -> PathBuf {
    tokens.with_extension("used.toml")
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
