//! Who may connect: by address, because AGI and AudioSocket know nothing better.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;

#[derive(Clone, Debug)]
pub(super) struct Peers(Vec<IpNet>);

impl Peers {
    pub(super) fn new(allowed: Vec<IpNet>) -> Self {
        Self(allowed)
    }

    pub(super) fn allow(&self, peer: SocketAddr) -> bool {
        let address = match peer.ip() {
            // A dual-stack socket shows IPv4 peers as mapped addresses.
            IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(IpAddr::V6(v6), IpAddr::V4),
            v4 => v4,
        };
        self.0.iter().any(|net| net.contains(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_networks_are_let_in_also_through_a_dual_stack_socket() {
        let peers = Peers::new(vec!["192.0.2.0/24".parse().unwrap()]);
        let check = |peer: &str| peers.allow(peer.parse().unwrap());
        assert!(check("192.0.2.7:5000"));
        assert!(check("[::ffff:192.0.2.7]:5000"));
        assert!(!check("127.0.0.1:5000"));
        assert!(!check("[::1]:5000"));
    }
}
