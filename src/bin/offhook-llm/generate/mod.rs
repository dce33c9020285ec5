//! Generated text. One thread reads requests, so that a ping is answered while the model works; the main one owns the
//! model and its context, and evaluates all texts together.

mod cache;
mod characters;
mod engine;
mod gpu;
mod inbox;
mod model;
mod prompt;
mod sampling;
mod text;

use std::convert::Infallible;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{ExitCode, exit};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

use llama_cpp_2::llama_backend::LlamaBackend;
use offhook::engine::gpu::Place;
use offhook::engine::panics::end_on_panic;
use offhook::engine::protocol::{Reply, Request, receive, send};

use engine::Engine;
use inbox::{Inbox, Task};
use model::Model;

use crate::processor;

pub(crate) struct Settings {
    pub(crate) model: PathBuf,
    /// Texts generated at once.
    pub(crate) parallel: u8,
    pub(crate) threads: u8,
    /// Tokens of all texts and shared parts together.
    pub(crate) context: usize,
    /// Texts that may wait or be under way; more are refused.
    pub(crate) queue: usize,
    pub(crate) gpu: Option<usize>,
    /// Of the model's layers, so many are on the GPU.
    pub(crate) gpu_layers: u32,
}

/// Where replies go; whole messages, because two threads answer.
#[derive(Clone)]
struct Server(Arc<Mutex<UnixStream>>);

impl Server {
    /// Without the server there is nobody to work for, so a failed reply ends the process.
    fn tell(&self, reply: &Reply) {
        let mut socket = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = send(&mut *socket, reply) {
            eprintln!("cannot answer the server: {error}");
            exit(1);
        }
    }
}

/// Runs until the server closes the socket.
pub(crate) fn run(requests: UnixStream, settings: &Settings) -> ExitCode {
    let server = match requests.try_clone() {
        Ok(replies) => Server(Arc::new(Mutex::new(replies))),
        Err(error) => {
            eprintln!("cannot use the server's socket: {error}");
            return ExitCode::FAILURE;
        }
    };
    end_on_panic("offhook-llm");
    let Err(reason) = serve(&requests, settings, &server);
    server.tell(&Reply::Unusable { reason });
    ExitCode::FAILURE
}

/// Only returns when the model is of no use.
fn serve(requests: &UnixStream, settings: &Settings, server: &Server) -> Result<Infallible, String> {
    let mut backend = LlamaBackend::init().map_err(|error| format!("llama.cpp cannot start: {error}"))?;
    backend.void_logs();
    let place = Place::choose(settings.gpu, &gpu::names());
    match serve_at(place.clone(), &backend, requests, settings, server) {
        Err(_) if place.is_gpu() => serve_at(place.or_cpu(), &backend, requests, settings, server),
        done => done,
    }
}

fn serve_at(
    place: Place,
    backend: &LlamaBackend,
    requests: &UnixStream,
    settings: &Settings,
    server: &Server,
) -> Result<Infallible, String> {
    let mut requests =
        requests.try_clone().map_err(|error| format!("cannot use the server's socket: {error}"))?;
    let model = Model::load(backend, settings, place)?;
    let inbox = Arc::new(Inbox::new(settings.queue));
    let mut engine = Engine::new(&model, settings, Arc::clone(&inbox), server.clone())?;
    let answering = server.clone();
    let about = model.about();
    let (parallel, threads, context) = (settings.parallel, settings.threads, settings.context);
    server.tell(&Reply::Ready {
        about: format!(
            "{about}, {parallel} at once in {context} tokens, {threads} threads, {}",
            model.place().told(processor::variant())
        ),
    });
    thread::Builder::new()
        .name("requests".to_owned())
        .spawn(move || read_requests(&mut requests, &inbox, &answering))
        .map_err(|error| format!("cannot start a thread: {error}"))?;
    loop {
        engine.turn();
    }
}

fn read_requests(from: &mut UnixStream, inbox: &Inbox, server: &Server) {
    loop {
        match receive(from) {
            Ok(Request::Ping) => server.tell(&Reply::Pong),
            Ok(Request::Cancel { job }) => inbox.cancel(job),
            Ok(Request::Generate { job, prompt, grammar, tokens_max, deadline_ms }) => {
                let arrived = Instant::now();
                let deadline = arrived + Duration::from_millis(deadline_ms.into());
                let task = Task { job, prompt, grammar, tokens_max: tokens_max.max(1), arrived, deadline };
                if let Err(reason) = inbox.add(task) {
                    server.tell(&Reply::Failed { job, reason });
                }
            }
            Ok(Request::Transcribe { job, .. } | Request::Speak { job, .. } | Request::Embed { job, .. }) => {
                server.tell(&Reply::Failed { job, reason: "this engine writes, nothing else".to_owned() });
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => exit(0),
            Err(error) => {
                eprintln!("cannot read from the server: {error}");
                exit(1);
            }
        }
    }
}
