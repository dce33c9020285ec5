//! Reads an engine's replies from its socket; a read that is given up loses nothing.

use std::io;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::net::unix::OwnedReadHalf;

use super::protocol::{self, Reply};

/// Bytes that have come and are not a whole message yet. Bounded by the largest message that is allowed.
pub(super) struct Inbox<R = OwnedReadHalf> {
    from: R,
    buffer: BytesMut,
}

impl<R: AsyncRead + Unpin> Inbox<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, buffer: BytesMut::new() }
    }

    /// The next reply; `None` when the stream has ended.
    pub(super) async fn next(&mut self) -> io::Result<Option<Reply>> {
        loop {
            if let Some(reply) = self.whole_message()? {
                return Ok(Some(reply));
            }
            self.buffer.reserve(READ_BYTES);
            match self.from.read_buf(&mut self.buffer).await {
                Ok(0) => return Ok(None),
                Ok(_) => {}
                // It ended, and had not read everything.
                Err(error) if error.kind() == io::ErrorKind::ConnectionReset => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    }

    fn whole_message(&mut self) -> io::Result<Option<Reply>> {
        let Some(header) = self.buffer.first_chunk::<4>() else { return Ok(None) };
        let length = protocol::checked_length(*header)?;
        if self.buffer.len() < 4 + length {
            return Ok(None);
        }
        self.buffer.advance(4);
        protocol::decode(&self.buffer.split_to(length)).map(Some)
    }
}

/// A sentence of speech is about 100 KB.
const READ_BYTES: usize = 64 << 10;

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;

    use super::*;

    #[tokio::test]
    async fn messages_survive_any_split_and_the_end_is_seen() {
        let sent = Reply::Failed { job: 3, reason: "no".to_owned() };
        let bytes = protocol::encode(&sent).unwrap();
        for split in 0..bytes.len() {
            let (mut near, far) = tokio::io::duplex(1 << 10);
            let mut inbox = Inbox::new(far);
            near.write_all(&bytes[..split]).await.unwrap();
            near.write_all(&bytes[split..]).await.unwrap();
            near.write_all(&bytes).await.unwrap();
            drop(near);
            assert_eq!(inbox.next().await.unwrap().as_ref(), Some(&sent));
            assert_eq!(inbox.next().await.unwrap().as_ref(), Some(&sent));
            assert_eq!(inbox.next().await.unwrap(), None);
        }
    }
}
