//! What is said in the words of a language with a grammar of its own, in figures: readers need to know figures alone.

mod counting;
mod glued;
mod ones;
mod parts;
mod pattern;

use std::ops::Range;

use super::folded::folded;
use super::words::Word;
use crate::language::Language;

/// No name of one number has more words.
const NAME_WORDS_MAX: usize = 24;

/// Numbers, times and days in the figures and the order that readers know.
pub(super) fn in_figures(language: &Language, words: Vec<Word>) -> Vec<Word> {
    let Some(grammar) = &language.grammar else { return words };
    let words = pattern::rewritten(language, grammar.before, words);
    let numbers = counting::figures(language, &grammar.counting, &words);
    let words = numbers.into_iter().map(|found| found.word).collect();
    grammar.after.iter().fold(words, |words, table| pattern::rewritten(language, table, words))
}

/// Numbers alone, each with the words that it was; `None` for a language whose readers know its words.
pub(super) fn numbers(language: &Language, words: &[Word]) -> Option<Vec<(String, Range<usize>)>> {
    let grammar = language.grammar.as_ref()?;
    let found = counting::figures(language, &grammar.counting, words);
    Some(found.into_iter().map(|found| (found.word.text, found.place)).collect())
}

/// The number at the start of these words, in figures, and how many words it takes; `None` where none stands, and for a
/// language whose readers know its words.
pub(crate) fn number_at_start(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let plain = |word: &&str| Word { text: folded(word).into_owned(), after_pause: false };
    let words: Vec<Word> = words.iter().take(NAME_WORDS_MAX).map(plain).collect();
    let (text, place) = numbers(language, &words)?.into_iter().next()?;
    let figures: String = text.chars().take_while(char::is_ascii_digit).collect();
    (!figures.is_empty()).then_some((figures, place.len()))
}

#[cfg(test)]
mod tests;
