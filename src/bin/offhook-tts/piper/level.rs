//! How loud a voice speaks: one gain for all that it says, and a soft ceiling.
//!
//! Voices differ by 10 dB, so each is brought to one level. A gain of its own for every sentence would follow its one
//! loudest sample, which says little about how loud it is heard, and could not be known before the sentence's end.

/// Root mean square of the parts where somebody speaks. Telephone prompts are commonly between -18 and -24 dBFS.
const SPEECH_DBFS: f32 = -20.0;
/// 20 ms frames this far below the loudest are pauses.
const PAUSE_DB: f32 = 20.0;
/// Full scale is 1. Above the knee peaks are pressed together, and nothing passes the ceiling: resampling may overshoot
/// it by a little.
const KNEE: f32 = 0.5;
const CEILING: f32 = 0.85;

#[derive(Clone, Copy)]
pub(super) struct Level {
    gain: f32,
}

impl Level {
    /// The level for a voice that has made this.
    pub(super) fn of(wave: &[f32], rate_hz: u32) -> Self {
        let frames = wave.chunks((rate_hz / 50).max(1) as usize);
        let powers: Vec<f32> = frames.map(power).filter(|power| power.is_finite()).collect();
        let loudest = powers.iter().copied().fold(0.0, f32::max);
        let spoken: Vec<f32> =
            powers.into_iter().filter(|power| *power > loudest * ratio(-PAUSE_DB)).collect();
        let mean = spoken.iter().sum::<f32>() / spoken.len().max(1) as f32;
        // A voice that says nothing has no level.
        Self { gain: if mean > 0.0 { (ratio(SPEECH_DBFS) / mean).sqrt() } else { 1.0 } }
    }

    pub(super) fn set(self, wave: &[f32]) -> Vec<i16> {
        // `as` makes not-a-number zero, which is what a broken model should sound like.
        wave.iter().map(|sample| (limited(sample * self.gain) * 32_767.0) as i16).collect()
    }
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

    /// Half of it a pause.
    fn tone(size: f32) -> Vec<f32> {
        let wave = |n: u16| if n < 4_000 { (f32::from(n) * 0.3).sin() * size } else { 0.0 };
        (0..8_000).map(wave).collect()
    }

    #[test]
    fn every_voice_comes_to_one_level_and_pauses_do_not_count() {
        for size in [0.02, 0.3, 3.0] {
            let wave = tone(size);
            let spoken = Level::of(&wave, 8_000).set(&wave[..4_000]);
            let dbfs = offhook::audio::level_dbfs(&spoken);
            assert!((dbfs - SPEECH_DBFS).abs() < 0.1, "{dbfs} of {size}");
        }
        assert_eq!(Level::of(&[], 8_000).set(&[0.1]), [3_276]);
    }

    #[test]
    fn peaks_are_pressed_together_and_never_turn_over() {
        let level = Level { gain: 1.0 };
        let [knee, above, far, broken] = level.set(&[0.5, 0.6, -40.0, f32::NAN])[..] else { panic!("four") };
        assert_eq!((knee, broken), (16_383, 0));
        assert!((18_500..19_660).contains(&above) && far == -27_851, "{above} {far}");
    }
}
