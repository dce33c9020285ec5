//! Asterisk's side of one AudioSocket connection, in real time: the only clock and socket that a [`Script`]
//! meets.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use uuid::Uuid;

use super::script::{Script, Slot};
use crate::audiosocket::{self, AudioKind, Digit, Inbox, Message};

const FRAME: Duration = Duration::from_millis(20);
/// Asterisk's own patience with a server that does not answer the connection.
const CONNECT_MAX: Duration = Duration::from_secs(2);
/// The socket's buffers hold seconds of sound, so a write that waits means a server that does not read.
const WRITE_MAX: Duration = Duration::from_secs(2);
/// Asterisk has no buffer of its own: what comes ahead of time is heard as a burst.
const AHEAD_FRAMES_MAX: u64 = 4;

/// How the sound ended, as Asterisk would see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Ending {
    /// The server said goodbye or closed: the dialplan goes on.
    ServerEnded,
    CallerHungUp,
    /// The server reset the connection, stopped reading or sent what Asterisk does not take: Asterisk hangs
    /// up.
    ServerBroke,
}

/// One connection while it lasts.
pub(in crate::cli) struct Sound {
    stream: TcpStream,
    kind: AudioKind,
    started: Instant,
    inbox: Inbox,
    frames_heard: u64,
    complaints: Vec<String>,
}

impl Sound {
    /// Connects and names the call; from here on the clock of the call runs.
    pub(in crate::cli) fn connect(address: SocketAddr, uuid: Uuid, rate_hz: u32) -> io::Result<Self> {
        let kind = AudioKind::from_rate_hz(rate_hz).ok_or(ErrorKind::Unsupported)?;
        let mut stream = TcpStream::connect_timeout(&address, CONNECT_MAX)?;
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(WRITE_MAX))?;
        let mut hello = Vec::new();
        audiosocket::write_uuid(&mut hello, uuid);
        stream.write_all(&hello)?;
        let started = Instant::now();
        Ok(Self { stream, kind, started, inbox: Inbox::default(), frames_heard: 0, complaints: Vec::new() })
    }

    /// Plays the script to its end or the server's. Each slot's time is counted from the start, so errors do
    /// not add up.
    pub(in crate::cli) fn play(&mut self, script: &mut Script) -> Ending {
        let mut due = Duration::ZERO;
        loop {
            if let Some(ending) = self.listen_until(due, script) {
                return ending;
            }
            match script.slot(self.started.elapsed()) {
                Slot::HangUp => return Ending::CallerHungUp,
                Slot::Send { key, pcm } => {
                    if let Err(error) = self.send(key, &pcm) {
                        return self.broke(format!("it took no more sound: {error}"));
                    }
                }
            }
            due += FRAME;
        }
    }

    /// What Asterisk would have tripped over.
    pub(in crate::cli) fn into_complaints(self) -> Vec<String> {
        self.complaints
    }

    /// One frame is one write, as Asterisk does it.
    fn send(&mut self, key: Option<char>, pcm: &[i16]) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(audiosocket::HEADER_BYTES + pcm.len() * 2);
        if let Some(digit) = key.and_then(|key| Digit::try_from(key).ok()) {
            audiosocket::write_digit(&mut bytes, digit);
            self.stream.write_all(&bytes)?;
            bytes.clear();
        }
        audiosocket::write_audio(&mut bytes, self.kind, pcm);
        match self.stream.write_all(&bytes) {
            // The server's goodbye may still be unread: reading decides how it ended.
            Err(error) if matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) => {
                Ok(())
            }
            other => other,
        }
    }

    fn listen_until(&mut self, due: Duration, script: &mut Script) -> Option<Ending> {
        loop {
            let wait = due.saturating_sub(self.started.elapsed());
            if !self.is_readable(wait) {
                if self.started.elapsed() >= due {
                    return None;
                }
                continue;
            }
            if let Some(ending) = self.read(script) {
                return Some(ending);
            }
        }
    }

    fn is_readable(&self, wait: Duration) -> bool {
        let wait = Timespec { tv_sec: wait.as_secs() as i64, tv_nsec: wait.subsec_nanos().into() };
        let mut fds = [PollFd::new(&self.stream, PollFlags::IN)];
        // An interruption looks like the end of the wait; the caller looks at the clock.
        poll(&mut fds, Some(&wait)).is_ok_and(|ready| ready > 0)
    }

    fn read(&mut self, script: &mut Script) -> Option<Ending> {
        match self.stream.read(self.inbox.room()) {
            Ok(0) if self.inbox.is_empty() => return Some(Ending::ServerEnded),
            Ok(0) => return Some(self.broke("it closed within a message".to_owned())),
            Ok(count) => self.inbox.arrived(count),
            Err(error) if error.kind() == ErrorKind::Interrupted => return None,
            Err(error) => return Some(self.broke(error.to_string())),
        }
        let at = self.started.elapsed();
        loop {
            let pcm = match self.inbox.take() {
                Ok(None) => return None,
                Ok(Some(Message::Audio { kind, pcm })) if kind == self.kind => pcm,
                Ok(Some(Message::Hangup)) => return Some(Ending::ServerEnded),
                Ok(Some(other)) => {
                    let fault = format!("it sent {}, which drops the call", name(&other));
                    return Some(self.broke(fault));
                }
                Err(error) => return Some(self.broke(error.to_string())),
            };
            let mut samples = Vec::with_capacity(pcm.len() / 2);
            audiosocket::read_samples(pcm, &mut samples);
            script.hear(at, &samples);
            self.check_pace(at, samples.len());
        }
    }

    /// Each kind of complaint once is enough.
    fn check_pace(&mut self, at: Duration, samples: usize) {
        self.frames_heard += 1;
        let due = (at.as_millis() / FRAME.as_millis()) as u64 + 1;
        if self.frames_heard > due + AHEAD_FRAMES_MAX {
            self.complain(format!("the server sends more than {AHEAD_FRAMES_MAX} frames ahead of time"));
        }
        if samples != self.kind.frame_samples() {
            self.complain(format!("the server sends {samples} samples a message, not 20 ms"));
        }
    }

    fn broke(&mut self, what: String) -> Ending {
        self.complain(format!("the server broke the sound: {what}"));
        Ending::ServerBroke
    }

    fn complain(&mut self, complaint: String) {
        if !self.complaints.contains(&complaint) {
            self.complaints.push(complaint);
        }
    }
}

fn name(message: &Message<&[u8]>) -> &'static str {
    match message {
        Message::Hangup => "a hangup",
        Message::Uuid(_) => "a UUID",
        Message::Digit(_) => "a key",
        Message::Audio { .. } => "sound of another rate",
        Message::Error(_) => "an error",
        Message::Unknown { .. } => "an unknown kind",
    }
}
