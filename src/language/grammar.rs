//! How numbers, times and days are put into words where that is not as in English: what is said is written in figures
//! before anything reads it, so that every reader needs to know figures alone.

use super::list::{List, Table};

/// From words to figures, in three steps.
///
/// A rewriting is a pattern and what stands in its place, both of them words with blanks between. In a pattern `a|b` is
/// either word, and `a?` a word that may be missing. A place in braces is any of its kind and is kept: `{h}` an hour up
/// to 24, `{m}` a minute up to 59, `{d}` a day of the month (also as a rank), `{r}` a rank, `{n}` any number, each in
/// figures; `{weekday}`, `{month}` and `{unit}` a word of those tables of `Dates`. In what stands in its place numbers
/// may be counted with: `{h-1}`, `{h+1}`, `{60-m}`, `{30+m}`; a colon stands for the sign, as in `{h}:30`.
/// At each word the pattern counts that takes most words, of equal ones the first.
pub struct Grammar {
    /// Before numbers are looked for: what holds a number's name and is none, "un segundo", and words that mean two
    /// things: "manana por la manana".
    pub before: Table<&'static str>,
    pub counting: Counting,
    /// Once numbers are figures, one pass after the other: times, days, whatever else has an order of its own.
    pub after: &'static [Table<&'static str>],
}

/// Names of whole numbers. A name may be of several words.
pub struct Counting {
    /// Below a hundred, what has a name of its own and takes no unit after it: digits, teens, "veintitres".
    pub small: Table<u64>,
    /// Tens that a smaller number may follow: name, value, and the largest that may be added: ("soixante", 60, 19).
    pub tens: &'static [(&'static str, u64, u64)],
    /// Between tens and units: "treinta y cinco", "vingt et un".
    pub tens_joins: List,
    /// Tens and units may also stand side by side: "vingt deux".
    pub tens_bare: bool,
    /// Between a unit and the tens that follow it: "fuenfundzwanzig".
    pub unit_joins: List,
    /// Whole hundreds with a name: ("cien", 100), ("doscientos", 200).
    pub hundreds: Table<u64>,
    /// After a number from two to ninety-nine: "deux cents", "neunzehn hundert".
    pub hundred: List,
    /// Thousands and more; alone they are one of it.
    pub scales: Table<u64>,
    /// Between hundreds or thousands and what follows: "mil e vinte".
    pub joins: List,
    /// Numbers are written as one word: "zweihundertfuenfzig".
    pub is_glued: bool,
    /// One, and an article as well: "un", "eine". A one before hundreds and scales, beside other numbers, before the
    /// words below, and when nothing else is said.
    pub ones: List,
    /// What is counted: "una semana", "eine stunde".
    pub counted: List,
    /// Ranks with a name of their own: ("premier", 1). They become a figure with the first of
    /// `Writing::ordinal_endings`.
    pub ordinals: Table<u64>,
    /// At the end of a number's name they make a rank of it, the longest first: "sten", "ten".
    pub ordinal_endings: List,
    /// With which a number's name ends that it loses before them: "quatrieme" is of "quatre".
    pub ordinal_loses: &'static str,
}
