//! Who on this machine may hand over calls: by the user that owns the other end of a connection.
//!
//! TCP has no SO_PEERCRED, but the kernel's table of sockets says who owns each. Only an established socket that a
//! process holds counts: one that is being closed has lost its owner and is shown as root's.

use std::{
    fs, io,
    net::{IpAddr, SocketAddr},
};

use nix::unistd;
use procfs::{
    ProcResult,
    net::{TcpNetEntry, TcpState},
    process::Process,
};
use tokio::{net::TcpStream, task::spawn_blocking};
use tracing::error;

use super::ServerError;
use crate::config::User;

/// Shown for users that this process cannot see, and so nobody's.
const NOBODY: u32 = 65_534;

/// The users that may connect; `None` for everybody.
#[derive(Clone, Debug)]
pub(super) struct Owners(Option<Vec<u32>>);

/// Whose the other end of a connection is.
#[derive(Debug, PartialEq, Eq)]
enum Owner {
    User(u32),
    /// It is on this machine, and nobody can tell whose it is.
    Unknown,
    /// Another machine's.
    Elsewhere,
}

impl Owners {
    pub(super) fn new(users: &[User]) -> Result<Self, ServerError> {
        if users.is_empty() {
            return Ok(Self(None));
        }
        let visible = visible().map_err(|fault| {
            ServerError::Users(format!(
                "server.agi_users: /proc cannot be read ({fault}); mount it, or leave the key out"
            ))
        })?;
        let numbers = users.iter().map(|user| number(user, &visible)).collect::<Result<_, _>>()?;
        Ok(Self(Some(numbers)))
    }

    pub(super) async fn allow(&self, stream: &TcpStream, peer: SocketAddr) -> bool {
        let Some(users) = self.0.clone() else { return true };
        let Ok(here) = stream.local_addr() else { return false };
        let looked = spawn_blocking(move || owner(peer, here)).await;
        match looked.map_err(io::Error::other).and_then(|found| found.map_err(io::Error::other)) {
            Ok(Owner::User(user)) => users.contains(&user),
            Ok(Owner::Unknown) => false,
            Ok(Owner::Elsewhere) => true,
            Err(fault) => {
                error!(%fault, "the owner of an AGI connection cannot be told; it is refused");
                false
            }
        }
    }
}

fn number(user: &User, visible: &[(u32, u32)]) -> Result<u32, ServerError> {
    let fault = |what: String| ServerError::Users(format!("server.agi_users: {what}"));
    let (number, name) = match user {
        User::Number(number) => (*number, number.to_string()),
        User::Name(name) => match unistd::User::from_name(name) {
            Ok(Some(found)) => (found.uid.as_raw(), name.clone()),
            Ok(None) => {
                return Err(fault(format!("this machine has no user `{name}`; write its name or number")));
            }
            Err(error) => return Err(fault(format!("`{name}` cannot be looked up: {error}"))),
        },
    };
    let is_visible = visible.iter().any(|(first, count)| number >= *first && number - first < *count);
    if number == NOBODY || !is_visible {
        return Err(fault(format!(
            "this process cannot see the user {name}, so it cannot tell whose a connection is; \
             set PrivateUsers=no in its systemd unit, or use server.secret_file"
        )));
    }
    Ok(number)
}

/// The users of this process's namespace: first numbers and how many.
fn visible() -> io::Result<Vec<(u32, u32)>> {
    let map = fs::read_to_string("/proc/self/uid_map")?;
    let line = |line: &str| {
        let mut words = line.split_whitespace().map(str::parse);
        // Between the two stands what the first is outside.
        Some((words.next()?.ok()?, words.nth(1)?.ok()?))
    };
    Ok(map.lines().filter_map(line).collect())
}

fn owner(peer: SocketAddr, here: SocketAddr) -> ProcResult<Owner> {
    let me = Process::myself()?;
    let (peer, here) = (canonical(peer), canonical(here));
    // A machine without IPv6 has no second table.
    let entries = me.tcp()?.into_iter().chain(me.tcp6().unwrap_or_default());
    Ok(judge(entries, peer, here))
}

