//! `offhook serve`: answers calls until it is told to stop.

use std::{net::SocketAddr, path::PathBuf};

use tokio::signal::unix::{SignalKind, signal};
use tracing::info;

use crate::{config::Config, server::Server};

/// Answers calls: listens for Asterisk's AGI sessions and their audio until SIGTERM or Ctrl-C, then lets running
/// calls finish.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The configuration file.
    #[arg(long, value_name = "FILE", default_value = "asterisk/offhook.toml")]
    config: PathBuf,

    /// Listen here for AGI instead of where the configuration says.
    #[arg(long, value_name = "ADDR")]
    agi: Option<SocketAddr>,

    /// Listen here for AudioSocket instead of where the configuration says.
    #[arg(long, value_name = "ADDR")]
    audio: Option<SocketAddr>,
}

const EXAMPLES: &str = "\
Examples:
  offhook serve
  offhook serve --config /etc/offhook/offhook.toml
  offhook serve --agi 127.0.0.1:4600 --audio 127.0.0.1:4601

A line `ready for calls` says that the ports are open. README.md has the dialplan that sends calls here.
";

pub fn run(args: Args) -> anyhow::Result<()> {
    let mut config = Config::load(&args.config)?;
    config.server.agi = args.agi.unwrap_or(config.server.agi);
    config.server.audio = args.audio.unwrap_or(config.server.audio);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(serve(config))
}

async fn serve(config: Config) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let server = Server::start(config).await?;
    tokio::select! {
        _ = terminate.recv() => info!("SIGTERM"),
        _ = interrupt.recv() => info!("interrupted"),
    }
    server.stop().await;
    Ok(())
}
