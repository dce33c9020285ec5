//! The AudioSocket port: lets in who brings the UUID of an announced call, and nobody else.

use std::{net::SocketAddr, sync::Arc};

use tokio::net::TcpListener;
use tracing::warn;

use super::{agi_port::accept, peers::Peers};
use crate::{
    call::{self, Exchange, Stranger},
    metrics::{Labelled, Refusal},
    places::Places,
};

/// Connections at once that have not shown a UUID, in all and of one address.
const STRANGERS_MAX: usize = 512;
const STRANGERS_OF_ONE: usize = STRANGERS_MAX / 2;

pub(super) async fn listen(listener: TcpListener, peers: Peers, exchange: Arc<Exchange>) {
    let strangers = Places::new(STRANGERS_MAX, STRANGERS_OF_ONE);
    loop {
        let (stream, peer) = accept(&listener).await;
        if !peers.allow(peer) {
            warn!(%peer, "an audio connection was refused: the address is not in server.allow");
            count(&exchange, Refusal::PeerNotAllowed);
            continue;
        }
        let Ok(place) = strangers.take(peer.ip()) else {
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
