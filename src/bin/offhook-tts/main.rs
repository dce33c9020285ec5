//! `offhook-tts`: speaks sentences for the server, with a Piper voice or with espeak-ng's own.
//!
//! A program of its own, because espeak-ng is GPL-3.0-or-later, keeps its state in globals, and because
//! models crash. The server starts it with a socket as file descriptor 0 and talks in the messages of
//! `offhook::engine::protocol`.

mod data;
mod espeak;
mod pieces;
mod piper;
mod sentences;
mod serve;
mod speaker;
mod voice;

use std::{num::NonZeroUsize, path::PathBuf, process::ExitCode};

use clap::Parser;
use offhook::engine::fence::Fence;
use offhook::engine::host::Host;

/// Speaks sentences for the `offhook` server, which starts this program itself.
#[derive(Parser)]
#[command(name = "offhook-tts", version)]
struct Args {
    /// A Piper voice (FILE.onnx with FILE.onnx.json beside it), or `espeak` for the voice that needs no file.
    #[arg(long, default_value = voice::ESPEAK)]
    voice: String,
    /// Threads of the Piper model. All engines' threads together should not exceed the cores.
    #[arg(long, default_value = "1")]
    threads: NonZeroUsize,
    /// The language that espeak-ng's own voice speaks; a Piper voice brings its own.
    #[arg(long, default_value = "en")]
    language: String,
}

fn main() -> ExitCode {
    let args = Args::parse();
    data::point_espeak_to_it();
    let host = match Host::begin("offhook-tts", &fence(&args.voice)) {
        Ok(host) => host,
        Err(code) => return code,
    };
    serve::serve(&host, move || voice::load(&args.voice, args.threads, &args.language))
}

/// A Piper voice is two files; both kinds of voices read espeak-ng's data.
fn fence(voice: &str) -> Fence {
    let files = [voice.to_owned(), format!("{voice}.json")].map(PathBuf::from);
    Fence::around(files.into_iter().chain(data::folder()))
}
