//! Generated text. The main thread owns the model and its context, and evaluates all texts together; another one reads
//! requests.

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
use std::path::PathBuf;
use std::process::{ExitCode, exit};
use std::thread;

use llama_cpp_2::llama_backend::LlamaBackend;
use offhook::engine::gpu::Place;
use offhook::engine::host::{Host, Server};
use offhook::engine::protocol::Reply;

use engine::Engine;
use inbox::Inbox;
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

/// Runs until the server closes the socket.
pub(crate) fn run(host: &Host, settings: &Settings) -> ExitCode {
    let Err(reason) = serve(host, settings);
    host.server().give_up(reason)
}

/// Only returns when the model is of no use.
fn serve(host: &Host, settings: &Settings) -> Result<Infallible, String> {
    let mut backend = LlamaBackend::init().map_err(|error| format!("llama.cpp cannot start: {error}"))?;
    backend.void_logs();
    let place = Place::choose(settings.gpu, &gpu::names());
    match serve_at(place.clone(), &backend, host, settings) {
        Err(_) if place.is_gpu() => serve_at(place.or_cpu(), &backend, host, settings),
        done => done,
    }
}

fn serve_at(
    place: Place,
    backend: &LlamaBackend,
    host: &Host,
    settings: &Settings,
) -> Result<Infallible, String> {
    let model = Model::load(backend, settings, place)?;
    let inbox = Inbox::new(settings.queue);
    let mut engine = Engine::new(&model, settings, &inbox, host.server())?;
    let about = model.about();
    let (parallel, threads, context) = (settings.parallel, settings.threads, settings.context);
    host.server().tell(&Reply::Ready {
        about: format!(
            "{about}, {parallel} at once in {context} tokens, {threads} threads, {}",
            model.place().told(processor::variant())
        ),
    });
    thread::scope(|scope| {
        thread::Builder::new()
            .name("requests".to_owned())
            .spawn_scoped(scope, || exit(i32::from(host.serve(&inbox) != ExitCode::SUCCESS)))
            .map_err(|error| format!("cannot start a thread: {error}"))?;
        loop {
            engine.turn();
        }
    })
}
