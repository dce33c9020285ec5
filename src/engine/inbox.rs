//! Reads an engine's replies from its socket; a read that is given up loses nothing.

use std::io;

use bytes::BytesMut;
use futures_util::StreamExt;
use tokio::io::AsyncRead;
use tokio::net::unix::OwnedReadHalf;
use tokio_util::codec::{Decoder, FramedRead, LengthDelimitedCodec};

use super::protocol::{self, MESSAGE_BYTES_MAX, Reply};
use crate::log::shown;

/// Bytes that have come and are not a whole message yet are bounded by the largest message that is allowed.
pub(super) struct Inbox<R = OwnedReadHalf>(FramedRead<R, Replies>);

struct Replies(LengthDelimitedCodec);

impl Decoder for Replies {
    type Item = Reply;
    type Error = io::Error;

    fn decode(&mut self, bytes: &mut BytesMut) -> io::Result<Option<Reply>> {
        let reply: Option<Reply> = self.0.decode(bytes)?.map(|body| protocol::decode(&body)).transpose()?;
        Ok(reply.map(printable))
    }

    /// A message that was cut off is none: the end of the stream tells that the engine has ended.
    fn decode_eof(&mut self, bytes: &mut BytesMut) -> io::Result<Option<Reply>> {
        self.decode(bytes)
    }
}

impl<R: AsyncRead + Unpin> Inbox<R> {
    pub(super) fn new(from: R) -> Self {
        let mut framing = LengthDelimitedCodec::builder();
        framing.little_endian().max_frame_length(MESSAGE_BYTES_MAX);
        Self(FramedRead::with_capacity(from, Replies(framing.new_codec()), READ_BYTES))
    }

    /// The next reply; `None` when the stream has ended.
    pub(super) async fn next(&mut self) -> io::Result<Option<Reply>> {
        match self.0.next().await.transpose() {
            // It ended, and had not read everything.
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => Ok(None),
            reply => reply,
        }
    }
}

/// What an engine says in words of its own, such as a model's name, is shown in logs, on pages and terminals.
fn printable(mut reply: Reply) -> Reply {
    if let Reply::Ready { about: words }
    | Reply::Unusable { reason: words }
    | Reply::Failed { reason: words, .. } = &mut reply
    {
        *words = shown(words);
    }
    reply
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
            near.write_all(&bytes[..split]).await.unwrap();
            drop(near);
            assert_eq!(inbox.next().await.unwrap().as_ref(), Some(&sent));
            assert_eq!(inbox.next().await.unwrap().as_ref(), Some(&sent));
            assert_eq!(inbox.next().await.unwrap(), None);
        }
    }

    #[tokio::test]
    async fn an_absurd_length_is_refused_before_memory_is_taken() {
        let refused = Inbox::new(&[0xff; 8][..]).next().await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidData);
    }
}
