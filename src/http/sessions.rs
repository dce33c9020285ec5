//! Browsers that have logged in: each has a cookie of its own, so that no token lies in a browser.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::oidc::Person;
use crate::secret::{self, NoRandomness, Print};

/// A working day; then the token is asked for again.
pub(super) const SESSION: Duration = Duration::from_secs(12 * 3600);
/// Of one token or person: above it, the oldest of theirs logs in again, and nobody else's. So there are as many as
/// there are tokens and people, times this.
const OF_ONE_TOKEN: usize = 20;

#[derive(Default)]
pub(super) struct Sessions(Mutex<HashMap<String, Session>>);

/// Who has opened a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// It is good only while its token is.
    Token(Print),
    /// Whom the provider knows.
    Person(Person),
}

impl Opener {
    fn key(&self) -> &Print {
        match self {
            Self::Token(print) => print,
            Self::Person(person) => &person.key,
        }
    }
}

struct Session {
    opener: Opener,
    until: Instant,
}

impl Sessions {
    /// The new session's cookie value.
    pub(super) fn begin(
        &self,
        opener: Opener,
        lasts: Duration,
        now: Instant,
    ) -> Result<String, NoRandomness> {
        let secret = secret::fresh()?;
        let mut sessions = self.lock();
        sessions.retain(|_, session| now < session.until);
        let own = sessions.iter().filter(|(_, session)| session.opener.key().is(opener.key()));
        if own.clone().count() >= OF_ONE_TOKEN {
            let oldest = own.min_by_key(|(_, session)| session.until).map(|(key, _)| key.clone());
            oldest.and_then(|oldest| sessions.remove(&oldest));
        }
        // Kept by its print: how long the search takes tells nothing about the secret.
        sessions.insert(Print::of(&secret).to_hex(), Session { opener, until: now + lasts });
        Ok(secret)
    }

    /// Who opened this session, and until when it is good.
    pub(super) fn find(&self, secret: &str, now: Instant) -> Option<(Opener, Instant)> {
        let sessions = self.lock();
        let session = sessions.get(&Print::of(secret).to_hex())?;
        (now < session.until).then(|| (session.opener.clone(), session.until))
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
        let (token, now) = (Opener::Token(Print::of("token")), Instant::now());
        let begin = |opener: &Opener, at: Instant| sessions.begin(opener.clone(), SESSION, at).unwrap();
        let opener = |secret: &str, at: Instant| sessions.find(secret, at).map(|(opener, _)| opener);
        let [first, second] = [(); 2].map(|()| begin(&token, now));
        assert_eq!(opener(&first, now).as_ref(), Some(&token));
        assert_eq!(opener(&first, now + SESSION), None);
        sessions.end(&first);
        assert_eq!(opener(&first, now), None);
        let later = now + Duration::from_secs(1);
        let other = Opener::Token(Print::of("somebody else's"));
        (0..1_000).for_each(|_| _ = begin(&other, later));
        assert_eq!(opener(&second, later).as_ref(), Some(&token), "others' logins push nobody out");
        assert_eq!(sessions.lock().len(), OF_ONE_TOKEN + 1);
        (0..OF_ONE_TOKEN).for_each(|_| _ = begin(&token, later));
        assert_eq!(opener(&second, later), None);
    }
}
