//! Digits as they are said: what a recogniser makes of their names, the words around them, and the names of keys.

use super::list::{List, Phrases, Table};

/// Strings of digits.
pub struct Digits {
    /// Words that a recogniser writes for a digit, or that mean one among digits. They count only beside true digits,
    /// or where nothing else was said.
    pub sounds_like: Table<u32>,
    /// How often the next digit is said.
    pub times: Table<usize>,
    /// Several of a digit: "four fives".
    pub plurals: Table<u32>,
    /// Between the groups of one number.
    pub within: List,
    /// Around digits: "my number is ... please", "it's ... thank you".
    pub around: List,
    /// What follows one of these is said again, and no more digits.
    pub again: Phrases,
    /// A question after the digits ends them.
    pub asking: Phrases,
    /// What follows is a number of its own.
    pub extensions: List,
    /// A letter that is none of these makes a code of digits something else.
    pub letters_apart: List,
    /// With these, a single small number counts things and is no digit.
    pub counted_after: List,
    /// The one of those that is a digit's likeness as well.
    pub counts_or_sounds: &'static str,
    /// Around nothing but likenesses.
    pub polite: List,
    /// A letter that, before figures, is a zero: "O142".
    pub zero_letter: char,
    /// Around a key that is said: "press one".
    pub around_key: List,
    pub star: List,
    pub hash: List,
}
