//! `[server]`: the two ports for Asterisk, who may come to them, and how many calls there are at once.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use ipnet::IpNet;
use serde::Deserialize;

#[derive(Clone, Debug)]
pub struct Server {
    pub agi: SocketAddr,
    pub audio: SocketAddr,
    /// The audio address as Asterisk reaches it, where that differs from the one listened on.
    pub audio_public: Option<String>,
    /// Who may connect.
    pub allow: Vec<IpNet>,
    /// The file of what an AGI session has to show.
    pub secret_file: Option<PathBuf>,
    /// Who may hand over calls from this machine; empty for everybody.
    pub agi_users: Vec<User>,
    pub calls_max: usize,
    /// The longest that a new caller may have to wait for others at the recogniser.
    pub wait_max: Duration,
    pub media_threads: usize,
    pub call_max: Duration,
    /// How long running calls may go on after a request to stop.
    pub drain: Duration,
}

/// A user of this machine.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum User {
    Number(u32),
    Name(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidServer {
    agi: SocketAddr,
    audio: SocketAddr,
    audio_public: Option<String>,
    allow: Vec<IpNet>,
    secret_file: Option<PathBuf>,
    agi_users: Vec<User>,
    calls_max: usize,
    wait_max_ms: u64,
    media_threads: usize,
    call_max_s: u64,
    drain_s: u64,
}

impl Default for SaidServer {
    fn default() -> Self {
        Self {
            agi: SocketAddr::from((Ipv4Addr::LOCALHOST, 4573)),
            audio: SocketAddr::from((Ipv4Addr::LOCALHOST, 9092)),
            audio_public: None,
            allow: vec![IpAddr::V4(Ipv4Addr::LOCALHOST).into(), IpAddr::V6(Ipv6Addr::LOCALHOST).into()],
            secret_file: None,
            agi_users: Vec::new(),
            calls_max: 100,
            wait_max_ms: 1_500,
            media_threads: 1,
            call_max_s: 30 * 60,
            drain_s: 30,
        }
    }
}

impl SaidServer {
    pub(super) fn resolve(self, base: &Path) -> Result<Server, String> {
        if self.calls_max == 0 {
            return Err("server.calls_max = 0 would refuse every call; say how many calls at once".to_owned());
        }
        for address in [self.agi, self.audio] {
            if !address.ip().is_loopback() && self.allow.iter().all(|net| net.addr().is_loopback()) {
                return Err(format!(
                    "the server listens on {address} but server.allow admits only this machine; \
                     add Asterisk's address, for instance allow = [\"127.0.0.1/32\", \"192.0.2.10/32\"]"
                ));
            }
        }
        Ok(Server {
            agi: self.agi,
            audio: self.audio,
            audio_public: self.audio_public,
            allow: self.allow,
            secret_file: self.secret_file.map(|file| base.join(file)),
            agi_users: self.agi_users,
            calls_max: self.calls_max,
            wait_max: Duration::from_millis(self.wait_max_ms),
            media_threads: self.media_threads.max(1),
            call_max: Duration::from_secs(self.call_max_s),
            drain: Duration::from_secs(self.drain_s),
        })
    }
}
