//! Calls that are announced over AGI and not yet heard on the audio port: each has a one-time UUID.
//!
//! The UUID is AudioSocket's only credential, so it is random, works once and expires.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use uuid::Uuid;

/// What to do with UUIDs that were used or have expired: they are remembered this long, to tell late from unknown.
const MEMORY: Duration = Duration::from_secs(600);

/// Announced calls, by UUID. `T` is whatever the announcer wants handed over with the audio.
#[derive(Debug)]
pub(in crate::call) struct Registry<T> {
    entries: Mutex<HashMap<Uuid, Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    /// Until when it can be claimed, or is remembered once it cannot.
    until: Instant,
    state: State<T>,
}

#[derive(Debug)]
enum State<T> {
    Announced(T),
    Claimed,
    Expired,
}

/// Why an audio connection's UUID is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("no call was announced under this UUID")]
    Unknown,
    #[error("this UUID was used already")]
    Reused,
    #[error("this UUID has expired")]
    Late,
}

impl<T> Default for Registry<T> {
    fn default() -> Self {
        Self { entries: Mutex::new(HashMap::new()) }
    }
}

impl<T> Registry<T> {
    /// Announces a call, under its UUID, that must be claimed within the given time.
    pub(in crate::call) fn announce(&self, now: Instant, ttl: Duration, uuid: Uuid, call: T) {
        self.sweep(now);
        self.lock().insert(uuid, Entry { until: now + ttl, state: State::Announced(call) });
    }

    /// Takes the call; a second claim is refused.
    pub(in crate::call) fn claim(&self, now: Instant, uuid: Uuid) -> Result<T, Refused> {
        self.sweep(now);
        let mut entries = self.lock();
        let entry = entries.get_mut(&uuid).ok_or(Refused::Unknown)?;
        match std::mem::replace(&mut entry.state, State::Claimed) {
            State::Announced(call) => {
                entry.until = now + MEMORY;
                Ok(call)
            }
            State::Claimed => Err(Refused::Reused),
            State::Expired => {
                entry.state = State::Expired;
                Err(Refused::Late)
            }
        }
    }

    /// Whether the call can still be claimed.
    pub(in crate::call) fn is_announced(&self, now: Instant, uuid: Uuid) -> bool {
        self.sweep(now);
        self.lock().get(&uuid).is_some_and(|entry| matches!(entry.state, State::Announced(_)))
    }

    /// Withdraws a call that nobody has claimed.
    pub(in crate::call) fn withdraw(&self, now: Instant, uuid: Uuid) -> Option<T> {
        self.claim(now, uuid).ok()
    }

    /// Drops what is overdue, keeping the memory of it, and forgets old memories.
    pub(in crate::call) fn sweep(&self, now: Instant) {
        self.lock().retain(|_, entry| {
            if now < entry.until {
                return true;
            }
            let was_announced = matches!(entry.state, State::Announced(_));
            entry.state = State::Expired;
            entry.until = now + MEMORY;
            was_announced
        });
    }

    /// A panic elsewhere leaves the map whole: every change to it is a single insertion or removal.
    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Entry<T>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TTL: Duration = Duration::from_secs(5);

    #[test]
    fn a_uuid_works_once() {
        let registry = Registry::default();
        let now = Instant::now();
        let uuid = Uuid::new_v4();
        registry.announce(now, TTL, uuid, "call");
        assert!(registry.is_announced(now, uuid));
        assert_eq!(registry.claim(now, uuid), Ok("call"));
        assert!(!registry.is_announced(now, uuid));
        assert_eq!(registry.claim(now, uuid), Err(Refused::Reused));
    }

    #[test]
    fn late_and_unknown_uuids_are_told_apart_and_refused() {
        let registry = Registry::default();
        let now = Instant::now();
        let uuid = Uuid::new_v4();
        registry.announce(now, TTL, uuid, "call");
        assert_eq!(registry.claim(now + TTL, uuid), Err(Refused::Late));
        assert_eq!(registry.claim(now + TTL, uuid), Err(Refused::Late));
        assert_eq!(registry.claim(now, Uuid::nil()), Err(Refused::Unknown));
    }

    #[test]
    fn what_is_over_is_forgotten() {
        let registry = Registry::default();
        let now = Instant::now();
        (0..100).for_each(|_| registry.announce(now, TTL, Uuid::new_v4(), ()));
        registry.announce(now + 2 * TTL, TTL, Uuid::new_v4(), ());
        registry.announce(now + 2 * TTL + MEMORY, TTL, Uuid::new_v4(), ());
        assert!(registry.lock().len() <= 2);
    }
}
