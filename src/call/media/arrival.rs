//! What one call's socket has brought and the session has not seen yet: sound cut into 20 ms frames, and keys.

use crate::{
    audio::CallRate,
    audiosocket::{AudioKind, Message, read_samples},
};

/// Sound above this is dropped: the session takes all of it every 20 ms, so only a flood gets here. 400 ms at 16 kHz.
const SAMPLES_MAX: usize = 6_400;
const DIGITS_MAX: usize = 64;

#[derive(Debug, Default)]
pub(in crate::call) struct Arrival {
    samples: Vec<i16>,
    digits: Vec<char>,
    rate: Option<CallRate>,
    pub(in crate::call) hung_up: bool,
}

impl Arrival {
    pub(in crate::call) fn take(&mut self, message: Message<&[u8]>) {
        match message {
            Message::Audio { kind, pcm } => self.take_sound(kind, pcm),
            Message::Digit(digit) if self.digits.len() < DIGITS_MAX => self.digits.push(digit.as_char()),
            Message::Hangup | Message::Error(_) => self.hung_up = true,
            // A flood of digits, a second UUID and kinds of a newer Asterisk change nothing.
            Message::Digit(_) | Message::Uuid(_) | Message::Unknown { .. } => {}
        }
    }

    /// Sound of a rate other than the first is dropped: the channel's format does not change during a call.
    fn take_sound(&mut self, kind: AudioKind, pcm: &[u8]) {
        let rate = match kind {
            AudioKind::Slin8 => CallRate::Narrow,
            AudioKind::Slin16 => CallRate::Wide,
            _ => return,
        };
        if *self.rate.get_or_insert(rate) == rate && self.samples.len() < SAMPLES_MAX {
            read_samples(pcm, &mut self.samples);
        }
    }

    /// The rate of the sound that came first.
    pub(in crate::call) fn rate(&self) -> Option<CallRate> {
        self.rate
    }

    /// Packets of another length than 20 ms (`ptime`) are cut anew; a rest waits for the next packet.
    pub(in crate::call) fn drain_frames(&mut self, rate: CallRate, mut each: impl FnMut(&[i16])) {
        if self.rate != Some(rate) {
            return self.samples.clear();
        }
        let whole = self.samples.len() - self.samples.len() % rate.frame_samples();
        self.samples[..whole].chunks_exact(rate.frame_samples()).for_each(&mut each);
        self.samples.drain(..whole);
    }

    pub(in crate::call) fn drain_digits(&mut self) -> impl Iterator<Item = char> {
        self.digits.drain(..)
    }

    pub(in crate::call) fn forget(&mut self) {
        self.samples.clear();
        self.digits.clear();
    }
}
