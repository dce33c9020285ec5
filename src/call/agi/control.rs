//! One AGI session: commands and their replies, with a deadline each, and the caller's hangup noted wherever it comes.

use std::{net::SocketAddr, time::Duration};

use futures_util::{SinkExt, StreamExt};
use tokio::{net::TcpStream, time::timeout};
use tokio_util::codec::Framed;

use crate::agi::{AgiError, Command, Environment, Event, Reply, ServerCodec};

/// Asterisk sends its variables at once; whoever does not is no Asterisk.
const ENVIRONMENT_DEADLINE: Duration = Duration::from_secs(5);
/// For commands that only look at the channel.
const REPLY_DEADLINE: Duration = Duration::from_secs(5);

pub(in crate::call) struct Control {
    stream: Framed<TcpStream, ServerCodec>,
    peer: SocketAddr,
    hung_up: bool,
}

#[derive(Debug, thiserror::Error)]
pub(in crate::call) enum ControlError {
    #[error(transparent)]
    Agi(#[from] AgiError),
    #[error("asterisk closed the AGI session")]
    Closed,
    #[error("asterisk did not answer an AGI command in time")]
    TooLate,
}

impl Control {
    pub(in crate::call) fn new(stream: TcpStream, peer: SocketAddr) -> Self {
        Self { stream: Framed::new(stream, ServerCodec::default()), peer, hung_up: false }
    }

    pub(in crate::call) fn peer(&self) -> SocketAddr {
        self.peer
    }

    /// The caller is gone, as far as Asterisk has said.
    pub(in crate::call) fn hung_up(&self) -> bool {
        self.hung_up
    }

    pub(in crate::call) async fn environment(&mut self) -> Result<Environment, ControlError> {
        match timeout(ENVIRONMENT_DEADLINE, self.stream.next()).await.map_err(|_| ControlError::TooLate)? {
            Some(Ok(Event::Environment(environment))) => Ok(environment),
            Some(Ok(Event::Reply(_) | Event::Hangup)) => Err(AgiError::NotAnEnvironment.into()),
            Some(Err(error)) => Err(error.into()),
            None => Err(ControlError::Closed),
        }
    }

    pub(in crate::call) async fn command(&mut self, command: Command) -> Result<Reply, ControlError> {
        self.command_within(command, REPLY_DEADLINE).await
    }

    /// For commands that last as long as a call.
    pub(in crate::call) async fn command_within(
        &mut self,
        command: Command,
        deadline: Duration,
    ) -> Result<Reply, ControlError> {
        timeout(deadline, self.exchange(command)).await.map_err(|_| ControlError::TooLate)?
    }

    async fn exchange(&mut self, command: Command) -> Result<Reply, ControlError> {
        self.stream.send(command).await?;
        loop {
            match self.stream.next().await.ok_or(ControlError::Closed)?? {
                Event::Reply(reply) => return Ok(reply),
                Event::Hangup => self.hung_up = true,
                Event::Environment(_) => return Err(AgiError::NotAReply.into()),
            }
        }
    }
}
