//! A new audio connection: lets it become a call's audio when it brings the UUID of an announced call.

use std::{io, time::Duration};

use tokio::{io::AsyncReadExt, net::TcpStream, time::timeout};
use uuid::Uuid;

use super::registry::Refused;
use crate::{
    audiosocket::{Inbox, Message, ProtocolError},
    call::exchange::Exchange,
};

/// Asterisk sends the UUID with its first packet.
const UUID_DEADLINE: Duration = Duration::from_secs(2);

/// Why a connection is closed instead.
#[derive(Debug, thiserror::Error)]
pub enum NotAccepted {
    #[error("no UUID came within {} s", UUID_DEADLINE.as_secs())]
    TooLate,
    #[error("the connection did not begin with a UUID")]
    NoUuid,
    #[error(transparent)]
    Protocol(#[from] ProtocolError),
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Io(#[from] io::Error),
}

pub async fn accept_audio(mut stream: TcpStream, exchange: &Exchange) -> Result<(), NotAccepted> {
    let mut inbox = Inbox::default();
    let uuid = timeout(UUID_DEADLINE, read_uuid(&mut stream, &mut inbox)).await;
    let uuid = uuid.map_err(|_| NotAccepted::TooLate)??;
    Ok(exchange.connect(uuid, stream.into_std()?, inbox)?)
}

async fn read_uuid(stream: &mut TcpStream, inbox: &mut Inbox) -> Result<Uuid, NotAccepted> {
    loop {
        match inbox.take()? {
            Some(Message::Uuid(uuid)) => return Ok(uuid),
            Some(_) => return Err(NotAccepted::NoUuid),
            None => {}
        }
        match stream.read(inbox.room()).await? {
            0 => return Err(NotAccepted::NoUuid),
            read => inbox.arrived(read),
        }
    }
}
