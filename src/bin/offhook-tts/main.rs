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

use std::{
    io, num::NonZeroUsize, os::fd::AsFd, os::unix::net::UnixStream, path::PathBuf, process::ExitCode,
    time::Duration,
};

use clap::Parser;
use offhook::engine::fence::{self, Fence};
use offhook::pii::hide_panic_messages;

/// A server that does not take a sentence for this long is gone or stuck; this process is then of no use.
const SEND_TIMEOUT: Duration = Duration::from_secs(10);

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
    hide_panic_messages(|place| eprintln!("offhook-tts: panicked at {place}"));
    data::point_espeak_to_it();
    match server(&fence(&args.voice)).and_then(|socket| {
        serve::serve(socket, move || voice::load(&args.voice, args.threads, &args.language))
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("offhook-tts: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A Piper voice is two files; both kinds of voices read espeak-ng's data.
fn fence(voice: &str) -> Fence {
    let files = [voice.to_owned(), format!("{voice}.json")].map(PathBuf::from);
    Fence::around(files.into_iter().chain(data::folder()))
}

/// The server's end of file descriptor 0. What follows happens within the fence.
fn server(fence: &Fence) -> io::Result<UnixStream> {
    let stdin = io::stdin().as_fd().try_clone_to_owned()?;
    let started_by_hand =
        |_| io::Error::other("standard input is no socket: the offhook server starts this program");
    rustix::net::sockopt::socket_type(&stdin).map_err(started_by_hand)?;
    let mut socket = UnixStream::from(stdin);
    fence::begin(&mut socket, fence)?;
    socket.set_write_timeout(Some(SEND_TIMEOUT))?;
    Ok(socket)
}
