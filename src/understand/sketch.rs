//! What tells in a few instructions that two texts cannot be alike, so that a directory of thousands is searched fast.

use super::similarity::{ALIKE_MIN, GUESSED_LETTERS_MIN, LETTERS_ALIKE_MIN};

/// Which characters a text has once, and which more than once; and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bag {
    bits: u64,
    length: usize,
}

/// The letters and the sound code of a text, each as a bag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sketch {
    letters: Bag,
    code: Bag,
}

/// One bit for a character seen once, one for its second time.
const PLACES: u32 = 32;

impl Bag {
    fn new(text: &str) -> Self {
        let mut bits = 0_u64;
        let mut length = 0;
        for character in text.chars() {
            length += 1;
            // Characters that share a place make bags more alike than they are, never less.
            let first = 1_u64 << (u32::from(character) % PLACES);
            let place = if bits & first == 0 { first } else { first << PLACES };
            bits |= place;
        }
        Self { bits, length }
    }

    /// At least as high as the likeness by edits: each edit replaces, adds or removes one character.
    fn likeness_at_most(self, other: Self) -> f64 {
        let longest = self.length.max(other.length);
        if longest == 0 {
            return 1.0;
        }
        let missing = (self.bits & !other.bits).count_ones().max((other.bits & !self.bits).count_ones());
        let edits = self.length.abs_diff(other.length).max(missing as usize);
        1.0 - edits as f64 / longest as f64
    }
}

impl Sketch {
    pub(super) fn new(letters: &str, code: &str) -> Self {
        Self { letters: Bag::new(letters), code: Bag::new(code) }
    }

    /// How many letters it stands for.
    pub(super) fn length(&self) -> usize {
        self.letters.length
    }

    /// False only if the likeness is below [`ALIKE_MIN`].
    pub(super) fn may_be_alike(&self, other: &Self) -> bool {
        /// Sums of fractions are not exact.
        const SLACK: f64 = 1e-9;
        let letters = self.letters.likeness_at_most(other.letters);
        if letters + SLACK < LETTERS_ALIKE_MIN || (letters + 1.0) / 2.0 + SLACK < ALIKE_MIN {
            return false;
        }
        (letters + self.code.likeness_at_most(other.code)) / 2.0 + SLACK >= ALIKE_MIN
    }
}

/// Whether texts of these lengths are compared at all.
pub(super) fn lengths_comparable(a: usize, b: usize) -> bool {
    let (short, long) = (a.min(b), a.max(b));
    short >= GUESSED_LETTERS_MIN && long - short <= 1 + short / 3
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::similarity::Sound;
    use super::*;

    proptest! {
        /// Texts of few letters, so that many pairs are alike.
        #[test]
        fn what_is_alike_is_never_ruled_out(a in "[abilnst]{1,9}é?", b in "[abilnst]{1,9}é?") {
            let (a, b) = (Sound::new(&[&a]), Sound::new(&[&b]));
            if a.alike(&b) >= ALIKE_MIN && lengths_comparable(a.sketch().length(), b.sketch().length()) {
                prop_assert!(a.sketch().may_be_alike(&b.sketch()), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn strangers_are_ruled_out() {
        let sketch = |text: &str| Sound::new(&[text]).sketch();
        assert!(!sketch("johnsmith").may_be_alike(&sketch("patriciawood")));
        assert!(sketch("johnsmith").may_be_alike(&sketch("jonsmyth")));
    }
}
