//! The closed sets of the protocol: sample rates and keys.

use std::fmt;

/// What the sound in a message is: always mono, signed 16-bit, little-endian, at one of nine rates.
///
/// Asterisk before 20.17, 21.12, 22.7 and 23.1 knows 8 kHz alone, and `AudioSocket()` in the dialplan never
/// uses another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum AudioKind {
    Slin8 = 0x10,
    Slin12 = 0x11,
    Slin16 = 0x12,
    Slin24 = 0x13,
    Slin32 = 0x14,
    Slin44 = 0x15,
    Slin48 = 0x16,
    Slin96 = 0x17,
    Slin192 = 0x18,
}

impl AudioKind {
    pub const ALL: [Self; 9] = [
        Self::Slin8,
        Self::Slin12,
        Self::Slin16,
        Self::Slin24,
        Self::Slin32,
        Self::Slin44,
        Self::Slin48,
        Self::Slin96,
        Self::Slin192,
    ];

    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.byte() == byte)
    }

    pub fn from_rate_hz(rate_hz: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.rate_hz() == rate_hz)
    }

    /// The kind's number on the wire.
    pub fn byte(self) -> u8 {
        self as u8
    }

    pub fn rate_hz(self) -> u32 {
        match self {
            Self::Slin8 => 8_000,
            Self::Slin12 => 12_000,
            Self::Slin16 => 16_000,
            Self::Slin24 => 24_000,
            Self::Slin32 => 32_000,
            Self::Slin44 => 44_100,
            Self::Slin48 => 48_000,
            Self::Slin96 => 96_000,
            Self::Slin192 => 192_000,
        }
    }

    /// Samples in the 20 ms that one message carries.
    pub fn frame_samples(self) -> usize {
        self.rate_hz() as usize / 50
    }
}

/// A key of the telephone. Printing it for people shows nothing: digits are personal data.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digit(u8);

impl Digit {
    /// Lower-case `a` to `d` are kept as they came: both cases are the same key, see [`Digit::as_char`].
    pub fn from_byte(byte: u8) -> Option<Self> {
        matches!(byte, b'0'..=b'9' | b'*' | b'#' | b'A'..=b'D' | b'a'..=b'd').then_some(Self(byte))
    }

    /// One of `0123456789*#ABCD`.
    pub fn as_char(self) -> char {
        char::from(self.0.to_ascii_uppercase())
    }

    pub(super) fn byte(self) -> u8 {
        self.0
    }
}

impl TryFrom<char> for Digit {
    type Error = char;

    /// Gives the character back when it is not a key.
    fn try_from(key: char) -> Result<Self, char> {
        u8::try_from(key).ok().and_then(Self::from_byte).ok_or(key)
    }
}

impl fmt::Debug for Digit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[digit]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_byte_and_its_rate() {
        for (byte, kind) in (0x10..=0x18).zip(AudioKind::ALL) {
            assert_eq!(AudioKind::from_byte(byte), Some(kind));
            assert_eq!(AudioKind::from_rate_hz(kind.rate_hz()), Some(kind));
            assert_eq!(kind.frame_samples() * 50, kind.rate_hz() as usize);
        }
        assert_eq!(AudioKind::from_byte(0x19), None);
    }
}
