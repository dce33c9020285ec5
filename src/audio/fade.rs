//! Tells the end of speech sooner than the detector does, which says "speech" for up to 0.2 s after it.

use super::{SILENCE_DBFS, Voice};

/// Sound so far below the loudest of late is speech no more: consonants are louder, and the line's noise mostly softer.
const FADED_DB: f32 = 26.0;
/// How fast the loudest of late is forgotten: 25 dB a second, because nobody gets softer as fast as that.
const FORGOTTEN_DB: f32 = 0.5;

/// How loud a caller has been of late.
#[derive(Clone, Debug)]
pub struct Fade {
    loudest_dbfs: f32,
}

impl Default for Fade {
    fn default() -> Self {
        Self { loudest_dbfs: SILENCE_DBFS }
    }
}

impl Fade {
    /// The verdict on the next frame, less the detector's hangover.
    pub fn judge(&mut self, voice: Voice) -> Voice {
        self.loudest_dbfs = voice.level_dbfs.max(self.loudest_dbfs - FORGOTTEN_DB);
        Voice { voiced: voice.voiced && voice.level_dbfs >= self.loudest_dbfs - FADED_DB, ..voice }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_below_the_last_words_is_their_end_and_a_soft_caller_is_heard_later() {
        let mut fade = Fade::default();
        let mut voiced = |level_dbfs| fade.judge(Voice { probability: 1.0, level_dbfs, voiced: true }).voiced;
        assert!(voiced(-15.0) && voiced(-38.0), "a word and its last consonant");
        assert!(!voiced(-50.0), "the line after it");
        assert!((0..30).any(|_| voiced(-45.0)), "somebody far from the telephone, half a second later");
    }
}
