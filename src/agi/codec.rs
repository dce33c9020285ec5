//! The two ends of a FastAGI stream on tokio's codecs.

use bytes::BytesMut;
use tokio_util::codec::{Decoder, Encoder};

use super::command::Command;
use super::environment::{ENVIRONMENT_BYTES_MAX, Environment};
use super::error::AgiError;
use super::lines::Lines;
use super::quoting::COMMAND_BYTES_MAX;
use super::reply::{Partial, Progress, REPLY_BYTES_MAX, Reply};

const HANGUP: &str = "HANGUP";

/// What Asterisk sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// First, once.
    Environment(Environment),
    /// To each command, one.
    Reply(Reply),
    /// The caller is gone. It may come while a command waits for its reply, which still comes, and twice.
    Hangup,
}

/// Offhook's end: events in, commands out.
#[derive(Debug)]
pub struct ServerCodec {
    lines: Lines,
    expecting: Expecting,
    /// Bytes of the block or reply so far; bounded whatever its lines are.
    block_bytes: usize,
}

#[derive(Debug)]
enum Expecting {
    Environment(Environment),
    Reply,
    RestOf(Partial),
}

impl Default for ServerCodec {
    fn default() -> Self {
        let expecting = Expecting::Environment(Environment::default());
        Self { lines: Lines::default(), expecting, block_bytes: 0 }
    }
}

impl ServerCodec {
    fn limit_bytes(&self) -> usize {
        match self.expecting {
            Expecting::Environment(_) => ENVIRONMENT_BYTES_MAX,
            Expecting::Reply | Expecting::RestOf(_) => REPLY_BYTES_MAX,
        }
    }

    fn take_line(&mut self, line: String) -> Result<Option<Event>, AgiError> {
        let expecting = std::mem::replace(&mut self.expecting, Expecting::Reply);
        let progress = match expecting {
            Expecting::Environment(environment) => return self.take_variable(environment, &line),
            // Nothing between two replies is empty but for a proxy's or a script's stray line feed.
            Expecting::Reply if line.is_empty() => return Ok(None),
            Expecting::Reply if line == HANGUP => return Ok(Some(Event::Hangup)),
            Expecting::Reply => Reply::begin(line),
            Expecting::RestOf(partial) if line == HANGUP && !partial.hides_hangup() => {
                self.expecting = Expecting::RestOf(partial);
                return Ok(Some(Event::Hangup));
            }
            Expecting::RestOf(partial) => partial.add_line(line),
        };
        match progress {
            Progress::Complete(reply) => Ok(Some(Event::Reply(reply))),
            Progress::Partial(partial) => {
                self.expecting = Expecting::RestOf(partial);
                Ok(None)
            }
            Progress::NotAReply => Err(AgiError::NotAReply),
        }
    }

    fn take_variable(&mut self, mut so_far: Environment, line: &str) -> Result<Option<Event>, AgiError> {
        match (line.is_empty(), so_far.is_empty()) {
            (true, false) => return Ok(Some(Event::Environment(so_far))),
            // A stray line feed before the first variable ends nothing.
            (true, true) => {
                self.expecting = Expecting::Environment(so_far);
                return Ok(None);
            }
            (false, _) => {}
        }
        so_far.add_line(line)?;
        self.expecting = Expecting::Environment(so_far);
        Ok(None)
    }

    fn is_within_block(&self) -> bool {
        match &self.expecting {
            Expecting::Environment(so_far) => !so_far.is_empty(),
            Expecting::Reply => false,
            Expecting::RestOf(_) => true,
        }
    }
}

impl Decoder for ServerCodec {
    type Item = Event;
    type Error = AgiError;

    fn decode(&mut self, received: &mut BytesMut) -> Result<Option<Event>, AgiError> {
        loop {
            let limit_bytes = self.limit_bytes();
            let before = received.len();
            let Some(line) = self.lines.next(received, limit_bytes)? else { return Ok(None) };
            self.block_bytes += before - received.len();
            // Short lines without end are as much of a flood as one long line.
            if self.block_bytes > limit_bytes {
                return Err(AgiError::TooLong { limit_bytes });
            }
            let event = self.take_line(line)?;
            // Stray empty lines without end are a flood as well: only an event begins a new count.
            if event.is_some() {
                if !self.is_within_block() {
                    self.block_bytes = 0;
                }
                return Ok(event);
            }
        }
    }

    fn decode_eof(&mut self, received: &mut BytesMut) -> Result<Option<Event>, AgiError> {
        match self.decode(received)? {
            None if !received.is_empty() || self.is_within_block() => Err(AgiError::Truncated),
            event => Ok(event),
        }
    }
}

impl Encoder<Command> for ServerCodec {
    type Error = AgiError;

    fn encode(&mut self, command: Command, out: &mut BytesMut) -> Result<(), AgiError> {
        out.extend_from_slice(command.line()?.as_bytes());
        out.extend_from_slice(b"\n");
        Ok(())
    }
}

/// Asterisk's end, for the simulator: commands in, events out.
#[derive(Debug, Default)]
pub struct AsteriskCodec {
    lines: Lines,
}

impl Decoder for AsteriskCodec {
    type Item = Command;
    type Error = AgiError;

    fn decode(&mut self, received: &mut BytesMut) -> Result<Option<Command>, AgiError> {
        Ok(self.lines.next(received, COMMAND_BYTES_MAX)?.map(|line| Command::parse(&line)))
    }

    fn decode_eof(&mut self, received: &mut BytesMut) -> Result<Option<Command>, AgiError> {
        match self.decode(received)? {
            None if !received.is_empty() => Err(AgiError::Truncated),
            command => Ok(command),
        }
    }
}

impl Encoder<Event> for AsteriskCodec {
    type Error = AgiError;

    fn encode(&mut self, event: Event, out: &mut BytesMut) -> Result<(), AgiError> {
        match event {
            Event::Environment(environment) => out.extend_from_slice(environment.block().as_bytes()),
            Event::Reply(reply) => out.extend_from_slice(reply.text().as_bytes()),
            Event::Hangup => out.extend_from_slice(b"HANGUP\n"),
        }
        Ok(())
    }
}
