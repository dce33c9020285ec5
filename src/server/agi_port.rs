//! The FastAGI port: one task for each session.

use std::{sync::Arc, time::Duration};

use tokio::net::{TcpListener, TcpStream};
use tracing::{debug, warn};

use super::{owners::Owners, peers::Peers};
use crate::{
    call::{self, Exchange},
    metrics::{Labelled, Refusal},
};

/// Out of file descriptors or the like: waiting lets some be given back.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

pub(super) async fn listen(listener: TcpListener, peers: Peers, owners: Owners, exchange: Arc<Exchange>) {
    loop {
        let (stream, peer) = accept(&listener).await;
        let refused = &exchange.service.metrics.connections_refused;
        if !peers.allow(peer) {
            warn!(%peer, "an AGI connection was refused: the address is not in server.allow");
            refused.get_or_create(&Labelled(Refusal::PeerNotAllowed)).inc();
            continue;
        }
        // Dropping the stream gives the dialplan control back at once.
        let place = match exchange.sessions.take(peer.ip()) {
            Ok(place) => place,
            Err(full) => {
                debug!(%peer, ?full, "an AGI session too many was closed");
                refused.get_or_create(&Labelled(Refusal::TooMany)).inc();
                continue;
            }
        };
        let (exchange, owners) = (Arc::clone(&exchange), owners.clone());
        tokio::spawn(async move {
            if owners.allow(&stream, peer).await {
                call::serve(exchange, stream, peer).await;
            } else {
                warn!(%peer, "an AGI connection was refused: its user is not in server.agi_users");
                exchange.service.metrics.connections_refused.get_or_create(&Labelled(Refusal::User)).inc();
            }
            drop(place);
        });
    }
}

/// The next connection; a passing failure to accept one is waited out.
pub(super) async fn accept(listener: &TcpListener) -> (TcpStream, std::net::SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}
