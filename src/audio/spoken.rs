//! Measures whether a recording holds speech, for checks of what a caller heard.

use super::level::level_dbfs;
use super::vad::Vad;
use super::{CallRate, FRAME_MS, RateError, Sound, resample};

/// A word lasts longer; clicks and the detector's single mistakes are shorter.
const VOICED_MS_MIN: u32 = 200;

/// What a recording holds, as the voice activity detector hears it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spoken {
    pub total_ms: u32,
    pub voiced_ms: u32,
    /// Of the voiced frames' loudest, in dBFS.
    pub loudest_dbfs: f32,
}

impl Spoken {
    pub fn measure(sound: &Sound) -> Result<Self, RateError> {
        let rate = if sound.rate_hz < CallRate::Wide.hz() { CallRate::Narrow } else { CallRate::Wide };
        let samples = resample(&sound.samples, sound.rate_hz, rate.hz())?;
        let mut vad = Vad::new(rate);
        let (mut frames, mut voiced, mut loudest_dbfs) = (0, 0, super::SILENCE_DBFS);
        for frame in samples.chunks_exact(rate.frame_samples()) {
            frames += 1;
            if vad.frame(frame).voiced {
                voiced += 1;
                loudest_dbfs = level_dbfs(frame).max(loudest_dbfs);
            }
        }
        Ok(Self { total_ms: frames * FRAME_MS, voiced_ms: voiced * FRAME_MS, loudest_dbfs })
    }

    /// Silence, hum, noise and tones are not.
    pub fn is_speech(&self) -> bool {
        self.voiced_ms >= VOICED_MS_MIN
    }
}
