//! A call without Asterisk, from this server's own pages: admitted, connected, paced, recorded and ended as any other.
//!
//! Whoever places it holds the other end of the call's AudioSocket connection, and so the place of Asterisk.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::timeout,
};
use tracing::{info, warn};

use super::{
    exchange::{Announced, Exchange},
    request::Request,
};
use crate::{
    agi::Command,
    audio::CallRate,
    audiosocket::Inbox,
    call::{
        agi::{
            variables,
            verbs::{disposition, finished},
        },
        views::watch::Watch,
    },
    dialog::verbs,
    pii::Redacted,
};

/// What the flow knows as the number called.
const CALLED: &str = "try";
/// Both ends of the connection are in this process.
const CONNECT_WITHIN: Duration = Duration::from_secs(2);

/// Who tries what.
#[derive(Debug)]
pub struct TrialRequest {
    pub flow: String,
    /// The number that the flow takes for the caller's.
    pub caller: Redacted<String>,
    /// 16 kHz, as between wideband telephones, instead of 8.
    pub wide: bool,
    /// The name of whoever tries it, for the record.
    pub who: String,
}

/// A call that runs.
pub struct Trial(Announced);

/// The caller's side of it.
pub struct Caller {
    /// Carries AudioSocket messages, the UUID's excepted. Closing it hangs up.
    pub audio: TcpStream,
    /// What happens, as lines of JSON; it ends with the session.
    pub timeline: mpsc::Receiver<Redacted<String>>,
}

/// Why there is no call.
#[derive(Debug, thiserror::Error)]
pub enum NoTrial {
    #[error(transparent)]
    Flow(#[from] verbs::VerbError),
    #[error("the server takes no call now ({0}); try again in a while")]
    Shed(&'static str),
    #[error("the call's audio cannot be connected: {0}")]
    Io(#[from] io::Error),
}

impl Trial {
    pub async fn begin(exchange: &Exchange, wish: TrialRequest) -> Result<(Self, Caller), NoTrial> {
        let flows = &exchange.service.flows;
        let request = Request::converse(wish.flow, wish.caller, CALLED);
        let dialog = request.dialog(&flows.by_name())?;
        let admission = exchange.admit().map_err(|shed| NoTrial::Shed(shed.as_str()))?;
        let (audio, ours) = connected_pair().await?;
        // The channel is where another call has its telephone: that is how the records tell trials.
        let call_info = request.call_info(flows, &format!("Try/{}", wish.who));
        let rate = if wish.wide { CallRate::Wide } else { CallRate::Narrow };
        let (watch, timeline) = Watch::new();
        let announced =
            exchange.announce(dialog, Some(rate), CONNECT_WITHIN, admission, call_info, Some(watch));
        // Announced a moment ago under a UUID that nobody else knows.
        exchange.connect(announced.uuid, ours, Inbox::default()).map_err(io::Error::other)?;
        Ok((Self(announced), Caller { audio, timeline }))
    }

    /// The result variables, as the dialplan would find them. To be asked for when the audio has ended.
    pub async fn end(self, exchange: &Exchange) -> Vec<(String, Redacted<String>)> {
        let call = self.0.uuid;
        let outcome = finished(self.0).await.outcome;
        exchange.service.metrics.trials_ended.get_or_create(&disposition(&outcome)).inc();
        info!(
            status = outcome.status.as_str(),
            action = outcome.action.as_str(),
            destination = outcome.destination.as_ref().map_or("", |to| to.name()),
            "trial ended"
        );
        let set = |command| match command {
            Command::SetVariable { name, value } => Some((name.trim_start_matches('_').to_owned(), value)),
            _ => None,
        };
        variables::commands(&outcome, Some(call), None).into_iter().filter_map(set).collect()
    }
}

/// Two ends of one connection over loopback: a call's [`Line`](super::Line) is TCP.
async fn connected_pair() -> io::Result<(TcpStream, std::net::TcpStream)> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    let theirs = TcpStream::connect(listener.local_addr()?).await?;
    theirs.set_nodelay(true)?;
    let own = theirs.local_addr()?;
    let accept = async {
        loop {
            let (ours, peer) = listener.accept().await?;
            if peer == own {
                return ours.into_std();
            }
            // Another program of this machine knocks at every port.
            warn!(%peer, "a stranger connected to a trial's port and was closed");
        }
    };
    let ours = timeout(CONNECT_WITHIN, accept).await.map_err(|_| io::ErrorKind::TimedOut)??;
    Ok((theirs, ours))
}
