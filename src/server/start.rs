//! Starts the server from its configuration, says when it is ready, and stops it without dropping a call.

use std::{io, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use tokio::{
    net::{TcpListener, TcpSocket},
    time::Instant,
};
use tracing::{info, warn};

use super::{
    agi_port, audio_port, engines,
    languages::{MANY_LANGUAGES, unheard},
    owners::Owners,
    peers::Peers,
    records::{FINISH_WITHIN, Recording},
    site::Site,
};
use crate::{
    call::{Behind, Credential, CredentialError, Exchange, Flows, FlowsError, Prompting, Service, learning},
    config::Config,
    metrics::Metrics,
    store::{KeyError, Store, StoreError},
};

/// How often a stopping server looks whether calls are left.
const DRAIN_STEP: Duration = Duration::from_millis(100);
/// From the request to end a call to its last result variable.
const ABORT_WITHIN: Duration = Duration::from_secs(3);

/// A running server.
pub struct Server {
    exchange: Arc<Exchange>,
    config: Config,
    agi: SocketAddr,
    audio: SocketAddr,
    /// The ports, the reading of what has changed, and the alerts.
    tasks: [tokio::task::JoinHandle<()>; 4],
    behind: Behind,
    site: Site,
    recording: Recording,
}

#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    #[error(transparent)]
    Flows(#[from] FlowsError),
    #[error("cannot listen on {address} ({key}): {source}; is another server running, or the port taken?")]
    Listen { key: &'static str, address: SocketAddr, source: io::Error },
    #[error("{0}")]
    Lookups(String),
    #[error("{0}")]
    Details(String),
    #[error(transparent)]
    Records(#[from] StoreError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Credential(#[from] CredentialError),
    #[error("{0}")]
    Users(String),
    #[error("cannot start: {0}")]
    Io(#[from] io::Error),
}

impl Server {
    /// Loads everything, renders the first prompts and opens the ports last: whoever can connect is answered, and until
    /// then Asterisk is refused at once and goes on in its dialplan. The ports are taken first, so that a
    /// second server fails before it loads anything.
    pub async fn start(config: Config) -> Result<Self, ServerError> {
        let metrics = Arc::new(Metrics::new());
        let site = Site::new(&config)?;
        let alarm = site.alarm(&config.alerts, &config.records.node)?;
        let flows = Arc::new(Flows::load(&config.flows, &site.rules(), &metrics)?);
        let credential = Credential::load(config.server.secret_file.as_deref())?;
        let owners = Owners::new(&config.server.agi_users)?;
        let agi = Port::take("server.agi", config.server.agi)?;
        let audio = Port::take("server.audio", config.server.audio)?;
        let (agi_address, audio_address) = (agi.address, audio.address);
        let recording = Recording::start(&config, &site, &metrics)?;
        let engines = engines::start(&config, &flows, &metrics)?;
        warn_of_unheard(config.stt.model.as_deref(), &flows);
        let loaded = async {
            engines::ready(&engines).await;
            learning::learn(&engines.sources).await;
        };
        let ((), prompting) = tokio::join!(loaded, Prompting::begin(&engines.voice, &metrics, &flows));
        let exchange = Arc::new(Exchange::new(Service {
            credential,
            flows,
            engines,
            metrics,
            records: recording.records.clone(),
            details: recording.details.clone(),
            recordings: recording.recordings.clone(),
            call_max: config.server.call_max,
            audio: config.server.audio_public.clone().unwrap_or_else(|| audio_address.to_string()),
            calls_max: config.server.calls_max,
            wait_max: config.server.wait_max,
            media_threads: config.server.media_threads,
        })?);
        let peers = Peers::new(config.server.allow.clone());
        let refreshing = tokio::spawn(learning::refresh(exchange.service.engines.sources.clone()));
        let tasks = [
            tokio::spawn(agi_port::listen(agi.open()?, peers.clone(), owners, Arc::clone(&exchange))),
            tokio::spawn(audio_port::listen(audio.open()?, peers, Arc::clone(&exchange))),
            refreshing,
            tokio::spawn(alarm.run(Arc::clone(&exchange))),
        ];
        let behind = Behind::default();
        behind.go_on(prompting, Arc::clone(&exchange));
        info!(agi = %agi_address, audio = %audio_address, "ready for calls");
        Ok(Self { exchange, config, agi: agi_address, audio: audio_address, tasks, behind, site, recording })
    }

    pub fn agi(&self) -> SocketAddr {
        self.agi
    }

    pub fn audio(&self) -> SocketAddr {
        self.audio
    }

    /// Where the calls are, for whoever shows them.
    pub fn exchange(&self) -> Arc<Exchange> {
        Arc::clone(&self.exchange)
    }

    /// The calls that were, where they are recorded.
    pub fn store(&self) -> Option<Store> {
        self.recording.store.clone()
    }

    /// Calls admitted and not ended.
    pub fn calls(&self) -> usize {
        self.exchange.calls()
    }

    /// The longest that [`Server::stop`] takes.
    pub fn stops_within(&self) -> Duration {
        self.config.server.drain + ABORT_WITHIN + FINISH_WITHIN
    }

    /// Reads the secret of AGI sessions again.
    pub fn reload_secret(&self) -> Result<(), CredentialError> {
        self.exchange.service.credential.reload()
    }

    /// Reads the flows again. Calls that run keep theirs; new ones begin with what was read, whose first prompts are
    /// made before. With a fault in any of them, all of the old ones stay.
    pub async fn reload_flows(&self, folder: &Path) -> Result<(), FlowsError> {
        let service = &self.exchange.service;
        let flows = Flows::load(folder, &self.site.rules(), &service.metrics)?;
        warn_of_unheard(self.config.stt.model.as_deref(), &flows);
        let prompting = Prompting::begin(&service.engines.voice, &service.metrics, &flows).await;
        service.flows.replace(flows);
        self.behind.go_on(prompting, Arc::clone(&self.exchange));
        learning::learn(&service.engines.sources).await;
        info!(folder = %folder.display(), "the flows were read again");
        Ok(())
    }

    /// Refuses new calls, lets running ones finish for as long as the configuration allows, and ends the rest
    /// with their fallback.
    pub async fn stop(self) {
        self.exchange.drain();
        info!(calls = self.exchange.calls(), "stopping: new calls go on in the dialplan");
        if !self.empty_within(self.config.server.drain).await {
            warn!(calls = self.exchange.calls(), "ending the calls that are left");
            self.exchange.abort();
            self.empty_within(ABORT_WITHIN).await;
        }
        self.behind.stop();
        self.tasks.iter().for_each(tokio::task::JoinHandle::abort);
        self.recording.finish().await;
        let engines = &self.exchange.service.engines;
        engines.voice.worker().stop().await;
        if let Some(recogniser) = &engines.recogniser {
            recogniser.worker().stop().await;
        }
        if let Some(embedder) = &engines.sources.embedder {
            embedder.worker().stop().await;
        }
        if let Some(language_model) = &engines.sources.language_model {
            language_model.worker().stop().await;
        }
    }

    async fn empty_within(&self, limit: Duration) -> bool {
        let until = Instant::now() + limit;
        while self.exchange.calls() > 0 && Instant::now() < until {
            tokio::time::sleep(DRAIN_STEP).await;
        }
        self.exchange.calls() == 0
    }
}

fn warn_of_unheard(model: Option<&Path>, flows: &Flows) {
    if let Some(what) = unheard(model, flows) {
        warn!(remedy = MANY_LANGUAGES, "{what}");
    }
}

/// Connections that wait to be accepted; more come at once only in an attack.
const BACKLOG: u32 = 1_024;

/// An address that is taken and not yet listened on: connecting to it is refused.
struct Port {
    key: &'static str,
    socket: TcpSocket,
    address: SocketAddr,
}

impl Port {
    fn take(key: &'static str, address: SocketAddr) -> Result<Self, ServerError> {
        let taken = || -> io::Result<Self> {
            let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
            // A server that was just stopped leaves connections in TIME_WAIT, which must not keep the next one out.
            socket.set_reuseaddr(true)?;
            socket.bind(address)?;
            Ok(Self { key, address: socket.local_addr()?, socket })
        };
        taken().map_err(|source| ServerError::Listen { key, address, source })
    }

    fn open(self) -> Result<TcpListener, ServerError> {
        let Self { key, socket, address } = self;
        socket.listen(BACKLOG).map_err(|source| ServerError::Listen { key, address, source })
    }
}
