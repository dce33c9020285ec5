//! How often one number rings of late, to notice a burst. Numbers are known by a hash whose key is made for this
//! process and told to nobody; only the highest count leaves this place.

use std::{
    collections::{HashMap, VecDeque, hash_map::RandomState},
    hash::BuildHasher,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Calls that are remembered: in a flood beyond this many within a window, the count is of the newest ones.
const CALLS_MAX: usize = 20_000;

#[derive(Debug, Default)]
pub(in crate::call) struct Callers {
    key: RandomState,
    /// The oldest first.
    calls: Mutex<VecDeque<(Instant, u64)>>,
}

impl Callers {
    /// One call. A withheld number is nobody's.
    pub(in crate::call) fn rings(&self, now: Instant, number: &str) {
        if number.chars().any(|letter| letter.is_ascii_digit()) {
            let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
            if calls.len() == CALLS_MAX {
                calls.pop_front();
            }
            calls.push_back((now, self.key.hash_one(number)));
        }
    }

    /// The most calls by one number within the window that ends now; what is older is forgotten.
    pub(in crate::call) fn most(&self, now: Instant, window: Duration) -> usize {
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        while calls.front().is_some_and(|(rang, _)| now.duration_since(*rang) > window) {
            calls.pop_front();
        }
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for (_, number) in calls.iter() {
            *counts.entry(*number).or_default() += 1;
        }
        counts.into_values().max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_busiest_number_counts_and_old_calls_and_withheld_numbers_do_not() {
        let (callers, start) = (Callers::default(), Instant::now());
        let at = |seconds| start + Duration::from_secs(seconds);
        let window = Duration::from_secs(600);
        for second in 0..5 {
            callers.rings(at(second), "5550100");
            callers.rings(at(second), "555010");
            callers.rings(at(second), "anonymous");
            callers.rings(at(second), "");
        }
        callers.rings(at(300), "5550100");
        assert_eq!(callers.most(at(300), window), 6);
        assert_eq!(callers.most(at(602), window), 4, "0 and 1 are over");
        assert_eq!(callers.most(at(2_000), window), 0);
    }

    #[test]
    fn a_flood_has_a_bound() {
        let (callers, now) = (Callers::default(), Instant::now());
        (0..CALLS_MAX + 10).for_each(|_| callers.rings(now, "5550100"));
        assert_eq!(callers.most(now, Duration::from_secs(1)), CALLS_MAX);
    }
}
