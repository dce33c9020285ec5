//! Small files that commands and a running server share: read whole, changed one at a time, followed as they change.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use serde::{Serialize, de::DeserializeOwned};
use tracing::{error, info};

use crate::atomic_file;

/// How long something that was taken away may still be good.
const LOOK_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    #[error("cannot read or write {}: {source}; it belongs to the user who runs the server", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{}: {message}; mend it, or remove it and begin anew", path.display())]
    Malformed { path: PathBuf, message: String },
}

/// All of the file; nothing where there is none.
pub(super) fn read<T: DeserializeOwned + Default>(path: &Path) -> Result<T, KeptError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
        Err(source) => return Err(KeptError::File { path: path.to_owned(), source }),
    };
    let malformed =
        |error: toml::de::Error| KeptError::Malformed { path: path.to_owned(), message: error.to_string() };
    toml::from_str(&text).map_err(malformed)
}

/// Two commands at once must not lose each other's change. The lock ends with the returned file.
pub(super) fn lock(path: &Path) -> Result<File, KeptError> {
    atomic_file::lock(path).map_err(|source| KeptError::File { path: path.to_owned(), source })
}

pub(super) fn write<T: Serialize>(path: &Path, heading: &str, content: &T) -> Result<(), KeptError> {
    let text = toml::to_string(content).map_err(io::Error::other);
    let written = text.and_then(|text| atomic_file::replace(path, &format!("# {heading}\n\n{text}")));
    written.map_err(|source| KeptError::File { path: path.to_owned(), source })
}

/// A file as the running server knows it: read again when it has changed, without anybody sending a signal.
pub(super) struct Followed<T> {
    path: PathBuf,
    read: fn(&Path) -> Result<Vec<T>, KeptError>,
    known: Mutex<Known<T>>,
}

struct Known<T> {
    content: Arc<[T]>,
    /// When the file was looked at, and what it was then.
    looked: Instant,
    seen: Option<Seen>,
}

/// A file that was written anew has another one of these.
type Seen = (SystemTime, u64);

impl<T> Followed<T> {
    pub(super) fn open(
        path: PathBuf,
        read: fn(&Path) -> Result<Vec<T>, KeptError>,
    ) -> Result<Self, KeptError> {
        let known = Mutex::new(known(&path, read)?);
        Ok(Self { path, read, known })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file whether it has changed or not.
    pub(super) fn reload(&self) -> Result<(), KeptError> {
        *self.lock() = known(&self.path, self.read)?;
        Ok(())
    }

    /// What is good now. A file with a fault leaves what was good before.
    pub(super) fn now(&self) -> Arc<[T]> {
        let mut known = self.lock();
        if known.looked.elapsed() >= LOOK_EVERY {
            known.looked = Instant::now();
            let changed = look(&self.path) != known.seen;
            drop(known);
            if changed {
                match self.reload() {
                    Ok(()) => info!(file = %self.path.display(), "it has changed and was read again"),
                    Err(fault) => error!(%fault, "what was read before stays"),
                }
            }
            known = self.lock();
        }
        Arc::clone(&known.content)
    }

    fn lock(&self) -> MutexGuard<'_, Known<T>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn known<T>(path: &Path, read: fn(&Path) -> Result<Vec<T>, KeptError>) -> Result<Known<T>, KeptError> {
    let seen = look(path);
    Ok(Known { content: read(path)?.into(), looked: Instant::now(), seen })
}

fn look(path: &Path) -> Option<Seen> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}
