//! Asterisk's side of one FastAGI connection: the environment, then the server's commands until it is done.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::{Duration, SystemTime};

use bytes::BytesMut;
use tokio_util::codec::{Decoder, Encoder};
use uuid::Uuid;

use super::channel::{Answer, Channel};
use super::report::Missing;
use super::script::Script;
use super::sound::{Ending, Sound};
use crate::agi::{AgiError, AsteriskCodec, Command, Environment, Event, Reply};

/// Asterisk's own patience with a server that does not answer the connection.
const CONNECT_MAX: Duration = Duration::from_secs(2);
/// Between two commands a server only thinks; the sound has its own clock.
const COMMAND_WAIT_MAX: Duration = Duration::from_secs(15);
const READ_BYTES: usize = 4096;

/// Who calls what, for the environment.
pub(in crate::cli) struct Caller<'a> {
    /// `converse?flow=reception`
    pub script: &'a str,
    pub server: &'a str,
    pub number: &'a str,
}

/// One session; the channel outlives it, as in a dialplan with several AGI lines.
pub(in crate::cli) struct Session {
    stream: TcpStream,
    codec: AsteriskCodec,
    received: BytesMut,
}

impl Session {
    pub(in crate::cli) fn connect(address: SocketAddr, caller: &Caller<'_>) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&address, CONNECT_MAX)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(COMMAND_WAIT_MAX))?;
        stream.set_write_timeout(Some(COMMAND_WAIT_MAX))?;
        let mut session = Self { stream, codec: AsteriskCodec::default(), received: BytesMut::new() };
        session
            .send([Event::Environment(environment(caller, SystemTime::now()))])
            .map_err(io::Error::other)?;
        Ok(session)
    }

    /// Answers commands until the server ends the session; says what is missing when it set no status.
    pub(in crate::cli) fn serve(&mut self, channel: &mut Channel, script: &mut Script) -> Missing {
        self.serve_with(channel, |uuid, address, channel| carry_sound(uuid, address, channel, script))
    }

    /// The same, with the sound carried by somebody else until one side ends it.
    pub(in crate::cli) fn serve_with(
        &mut self,
        channel: &mut Channel,
        mut carry: impl FnMut(&str, &str, &mut Channel) -> Vec<Event>,
    ) -> Missing {
        let mut missing = Missing::Undecided;
        loop {
            let command = match self.next_command() {
                Ok(Some(command)) => command,
                Ok(None) => return missing,
                Err(AgiError::Io(error)) if is_timeout(&error) => return Missing::ServerStuck,
                Err(error) => {
                    channel.complaints.push(format!("the AGI session broke: {error}"));
                    return Missing::ServerGone;
                }
            };
            let sent = match channel.answer(command) {
                Answer::Reply(reply) => self.send([Event::Reply(reply)]),
                Answer::AudioSocket { uuid, address } => {
                    // From here on only a status proves that the server finished its work.
                    missing = Missing::ServerGone;
                    self.send(carry(&uuid, &address, channel))
                }
            };
            if sent.is_err() {
                return Missing::ServerGone;
            }
        }
    }

    /// `None` at a proper end.
    fn next_command(&mut self) -> Result<Option<Command>, AgiError> {
        loop {
            if let Some(command) = self.codec.decode(&mut self.received)? {
                return Ok(Some(command));
            }
            let mut bytes = [0; READ_BYTES];
            match self.stream.read(&mut bytes)? {
                0 => return self.codec.decode_eof(&mut self.received),
                count => self.received.extend_from_slice(&bytes[..count]),
            }
        }
    }

    fn send(&mut self, events: impl IntoIterator<Item = Event>) -> Result<(), AgiError> {
        let mut out = BytesMut::new();
        for event in events {
            self.codec.encode(event, &mut out)?;
        }
        Ok(self.stream.write_all(&out)?)
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// `EXEC AudioSocket`: blocks until one side ends the sound, then answers as Asterisk 22 does.
fn carry_sound(uuid: &str, address: &str, channel: &mut Channel, script: &mut Script) -> Vec<Event> {
    let mut sound = match connect_sound(uuid, address, script.rate_hz()) {
        Ok(sound) => sound,
        Err(error) => {
            channel.complaints.push(format!("no sound from {address}: {error}"));
            return vec![Event::Reply(Reply::done(-1))];
        }
    };
    let ending = sound.play(script);
    channel.complaints.extend(sound.into_complaints());
    carried(ending, channel)
}

/// What Asterisk says when the sound is over.
pub(in crate::cli) fn carried(ending: Ending, channel: &mut Channel) -> Vec<Event> {
    match ending {
        Ending::ServerEnded => vec![Event::Reply(Reply::done(0))],
        Ending::CallerHungUp | Ending::ServerBroke => {
            channel.hang_up();
            vec![Event::Reply(Reply::done(-1)), Event::Hangup]
        }
    }
}

/// Names are looked up, as Asterisk does.
fn connect_sound(uuid: &str, address: &str, rate_hz: u32) -> io::Result<Sound> {
    let uuid = uuid.parse::<Uuid>().map_err(io::Error::other)?;
    let address = address.to_socket_addrs()?.next().ok_or(ErrorKind::AddrNotAvailable)?;
    Sound::connect(address, uuid, rate_hz)
}

/// As Asterisk 22 sends it, field by field.
fn environment(caller: &Caller<'_>, now: SystemTime) -> Environment {
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let (request, unique_id) = (format!("agi://{}/{}", caller.server, caller.script), format!("{seconds}.1"));
    Environment::from_fields([
        ("network", "yes"),
        ("network_script", caller.script),
        ("request", request.as_str()),
        ("channel", "PJSIP/caller-00000001"),
        ("language", "en"),
        ("type", "PJSIP"),
        ("uniqueid", unique_id.as_str()),
        ("version", "22.10.1"),
        ("callerid", caller.number),
        ("calleridname", caller.number),
        ("callingpres", "0"),
        ("agi_callingani2", "0"),
        ("callington", "0"),
        ("callingtns", "0"),
        ("dnid", "100"),
        ("rdnis", "unknown"),
        ("context", "from-sip"),
        ("extension", "100"),
        ("priority", "2"),
        ("enhanced", "0.0"),
        ("accountcode", ""),
        ("threadid", "140572277147328"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_has_the_fields_of_asterisk_22_in_its_order() {
        let caller = Caller { script: "converse?flow=f", server: "127.0.0.1:4573", number: "5550100" };
        let environment = environment(&caller, SystemTime::UNIX_EPOCH);
        let names: Vec<&str> = environment.fields().map(|(name, _)| name).collect();
        assert_eq!(&names[..3], ["network", "network_script", "request"]);
        assert_eq!(names.len(), 22);
    }
}
