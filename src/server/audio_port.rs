//! The AudioSocket port: lets in who brings the UUID of an announced call, and nobody else.

use std::{net::SocketAddr, sync::Arc};

use tokio::{net::TcpListener, sync::Semaphore};
use tracing::warn;

use super::{agi_port::accept, peers::Peers};
use crate::{
    call::{self, Exchange, Stranger},
    metrics::{Labelled, Refusal},
};

/// Connections at once that have not shown a UUID.
const STRANGERS_MAX: usize = 256;

pub(super) async fn listen(listener: TcpListener, peers: Peers, exchange: Arc<Exchange>) {
    let strangers = Arc::new(Semaphore::new(STRANGERS_MAX));
    loop {
        let (stream, peer) = accept(&listener).await;
        if !peers.allow(peer) {
            warn!(%peer, "an audio connection was refused: the address is not in server.allow");
            count(&exchange, Refusal::PeerNotAllowed);
            continue;
        }
        let Ok(place) = Arc::clone(&strangers).try_acquire_owned() else {
            count(&exchange, Refusal::TooMany);
            continue;
        };
        let exchange = Arc::clone(&exchange);
        tokio::spawn(async move {
            if let Err(stranger) = call::put_through(stream, &exchange).await {
                refuse(&exchange, peer, &stranger);
            }
            drop(place);
        });
    }
}

fn refuse(exchange: &Exchange, peer: SocketAddr, stranger: &Stranger) {
    warn!(%peer, reason = %stranger, "an audio connection was refused");
    count(
        exchange,
        match stranger {
            Stranger::TooLate => Refusal::Timeout,
            Stranger::Refused(_) => Refusal::UuidUnknown,
            Stranger::NoUuid | Stranger::Protocol(_) | Stranger::Io(_) => Refusal::Malformed,
        },
    );
}

fn count(exchange: &Exchange, refusal: Refusal) {
    exchange.service.metrics.connections_refused.get_or_create(&Labelled(refusal)).inc();
}
