//! One AudioSocket connection without waiting: takes what has arrived, gives one frame, never queues more.

use std::{
    io::{self, ErrorKind, Read, Write},
    net::TcpStream,
};

use crate::audiosocket::{AudioKind, Inbox, Message, ProtocolError, write_audio, write_hangup};

/// Reads in one turn, 2 KB each: a flood of sound must not keep a media thread from its other calls.
const READS_MAX: usize = 8;
/// The kernel's part of the outbound queue. It is the smallest that Linux grants: when Asterisk stops reading, frames
/// are dropped here instead of being heard seconds late.
const SEND_BUFFER_BYTES: usize = 4096;
/// Turns without room for a frame after which the connection is given up: 5 s.
const BLOCKED_TURNS_MAX: u32 = 250;

pub struct Line {
    socket: TcpStream,
    inbox: Inbox,
    /// The frame being sent, from `sent` on not yet taken by the socket.
    outbound: Vec<u8>,
    sent: usize,
    blocked_turns: u32,
}

/// The connection's end, as far as this side can tell.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    #[error("the caller's side closed the audio connection")]
    Closed,
    #[error("the caller's side stopped reading for five seconds")]
    Blocked,
    #[error("the caller's side sent what AudioSocket does not allow: {0}")]
    Protocol(#[from] ProtocolError),
    #[error("the audio connection broke: {0}")]
    Io(#[from] io::Error),
}

impl Line {
    /// `inbox` holds what was read after the UUID message already.
    pub fn new(socket: TcpStream, inbox: Inbox) -> io::Result<Self> {
        socket.set_nonblocking(true)?;
        socket.set_nodelay(true)?;
        rustix::net::sockopt::set_socket_send_buffer_size(&socket, SEND_BUFFER_BYTES)?;
        // A frame every 20 ms never congests anything, and pacing it once more by timers of the kernel, as BBR
        // does, costs a tenth of a call's processor time. Where Reno is not to be had, the system's choice does.
        let _ = rustix::net::sockopt::set_tcp_congestion(&socket, "reno");
        Ok(Self { socket, inbox, outbound: Vec::new(), sent: 0, blocked_turns: 0 })
    }

    /// Hands every complete message to `take`.
    pub fn receive(&mut self, mut take: impl FnMut(Message<&[u8]>)) -> Result<(), LineError> {
        for _ in 0..READS_MAX {
            while let Some(message) = self.inbox.take()? {
                take(message);
            }
            let room = self.inbox.room();
            let asked = room.len();
            let read = match self.socket.read(room) {
                Ok(0) => return Err(LineError::Closed),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => 0,
                Err(error) if error.kind() == ErrorKind::ConnectionReset => return Err(LineError::Closed),
                Err(error) => return Err(error.into()),
            };
            self.inbox.arrived(read);
            // Less than there was room for has emptied the socket: another read would only say so.
            if read < asked {
                break;
            }
        }
        while let Some(message) = self.inbox.take()? {
            take(message);
        }
        Ok(())
    }

    /// Sends one frame in one write. False when it was dropped because an earlier one is still on its way.
    pub fn send_frame(&mut self, kind: AudioKind, samples: &[i16]) -> Result<bool, LineError> {
        self.send_rest()?;
        let sent = self.is_sent();
        if sent {
            self.outbound.clear();
            self.sent = 0;
            write_audio(&mut self.outbound, kind, samples);
            self.send_rest()?;
        }
        self.blocked_turns = if sent { 0 } else { self.blocked_turns + 1 };
        if self.blocked_turns >= BLOCKED_TURNS_MAX { Err(LineError::Blocked) } else { Ok(sent) }
    }

    fn is_sent(&self) -> bool {
        self.sent == self.outbound.len()
    }

    fn send_rest(&mut self) -> Result<(), LineError> {
        if self.is_sent() {
            return Ok(());
        }
        match self.socket.write(&self.outbound[self.sent..]) {
            Ok(written) => self.sent += written,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
            Err(error) if matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) => {
                return Err(LineError::Closed);
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Ends the call's audio the polite way, on which every Asterisk goes on in its dialplan.
    pub fn hang_up(&mut self) {
        write_hangup(&mut self.outbound);
        // Whatever fails here, the connection is closed next, which says the same.
        let _ = self.send_rest();
    }
}
