//! One message, read where it lies and written where it goes.

use std::fmt;

use byteorder::{BigEndian, ByteOrder, LittleEndian};
use bytes::BufMut;
use uuid::Uuid;

use super::kinds::{AudioKind, Digit};

/// Kind and length.
pub const HEADER_BYTES: usize = 3;

/// The length field's end: the protocol bounds its own messages, so a garbage length costs at most this much
/// memory.
pub const PAYLOAD_BYTES_MAX: usize = u16::MAX as usize;

/// The most whole samples that fit one message.
const PAYLOAD_SAMPLES_MAX: usize = PAYLOAD_BYTES_MAX / 2;

const HANGUP: u8 = 0x00;
const UUID: u8 = 0x01;
const DTMF: u8 = 0x03;
const ERROR: u8 = 0xff;

/// A message; `P` holds payloads: borrowed bytes on the hot path, `Bytes` from the codec.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message<P> {
    /// End the call's sound. Offhook sends it; Asterisk closes instead.
    Hangup,
    /// Names the call; Asterisk's first message and only proof of who it is.
    Uuid(Uuid),
    /// A key, sent once, when it is released.
    Digit(Digit),
    Audio {
        kind: AudioKind,
        /// Whole samples, see [`read_samples`].
        pcm: P,
    },
    /// The peer's reason, in bytes that only it understands.
    Error(P),
    /// A kind that has no meaning yet, or a tone that is no key (0x03 with the fax tone's `f`). A value and
    /// not an error, because its length is known: a newer Asterisk that sends more than we know must not cost
    /// the caller the call. Whoever sends to Asterisk must never pass one on: there it is fatal.
    Unknown { kind: u8, payload: P },
}

/// Bytes that no AudioSocket peer sends; the stream cannot be trusted after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    #[error("audiosocket message of kind {kind:#04x} has {length} bytes instead of {expected}")]
    WrongLength { kind: u8, length: usize, expected: usize },
    #[error(
        "sound of kind {kind:#04x} has {length} bytes, half a sample too many: \
         Dial(AudioSocket/...) needs a c(slin) option, without it Asterisk sends the caller's codec as it is"
    )]
    HalfSample { kind: u8, length: usize },
    #[error("audiosocket payload of {length} bytes does not fit a message of 65,535")]
    PayloadTooLong { length: usize },
}

/// A message and how many bytes it took.
pub type Parsed<'a> = (Message<&'a [u8]>, usize);

/// Reads the first message of `bytes`; `None` when it is not complete yet.
///
/// Lengths that cannot be right are refused as soon as the header is there.
pub fn parse(bytes: &[u8]) -> Result<Option<Parsed<'_>>, ProtocolError> {
    let Some((header, rest)) = bytes.split_at_checked(HEADER_BYTES) else { return Ok(None) };
    let kind = header[0];
    let length = usize::from(BigEndian::read_u16(&header[1..]));
    check_length(kind, length)?;
    Ok(rest.get(..length).map(|payload| (Message::of(kind, payload), HEADER_BYTES + length)))
}

/// How long the message at the start of `bytes` will be, as far as can be seen.
pub(super) fn announced_bytes(bytes: &[u8]) -> usize {
    bytes
        .get(1..HEADER_BYTES)
        .map_or(HEADER_BYTES, |length| HEADER_BYTES + usize::from(BigEndian::read_u16(length)))
}

/// Appends one message of sound. Nothing is written for no samples, because an empty message drops the call
/// in Asterisk; what is longer than a message (0.17 s at 192 kHz) becomes several.
pub fn write_audio(out: &mut Vec<u8>, kind: AudioKind, pcm: &[i16]) {
    for samples in pcm.chunks(PAYLOAD_SAMPLES_MAX) {
        let length = samples.len() * 2;
        let start = out.len() + HEADER_BYTES;
        // The cast is exact: PAYLOAD_SAMPLES_MAX bounds the chunk.
        write_header(out, kind.byte(), length as u16);
        out.resize(start + length, 0);
        LittleEndian::write_i16_into(samples, &mut out[start..]);
    }
}

pub fn write_hangup(out: &mut impl BufMut) {
    write_header(out, HANGUP, 0);
}

pub fn write_uuid(out: &mut impl BufMut, uuid: Uuid) {
    write_header(out, UUID, 16);
    out.put_slice(uuid.as_bytes());
}

