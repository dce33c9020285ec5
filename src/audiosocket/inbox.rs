//! What one call's socket has delivered and nobody has read yet, for the media thread.

use super::message::{Message, ProtocolError, announced_bytes, parse};

/// Holds six messages of 8 kHz sound, so that a late media thread catches up with one read; 2 KB for each
/// call.
const ROOM_BYTES_USUAL: usize = 2_048;

/// Bytes in, messages out, in place. Room grows only to the one message that needs it, at most 65,538 bytes.
///
/// Read into [`Inbox::room`], say how much came with [`Inbox::arrived`], and take messages until there is
/// none.
#[derive(Debug)]
pub struct Inbox {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl Default for Inbox {
    fn default() -> Self {
        Self { buffer: vec![0; ROOM_BYTES_USUAL], start: 0, end: 0 }
    }
}

impl Inbox {
    /// Where the next bytes go; never empty once [`Inbox::take`] has answered `None`.
    pub fn room(&mut self) -> &mut [u8] {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        let needed = announced_bytes(&self.buffer[..self.end]).max(ROOM_BYTES_USUAL);
        self.buffer.resize(needed.max(self.end), 0);
        &mut self.buffer[self.end..]
    }

    /// The first `count` bytes of [`Inbox::room`] are filled. More than the room counts as the room.
    pub fn arrived(&mut self, count: usize) {
        self.end = self.buffer.len().min(self.end + count);
    }

    /// The next whole message, or `None` until more has arrived.
    pub fn take(&mut self) -> Result<Option<Message<&[u8]>>, ProtocolError> {
        let Some((message, used_bytes)) = parse(&self.buffer[self.start..self.end])? else { return Ok(None) };
        self.start += used_bytes;
        Ok(Some(message))
    }

    /// True when the stream may end here: no message is half received.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}
