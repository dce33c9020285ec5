//! Browsers that have logged in: each has a cookie of its own, so that no token lies in a browser.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::secret::{self, NoRandomness, Print};

/// A working day; then the token is asked for again.
pub(super) const SESSION: Duration = Duration::from_secs(12 * 3600);
/// Of one token: above it, the oldest of that token's logs in again, and nobody else's. So there are as many as there
/// are tokens, times this.
const OF_ONE_TOKEN: usize = 20;

#[derive(Default)]
pub(super) struct Sessions(Mutex<HashMap<String, Session>>);

struct Session {
    /// The token's: a session is good only while its token is.
    token: Print,
    began: Instant,
}

impl Sessions {
    /// The new session's cookie value.
    pub(super) fn begin(&self, token: Print, now: Instant) -> Result<String, NoRandomness> {
        let secret = secret::fresh()?;
        let mut sessions = self.lock();
        sessions.retain(|_, session| now.duration_since(session.began) < SESSION);
        let own = sessions.iter().filter(|(_, session)| session.token.is(&token));
        if own.clone().count() >= OF_ONE_TOKEN {
            let oldest = own.min_by_key(|(_, session)| session.began).map(|(key, _)| key.clone());
            oldest.and_then(|oldest| sessions.remove(&oldest));
        }
        // Kept by its print: how long the search takes tells nothing about the secret.
        sessions.insert(Print::of(&secret).to_hex(), Session { token, began: now });
        Ok(secret)
    }

    /// The token that opened this session.
    pub(super) fn token(&self, secret: &str, now: Instant) -> Option<Print> {
        let sessions = self.lock();
        let session = sessions.get(&Print::of(secret).to_hex())?;
        (now.duration_since(session.began) < SESSION).then_some(session.token)
    }

    pub(super) fn end(&self, secret: &str) {
        self.lock().remove(&Print::of(secret).to_hex());
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_by_itself_by_logging_out_and_by_newer_ones_of_its_own_token() {
        let sessions = Sessions::default();
        let (token, now) = (Print::of("token"), Instant::now());
        let [first, second] = [(); 2].map(|()| sessions.begin(token, now).unwrap());
        assert_eq!(sessions.token(&first, now), Some(token));
        assert_eq!(sessions.token(&first, now + SESSION), None);
        sessions.end(&first);
        assert_eq!(sessions.token(&first, now), None);
        let later = now + Duration::from_secs(1);
        let other = Print::of("somebody else's");
        (0..1_000).for_each(|_| _ = sessions.begin(other, later).unwrap());
        assert_eq!(sessions.token(&second, later), Some(token), "others' logins push nobody out");
        assert_eq!(sessions.lock().len(), OF_ONE_TOKEN + 1);
        (0..OF_ONE_TOKEN).for_each(|_| _ = sessions.begin(token, later).unwrap());
        assert_eq!(sessions.token(&second, later), None);
    }
}
