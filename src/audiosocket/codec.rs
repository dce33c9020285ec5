//! The same messages for tokio: what the accept loop and the simulated Asterisk read and write.

use std::io;

use bytes::{Bytes, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

use super::message::{Message, ProtocolError, announced_bytes, parse};

/// Both directions, because both sides speak the same messages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Codec;

#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    #[error(transparent)]
    Protocol(#[from] ProtocolError),
    #[error("audiosocket stream ended within a message")]
    Truncated,
    #[error("audiosocket stream broke")]
    Io(#[from] io::Error),
}

impl Decoder for Codec {
    type Item = Message<Bytes>;
    type Error = CodecError;

    fn decode(&mut self, received: &mut BytesMut) -> Result<Option<Self::Item>, CodecError> {
        let Some((_, used_bytes)) = parse(received)? else {
            received.reserve(announced_bytes(received).saturating_sub(received.len()));
            return Ok(None);
        };
        let framed = received.split_to(used_bytes).freeze();
        Ok(parse(&framed)?.map(|(message, _)| message.map(|payload| framed.slice_ref(payload))))
    }

    fn decode_eof(&mut self, received: &mut BytesMut) -> Result<Option<Self::Item>, CodecError> {
        match self.decode(received)? {
            None if !received.is_empty() => Err(CodecError::Truncated),
            message => Ok(message),
        }
    }
}

impl<P: AsRef<[u8]>> Encoder<Message<P>> for Codec {
    type Error = CodecError;

    fn encode(&mut self, message: Message<P>, out: &mut BytesMut) -> Result<(), CodecError> {
        Ok(message.write(out)?)
    }
}
