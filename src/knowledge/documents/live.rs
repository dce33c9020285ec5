//! The documents of one flow as calls take them: always there at once, exchanged whole when the files change.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::Documents;
use super::files::{self, DocumentsError, Found};

/// A few thousand are compared in a moment; more belongs to a program for searching.
const PASSAGES_MAX: usize = 5_000;

/// Holds the documents that one flow names.
pub struct LiveDocuments {
    folder: PathBuf,
    patterns: Vec<String>,
    current: RwLock<Arc<Documents>>,
    /// The files that `current` was made of. Locked for as long as a refresh takes, so that two do not cross.
    seen: Mutex<Found>,
}

impl fmt::Debug for LiveDocuments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveDocuments").field("patterns", &self.patterns).finish_non_exhaustive()
    }
}

impl LiveDocuments {
    /// Reads the files that `patterns` match below the flow's `folder`.
    pub fn open(folder: &Path, patterns: &[String]) -> Result<Self, DocumentsError> {
        let seen = files::find(folder, patterns)?;
        let documents = read(folder, &seen)?;
        Ok(Self {
            folder: folder.to_owned(),
            patterns: patterns.to_vec(),
            current: RwLock::new(Arc::new(documents)),
            seen: Mutex::new(seen),
        })
    }

    /// The documents as they are now. Never waits for a file.
    pub fn current(&self) -> Arc<Documents> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks at the files and reads them anew if one has changed, come or gone; then the new documents are given
    /// back, without vectors. What cannot be used leaves the old ones in place. Reads files: not for a call's task.
    pub fn refresh(&self) -> Result<Option<Arc<Documents>>, DocumentsError> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let found = files::find(&self.folder, &self.patterns)?;
        if found == *seen {
            return Ok(None);
        }
        let documents = Arc::new(read(&self.folder, &found)?);
        *seen = found;
        self.exchange(Arc::clone(&documents));
        Ok(Some(documents))
    }

    /// Adds meaning: one vector for each of [`Documents::texts`] of `documents`. Vectors that come after the files
    /// have changed again, or that do not fit, are dropped, and words alone go on.
    pub fn add_vectors(&self, documents: &Arc<Documents>, vectors: Vec<Vec<f32>>) -> bool {
        let _seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if !Arc::ptr_eq(&self.current(), documents) {
            return false;
        }
        match documents.with_vectors(vectors) {
            Some(with_vectors) => {
                self.exchange(Arc::new(with_vectors));
                true
            }
            None => false,
        }
    }

    fn exchange(&self, documents: Arc<Documents>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = documents;
    }
}

fn read(folder: &Path, found: &Found) -> Result<Documents, DocumentsError> {
    let documents = Documents::new(&files::read(folder, found)?);
    match documents.len() {
        0 => Err(DocumentsError::NoText),
        found if found > PASSAGES_MAX => Err(DocumentsError::TooManyPassages { found, most: PASSAGES_MAX }),
        _ => Ok(documents),
    }
}
