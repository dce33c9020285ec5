//! Measures whether a recording holds speech, for checks of what a caller heard.

use super::vad::Vad;
use super::{CallRate, FRAME_MS, RateError, SILENCE_DBFS, Sound, resample};

/// From one frame to the next, speech changes by more. The tones of a telephone network switch on and off,
/// but while they are on they stay as loud as they are.
const CHANGE_DB: f32 = 1.0;
/// The shortest spoken digits have as much, clicks have less.
const MOVING_MS_MIN: u32 = 100;
/// Of the voiced frames. Recorded speech has 41 to 90, beating ringback 31, a dial tone 9.
const MOVING_PERCENT_MIN: u32 = 36;

/// What a recording holds, as the voice activity detector hears it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spoken {
    pub total_ms: u32,
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
        let mut spoken = Self { total_ms: 0, voiced_ms: 0, moving_ms: 0, loudest_dbfs: SILENCE_DBFS };
        let mut before_dbfs = SILENCE_DBFS;
        for frame in samples.chunks_exact(rate.frame_samples()) {
            let voice = vad.frame(frame);
            let moving = (voice.level_dbfs - before_dbfs).abs() >= CHANGE_DB;
            spoken.total_ms += FRAME_MS;
            spoken.voiced_ms += if voice.voiced { FRAME_MS } else { 0 };
            spoken.moving_ms += if voice.voiced && moving { FRAME_MS } else { 0 };
            spoken.loudest_dbfs = voice.level_dbfs.max(spoken.loudest_dbfs);
            before_dbfs = voice.level_dbfs;
        }
        Ok(spoken)
    }

    /// Silence, noise, hum and telephone tones are not. Music may be taken for speech.
    pub fn is_speech(&self) -> bool {
        self.moving_ms >= MOVING_MS_MIN && self.moving_ms * 100 >= self.voiced_ms * MOVING_PERCENT_MIN
    }
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
