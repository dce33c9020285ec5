//! The speech recogniser's process: answers utterances with transcripts. Its threads recognise on one model.

mod abort;
mod bias;
mod gpu;
mod guards;
mod inference;
mod model;
mod pieces;
mod processor;
mod queue;
mod voice;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use clap::Parser;
use offhook::engine::calibration::Calibration;
use offhook::engine::fence::Fence;
use offhook::engine::gpu::Place;
use offhook::engine::hearing::{AudioContext, Hearing};
use offhook::engine::host::{Host, Server};
use offhook::engine::processor::refusal;
use offhook::engine::protocol::Reply;

use inference::Recogniser;
use model::Model;
use queue::Queue;

/// Recognises speech for offhook, which starts this program and talks to it over its standard input.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// A whisper.cpp model in ggml format
    #[arg(long)]
    model: PathBuf,
    /// How much of the model's window is computed: `whole`, or `length + 256, at least 512` positions of 20 ms
    /// [default: what a model with such a window was trained for]
    #[arg(long)]
    context: Option<AudioContext>,
    /// What a text's likelihood is worth, as rising points: `0.3=0.2,0.9=0.8`
    #[arg(long, default_value_t)]
    calibration: Calibration,
    /// Utterances recognised at once; each takes its own working memory
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    parallel: u8,
    /// Processor threads for each utterance; times --parallel it should not exceed the cores
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: u8,
    /// Compute on this GPU, counted from 0; on the CPU where it cannot be used
    #[arg(long, value_name = "DEVICE")]
    gpu: Option<usize>,
    /// Utterances that may wait; more are refused
    #[arg(long, default_value_t = 64)]
    queue: usize,
    /// Let whisper.cpp write what it does
    #[arg(long)]
    verbose: bool,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let host = match Host::begin("offhook-stt", &Fence::around([args.model.clone()])) {
        Ok(host) => host,
        Err(code) => return code,
    };
    if !args.verbose {
        whisper_rs::install_logging_hooks();
    }
    let server = host.server();
    match refusal().map_or_else(|| start(&args, &server), Err) {
        Ok(queue) => host.serve(&*queue),
        Err(reason) => server.give_up(reason),
    }
}

/// Loads the model and starts the recognising threads.
fn start(args: &Args, server: &Server) -> Result<Arc<Queue>, String> {
    let place = Place::choose(args.gpu, &gpu::names());
    let (model, recognisers) = match recognisers(args, place.clone()) {
        Err(_) if place.is_gpu() => recognisers(args, place.or_cpu())?,
        made => made?,
    };
    let queue = Arc::new(Queue::new(args.queue));
    for (number, recogniser) in recognisers.into_iter().enumerate() {
        let (queue, server) = (Arc::clone(&queue), server.clone());
        thread::Builder::new()
            .name(format!("recognise-{number}"))
            .spawn(move || work(recogniser, &queue, &server))
            .map_err(|error| format!("cannot start a thread: {error}"))?;
    }
    let Args { parallel, threads, .. } = args;
    let place = model.place().told(processor::variant());
    let about = format!("{}, {parallel} at once, {threads} threads each, {place}", model.about());
    server.tell(&Reply::Ready { about });
    Ok(queue)
}

/// The model, and working memory for as many utterances as are recognised at once: a GPU may have too little for
/// either.
fn recognisers(args: &Args, place: Place) -> Result<(Arc<Model>, Vec<Recogniser>), String> {
    let hearing = Hearing { context: args.context, calibration: args.calibration.clone() };
    let model = Arc::new(Model::load(&args.model, hearing, place)?);
    let made =
        (0..args.parallel).map(|_| Recogniser::new(&model, args.threads.into())).collect::<Result<_, _>>()?;
    Ok((model, made))
}

fn work(mut recogniser: Recogniser, queue: &Queue, server: &Server) {
    loop {
        let task = queue.next();
        let result = recogniser.transcribe(&task.utterance, &task.aborted);
        queue.done(task.job);
        server.tell(&match result {
            Ok(transcript) => Reply::Transcribed { job: task.job, transcript },
            Err(reason) => Reply::Failed { job: task.job, reason },
        });
    }
}
