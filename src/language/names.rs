//! Names of people, and spelling aloud.

use super::list::{List, Phrases, Table};

/// What stands around a name, and what shows that a sentence is none.
pub struct Names {
    /// Said before, between and after a name.
    pub around: List,
    /// Of those, the ones that are surnames or first names as well. Where a name has one word so far and such a word
    /// ends the answer, it is the surname: "Sandra Oh".
    pub names_too: List,
    /// Parts of names that look like other words.
    pub particles: List,
    /// They are written small inside a name.
    pub small_particles: bool,
    /// A name of more words is a story.
    pub words_max: usize,
    /// What stands before these is taken back.
    pub corrections: List,
    /// After these comes the name.
    pub carriers: Phrases,
    /// After a name, these begin something else.
    pub trailers: Phrases,
    /// A sentence with one of these is no name.
    pub sentence: List,
    /// After a pause it begins nothing else, though it is among those.
    pub it: &'static str,
    /// At the beginning, it takes the name up to the pause away.
    pub not: &'static str,
    /// What is called so, when it stands before or after.
    pub first: Phrases,
    pub last: Phrases,
    pub is_first: Phrases,
    pub is_last: Phrases,
    /// Between a surname and a first name.
    pub comma: &'static str,
    /// Ranks after a name.
    pub ranks: Table<&'static str>,
    /// "Smith with a y".
    pub with: &'static str,
    /// Letters that are taken for one another when a name is spelt.
    pub swapped_letters: &'static [(char, &'static str)],
    /// Numbers of letters: "with two l's".
    pub how_many: Table<usize>,
    /// A beginning of names after which another capital comes: "McDonald".
    pub inner_capital: &'static str,
}

/// Letters said one after the other.
pub struct Spelling {
    /// A word for its first letter, as radio operators have them.
    pub alphabet: List,
    /// Fewer words of the alphabet are a person where no letter is among them: "otto kaufmann".
    pub alphabet_min: usize,
    /// Letters with names of their own, of one word or several, and what is written for them: "i griega", "scharfes s".
    /// A name that only its marks tell from another one has them, "eñe".
    pub letters: Table<&'static str>,
    /// What a recogniser writes for a letter. They count only in a row with true letters.
    pub sounds_like: Table<char>,
    /// Of these, the ones that are no other words: they show that nothing but letters was said.
    pub only_letters: List,
    /// Marks within a name.
    pub marks: Table<char>,
    /// Begin another word of the name.
    pub breaks: Phrases,
    /// Say how the next letter is written, which capitals tell anyway.
    pub cases: Phrases,
    /// Before an example: "b as in bravo".
    pub examples: Phrases,
    /// The one of them that is no letter's name.
    pub as_in: &'static str,
    /// How often the next letter is written.
    pub times: Table<usize>,
    /// A letter that is named after another: "double u".
    pub doubled: &'static [(&'static str, List, &'static str)],
}
