//! Opens the HTTP port, replaces tokens and certificate while it is open, and closes it.

use std::{io, net::SocketAddr, sync::Arc, time::Instant};

use tokio::{net::TcpSocket, sync::Semaphore, task::JoinHandle};
use tracing::{error, info, warn};

use super::{
    App,
    invitations::Invitations,
    kept::KeptError,
    keyring::Keyring,
    listen::{Routers, listen},
    oidc::Oidc,
    recordings::Recordings,
    routes::{health_alone, router},
    tls::{Tls, TlsError},
    watching::WATCHERS_MAX,
};
use crate::{
    call::{Exchange, Invite},
    config,
    store::Store,
};

const BACKLOG: u32 = 256;
/// Of each connection. What the kernel would give by itself, megabytes, is memory that slow readers can hold.
const SEND_BUFFER_BYTES: u32 = 128 << 10;

/// Everything that can be wrong is found; nobody is answered yet.
pub struct Prepared {
    socket: TcpSocket,
    address: SocketAddr,
    keyring: Keyring,
    tls: Arc<Tls>,
    encrypted: bool,
    public_url: Option<String>,
    oidc: Option<Oidc>,
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
    #[error(
        "http.listen = \"{address}\" can be reached from other machines, and nothing is encrypted: set http.certificate \
         and http.private_key, listen on 127.0.0.1 behind a proxy that encrypts, or write unencrypted = true in [http]"
    )]
    Unencrypted { address: SocketAddr },
    #[error(transparent)]
    Tokens(#[from] KeptError),
    #[error(transparent)]
    Tls(#[from] TlsError),
    #[error("{0}")]
    Oidc(String),
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
        let (encrypted, public_url) = (config.certificate.is_some(), config.public_url.clone());
        if !encrypted && !is_local && !config.unencrypted {
            return Err(HttpError::Unencrypted { address: wanted });
        }
        if !encrypted && !is_local {
            warn!(address = %wanted, "HTTP without http.certificate: tokens travel in the clear");
        }
        let oidc = oidc(config).map_err(HttpError::Oidc)?;
        let failed = |source| HttpError::Listen { address: wanted, source };
        let (socket, address) = take(wanted).map_err(failed)?;
        Ok(Some(Self { socket, address, keyring, tls, encrypted, public_url, oidc }))
    }

    /// Answers from now on; out of the records and the folder of recordings too, where there are any.
    pub fn open(
        self,
        exchange: Arc<Exchange>,
        store: Option<Store>,
        recordings: Recordings,
    ) -> Result<Http, HttpError> {
        let Self { socket, address, keyring, tls, encrypted, public_url, oidc } = self;
        let listener = socket.listen(BACKLOG).map_err(|source| HttpError::Listen { address, source })?;
        if keyring.is_empty() {
            info!("no token yet: `offhook token create --role admin --name NAME` makes one for the pages");
        }
        let invitations = Arc::new(Invitations::default());
        if let Some(public_url) = public_url {
            exchange.invite_by(invite(Arc::clone(&invitations), public_url));
        }
        let app = Arc::new(App {
            exchange,
            store,
            recordings,
            keyring,
            sessions: super::sessions::Sessions::default(),
            failures: super::failures::Failures::default(),
            invitations,
            noted: super::noted::Noted::default(),
            oidc: oidc.map(Arc::new),
            watchers: Arc::new(Semaphore::new(WATCHERS_MAX)),
            encrypted,
        });
        let routers = Routers { all: router(&app), health: health_alone(&app) };
        let task = tokio::spawn(listen(listener, Arc::clone(&tls), routers));
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

fn oidc(config: &config::Http) -> Result<Option<Oidc>, String> {
    let public_url = config.public_url.as_deref().unwrap_or_default();
    config.oidc.as_ref().map(|oidc| Oidc::new(oidc, public_url)).transpose()
}

/// The fault of `[oidc]`, as far as it can be told without asking anybody.
pub fn check_provider(config: &config::Http) -> Result<(), String> {
    oidc(config).map(drop)
}

/// Whether the site's own provider of log-ins answers; `None` where there is none, or none that [`check_provider`]
/// finds sound.
pub async fn provider_answers(config: &config::Http) -> Option<Result<(), String>> {
    let oidc = oidc(config).ok()??;
    Some(oidc.ask().await.map_err(|fault| fault.to_string()))
}

/// Makes pages for agents, each with a link that opens once.
fn invite(invitations: Arc<Invitations>, public_url: String) -> Invite {
    Box::new(move |transferred| {
        let call = transferred.call.call;
        match invitations.invite(transferred, Instant::now()) {
            Ok(token) => Some(format!("{public_url}/calls/{call}?token={token}")),
            Err(fault) => {
                error!(%fault, "the agent gets no page");
                None
            }
        }
    })
}

fn take(address: SocketAddr) -> io::Result<(TcpSocket, SocketAddr)> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    // Connections that are accepted have it from here.
    socket.set_send_buffer_size(SEND_BUFFER_BYTES)?;
    socket.bind(address)?;
    let address = socket.local_addr()?;
    Ok((socket, address))
}
