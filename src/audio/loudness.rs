//! The levels of the last frames: whether anybody is there at all, and whether the sound moves like speech.

use std::f32::consts::TAU;

use dasp::Sample;

use super::level::mean_square_dbfs;
use super::{CallRate, SILENCE_DBFS};

/// 300 ms: longer than a vowel stays even, shorter than the pauses of ringing.
const FRAMES: usize = 15;

const CHANGE_DB: f32 = 1.0;
/// Below it lies most of what wind, engines and fans say, and that moves by chance alone; speech moves above it too.
const BAND_HZ: f32 = 600.0;

/// What the detector alone cannot know, because it hears 50 ms at a time and forgets levels.
pub(super) struct Loudness {
    levels_dbfs: [f32; FRAMES],
    next: usize,
    band: [HighPass; 2],
}

impl Loudness {
    pub(super) fn new(rate: CallRate) -> Self {
        Self { levels_dbfs: [SILENCE_DBFS; FRAMES], next: 0, band: [HighPass::new(rate); 2] }
    }

    pub(super) fn push(&mut self, frame: &[i16]) {
        let [first, second] = &mut self.band;
        let in_band = frame.iter().map(|sample| second.next(first.next(sample.to_sample())));
        let level_dbfs = mean_square_dbfs(in_band);
        self.push_level(level_dbfs);
    }

    fn push_level(&mut self, level_dbfs: f32) {
        self.levels_dbfs[self.next] = level_dbfs;
        self.next = (self.next + 1) % FRAMES;
    }

    /// Of the last 300 ms, because the closures and hisses within a word are far below its vowels.
    pub(super) fn loudest_dbfs(&self) -> f32 {
        self.levels_dbfs.iter().copied().fold(SILENCE_DBFS, f32::max)
    }

    /// The standard deviation over the last 300 ms: white noise has 0.5 dB, a dial tone 0, hum 1, speech 2 to 15.
    pub(super) fn movement_db(&self) -> f32 {
        let mean = self.levels_dbfs.iter().sum::<f32>() / FRAMES as f32;
        let variance =
            self.levels_dbfs.iter().map(|level| (level - mean).powi(2)).sum::<f32>() / FRAMES as f32;
        variance.sqrt()
    }

    /// How often the level rose or fell by a decibel from one frame to the next: tones do so where they begin and end,
    /// speech all the time.
    pub(super) fn changes(&self) -> usize {
        let (newer, older) = self.levels_dbfs.split_at(self.next);
        let in_time = || older.iter().chain(newer);
        in_time()
            .zip(in_time().skip(1))
            .filter(|(before, after)| (*before - *after).abs() >= CHANGE_DB)
            .count()
    }
}

/// One pole and a zero at 0 Hz.
#[derive(Clone, Copy)]
struct HighPass {
    pole: f32,
    input: f32,
    output: f32,
}

impl HighPass {
    fn new(rate: CallRate) -> Self {
        Self { pole: (-TAU * BAND_HZ / rate.hz() as f32).exp(), input: 0.0, output: 0.0 }
    }

    fn next(&mut self, input: f32) -> f32 {
        // The gain is 1 at half the sample rate, so that levels mean the same at both rates.
        self.output = self.pole * self.output + (1.0 + self.pole) / 2.0 * (input - self.input);
        self.input = input;
        self.output
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_300_ms() {
        let mut loudness = Loudness::new(CallRate::Narrow);
        loudness.push_level(-20.0);
        assert!(loudness.movement_db() > 10.0, "the beginning of a sound is a movement");
        for _ in 0..FRAMES {
            assert_eq!(loudness.loudest_dbfs(), -20.0);
            loudness.push_level(-40.0);
        }
        assert_eq!((loudness.loudest_dbfs(), loudness.movement_db()), (-40.0, 0.0));
    }

    #[test]
    fn rumble_is_not_loud() {
        for rate in [CallRate::Narrow, CallRate::Wide] {
            let loudest = |hz: f32| {
                let mut loudness = Loudness::new(rate);
                let step = TAU * hz / rate.hz() as f32;
                let sound: Vec<i16> =
                    (0..3_200u16).map(|n| ((f32::from(n) * step).sin() * 4_637.0) as i16).collect();
                sound.chunks_exact(rate.frame_samples()).for_each(|frame| loudness.push(frame));
                loudness.loudest_dbfs()
            };
            assert!(loudest(2_500.0) > -22.0, "speech stays as loud as it is: {}", loudest(1_500.0));
            assert!(loudest(50.0) < -45.0, "an engine is not: {}", loudest(50.0));
        }
    }

    #[test]
    fn changes_are_counted_in_the_order_of_time() {
        let mut loudness = Loudness::new(CallRate::Narrow);
        let levels = [-30.0, -30.5, -31.0, -33.0, -30.0].into_iter().chain([-30.0; FRAMES]);
        let counted: Vec<usize> = levels
            .map(|level| {
                loudness.push_level(level);
                loudness.changes()
            })
            .collect();
        assert_eq!(counted, [1, 1, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 1, 0, 0]);
    }
}
