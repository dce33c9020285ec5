//! Starts the server from its configuration, says when it is ready, and stops it without dropping a call.

use std::{io, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use tokio::{
    net::{TcpListener, TcpSocket},
    time::Instant,
};
use tracing::{info, warn};

use super::{agi_port, audio_port, peers::Peers};
use crate::{
    call::{Engines, Exchange, Flows, FlowsError, PROMPT_RATES_HZ, Service},
    config::{Config, Llm, Stt},
    engine::{
        language_model::{LanguageModel, LanguageModelChoice},
        programs::program,
        prompts::PromptSettings,
        recogniser::Recogniser,
        voice::{Voice, VoiceChoice},
        worker::{EngineError, Worker, WorkerSettings},
    },
    metrics::{Engine, Metrics},
};

/// A model of a gigabyte from a slow disk; past it the server answers calls with what it has.
const ENGINES_READY_WITHIN: Duration = Duration::from_secs(60);
/// The longest message on a machine that recognises as fast as it is spoken. A caller who waits for an answer is
/// spared that: the session gives up sooner.
const TRANSCRIPT_WITHIN: Duration = Duration::from_secs(130);
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
    ports: [tokio::task::JoinHandle<()>; 2],
}

#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    #[error(transparent)]
    Flows(#[from] FlowsError),
    #[error("cannot listen on {address} ({key}): {source}; is another server running, or the port taken?")]
    Listen { key: &'static str, address: SocketAddr, source: io::Error },
    #[error("cannot start: {0}")]
    Io(#[from] io::Error),
}

impl Server {
    /// Loads everything, renders the fixed prompts and opens the ports last: whoever can connect is answered, and
    /// until then Asterisk is refused at once and goes on in its dialplan. The ports are taken first, so that a
    /// second server fails before it loads anything.
    pub async fn start(config: Config) -> Result<Self, ServerError> {
        let flows = Flows::load(&config.flows)?;
        let agi = Port::take("server.agi", config.server.agi)?;
        let audio = Port::take("server.audio", config.server.audio)?;
        let (agi_address, audio_address) = (agi.address, audio.address);
        let metrics = Arc::new(Metrics::new());
        let engines = start_engines(&config, &metrics).await?;
        warm(&engines, &flows).await;
        let exchange = Arc::new(Exchange::new(Service {
            flows,
            engines,
            metrics,
            call_max: config.server.call_max,
            audio: config.server.audio_public.clone().unwrap_or_else(|| audio_address.to_string()),
            calls_max: config.server.calls_max,
            wait_max: config.server.wait_max,
            media_threads: config.server.media_threads,
        })?);
        let peers = Peers::new(config.server.allow.clone());
        let ports = [
            tokio::spawn(agi_port::listen(agi.open()?, peers.clone(), Arc::clone(&exchange))),
            tokio::spawn(audio_port::listen(audio.open()?, peers, Arc::clone(&exchange))),
        ];
        info!(agi = %agi_address, audio = %audio_address, "ready for calls");
        Ok(Self { exchange, config, agi: agi_address, audio: audio_address, ports })
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

    /// Calls admitted and not ended.
    pub fn calls(&self) -> usize {
        self.exchange.calls()
    }

    /// Reads the flows again. Calls that run keep theirs; new ones begin with what was read, whose prompts are made
    /// first. With a fault in any of them, all of the old ones stay.
    pub async fn reload_flows(&self, folder: &Path) -> Result<(), FlowsError> {
        let flows = Flows::load(folder)?;
        warm(&self.exchange.service.engines, &flows).await;
        self.exchange.service.flows.replace(flows);
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
        self.ports.iter().for_each(tokio::task::JoinHandle::abort);
        let engines = &self.exchange.service.engines;
        engines.voice.worker().stop().await;
        if let Some(recogniser) = &engines.recogniser {
            recogniser.worker().stop().await;
        }
        if let Some(language_model) = &engines.language_model {
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

async fn start_engines(config: &Config, metrics: &Arc<Metrics>) -> Result<Engines, ServerError> {
    let recogniser = config.stt.model.as_ref().map(|model| {
        warn_if_demonstration(model);
        let worker = Worker::start(stt_settings(&config.stt, model), Arc::clone(metrics));
        Recogniser::new(worker).with_parallel(config.stt.parallel)
    });
    let language_model = config.llm.model.as_ref().map(|model| {
        let Llm { parallel, threads, context_tokens, .. } = config.llm;
        let choice = LanguageModelChoice { model: model.clone(), parallel, threads, context_tokens };
        LanguageModel::new(Worker::start(choice.worker(None), Arc::clone(metrics)))
    });
    let choice = match &config.tts.voice {
        Some(path) => VoiceChoice {
            voice: path.display().to_string(),
            threads: config.tts.threads,
            ..VoiceChoice::espeak()
        },
        None => VoiceChoice::espeak(),
    };
    let worker = Worker::start(choice.worker(None), Arc::clone(metrics));
    let mut prompts = PromptSettings::new(Some(config.cache.dir.clone()));
    prompts.disk_bytes_max = config.cache.max_mb << 20;
    let voice = Voice::new(worker, choice.id(), prompts, Arc::clone(metrics))?;
    announce("speech", voice.worker()).await;
    match &recogniser {
        Some(recogniser) => announce("recognition", recogniser.worker()).await,
        None => warn!("no recogniser: stt.model is not set, so only keys are understood"),
    }
    if let Some(language_model) = &language_model {
        announce("language model", language_model.worker()).await;
    }
    Ok(Engines { recogniser, voice, language_model, language: "en".to_owned() })
}

fn stt_settings(stt: &Stt, model: &Path) -> WorkerSettings {
    let (model, parallel) = (model.display().to_string(), stt.parallel.to_string());
    let args = ["--model", &model, "--parallel", &parallel].map(str::to_owned).to_vec();
    let mut settings = WorkerSettings::new(Engine::Stt, program(Engine::Stt, None), args);
    settings.job_deadline = TRANSCRIPT_WITHIN;
    settings
}

fn warn_if_demonstration(model: &Path) {
    if model.components().any(|part| part.as_os_str() == "demo") {
        warn!(
            "running on demonstration models: English, 544 words, an espeak voice; \
             README.md says where to get good ones (stt.model, tts.voice)"
        );
    }
}

/// An engine that does not come up costs a feature, not the server: keys and cached prompts still work. One that does
/// is told of by its supervisor.
async fn announce(what: &str, worker: &Worker) {
    match worker.ready(ENGINES_READY_WITHIN).await {
        Ok(_) => {}
        Err(EngineError::Unusable { reason }) => warn!(engine = what, reason, "unusable"),
        Err(error) => warn!(engine = what, %error, "not ready; it is tried again"),
    }
}

/// Renders what the flows always say, so that no caller waits for it and it is there when the voice is not.
async fn warm(engines: &Engines, flows: &Flows) {
    let texts = flows.fixed_prompts();
    info!(prompts = texts.len(), "rendering fixed prompts");
    let progress = |done: usize, total: usize| {
        if done.is_multiple_of(10) {
            info!(done, total, "rendering fixed prompts");
        }
    };
    engines.voice.warm(&texts, &PROMPT_RATES_HZ, progress).await;
}
