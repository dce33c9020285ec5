//! `offhook serve`: answers calls until it is told to stop.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
};

use tokio::signal::unix::{SignalKind, signal};
use tracing::{error, info};

use super::usual;
use crate::{
    config::{Config, ListenOrOff, Records},
    http::{Http, Prepared, Recordings},
    pii::hide_panic_messages,
    server::{Server, systemd},
};

/// Answers calls: listens for Asterisk's AGI sessions and their audio until SIGTERM or Ctrl-C, then lets running
/// calls finish, and ends those that are left at a second one. SIGHUP makes it read flows, secret, tokens and
/// certificate again.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The configuration file.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    config: PathBuf,

    /// Listen here for AGI instead of where the configuration says.
    #[arg(long, value_name = "ADDR")]
    agi: Option<SocketAddr>,

    /// Listen here for AudioSocket instead of where the configuration says.
    #[arg(long, value_name = "ADDR")]
    audio: Option<SocketAddr>,

    /// Listen here for HTTP instead of where the configuration says; `off` for not at all.
    #[arg(long, value_name = "ADDR")]
    http: Option<ListenOrOff>,
}

const EXAMPLES: &str = "\
Examples:
  offhook serve
  offhook serve --config /etc/offhook/offhook.toml
  offhook serve --agi 127.0.0.1:4600 --audio 127.0.0.1:4601

  kill -HUP $(pidof offhook)
      read flows, tokens and certificate again, without dropping a call

A line `ready for calls` says that the ports are open. README.md has the dialplan that sends calls here.
";

pub fn run(args: Args) -> anyhow::Result<()> {
    hide_panic_messages(|place| error!(place, "a fault of this program; please report it with this place"));
    let mut config = Config::load(&args.config)?;
    for chosen in &config.models.chosen {
        info!(key = chosen.key, model = %chosen.path.display(), "not set: this one is installed and is used");
    }
    config.server.agi = args.agi.unwrap_or(config.server.agi);
    config.server.audio = args.audio.unwrap_or(config.server.audio);
    config.http.listen = args.http.map_or(config.http.listen, |http| http.0);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(serve(config, &args.config))
}

/// For those who may hear them.
fn recordings(records: &Records) -> anyhow::Result<Recordings> {
    if records.place.is_none() {
        return Ok(Recordings::default());
    }
    let key = records.key()?;
    Ok(Recordings::new(records.recordings.clone(), key))
}

async fn serve(config: Config, file: &Path) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // Taken before anything is loaded: without it, an early SIGHUP would end the server.
    let mut hangup = signal(SignalKind::hangup())?;
    // Whatever is wrong with it is said before the models are loaded.
    let prepared = Prepared::new(&config.http)?;
    let recordings = recordings(&config.records)?;
    let server = tokio::select! {
        started = Server::start(config) => started?,
        _ = terminate.recv() => {
            info!("SIGTERM before the server was ready");
            return Ok(());
        }
        _ = interrupt.recv() => {
            info!("interrupted before the server was ready");
            return Ok(());
        }
    };
    let exchange = server.exchange();
    let http = prepared
        .map(|prepared| prepared.open(Arc::clone(&exchange), server.store(), recordings))
        .transpose()?;
    let alive = tokio::spawn(systemd::keep_alive(Arc::clone(&exchange)));
    systemd::ready();
    loop {
        tokio::select! {
            _ = terminate.recv() => break info!("SIGTERM"),
            _ = interrupt.recv() => break info!("interrupted"),
            _ = hangup.recv() => tokio::select! {
                () = reload(&server, http.as_ref(), file) => {}
                _ = terminate.recv() => break info!("SIGTERM"),
            },
        }
    }
    systemd::stopping(server.stops_within());
    let mut stopped = pin!(server.stop());
    loop {
        tokio::select! {
            () = &mut stopped => break,
            _ = terminate.recv() => info!("SIGTERM again: ending the calls that are left"),
            _ = interrupt.recv() => info!("interrupted again: ending the calls that are left"),
        }
        exchange.abort();
    }
    // It goes last: /readyz says meanwhile that the server stops.
    http.into_iter().for_each(Http::stop);
    alive.abort();
    Ok(())
}

/// What is faulty is left as it was, and said.
async fn reload(server: &Server, http: Option<&Http>, file: &Path) {
    systemd::reloading();
    read_again(server, http, file).await;
    systemd::ready();
}

async fn read_again(server: &Server, http: Option<&Http>, file: &Path) {
    let config = match Config::load(file) {
        Ok(config) => config,
        Err(fault) => return error!(%fault, "SIGHUP: nothing was read again, the old configuration stays"),
    };
    http.into_iter().for_each(|http| http.reload(&config.http));
    if let Err(fault) = server.reload_secret() {
        error!(%fault, "SIGHUP: the old secret stays");
    }
    if let Err(fault) = server.reload_flows(&config.flows).await {
        error!(%fault, "SIGHUP: the old flows stay");
    }
}
