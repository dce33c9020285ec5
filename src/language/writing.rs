//! How a recogniser writes what was said, and what it is as plain words.

use super::list::{List, Phrases, Table};

/// From what is written to what is said.
pub struct Writing {
    /// Words that are several words, or another one: `don't` is `do not`. One list of negations then serves both.
    pub contractions: Table<&'static str>,
    /// The same by the beginning of a word: "l'" is "le". An empty word is left out.
    pub beginnings: Table<&'static str>,
    /// The same by the end of a word: what stands before it is a word of its own. The first that fits counts.
    pub endings: Table<&'static str>,
    /// Words that are written in one more way than flows write them. They may hold hyphens and figures.
    pub plain: Table<&'static str>,
    /// Signs before an amount, and the name that is said after it.
    pub currencies: &'static [(char, &'static str)],
    /// After these, the next figure alone is said several times: "double 2681".
    pub repeaters: Phrases,
    /// The abbreviation that, with a full stop and before a figure, means a number, and its word: "No. 4".
    pub numero: (&'static str, &'static str),
    /// Parts of words that would come apart at their signs, and what they are as one word.
    pub respelt: Table<&'static str>,
    pub signs: Signs,
    /// After figures, these make a rank of them: "24th".
    pub ordinal_endings: List,
    /// So does a full stop: "24. dezember".
    pub ordinal_stop: bool,
    /// Ends a word that means several. With or without it, a word counts as the same.
    pub plural: &'static str,
}

/// What stands for a sign between figures, as it is also said: `9:30` becomes "9 colon 30".
pub struct Signs {
    pub colon: &'static str,
    pub slash: &'static str,
    pub point: &'static str,
    pub dash: &'static str,
    pub minus: &'static str,
    /// Between two values; a slash between words means it as well.
    pub or: &'static str,
    /// In "14h30".
    pub hour: &'static str,
    /// Between the thousands of a figure, and before its tenths: "1,200.5".
    pub thousands: char,
    pub decimal: char,
}
