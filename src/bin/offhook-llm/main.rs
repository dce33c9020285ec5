//! The language model's process. It keeps its place in the package and says honestly that it cannot generate
//! yet.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use offhook::engine::protocol::{Reply, Request, receive, send};

/// Answers offhook, which starts this program and talks to it over its standard input.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// A llama.cpp model in GGUF format
    #[arg(long)]
    model: Option<PathBuf>,
}

fn main() -> ExitCode {
    let reason = match Args::parse().model {
        None => "no model is configured ([llm] model); calls go on with keys and phrases".to_owned(),
        Some(_) => "this version of offhook cannot run a language model yet; remove [llm] model".to_owned(),
    };
    match refuse(reason) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("offhook starts this program and talks to it on its standard input ({error})");
            ExitCode::from(2)
        }
    }
}

/// Says why nothing can be generated, then answers pings until the server closes the socket.
fn refuse(reason: String) -> io::Result<()> {
    let mut server = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    server.peer_addr()?;
    send(&mut server, &Reply::Unusable { reason })?;
    loop {
        match receive(&mut server) {
            Ok(Request::Ping) => send(&mut server, &Reply::Pong)?,
            Ok(
                Request::Transcribe { job, .. } | Request::Speak { job, .. } | Request::Generate { job, .. },
            ) => {
                send(
                    &mut server,
                    &Reply::Failed { job, reason: "not a job for a language model".to_owned() },
                )?;
            }
            Ok(Request::Cancel { .. }) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}
