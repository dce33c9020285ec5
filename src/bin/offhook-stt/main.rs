//! The speech recogniser's process: reads utterances from the server's socket and answers with transcripts.
//!
//! One thread reads, so that a ping is answered while models work; the others recognise, all on one model.

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

use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{ExitCode, exit};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

use clap::Parser;
use offhook::engine::calibration::Calibration;
use offhook::engine::fence::{self, Fence};
use offhook::engine::gpu::Place;
use offhook::engine::hearing::{AudioContext, Hearing};
use offhook::engine::panics::end_on_panic;
use offhook::engine::processor::refusal;
use offhook::engine::protocol::{Reply, Request, receive, send};

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

/// Where replies go; whole messages, because several threads answer.
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

fn main() -> ExitCode {
    let args = Args::parse();
    let mut requests = match server_socket(&Fence::around([args.model.clone()])) {
        Ok(socket) => socket,
        Err(error) => {
            eprintln!("offhook starts this program and talks to it on its standard input ({error})");
            return ExitCode::from(2);
        }
    };
    let server = match requests.try_clone() {
        Ok(replies) => Server(Arc::new(Mutex::new(replies))),
        Err(error) => {
            eprintln!("cannot use the server's socket: {error}");
            return ExitCode::FAILURE;
        }
    };
    if !args.verbose {
        whisper_rs::install_logging_hooks();
    }
    end_on_panic("offhook-stt");
    let started = refusal().map_or_else(|| start(&args, &server), Err);
    let queue = match started {
        Ok(queue) => queue,
        Err(reason) => {
            server.tell(&Reply::Unusable { reason });
            return ExitCode::FAILURE;
        }
    };
    read_requests(&mut requests, &queue, &server)
}

/// Standard input, where the server put its socket. What follows happens within the fence.
fn server_socket(fence: &Fence) -> io::Result<UnixStream> {
    let mut socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    socket.peer_addr()?;
    fence::begin(&mut socket, fence)?;
    Ok(socket)
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

/// Runs until the server closes the socket.
fn read_requests(from: &mut UnixStream, queue: &Queue, server: &Server) -> ExitCode {
    loop {
        match receive(from) {
            Ok(Request::Ping) => server.tell(&Reply::Pong),
            Ok(Request::Cancel { job }) => {
                if queue.cancel(job) {
                    server.tell(&Reply::Failed { job, reason: "cancelled".to_owned() });
                }
            }
            Ok(Request::Transcribe { job, utterance }) => {
                if let Err(reason) = queue.add(job, utterance) {
                    server.tell(&Reply::Failed { job, reason });
                }
            }
            Ok(Request::Speak { job, .. } | Request::Generate { job, .. } | Request::Embed { job, .. }) => {
                server
                    .tell(&Reply::Failed { job, reason: "this engine recognises, nothing else".to_owned() });
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => exit(0),
            Err(error) => {
                eprintln!("cannot read from the server: {error}");
                exit(1);
            }
        }
    }
}
