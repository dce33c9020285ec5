//! The HTTP port: so many connections at once, each with a deadline until its request is there.

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
    sync::Semaphore,
    task::JoinSet,
    time::timeout,
};
use tracing::{debug, warn};

use super::tls::{Tls, TlsError};

/// Browsers keep six each, and pages of running calls keep one as long as they are looked at.
const CONNECTIONS_MAX: usize = 256;
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(5);
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The other end of a request's connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) SocketAddr);

/// Serves until it is aborted, which ends all connections.
pub(super) async fn listen(listener: TcpListener, tls: Arc<Tls>, router: Router) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
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
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            warn!(%peer, connections = CONNECTIONS_MAX, "an HTTP connection too many was closed");
            continue;
        };
        let (tls, router) = (Arc::clone(&tls), router.clone());
        connections.spawn(async move {
            if let Err(error) = connection(stream, peer, &tls, router).await {
                debug!(%peer, %error, "an HTTP connection broke");
            }
            drop(place);
        });
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, tls: &Tls, router: Router) -> Result<(), TlsError> {
    // Events of a running call are small and wanted at once.
    stream.set_nodelay(true)?;
    let router = router.layer(Extension(Peer(peer)));
    match tls.acceptor() {
        Some(acceptor) => {
            let shaken = timeout(HANDSHAKE_WITHIN, acceptor.accept(stream)).await;
            serve(shaken.map_err(std::io::Error::other)??, router).await;
        }
        None => serve(stream, router).await,
    }
    Ok(())
}

async fn serve(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, router: Router) {
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .with_upgrades()
        .await;
    if let Err(error) = served {
        debug!(%error, "an HTTP connection ended");
    }
}
