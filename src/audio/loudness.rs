//! The levels of the last frames: whether somebody is there at all, and whether the sound moves as speech
//! does.

use super::SILENCE_DBFS;

/// 300 ms: longer than a vowel stays even, shorter than the pauses of ringing.
const FRAMES: usize = 15;

const CHANGE_DB: f32 = 1.0;

/// What the detector alone cannot know, because it hears 50 ms at a time and forgets levels.
pub(super) struct Loudness {
    levels_dbfs: [f32; FRAMES],
    next: usize,
}

impl Loudness {
    pub(super) fn new() -> Self {
        Self { levels_dbfs: [SILENCE_DBFS; FRAMES], next: 0 }
    }

    pub(super) fn push(&mut self, level_dbfs: f32) {
        self.levels_dbfs[self.next] = level_dbfs;
        self.next = (self.next + 1) % FRAMES;
    }

    /// Of the last 300 ms, because the closures and hisses within a word are far below its vowels.
    pub(super) fn loudest_dbfs(&self) -> f32 {
        self.levels_dbfs.iter().copied().fold(SILENCE_DBFS, f32::max)
    }

    /// The standard deviation over the last 300 ms: white noise has 0.5 dB, a dial tone 0, speech 2 to 15.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_300_ms() {
        let mut loudness = Loudness::new();
        loudness.push(-20.0);
        assert!(loudness.movement_db() > 10.0, "the beginning of a sound is a movement");
        for _ in 0..FRAMES {
            assert_eq!(loudness.loudest_dbfs(), -20.0);
            loudness.push(-40.0);
        }
        assert_eq!((loudness.loudest_dbfs(), loudness.movement_db()), (-40.0, 0.0));
    }

    #[test]
    fn changes_are_counted_in_the_order_of_time() {
        let mut loudness = Loudness::new();
        let levels = [-30.0, -30.5, -31.0, -33.0, -30.0].into_iter().chain([-30.0; FRAMES]);
        let counted: Vec<usize> = levels
            .map(|level| {
                loudness.push(level);
                loudness.changes()
            })
            .collect();
        assert_eq!(counted, [1, 1, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 1, 0, 0]);
    }
}
