//! A sentence on its way to a call: at the call's rate, without the silence that the voice puts around it.

use offhook::audio::PieceResampler;

use crate::voice::{Piece, Sound, VoiceError};

/// Piper ends a sentence abruptly, espeak-ng with a third of a second: a speaker pauses about so long.
const BETWEEN_SENTENCES_MS: usize = 250;
/// Lets the last sound die away in the far end's echo canceller.
const AFTER_LAST_MS: usize = 20;
/// What stays before the first sound of a text, so that a soft beginning is not cut off.
const BEFORE_FIRST_MS: usize = 20;
/// 54 dB below full scale: under the noise of a telephone line.
const QUIET: u16 = 64;

/// Where a sentence stands in its text: a pause follows all but the last.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) first: bool,
    pub(crate) last: bool,
}

/// What a sentence's sound still has to give.
pub(crate) struct Pieces {
    sound: Sound,
    resampler: PieceResampler,
    trim: Trim,
    pause: usize,
}

/// A sentence's next samples, perhaps none.
pub(crate) struct Made {
    pub(crate) samples: Vec<i16>,
    pub(crate) sentence_over: bool,
}

impl Pieces {
    pub(crate) fn new(sound: Sound, rate_hz: u32, place: Place) -> Result<Self, VoiceError> {
        let resampler = PieceResampler::new(sound.rate_hz, rate_hz)?;
        let samples = |ms: usize| rate_hz as usize * ms / 1000;
        let pause = samples(if place.last { AFTER_LAST_MS } else { BETWEEN_SENTENCES_MS });
        let lead_max = place.first.then(|| samples(BEFORE_FIRST_MS));
        Ok(Self { sound, resampler, trim: Trim { quiet: Vec::new(), lead_max }, pause })
    }

    /// Makes the next piece, which takes the voice's time for it; and what is left of the sentence.
    pub(crate) fn next(mut self) -> Result<(Made, Option<Self>), VoiceError> {
        let end = Piece { samples: Vec::new(), last: true };
        let piece = self.sound.pieces.next().transpose()?.unwrap_or(end);
        let mut samples = self.resampler.push(&piece.samples);
        if !piece.last {
            let samples = self.trim.push(samples);
            return Ok((Made { samples, sentence_over: false }, Some(self)));
        }
        samples.extend(self.resampler.finish());
        let mut samples = self.trim.push(samples);
        samples.resize(samples.len() + self.pause, 0);
        Ok((Made { samples, sentence_over: true }, None))
    }
}

/// Keeps quiet back until something follows it: exactly one pause ends a sentence, whatever the voice left there,
/// because the session counts silence from a prompt's end.
struct Trim {
    quiet: Vec<i16>,
    /// `None` once the first loud sample has come, or where the lead stays as it is.
    lead_max: Option<usize>,
}

impl Trim {
    fn push(&mut self, samples: Vec<i16>) -> Vec<i16> {
        let is_loud = |sample: &i16| sample.unsigned_abs() > QUIET;
        let known_quiet = self.quiet.len();
        let mut sound = std::mem::take(&mut self.quiet);
        sound.extend(samples);
        let Some(last_loud) = sound[known_quiet..].iter().rposition(is_loud) else {
            self.quiet = sound;
            return Vec::new();
        };
        self.quiet = sound.split_off(known_quiet + last_loud + 1);
        if let Some(lead_max) = self.lead_max.take() {
            let lead = sound.iter().position(is_loud).unwrap_or_default();
            sound.drain(..lead.saturating_sub(lead_max));
        }
        sound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as they are given, between bars, at 1 kHz so that a pause of 20 ms has 20 samples; zeros at the
    /// end are counted.
    fn given(pieces: &[&[i16]], place: Place) -> String {
        let count = pieces.len();
        let pieces: Vec<_> = pieces.iter().map(|piece| piece.to_vec()).enumerate().collect();
        let pieces =
            pieces.into_iter().map(move |(at, samples)| Ok(Piece { samples, last: at + 1 == count }));
        let sound = Sound { rate_hz: 1_000, pieces: Box::new(pieces) };
        let mut rest = Some(Pieces::new(sound, 1_000, place).unwrap());
        let mut given = Vec::new();
        while let Some(pieces) = rest {
            let (made, more) = pieces.next().unwrap();
            let zeros = made.samples.iter().rev().take_while(|sample| **sample == 0).count();
            let loud = &made.samples[..made.samples.len() - zeros];
            given.push(format!("{loud:?}+{zeros}"));
            rest = more;
        }
        given.join(" | ")
    }

    #[test]
    fn a_pause_is_exact_however_a_voice_ends() {
        let inner = Place { first: false, last: false };
        for (pieces, expected) in [
            (&[&[500, 500][..]][..], "[500, 500]+250"),
            (&[&[500, 20, -20, 0, 0, 0, 0]], "[500]+250"),
            (&[&[3, 3, 3, 3]], "[]+250"),
            (&[], "[]+250"),
            (&[&[500, 3, 3], &[4, 4]], "[500]+0 | []+250"),
            (&[&[500, 3, 3], &[4, 600, 5]], "[500]+0 | [3, 3, 4, 600]+250"),
            (&[&[3], &[4], &[600], &[5]], "[]+0 | []+0 | [3, 4, 600]+0 | []+250"),
        ] {
            assert_eq!(given(pieces, inner), expected);
        }
        assert_eq!(given(&[&[500, 3]], Place { first: false, last: true }), "[500]+20");
    }

    #[test]
    fn a_text_begins_with_its_first_sound() {
        let quiet = [1; 300];
        let text = [&quiet[..], &[700, 1]].concat();
        let first = Place { first: true, last: true };
        let given_samples = |pieces: &[&[i16]], place| given(pieces, place).matches(',').count() + 1;
        assert_eq!(given_samples(&[&text], first), BEFORE_FIRST_MS + 1);
        assert_eq!(given(&[&quiet, &text], first).matches(", 1").count(), BEFORE_FIRST_MS - 1);
        assert_eq!(given_samples(&[&text], Place { first: false, last: true }), 301);
    }
}
