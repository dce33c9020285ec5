//! Opens the HTTP port, replaces tokens and certificate while it is open, and closes it.

use std::{io, net::SocketAddr, sync::Arc};

use tokio::{net::TcpSocket, task::JoinHandle};
use tracing::{error, info, warn};

use super::{
    App,
    keyring::Keyring,
    listen::listen,
    routes::router,
    tls::{Tls, TlsError},
    tokens::TokenError,
};
use crate::{call::Exchange, config};

const BACKLOG: u32 = 256;

/// Everything that can be wrong is found; nobody is answered yet.
pub struct Prepared {
    socket: TcpSocket,
    address: SocketAddr,
    keyring: Keyring,
    tls: Arc<Tls>,
    encrypted: bool,
}

/// The open port.
pub struct Http {
    address: SocketAddr,
    app: Arc<App>,
    tls: Arc<Tls>,
    task: JoinHandle<()>,
}

#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error(
        "cannot listen on {address} (http.listen): {source}; free the port, choose another, \
         or write listen = \"off\" in [http]"
    )]
    Listen { address: SocketAddr, source: io::Error },
    #[error(
        "http.listen = \"{address}\" can be reached from other machines, and there is no token yet: \
         make one with `offhook token create --role admin --name NAME`, or listen on 127.0.0.1"
    )]
    NoTokens { address: SocketAddr },
    #[error(transparent)]
    Tokens(#[from] TokenError),
    #[error(transparent)]
    Tls(#[from] TlsError),
}

impl Prepared {
    /// Takes the port without listening on it; `None` where the configuration wants no HTTP.
    pub fn new(config: &config::Http) -> Result<Option<Self>, HttpError> {
        let Some(wanted) = config.listen else { return Ok(None) };
        let keyring = Keyring::open(config.tokens.clone())?;
        let is_local = wanted.ip().is_loopback();
        if keyring.is_empty() && !is_local {
            return Err(HttpError::NoTokens { address: wanted });
        }
        let tls = Arc::new(Tls::load(config.certificate.as_ref())?);
        let encrypted = config.certificate.is_some();
        if !encrypted && !is_local {
            warn!(address = %wanted, "HTTP without http.certificate: tokens travel in the clear");
        }
        let failed = |source| HttpError::Listen { address: wanted, source };
        let (socket, address) = take(wanted).map_err(failed)?;
        Ok(Some(Self { socket, address, keyring, tls, encrypted }))
    }

    /// Answers from now on.
    pub fn open(self, exchange: Arc<Exchange>) -> Result<Http, HttpError> {
        let Self { socket, address, keyring, tls, encrypted } = self;
        let listener = socket.listen(BACKLOG).map_err(|source| HttpError::Listen { address, source })?;
        if keyring.is_empty() {
            info!("no token yet: `offhook token create --role admin --name NAME` makes one for the pages");
        }
        let app = Arc::new(App {
            exchange,
            keyring,
            sessions: super::sessions::Sessions::default(),
            failures: super::failures::Failures::default(),
            encrypted,
        });
        let task = tokio::spawn(listen(listener, Arc::clone(&tls), router(&app)));
        let scheme = if encrypted { "https" } else { "http" };
        info!(address = format!("{scheme}://{address}"), "pages and API");
        Ok(Http { address, app, tls, task })
    }
}

impl Http {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Reads tokens and certificate again; what is faulty stays as it was, and the log says why.
    pub fn reload(&self, config: &config::Http) {
        if let Err(fault) = self.app.keyring.reload() {
            error!(%fault, "the old tokens stay");
        }
        match self.tls.reload(config.certificate.as_ref()) {
            Ok(()) => info!("the certificate was read again"),
            Err(fault) => error!(%fault, "the old certificate stays"),
        }
    }

    /// Ends all connections.
    pub fn stop(self) {
        self.task.abort();
    }
}

fn take(address: SocketAddr) -> io::Result<(TcpSocket, SocketAddr)> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    let address = socket.local_addr()?;
    Ok((socket, address))
}
