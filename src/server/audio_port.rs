//! The AudioSocket port: lets in who brings the UUID of an announced call, and nobody else.

use std::{net::SocketAddr, sync::Arc};

use tokio::net::TcpListener;
use tracing::warn;

use super::{agi_port::accept, peers::Peers};
use crate::{
    call::{self, Exchange, NotAccepted},
    metrics::{Labelled, Refusal},
    places::Places,
};

/// Connections at once that have not shown a UUID, in all and of one address.
const UNANNOUNCED_MAX: usize = 512;
const UNANNOUNCED_OF_ONE: usize = UNANNOUNCED_MAX / 2;

pub(super) async fn listen(listener: TcpListener, peers: Peers, exchange: Arc<Exchange>) {
    let unannounced = Places::new(UNANNOUNCED_MAX, UNANNOUNCED_OF_ONE);
    loop {
        let (stream, peer) = accept(&listener).await;
        if !peers.allow(peer) {
            warn!(%peer, "an audio connection was refused: the address is not in server.allow");
            count(&exchange, Refusal::PeerNotAllowed);
            continue;
        }
        let Ok(place) = unannounced.take(peer.ip()) else {
            count(&exchange, Refusal::TooMany);
            continue;
        };
        let exchange = Arc::clone(&exchange);
        tokio::spawn(async move {
            if let Err(refused) = call::accept_audio(stream, &exchange).await {
                refuse(&exchange, peer, &refused);
            }
            drop(place);
        });
    }
}

fn refuse(exchange: &Exchange, peer: SocketAddr, refused: &NotAccepted) {
    warn!(%peer, reason = %refused, "an audio connection was refused");
    count(
        exchange,
        match refused {
            NotAccepted::TooLate => Refusal::Timeout,
            NotAccepted::Refused(_) => Refusal::UuidUnknown,
            NotAccepted::NoUuid | NotAccepted::Protocol(_) | NotAccepted::Io(_) => Refusal::Malformed,
        },
    );
}

fn count(exchange: &Exchange, refusal: Refusal) {
    exchange.service.metrics.connections_refused.get_or_create(&Labelled(refusal)).inc();
}
