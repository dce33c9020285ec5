//! The HTTP port: so many connections at once, each with a deadline until its request is there and until its answer is
//! taken. Where there is no place left, health is still told.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::timeout,
};
use tracing::{debug, warn};

use super::{
    pace::{Pace, Paced},
    tls::{Tls, TlsError},
};
use crate::places::{Place, Places};

/// Browsers keep six each, and pages of running calls keep one as long as they are looked at.
const CONNECTIONS_MAX: usize = 256;
/// A proxy has one address for everybody behind it.
const CONNECTIONS_OF_ONE: usize = CONNECTIONS_MAX / 2;
/// For health alone, when the others are taken. Whoever asks for it is done in a moment.
const LAST_MAX: usize = 32;
const LAST_OF_ONE: usize = LAST_MAX / 2;
const LAST_WITHIN: Duration = Duration::from_secs(3);
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(5);
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// The slowest line that pages are made for.
const PACE: Pace = Pace { bytes: 16 << 10, within: Duration::from_secs(10) };
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The other end of a request's connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) SocketAddr);

/// What is answered: everything, or health alone where there is no place for more.
#[derive(Clone)]
pub(super) struct Routers {
    pub(super) all: Router,
    pub(super) health: Router,
}

/// Serves until it is aborted, which ends all connections.
pub(super) async fn listen(listener: TcpListener, tls: Arc<Tls>, routers: Routers) {
    let places = Places::new(CONNECTIONS_MAX, CONNECTIONS_OF_ONE);
    let last = Places::new(LAST_MAX, LAST_OF_ONE);
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                warn!(%error, "an HTTP connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let (tls, routers) = (Arc::clone(&tls), routers.clone());
        if let Ok(place) = places.take(peer.ip()) {
            connections.spawn(kept(stream, peer, tls, routers.all, place));
        } else if let Ok(place) = last.take(peer.ip()) {
            connections.spawn(short(stream, peer, tls, routers.health, place));
        } else {
            debug!(%peer, "an HTTP connection too many was closed");
        }
    }
}

async fn kept(stream: TcpStream, peer: SocketAddr, tls: Arc<Tls>, router: Router, place: Place) {
    if let Err(error) = connection(stream, peer, &tls, router, Stay::Kept).await {
        debug!(%peer, %error, "an HTTP connection broke");
    }
    drop(place);
}

/// One question and its answer.
async fn short(stream: TcpStream, peer: SocketAddr, tls: Arc<Tls>, router: Router, place: Place) {
    if timeout(LAST_WITHIN, connection(stream, peer, &tls, router, Stay::Short)).await.is_err() {
        debug!(%peer, "an HTTP connection in a last place asked for nothing");
    }
    drop(place);
}

/// Whether a connection may ask again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stay {
    Kept,
    Short,
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    tls: &Tls,
    router: Router,
    stay: Stay,
) -> Result<(), TlsError> {
    // Events of a running call are small and wanted at once.
    stream.set_nodelay(true)?;
    let stream = Paced::new(stream, PACE);
    let router = router.layer(Extension(Peer(peer)));
    match tls.acceptor() {
        Some(acceptor) => {
            let shaken = timeout(HANDSHAKE_WITHIN, acceptor.accept(stream)).await;
            serve(shaken.map_err(std::io::Error::other)??, router, stay).await;
        }
        None => serve(stream, router, stay).await,
    }
    Ok(())
}

async fn serve(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, router: Router, stay: Stay) {
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .keep_alive(stay == Stay::Kept)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .with_upgrades()
        .await;
    if let Err(error) = served {
        debug!(%error, "an HTTP connection ended");
    }
}
