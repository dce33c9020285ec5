//! Words as the parts that names of numbers are made of: "zweihundert" is two, "dreißigsten" a rank.

use super::glued::pieces;
use crate::language::Counting;
use crate::understand::words::Word;

/// A word, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) text: String,
    /// Which word it is of.
    pub(super) word: usize,
    pub(super) after_pause: bool,
    /// The number that ends here is a rank.
    pub(super) ranks: bool,
}

pub(super) fn parts(counting: &Counting, words: &[Word]) -> Vec<Part> {
    let of_word = |(at, word): (usize, &Word)| {
        let (texts, ranks) = split(counting, &word.text);
        let last = texts.len().saturating_sub(1);
        let part = |(index, text): (usize, String)| Part {
            text,
            word: at,
            after_pause: index == 0 && word.after_pause,
            ranks: ranks && index == last,
        };
        texts.into_iter().enumerate().map(part).collect::<Vec<_>>()
    };
    words.iter().enumerate().flat_map(of_word).collect()
}

fn split(counting: &Counting, word: &str) -> (Vec<String>, bool) {
    let whole = || vec![word.to_owned()];
    if is_name(counting, word) || counting.ordinals.iter().any(|(name, _)| *name == word) {
        return (whole(), false);
    }
    if let Some(texts) = pieces(counting, word) {
        return (texts, false);
    }
    let ranked =
        counting.ordinal_endings.iter().find_map(|ending| stem(counting, word.strip_suffix(ending)?));
    ranked.map_or_else(|| (whole(), false), |texts| (texts, true))
}

/// What is left of a rank without its ending: a number's name, whose last letter may be gone.
fn stem(counting: &Counting, stem: &str) -> Option<Vec<String>> {
    let names = [stem.to_owned(), [stem, counting.ordinal_loses].concat()];
    let name = names.into_iter().find(|name| is_name(counting, name) && !counting.ones.contains(name));
    name.map(|name| vec![name]).or_else(|| pieces(counting, stem))
}

/// The single words of which names of numbers are made.
pub(super) fn names(counting: &Counting) -> impl Iterator<Item = &'static str> + use<> {
    let tables = counting.small.iter().chain(counting.hundreds).chain(counting.scales);
    let named = tables.map(|(name, _)| *name).chain(counting.tens.iter().map(|(name, ..)| *name));
    named.chain(counting.hundred.iter()).chain(counting.ones.iter()).flat_map(|name| name.split(' '))
}

fn is_name(counting: &Counting, word: &str) -> bool {
    names(counting).any(|name| name == word)
}
