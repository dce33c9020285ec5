//! Wrong tokens, by address: after a few, further wrong ones are only told so.
//!
//! A token that is good passes however many wrong ones came from its address: behind a proxy, everybody has the same
//! one. It does not help to guess on: a token has 256 random bits.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::places::network;

/// Wrong tokens that an address may send within [`WINDOW`].
const FAILURES_MAX: u32 = 10;
pub(super) const WINDOW: Duration = Duration::from_secs(60);
/// Addresses remembered; above it, the oldest is forgotten.
const ADDRESSES_MAX: usize = 4_096;

#[derive(Default)]
pub(super) struct Failures(Mutex<HashMap<IpAddr, Counted>>);

struct Counted {
    since: Instant,
    count: u32,
}

impl Failures {
    pub(super) fn too_many(&self, peer: IpAddr, now: Instant) -> bool {
        let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = counted.get(&network(peer));
        counted.is_some_and(|counted| {
            counted.count >= FAILURES_MAX && now.duration_since(counted.since) < WINDOW
        })
    }

    pub(super) fn count(&self, peer: IpAddr, now: Instant) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ADDRESSES_MAX {
            all.retain(|_, counted| now.duration_since(counted.since) < WINDOW);
            let oldest = all.iter().min_by_key(|(_, counted)| counted.since).map(|(peer, _)| *peer);
            oldest.filter(|_| all.len() >= ADDRESSES_MAX).and_then(|oldest| all.remove(&oldest));
        }
        let counted = all.entry(network(peer)).or_insert(Counted { since: now, count: 0 });
        if now.duration_since(counted.since) >= WINDOW {
            *counted = Counted { since: now, count: 0 };
        }
        counted.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_waits_after_ten_failures_and_others_do_not() {
        let (failures, now) = (Failures::default(), Instant::now());
        let peer: IpAddr = "2001:db8::1".parse().unwrap();
        (0..FAILURES_MAX).for_each(|_| failures.count(peer, now));
        assert!(failures.too_many("2001:db8::2".parse().unwrap(), now), "the same network");
        assert!(!failures.too_many("2001:db8:0:1::1".parse().unwrap(), now));
        assert!(!failures.too_many(peer, now + WINDOW));
        failures.count(peer, now + WINDOW);
        assert!(!failures.too_many(peer, now + WINDOW));
        (0..2 * ADDRESSES_MAX as u32)
            .for_each(|n| failures.count(std::net::Ipv4Addr::from_bits(n).into(), now));
        assert!(failures.0.lock().unwrap().len() <= ADDRESSES_MAX);
    }
}