fn judge(entries: impl IntoIterator<Item = TcpNetEntry>, peer: SocketAddr, here: SocketAddr) -> Owner {
    let is_other_end = |entry: &TcpNetEntry| {
        canonical(entry.local_address) == peer && canonical(entry.remote_address) == here
    };
    match entries.into_iter().find(is_other_end) {
        Some(entry) if entry.state == TcpState::Established && entry.inode != 0 => Owner::User(entry.uid),
        None if !peer.ip().is_loopback() => Owner::Elsewhere,
        _ => Owner::Unknown,
    }
}

/// A dual-stack socket shows IPv4 as mapped addresses.
fn canonical(address: SocketAddr) -> SocketAddr {
    let ip: IpAddr = address.ip().to_canonical();
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use tokio::net::{TcpListener, TcpSocket};

    use super::*;

    fn me() -> u32 {
        unistd::getuid().as_raw()
    }

    async fn check(listen: SocketAddr, connect: fn(u16) -> SocketAddr, users: &[u32], expected: bool) {
        let listener = TcpListener::bind(listen).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let other_end = TcpStream::connect(connect(port)).await.unwrap();
        let (stream, peer) = listener.accept().await.unwrap();
        let owners = Owners(Some(users.to_vec()));
        assert_eq!(owners.allow(&stream, peer).await, expected, "{listen} {users:?}");
        drop(other_end);
        // Closed, it belongs to nobody, and so not to root either.
        assert!(!Owners(Some(vec![me(), 0])).allow(&stream, peer).await, "{listen}");
    }

    #[tokio::test]
    async fn the_other_end_is_its_users_over_either_protocol_and_nobodys_once_it_is_closed() {
        let v4 = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let v6 = |port| SocketAddr::from((Ipv6Addr::LOCALHOST, port));
        let elsewhere = me() + 1;
        check(v4(0), v4, &[me()], true).await;
        check(v4(0), v4, &[elsewhere], false).await;
        // A machine may have no IPv6.
        if TcpListener::bind(v6(0)).await.is_ok() {
            check(v6(0), v6, &[me()], true).await;
            check((Ipv6Addr::UNSPECIFIED, 0).into(), v4, &[me()], true).await;
            check((Ipv6Addr::UNSPECIFIED, 0).into(), v4, &[elsewhere], false).await;
        }
    }

    #[tokio::test]
    async fn everybody_may_where_nobody_is_named() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let socket = TcpSocket::new_v4().unwrap();
        let _other_end = socket.connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, peer) = listener.accept().await.unwrap();
        assert!(Owners::new(&[]).unwrap().allow(&stream, peer).await);
    }

    #[test]
    fn other_machines_are_not_in_the_table() {
        let address = |text: &str| text.parse().unwrap();
        assert_eq!(judge([], address("192.0.2.10:4000"), address("192.0.2.1:4573")), Owner::Elsewhere);
        assert_eq!(judge([], address("127.0.0.1:4000"), address("127.0.0.1:4573")), Owner::Unknown);
    }

    #[test]
    fn users_are_known_by_name_or_number_and_seen() {
        let all = [(0, u32::MAX)];
        assert_eq!(number(&User::Name("root".to_owned()), &all).unwrap(), 0);
        assert_eq!(number(&User::Number(114), &all).unwrap(), 114);
        for (user, visible, fault) in [
            (User::Name("no-such-user".to_owned()), (0, u32::MAX), "no user `no-such-user`"),
            (User::Number(114), (0, 1), "PrivateUsers=no"),
            (User::Number(NOBODY), (0, u32::MAX), "PrivateUsers=no"),
        ] {
            let told = number(&user, &[visible]).unwrap_err().to_string();
            assert!(told.contains(fault), "{told}");
        }
    }
}
