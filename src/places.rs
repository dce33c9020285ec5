//! Places for connections: so many in all, and so many for one address, so that nobody holds them all.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

#[derive(Debug)]
pub struct Places {
    all: usize,
    for_one: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_network: HashMap<IpAddr, usize>,
}

/// Held while the connection is there, and given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    places: Arc<Places>,
    network: IpAddr,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// Every place is taken.
    All,
    /// This address has as many as one may.
    ForOne,
}

impl Places {
    pub fn new(all: usize, for_one: usize) -> Arc<Self> {
        Arc::new(Self { all, for_one, taken: Mutex::default() })
    }

    pub fn take(self: &Arc<Self>, peer: IpAddr) -> Result<Place, Full> {
        let network = network(peer);
        let mut taken = self.lock();
        if taken.all >= self.all {
            return Err(Full::All);
        }
        let by_one = taken.by_network.entry(network).or_default();
        if *by_one >= self.for_one {
            return Err(Full::ForOne);
        }
        *by_one += 1;
        taken.all += 1;
        Ok(Place { places: Arc::clone(self), network })
    }

    /// Whom the next connection would not find a place for, if anybody.
    pub fn full(&self) -> Option<Full> {
        let taken = self.lock();
        if taken.all >= self.all {
            return Some(Full::All);
        }
        taken.by_network.values().any(|by_one| *by_one >= self.for_one).then_some(Full::ForOne)
    }

    /// Each change is whole before anything can panic.
    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        taken.all -= 1;
        if let Some(by_one) = taken.by_network.get_mut(&self.network) {
            *by_one -= 1;
            // Whoever is gone is forgotten: the table is as large as what is taken.
            if *by_one == 0 {
                taken.by_network.remove(&self.network);
            }
        }
    }
}

/// What counts as one address: a customer of a provider has a whole /64 of IPv6.
pub fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_holds_all_places_and_what_is_given_back_is_there_again() {
        let places = Places::new(3, 2);
        let [greedy, same, other] =
            ["2001:db8::1", "2001:db8::ffff", "192.0.2.1"].map(|address| address.parse().unwrap());
        let first = places.take(greedy).unwrap();
        assert_eq!(places.full(), None);
        let _second = places.take(same).unwrap();
        assert_eq!(places.take(greedy).unwrap_err(), Full::ForOne);
        assert_eq!(places.full(), Some(Full::ForOne));
        let third = places.take(other).unwrap();
        assert_eq!(places.take("192.0.2.2".parse().unwrap()).unwrap_err(), Full::All);
        assert_eq!(places.full(), Some(Full::All));
        drop((first, third));
        assert_eq!(places.full(), None);
        assert_eq!(places.lock().by_network.len(), 1, "who is gone is forgotten");
        assert!(places.take(greedy).is_ok());
    }

    #[test]
    fn an_ipv4_address_is_the_same_through_a_dual_stack_socket() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8::1"));
    }
}
