//! Answers kept for a while: bounded in number and age, found by a digest so that no number lies in memory for it.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use lru::LruCache;
use sha2::{Digest as _, Sha256};

use super::Found;

/// Of one lookup.
const ANSWERS_MAX: NonZeroUsize = NonZeroUsize::MIN.saturating_add(999);
/// "Not found" is asked again sooner: a customer may just have been entered.
const NOT_FOUND_MAX: Duration = Duration::from_secs(30);

pub(super) type CacheKey = [u8; 32];

pub(super) struct Cache {
    answers: LruCache<CacheKey, (Found, Instant)>,
    age_max: Duration,
}

impl Cache {
    pub(super) fn new(age_max: Duration) -> Self {
        Self { answers: LruCache::new(ANSWERS_MAX), age_max }
    }

    pub(super) fn get(&mut self, key: &CacheKey, now: Instant) -> Option<Found> {
        let (found, until) = self.answers.get(key)?;
        if now < *until {
            return Some(found.clone());
        }
        self.answers.pop(key);
        None
    }

    pub(super) fn put(&mut self, key: CacheKey, found: &Found, now: Instant) {
        let age = match found {
            Found::Fields(_) => self.age_max,
            Found::Nothing => self.age_max.min(NOT_FOUND_MAX),
        };
        if !age.is_zero() {
            self.answers.put(key, (found.clone(), now + age));
        }
    }
}

/// Equal for equal keys alone.
pub(super) fn digest(keys: &BTreeMap<String, String>) -> CacheKey {
    let mut digest = Sha256::new();
    for text in keys.iter().flat_map(|(name, value)| [name, value]) {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text.as_bytes());
    }
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::super::Fields;
    use super::*;

    #[test]
    fn answers_age_and_make_room() {
        let start = Instant::now();
        let after = |s: u64| start + Duration::from_secs(s);
        let key = |n: usize| digest(&BTreeMap::from([("key".to_owned(), n.to_string())]));
        let mut cache = Cache::new(Duration::from_secs(300));
        cache.put(key(1), &Found::Fields(Fields::new()), start);
        cache.put(key(2), &Found::Nothing, start);
        assert!(cache.get(&key(1), after(299)).is_some() && cache.get(&key(1), after(300)).is_none());
        assert!(cache.get(&key(2), after(29)).is_some() && cache.get(&key(2), after(30)).is_none());
        for n in 0..=ANSWERS_MAX.get() {
            cache.put(key(n), &Found::Nothing, start);
        }
        assert!(cache.get(&key(0), start).is_none() && cache.get(&key(1_000), start).is_some());
    }
}
