//! The ports: free for a server that is to start, or held by the one that runs.

use std::{
    io::ErrorKind,
    net::{SocketAddr, TcpListener},
};

use super::{
    Check, Patient,
    finding::Finding,
    neighbours::{Neighbour, listener},
};
use crate::config::Config;

/// How the program is called in a list of processes.
const NAME: &str = "offhook";

/// The server that holds the port of calls.
pub(super) fn server(config: &Config) -> Option<Neighbour> {
    listener(config.server.agi, NAME).filter(|found| found.name == NAME)
}

pub(super) fn check(patient: &Patient) -> Vec<Finding> {
    let config = &patient.config;
    let ports = [
        ("server.agi", Some(config.server.agi)),
        ("server.audio", Some(config.server.audio)),
        ("http.listen", config.http.listen),
    ];
    let ports: Vec<(&str, SocketAddr)> =
        ports.into_iter().filter_map(|(key, address)| Some((key, address?))).collect();
    let faults: Vec<Finding> = ports.iter().filter_map(|(key, address)| fault(key, *address)).collect();
    if !faults.is_empty() {
        return faults;
    }
    let listed: Vec<String> = ports.iter().map(|(_, address)| address.to_string()).collect();
    let listed = listed.join(", ");
    vec![Finding::ok(
        Check::Ports,
        match &patient.server {
            Some(server) => format!("{listed}: the running server has them (process {})", server.pid),
            None => format!("{listed} are free"),
        },
    )]
}

fn fault(key: &str, address: SocketAddr) -> Option<Finding> {
    let error = TcpListener::bind(address).err()?;
    let fail = |what: String, remedy: &str| Some(Finding::fail(Check::Ports, what, remedy));
    match error.kind() {
        ErrorKind::AddrInUse => match listener(address, NAME) {
            Some(holder) if holder.name == NAME => None,
            Some(Neighbour { pid, name }) => fail(
                format!("{address} ({key}) is taken by {name} (process {pid})"),
                "stop that, or choose another port and tell the dialplan",
            ),
            None => Some(Finding::warn(
                Check::Ports,
                format!("{address} ({key}) is taken, and this user cannot see by whom"),
                "run doctor as the server's user or as root, or see `ss -ltnp`",
            )),
        },
        ErrorKind::AddrNotAvailable => fail(
            format!("{address} ({key}) is no address of this machine"),
            "use 127.0.0.1, an address that `ip address` shows, or 0.0.0.0",
        ),
        ErrorKind::PermissionDenied => {
            fail(format!("{address} ({key}) needs rights that this user has not"), "choose a port above 1023")
        }
        _ => fail(format!("{address} ({key}): {error}"), "choose another address"),
    }
}
