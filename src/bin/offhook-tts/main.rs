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
mod voices;

use std::{iter, num::NonZeroUsize, path::PathBuf, process::ExitCode};

use clap::Parser;
use offhook::engine::fence::Fence;
use offhook::engine::host::Host;

use crate::voices::{Voices, Wanted};

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
    /// Who speaks another language: TAG=VOICE, as in es=es_ES-davefx-medium.onnx. espeak-ng speaks the rest.
    #[arg(long, value_name = "TAG=VOICE", value_parser = other)]
    voice_for: Vec<(String, String)>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    data::point_espeak_to_it();
    let Args { voice, threads, language, voice_for } = args;
    let wanted = Wanted { main: voice, language, others: voice_for.into_iter().collect(), threads };
    let host = match Host::begin("offhook-tts", &fence(&wanted)) {
        Ok(host) => host,
        Err(code) => return code,
    };
    serve::serve(&host, move || Voices::load(&wanted))
}

/// A Piper voice is two files; both kinds of voices read espeak-ng's data.
fn fence(wanted: &Wanted) -> Fence {
    let voices = iter::once(&wanted.main).chain(wanted.others.values());
    let files = voices.flat_map(|voice| [voice.clone(), format!("{voice}.json")]).map(PathBuf::from);
    Fence::around(files.chain(data::folder()))
}

fn other(written: &str) -> Result<(String, String), String> {
    let parts = written.split_once('=').filter(|(tag, voice)| !tag.is_empty() && !voice.is_empty());
    let (tag, voice) = parts.ok_or("write TAG=VOICE, as in es=es_ES-davefx-medium.onnx")?;
    Ok((tag.to_owned(), voice.to_owned()))
}
