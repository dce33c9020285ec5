//! Words as a claim is judged by them: those that claim nothing, those that mean the same, and past forms.

use rust_stemmers::Algorithm;

use super::list::{List, Phrases, Table};

/// By what a model's sentence is held against what was said.
pub struct Claims {
    /// Takes the endings off words.
    pub stemming: Algorithm,
    /// They claim nothing by themselves. No word of time, place, amount or negation is among them. Blanks part them.
    pub free: &'static str,
    /// What follows is denied, up to the next pause.
    pub denials: List,
    /// The one of them that denies what stands before it as well.
    pub not: &'static str,
    /// The one of them that may be an answer.
    pub no: &'static str,
    /// Those that deny only before another word.
    pub denials_before: &'static [(&'static str, &'static str)],
    /// What is denied ends here, as it does at a pause.
    pub turns: List,
    /// Words that take back what was said just before.
    pub corrections: Phrases,
    /// Days of the week and months, with their other forms.
    pub days: &'static [(&'static str, &'static [&'static str])],
    /// The one of them that is a month only with a capital and after a number or one of the words below.
    pub may: &'static str,
    pub before_may: List,
    /// One line of words that may stand for one another, without a change of meaning in any call.
    pub same: &'static str,
    /// A word of which one of the others must have been said: "he", where a husband was told of.
    pub told_by: &'static [(&'static str, &'static [&'static str])],
    /// Past forms that are irregular, each followed by its word; blanks part them.
    pub past: &'static str,
    /// How past forms end that are regular.
    pub past_ending: &'static str,
    /// What comes after these has not happened.
    pub before_a_wish: List,
    /// Neighbouring words that are one.
    pub phrases: &'static [(&'static [&'static str], &'static str)],
    /// Words that are several, or none.
    pub contractions: &'static [(&'static str, &'static [&'static str])],
    /// After an apostrophe, and a word that ends with the letter: "n't" is "not".
    pub negative_ending: (&'static str, char),
    /// After an apostrophe, these claim nothing.
    pub endings: List,
    /// After a number, it only counts.
    pub times: &'static str,
    /// From nothing to nineteen, as ranks.
    pub ordinals: [&'static str; 20],
    /// The end of a rank of tens, and what stands there in the number: "twentieth", "twenty".
    pub tenth_ending: (&'static str, &'static str),
    /// Words for a few.
    pub counts: Table<u64>,
    /// "Half past two": minutes, and how many hours they stand before the hour that is named.
    pub past_the_hour: &'static [(&'static str, &'static str, u64, u64)],
    /// Said instead of a digit's name.
    pub zeros: List,
    pub article: &'static str,
    pub and: &'static str,
    /// By what they multiply, and the noughts that they are written with.
    pub scales: &'static [(&'static str, u64, &'static str)],
    /// How often the next digit is said.
    pub repeats: Table<usize>,
    /// They neither end a number nor add to it.
    pub between: List,
    /// Words with a sign in which a number's name stands for none.
    pub no_number: Phrases,
    /// Signs of an order to whoever answers the telephone, left in a document.
    pub orders: Phrases,
    /// Said before the end of an address.
    pub dot: &'static str,
}
