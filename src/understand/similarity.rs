//! How alike two short texts are, in letters and in sound.

use rapidfuzz::distance::osa;
use rphonetic::DoubleMetaphone;

use super::sketch::{Sketch, lengths_comparable};

/// A text prepared for comparison. Blanks are gone: recognisers split words where a caller did not.
#[derive(Clone, Debug)]
pub(super) struct Sound {
    letters: String,
    code: String,
}

/// Three letters or fewer have too many neighbours ("buy", "by", "why") to be guessed at.
pub(super) const GUESSED_LETTERS_MIN: usize = 4;
/// Below this, letters differ so much that an equal sound code is a coincidence.
pub(super) const LETTERS_ALIKE_MIN: f64 = 0.6;
/// Less alike than this is another word. Chosen on the phrasings in tests/flows: `cargo test phrasings` shows what
/// moves.
pub(super) const ALIKE_MIN: f64 = 0.76;

impl Sound {
    pub(super) fn new(words: &[&str]) -> Self {
        let letters: String = words.concat();
        // The encoder is made for Latin letters.
        let plain: String = letters.chars().filter(char::is_ascii_alphabetic).collect();
        let code = DoubleMetaphone::new(None).double_metaphone(&plain).primary();
        Self { letters, code }
    }

    pub(super) fn sketch(&self) -> Sketch {
        Sketch::new(&self.letters, &self.code)
    }

    /// 0 (nothing in common) to 1 (the same letters). Half of it is spelling, half is sound.
    pub(super) fn alike(&self, other: &Self) -> f64 {
        if self.letters == other.letters {
            return 1.0;
        }
        let (a, b) = (self.letters.chars().count(), other.letters.chars().count());
        if !lengths_comparable(a, b) {
            return 0.0;
        }
        let letters = osa::normalized_similarity(self.letters.chars(), other.letters.chars());
        if letters < LETTERS_ALIKE_MIN {
            return 0.0;
        }
        let sound = osa::normalized_similarity(self.code.chars(), other.code.chars());
        if a.min(b) == GUESSED_LETTERS_MIN && sound < 1.0 {
            return 0.0;
        }
        (letters + sound) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mishearings_are_alike_and_strangers_are_not() {
        for (heard, meant, alike) in [
            (&["belling"][..], &["billing"][..], true),
            (&["a", "point", "mint"], &["appointment"], true),
            (&["sails"], &["sales"], true),
            (&["suport"], &["support"], true),
            (&["help", "disk"], &["help", "desk"], true),
            (&["by"], &["buy"], false),
            (&["weather"], &["billing"], false),
            (&["person"], &["appointments"], false),
        ] {
            let likeness = Sound::new(heard).alike(&Sound::new(meant));
            assert_eq!(likeness > 0.75, alike, "{heard:?} {meant:?}: {likeness:.2}");
        }
    }
}
