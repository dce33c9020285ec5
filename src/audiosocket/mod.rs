//! AudioSocket, the protocol that carries a call's sound and keys, as bytes and values.
//!
//! A message is a kind (one byte), a length (big-endian) and that many bytes. Asterisk sends one UUID first,
//! then one message of sound for each RTP packet that it receives and one for each key; it never sends a
//! hangup or an error, it just closes. What we send must be whole messages, one per 20 ms, of a kind that it
//! knows: anything else drops the call.
//!
//! The media threads use [`Inbox`] or [`parse`] with [`write_audio`], which take no memory once they run;
//! [`Codec`] is the same parser for tokio.

mod codec;
mod inbox;
mod kinds;
mod message;

pub use codec::{Codec, CodecError};
pub use inbox::Inbox;
pub use kinds::{AudioKind, Digit};
pub use message::{
    HEADER_BYTES, Message, PAYLOAD_BYTES_MAX, Parsed, ProtocolError, parse, read_samples, write_audio,
    write_digit, write_hangup, write_uuid,
};
