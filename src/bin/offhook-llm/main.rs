//! llama.cpp's process for the server that started it: text generated with `--model`, sentences turned into vectors
//! with `--embed`.

#[cfg(feature = "llm")]
mod embed;
#[cfg(feature = "llm")]
mod generate;
#[cfg(feature = "llm")]
mod processor;

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use offhook::engine::fence::{self, Fence};
use offhook::engine::processor::refusal;
use offhook::engine::protocol::{Reply, Request, receive, send};

/// Answers offhook, which starts this program and talks to it over its standard input.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// A language model in GGUF format
    #[arg(long)]
    model: Option<PathBuf>,
    /// An embedding model in GGUF format: turn sentences into vectors instead
    #[arg(long, conflicts_with = "model")]
    embed: Option<PathBuf>,
    /// Texts generated at once, in one batch
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=64))]
    parallel: u8,
    /// Processor threads
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: u8,
    /// Tokens that all texts and their shared rules may take together
    #[arg(long, value_name = "TOKENS", default_value_t = 8_192, value_parser = clap::value_parser!(u32).range(256..))]
    context: u32,
    /// Compute on this GPU, counted from 0; on the CPU where it cannot be used
    #[arg(long, value_name = "DEVICE")]
    gpu: Option<usize>,
    /// Layers of the model on the GPU, from the last; the others stay on the CPU
    #[arg(long, value_name = "LAYERS", default_value_t = 999)]
    gpu_layers: u32,
    /// Texts that may wait or be under way; more are refused
    #[arg(long, default_value_t = 64)]
    queue: usize,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let files = args.model.iter().chain(&args.embed).cloned();
    let server = match server_socket(&Fence::around(files)) {
        Ok(server) => server,
        Err(error) => {
            eprintln!("offhook starts this program and talks to it on its standard input ({error})");
            return ExitCode::from(2);
        }
    };
    if let Some(reason) = refusal() {
        return refuse(server, &reason);
    }
    if let Some(model) = &args.embed {
        #[cfg(feature = "llm")]
        return embed::run(server, model, args.threads);
        #[cfg(not(feature = "llm"))]
        return refuse(server, &format!("{} cannot be used: {WITHOUT_LLAMA}", model.display()));
    }
    match args.model {
        None => refuse(server, "no model is configured ([llm] model); calls go on with keys and phrases"),
        #[cfg(feature = "llm")]
        Some(model) => {
            let Args { parallel, threads, context, queue, gpu, gpu_layers, .. } = args;
            let context = context as usize;
            let settings = generate::Settings { model, parallel, threads, context, queue, gpu, gpu_layers };
            generate::run(server, &settings)
        }
        #[cfg(not(feature = "llm"))]
        Some(_) => refuse(server, WITHOUT_LLAMA),
    }
}

/// Standard input, where the server put its socket. What follows happens within the fence.
fn server_socket(fence: &Fence) -> io::Result<UnixStream> {
    let mut socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    socket.peer_addr()?;
    fence::begin(&mut socket, fence)?;
    Ok(socket)
}

/// Says why nothing can be done, then answers pings until the server closes the socket.
fn refuse(mut server: UnixStream, reason: &str) -> ExitCode {
    let mut answer = || -> io::Result<()> {
        send(&mut server, &Reply::Unusable { reason: reason.to_owned() })?;
        loop {
            match receive(&mut server)? {
                Request::Ping => send(&mut server, &Reply::Pong)?,
                Request::Cancel { .. } => {}
                Request::Transcribe { job, .. }
                | Request::Speak { job, .. }
                | Request::Embed { job, .. }
                | Request::Generate { job, .. } => {
                    send(&mut server, &Reply::Failed { job, reason: reason.to_owned() })?;
                }
            }
        }
    };
    match answer() {
        Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            eprintln!("cannot talk to the server: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

#[cfg(not(feature = "llm"))]
const WITHOUT_LLAMA: &str = "this offhook-llm has no llama.cpp; build it with the cargo feature `llm`";
