//! The one level that all speech is brought to: a gain, and a soft ceiling.
//!
//! Voices differ by 10 dB. The loudest sample says little about how loud somebody is heard, so the level is that of all
//! that is spoken. A voice that speaks as it goes is given one gain for everything, by a sentence said beforehand: that
//! of a sentence could not be known before its end. A sound that is there as a whole is given its own.

use dasp::Sample;

/// Root mean square of the parts where somebody speaks. Telephone prompts are commonly between -18 and -24 dBFS.
const SPEECH_DBFS: f32 = -20.0;
/// 20 ms frames this far below the loudest are pauses.
const PAUSE_DB: f32 = 20.0;
/// Full scale is 1. Above the knee peaks are pressed together, and nothing passes the ceiling: resampling may overshoot
/// it by a little.
const KNEE: f32 = 0.5;
const CEILING: f32 = 0.85;

#[derive(Clone, Copy)]
pub struct SpeechLevel {
    gain: f32,
}

impl SpeechLevel {
    /// The gain for a voice that has made this.
    pub fn of(wave: &[f32], rate_hz: u32) -> Self {
        let frames = wave.chunks((rate_hz / 50).max(1) as usize);
        let powers: Vec<f32> = frames.map(power).filter(|power| power.is_finite()).collect();
        let loudest = powers.iter().copied().fold(0.0, f32::max);
        let spoken: Vec<f32> =
            powers.into_iter().filter(|power| *power > loudest * ratio(-PAUSE_DB)).collect();
        let mean = spoken.iter().sum::<f32>() / spoken.len().max(1) as f32;
        // A voice that says nothing has no level.
        Self { gain: if mean > 0.0 { (ratio(SPEECH_DBFS) / mean).sqrt() } else { 1.0 } }
    }

    /// The wave at that level.
    pub fn set(self, wave: &[f32]) -> Vec<i16> {
        // `as` makes not-a-number zero, which is what a broken model should sound like.
        wave.iter().map(|sample| (limited(sample * self.gain) * 32_767.0) as i16).collect()
    }
}

/// A whole sound at the level of all speech; silence stays what it is.
pub fn levelled(samples: &[i16], rate_hz: u32) -> Vec<i16> {
    let wave: Vec<f32> = samples.iter().map(|sample| sample.to_sample()).collect();
    SpeechLevel::of(&wave, rate_hz).set(&wave)
}

fn power(frame: &[f32]) -> f32 {
    frame.iter().map(|sample| sample * sample).sum::<f32>() / frame.len() as f32
}

/// Of powers.
fn ratio(db: f32) -> f32 {
    10.0_f32.powf(db / 10.0)
}

fn limited(sample: f32) -> f32 {
    let (size, room) = (sample.abs(), CEILING - KNEE);
    if size <= KNEE { sample } else { sample.signum() * (KNEE + room * ((size - KNEE) / room).tanh()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::level_dbfs;

    /// Half of it a pause.
    fn tone(size: f32) -> Vec<f32> {
        let wave = |n: u16| if n < 4_000 { (f32::from(n) * 0.3).sin() * size } else { 0.0 };
        (0..8_000).map(wave).collect()
    }

    #[test]
    fn every_voice_comes_to_one_level_and_pauses_do_not_count() {
        for size in [0.02, 0.3, 3.0] {
            let wave = tone(size);
            let spoken = SpeechLevel::of(&wave, 8_000).set(&wave[..4_000]);
            let dbfs = level_dbfs(&spoken);
            assert!((dbfs - SPEECH_DBFS).abs() < 0.1, "{dbfs} of {size}");
        }
        assert_eq!(SpeechLevel::of(&[], 8_000).set(&[0.1]), [3_276]);
    }

    #[test]
    fn peaks_are_pressed_together_and_never_turn_over() {
        let level = SpeechLevel { gain: 1.0 };
        let [knee, above, far, broken] = level.set(&[0.5, 0.6, -40.0, f32::NAN])[..] else { panic!("four") };
        assert_eq!((knee, broken), (16_383, 0));
        assert!((18_500..19_660).contains(&above) && far == -27_851, "{above} {far}");
    }
    #[test]
    fn whole_sounds_come_to_one_level_without_clipping_and_silence_stays() {
        for (loudness, size) in [("a whisper", 0.004), ("a prompt", 0.1), ("a shout", 1.0)] {
            let samples: Vec<i16> = tone(size).iter().map(|sample| (sample * 32_767.0) as i16).collect();
            let level = levelled(&samples, 8_000);
            assert_eq!(level.len(), samples.len(), "{loudness}");
            let dbfs = level_dbfs(&level[..4_000]);
            assert!((dbfs - SPEECH_DBFS).abs() < 0.2, "{loudness}: {dbfs}");
            assert!(level[4_000..].iter().all(|sample| *sample == 0), "{loudness}: the pause is a pause");
        }
        // A click over faint speech must not turn over.
        let mut clicked: Vec<i16> = tone(0.004).iter().map(|sample| (sample * 32_767.0) as i16).collect();
        clicked[1_000] = i16::MIN;
        assert!(levelled(&clicked, 8_000).iter().all(|sample| sample.unsigned_abs() <= 27_852));
        assert_eq!(levelled(&[0; 9], 8_000), [0; 9]);
        assert!(levelled(&[], 8_000).is_empty());
    }
}
