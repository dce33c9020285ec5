//! The tokens as the running server knows them: the file's, read again when it has changed.

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use tracing::{error, info};

use super::{
    role::Role,
    tokens::{self, Token, TokenError},
    uses::Uses,
};
use crate::secret::Print;

/// How long a revoked token may still be good.
const LOOK_EVERY: Duration = Duration::from_secs(1);

pub(super) struct Keyring {
    path: PathBuf,
    known: Mutex<Known>,
    uses: Uses,
}

struct Known {
    tokens: Arc<[Token]>,
    /// When the file was looked at, and what it was then.
    looked: Instant,
    seen: Option<Seen>,
}

/// A file that was written anew has another one of these.
type Seen = (SystemTime, u64);

/// Who asks, as far as rights go.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) name: String,
    pub(super) role: Role,
}

impl Keyring {
    pub(super) fn open(path: PathBuf) -> Result<Self, TokenError> {
        let seen = look(&path);
        let tokens = tokens::read(&path)?.into();
        let uses = Uses::of(&path);
        Ok(Self { path, known: Mutex::new(Known { tokens, looked: Instant::now(), seen }), uses })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lock().tokens.is_empty()
    }

    /// Reads the file whether it has changed or not.
    pub(super) fn reload(&self) -> Result<(), TokenError> {
        let seen = look(&self.path);
        let tokens = tokens::read(&self.path)?;
        info!(tokens = tokens.len(), "the tokens were read again");
        *self.lock() = Known { tokens: tokens.into(), looked: Instant::now(), seen };
        Ok(())
    }

    /// The holder of a token that is good now. It takes the same time for each that is wrong.
    pub(super) fn holder(&self, print: &Print) -> Option<Holder> {
        self.follow();
        let tokens = Arc::clone(&self.lock().tokens);
        let now = tokens::now();
        let found = tokens.iter().fold(
            None,
            |found, token| {
                if token.opens(print, now) { Some(token) } else { found }
            },
        )?;
        self.uses.note(&found.name, now);
        Some(Holder { name: found.name.clone(), role: found.role })
    }

    /// Whether somebody who was let in would be let in again.
    pub(super) fn still_knows(&self, holder: &Holder) -> bool {
        self.follow();
        let (tokens, now) = (Arc::clone(&self.lock().tokens), tokens::now());
        tokens
            .iter()
            .any(|token| token.name == holder.name && token.role == holder.role && token.is_good(now))
    }

    /// Takes in a change of the file, so that a revoked token is refused without anybody sending a signal.
    fn follow(&self) {
        let mut known = self.lock();
        if known.looked.elapsed() < LOOK_EVERY {
            return;
        }
        known.looked = Instant::now();
        let changed = look(&self.path) != known.seen;
        drop(known);
        if changed && let Err(fault) = self.reload() {
            error!(%fault, "the old tokens stay");
        }
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn look(path: &PathBuf) -> Option<Seen> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}
