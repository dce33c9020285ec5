//! Measures whether a recording holds speech, for checks of what a caller heard.

use super::vad::{Vad, Voice};
use super::{CallRate, FRAME_MS, RateError, SILENCE_DBFS, Sound, resample};

/// From one frame to the next, speech changes by more. The tones of a telephone network switch on and off, but while
/// they are on they stay as loud as they are.
const CHANGE_DB: f32 = 1.0;
/// The shortest words have as much, clicks have less.
const MOVING_MS_MIN: u32 = 100;
/// How far below its loudest frame a recording still counts as loud.
const LOUD_DB: f32 = 20.0;
/// Of what is loud. Single spoken words have 41 to 90, ringing 24, music 17, noise 5, busy and dial tones 0.
const MOVING_PERCENT_MIN: u32 = 28;

/// What a recording holds, as the voice activity detector hears it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spoken {
    pub total_ms: u32,
    /// Not far below the loudest.
    pub loud_ms: u32,
    pub voiced_ms: u32,
    /// Voiced, and louder or softer than the frame before.
    pub moving_ms: u32,
    pub loudest_dbfs: f32,
}

impl Spoken {
    pub fn measure(sound: &Sound) -> Result<Self, RateError> {
        let rate = if sound.rate_hz < CallRate::Wide.hz() { CallRate::Narrow } else { CallRate::Wide };
        let samples = resample(&sound.samples, sound.rate_hz, rate.hz())?;
        let mut vad = Vad::new(rate);
        let voices: Vec<Voice> =
            samples.chunks_exact(rate.frame_samples()).map(|frame| vad.frame(frame)).collect();
        let levels = || voices.iter().map(|voice| voice.level_dbfs);
        let loudest_dbfs = levels().fold(SILENCE_DBFS, f32::max);
        let before = std::iter::once(SILENCE_DBFS).chain(levels());
        let changes = before.zip(levels()).map(|(before, now)| (now - before).abs() >= CHANGE_DB);
        Ok(Self {
            total_ms: milliseconds(voices.iter()),
            loud_ms: milliseconds(levels().filter(|level| *level >= loudest_dbfs - LOUD_DB)),
            voiced_ms: milliseconds(voices.iter().filter(|voice| voice.voiced)),
            moving_ms: milliseconds(
                voices.iter().zip(changes).filter(|(voice, change)| voice.voiced && *change),
            ),
            loudest_dbfs,
        })
    }

    /// Silence, noise, hum and telephone tones are not, and neither is most music.
    pub fn is_speech(&self) -> bool {
        self.moving_ms >= MOVING_MS_MIN && self.moving_ms * 100 >= self.loud_ms * MOVING_PERCENT_MIN
    }
}

fn milliseconds<T>(frames: impl Iterator<Item = T>) -> u32 {
    frames.count() as u32 * FRAME_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(wave: impl Fn(f32) -> f32) -> Sound {
        let samples = (0..32_000u16).map(|n| (wave(f32::from(n) / 8_000.0) * 8_000.0) as i16).collect();
        Sound { rate_hz: 8_000, samples }
    }

    #[test]
    fn what_a_telephone_makes_by_itself_is_not_speech() {
        let sine = |hz: f32, s: f32| (std::f32::consts::TAU * hz * s).sin();
        let on_off = |s: f32| if s.fract() < 0.5 { 1.0 } else { 0.0 };
        for (name, sound) in [
            ("silence", sound(|_| 0.0)),
            ("a dial tone", sound(|s| sine(425.0, s))),
            ("busy", sound(|s| sine(425.0, s) * on_off(s))),
            ("ringing", sound(|s| (sine(440.0, s) + sine(480.0, s)) * on_off(s / 4.0) / 2.0)),
            ("a key", sound(|s| (sine(770.0, s) + sine(1336.0, s)) * on_off(s * 2.0) / 2.0)),
            ("hum", sound(|s| (1..9).map(|k| sine(50.0 * k as f32, s) / k as f32).sum::<f32>() / 4.0)),
            // A cheap white noise: the sine of large steps.
            ("noise", sound(|s| (s * 8_000.0 * (s * 977.0 + 1.0)).sin() / 8.0)),
        ] {
            let spoken = Spoken::measure(&sound).unwrap();
            assert!(!spoken.is_speech(), "{name}: {spoken:?}");
            assert_eq!(spoken.total_ms, 4_000, "{name}");
        }
    }

    #[test]
    fn a_sound_without_a_rate_is_an_error() {
        assert!(Spoken::measure(&Sound::default()).is_err());
    }
}
