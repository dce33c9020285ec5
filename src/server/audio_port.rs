//! The AudioSocket port: lets in who brings the UUID of an announced call, and nobody else.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};
use tracing::warn;
use uuid::Uuid;

use super::{agi_port::accept, peers::Peers};
use crate::{
    audiosocket::{Inbox, Message, ProtocolError},
    call::{Exchange, Refused},
    metrics::{Labelled, Refusal},
};

/// Asterisk sends the UUID with its first packet.
const UUID_DEADLINE: Duration = Duration::from_secs(2);
/// Connections at once that have not shown a UUID.
const STRANGERS_MAX: usize = 256;

pub(super) async fn listen(listener: TcpListener, peers: Peers, exchange: Arc<Exchange>) {
    let strangers = Arc::new(Semaphore::new(STRANGERS_MAX));
    loop {
        let (stream, peer) = accept(&listener).await;
        if !peers.allow(peer) {
            refuse(&exchange, peer, &Stranger::NotAllowed);
            continue;
        }
        let Ok(place) = Arc::clone(&strangers).try_acquire_owned() else {
            refuse(&exchange, peer, &Stranger::TooMany);
            continue;
        };
        let exchange = Arc::clone(&exchange);
        tokio::spawn(async move {
            if let Err(stranger) = put_through(stream, &exchange).await {
                refuse(&exchange, peer, &stranger);
            }
            drop(place);
        });
    }
}

/// Why a connection is closed instead of becoming a call's audio.
#[derive(Debug, thiserror::Error)]
enum Stranger {
    #[error("the address is not in server.allow")]
    NotAllowed,
    #[error("too many connections have not shown a UUID yet")]
    TooMany,
    #[error("no UUID came within {} s", UUID_DEADLINE.as_secs())]
    TooLate,
    #[error("the connection did not begin with a UUID")]
    NoUuid,
    #[error(transparent)]
    Protocol(#[from] ProtocolError),
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Io(#[from] io::Error),
}

async fn put_through(mut stream: TcpStream, exchange: &Exchange) -> Result<(), Stranger> {
    let mut inbox = Inbox::default();
    let uuid = timeout(UUID_DEADLINE, read_uuid(&mut stream, &mut inbox)).await;
    let uuid = uuid.map_err(|_| Stranger::TooLate)??;
    Ok(exchange.connect(uuid, stream.into_std()?, inbox)?)
}

async fn read_uuid(stream: &mut TcpStream, inbox: &mut Inbox) -> Result<Uuid, Stranger> {
    loop {
        match inbox.take()? {
            Some(Message::Uuid(uuid)) => return Ok(uuid),
            Some(_) => return Err(Stranger::NoUuid),
            None => {}
        }
        match stream.read(inbox.room()).await? {
            0 => return Err(Stranger::NoUuid),
            read => inbox.arrived(read),
        }
    }
}

fn refuse(exchange: &Exchange, peer: SocketAddr, stranger: &Stranger) {
    warn!(%peer, reason = %stranger, "an audio connection was refused");
    let reason = match stranger {
        Stranger::NotAllowed => Refusal::PeerNotAllowed,
        Stranger::TooMany => Refusal::TooMany,
        Stranger::TooLate => Refusal::Timeout,
        Stranger::Refused(_) => Refusal::UuidUnknown,
        Stranger::NoUuid | Stranger::Protocol(_) | Stranger::Io(_) => Refusal::Malformed,
    };
    exchange.service.metrics.connections_refused.get_or_create(&Labelled(reason)).inc();
}
