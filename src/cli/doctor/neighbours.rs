//! The other processes of this machine, as far as this user may see them.

use std::net::SocketAddr;

use procfs::{
    net::TcpState,
    process::{FDTarget, Process},
};

/// A process, by what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Neighbour {
    pub(super) pid: i32,
    pub(super) name: String,
}

/// Who listens on a port; `None` where nobody does or this user may not see who. `ours` is how a server of ours is
/// called: it keeps what it has open to itself and to root, so its user's only one is taken for the one that listens.
pub(super) fn listener(address: SocketAddr, ours: &str) -> Option<Neighbour> {
    let listening = procfs::net::tcp().into_iter().chain(procfs::net::tcp6()).flatten();
    // A server on all addresses has this one, too.
    let mut taken = listening.filter(|entry| {
        let local = entry.local_address;
        let same = local.ip() == address.ip() || local.ip().is_unspecified() || address.ip().is_unspecified();
        entry.state == TcpState::Listen && local.port() == address.port() && same
    });
    let socket = taken.next()?;
    let holder = all().find(|process| holds(process, socket.inode)).and_then(|process| known(&process));
    holder.or_else(|| only_server(ours, socket.uid))
}

fn only_server(ours: &str, user: u32) -> Option<Neighbour> {
    let mut servers = all().filter(|process| {
        let serves = || process.cmdline().is_ok_and(|words| words.iter().any(|word| word == "serve"));
        process.status().is_ok_and(|about| about.name == ours && about.euid == user) && serves()
    });
    match (servers.next(), servers.next()) {
        (Some(only), None) => known(&only),
        _ => None,
    }
}

/// The first process with one of these names.
pub(super) fn called(names: &[&str]) -> Option<Neighbour> {
    all().filter_map(|process| known(&process)).find(|found| names.contains(&found.name.as_str()))
}

fn all() -> impl Iterator<Item = Process> {
    procfs::process::all_processes().into_iter().flatten().flatten()
}

fn holds(process: &Process, inode: u64) -> bool {
    let files = process.fd().into_iter().flatten().flatten();
    files.into_iter().any(|file| matches!(file.target, FDTarget::Socket(held) if held == inode))
}

fn known(process: &Process) -> Option<Neighbour> {
    Some(Neighbour { pid: process.pid, name: process.stat().ok()?.comm })
}
