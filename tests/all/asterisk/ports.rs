//! A block of ports for one test process, so that several can run on one machine.

use std::{
    net::{Ipv4Addr, TcpListener},
    process,
    sync::atomic::{AtomicU16, Ordering},
};

/// Below the range that Linux hands out by itself, so that nobody gets one of ours by chance.
const FIRST: u16 = 10_000;
const BLOCKS: u16 = 22;
const PER_BLOCK: u16 = 1_000;

pub(super) struct Ports {
    base: u16,
    next: AtomicU16,
    /// Listening on the first port of a block is the claim on the rest.
    _claim: TcpListener,
}

impl Ports {
    pub(super) fn claim() -> Self {
        let start = process::id() as u16 % BLOCKS;
        (0..BLOCKS)
            .map(|step| FIRST + (start + step) % BLOCKS * PER_BLOCK)
            .find_map(|base| {
                let claim = TcpListener::bind((Ipv4Addr::LOCALHOST, base)).ok()?;
                Some(Self { base, next: AtomicU16::new(base + 1), _claim: claim })
            })
            .expect("22 test runs at once on this machine, or its ports 10000-32000 are taken")
    }

    /// The block's first port: a name for this run.
    pub(super) fn base(&self) -> u16 {
        self.base
    }

    /// A single port, never given twice.
    pub(super) fn next(&self) -> u16 {
        let port = self.next.fetch_add(1, Ordering::Relaxed);
        assert!(port < self.base + 200, "the tests use more than 199 single ports; enlarge the block");
        port
    }

    /// First and last port for sound, each user its own range.
    pub(super) fn rtp_asterisk(&self) -> (u16, u16) {
        (self.base + 200, self.base + 499)
    }

    pub(super) fn rtp_phones(&self) -> (u16, u16) {
        (self.base + 500, self.base + 699)
    }

    pub(super) fn rtp_sipp(&self) -> (u16, u16) {
        (self.base + 700, self.base + 998)
    }
}