pub fn write_digit(out: &mut impl BufMut, digit: Digit) {
    write_header(out, DTMF, 1);
    out.put_u8(digit.byte());
}

/// Appends the samples of a message's payload, which [`parse`] has found to be whole.
pub fn read_samples(pcm: &[u8], samples: &mut Vec<i16>) {
    let whole = &pcm[..pcm.len() & !1];
    let start = samples.len();
    samples.resize(start + whole.len() / 2, 0);
    LittleEndian::read_i16_into(whole, &mut samples[start..]);
}

impl<'a> Message<&'a [u8]> {
    /// `payload`'s length has passed [`check_length`].
    fn of(kind: u8, payload: &'a [u8]) -> Self {
        let unknown = Self::Unknown { kind, payload };
        match kind {
            HANGUP => Self::Hangup,
            UUID => Uuid::from_slice(payload).map_or(unknown, Self::Uuid),
            DTMF => payload.first().copied().and_then(Digit::from_byte).map_or(unknown, Self::Digit),
            ERROR => Self::Error(payload),
            _ => AudioKind::from_byte(kind).map_or(unknown, |kind| Self::Audio { kind, pcm: payload }),
        }
    }
}

impl<P: AsRef<[u8]>> Message<P> {
    /// Appends the message; it fails only for a payload that no length field can express.
    pub fn write(&self, out: &mut impl BufMut) -> Result<(), ProtocolError> {
        match self {
            Self::Hangup => write_hangup(out),
            Self::Uuid(uuid) => write_uuid(out, *uuid),
            Self::Digit(digit) => write_digit(out, *digit),
            Self::Audio { kind, pcm } => write_payload(out, kind.byte(), pcm.as_ref())?,
            Self::Error(payload) => write_payload(out, ERROR, payload.as_ref())?,
            Self::Unknown { kind, payload } => write_payload(out, *kind, payload.as_ref())?,
        }
        Ok(())
    }

    /// The same message with its payload held in another way.
    pub fn map<Q>(self, hold: impl FnOnce(P) -> Q) -> Message<Q> {
        match self {
            Self::Hangup => Message::Hangup,
            Self::Uuid(uuid) => Message::Uuid(uuid),
            Self::Digit(digit) => Message::Digit(digit),
            Self::Audio { kind, pcm } => Message::Audio { kind, pcm: hold(pcm) },
            Self::Error(payload) => Message::Error(hold(payload)),
            Self::Unknown { kind, payload } => Message::Unknown { kind, payload: hold(payload) },
        }
    }
}

/// Shows sizes, never sound or keys.
impl<P: AsRef<[u8]>> fmt::Debug for Message<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hangup => f.write_str("Hangup"),
            Self::Uuid(_) => f.write_str("Uuid"),
            Self::Digit(digit) => write!(f, "Digit({digit:?})"),
            Self::Audio { kind, pcm } => write!(f, "Audio({kind:?}, {} bytes)", pcm.as_ref().len()),
            Self::Error(payload) => write!(f, "Error({} bytes)", payload.as_ref().len()),
            Self::Unknown { kind, payload } => {
                write!(f, "Unknown({kind:#04x}, {} bytes)", payload.as_ref().len())
            }
        }
    }
}

fn check_length(kind: u8, length: usize) -> Result<(), ProtocolError> {
    let expected = match kind {
        HANGUP => 0,
        UUID => 16,
        DTMF => 1,
        _ if AudioKind::from_byte(kind).is_some() && length % 2 == 1 => {
            return Err(ProtocolError::HalfSample { kind, length });
        }
        _ => length,
    };
    if length != expected {
        return Err(ProtocolError::WrongLength { kind, length, expected });
    }
    Ok(())
}

fn write_payload(out: &mut impl BufMut, kind: u8, payload: &[u8]) -> Result<(), ProtocolError> {
    let length =
        u16::try_from(payload.len()).map_err(|_| ProtocolError::PayloadTooLong { length: payload.len() })?;
    write_header(out, kind, length);
    out.put_slice(payload);
    Ok(())
}

fn write_header(out: &mut impl BufMut, kind: u8, length: u16) {
    let mut header = [kind, 0, 0];
    BigEndian::write_u16(&mut header[1..], length);
    out.put_slice(&header);
}
