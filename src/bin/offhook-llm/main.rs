//! llama.cpp's process for the server that started it: text generated with `--model`, sentences turned into vectors
//! with `--embed`.

#[cfg(feature = "llm")]
mod embed;
#[cfg(feature = "llm")]
mod generate;
#[cfg(feature = "llm")]
mod processor;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use offhook::engine::fence::Fence;
use offhook::engine::host::Host;
use offhook::engine::processor::refusal;

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
    let host = match Host::begin("offhook-llm", &Fence::around(files)) {
        Ok(host) => host,
        Err(code) => return code,
    };
    if let Some(reason) = refusal() {
        return host.server().give_up(reason);
    }
    if let Some(model) = &args.embed {
        #[cfg(feature = "llm")]
        return embed::run(&host, model, args.threads);
        #[cfg(not(feature = "llm"))]
        return host.server().give_up(format!("{} cannot be used: {WITHOUT_LLAMA}", model.display()));
    }
    match args.model {
        None => host.server().give_up(WITHOUT_MODEL.to_owned()),
        #[cfg(feature = "llm")]
        Some(model) => {
            let Args { parallel, threads, context, queue, gpu, gpu_layers, .. } = args;
            let context = context as usize;
            let settings = generate::Settings { model, parallel, threads, context, queue, gpu, gpu_layers };
            generate::run(&host, &settings)
        }
        #[cfg(not(feature = "llm"))]
        Some(_) => host.server().give_up(WITHOUT_LLAMA.to_owned()),
    }
}

const WITHOUT_MODEL: &str = "no model is configured ([llm] model); calls go on with keys and phrases";
#[cfg(not(feature = "llm"))]
const WITHOUT_LLAMA: &str = "this offhook-llm has no llama.cpp; build it with the cargo feature `llm`";
