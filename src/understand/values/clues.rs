//! How sure a value is: what is said around it without changing it, and what says that there is none.

use super::super::words::{Word, plain};
use super::scope::is_value_word;
use crate::language::Language;

/// How much each word that nothing explains lowers the confidence: one has the value read back, five have it asked
/// again.
const UNKNOWN_WORD_COST: f64 = 0.28;
/// What the words that explain nothing leave of the confidence, from 1 downwards.
pub(super) fn explained(unknown_words: usize) -> f64 {
    1.0 / (1.0 + UNKNOWN_WORD_COST * f64::from(u32::try_from(unknown_words).unwrap_or(u32::MAX)))
}

/// How many of these words neither say anything of the value (`used`) nor are usual around one.
pub(super) fn unknown_words(language: &Language, words: &[Word], used: &[bool]) -> usize {
    let strange = |(at, word): (usize, &Word)| {
        let used = used.get(at).copied().unwrap_or(false);
        !used && !is_known(language, &word.text) && !is_value_word(language, std::slice::from_ref(word))
    };
    words.iter().enumerate().filter(|&(at, word)| strange((at, word))).count()
}

/// Whether a word is usual around values.
pub(super) fn is_known(language: &Language, word: &str) -> bool {
    language.topics.fillers.contains(word) || language.asides.around.contains(word)
}

/// "I don't know", "I don't have my card with me".
pub(super) fn declines(language: &Language, text: &str) -> bool {
    let words = plain(language, text);
    let said = format!(" {} ", words.join(" "));
    let asides = &language.asides;
    asides.declined.iter().any(|phrase| match asides.declined_alone.contains(&phrase) {
        true => said.trim() == phrase,
        false => said.contains(&format!(" {phrase} ")),
    })
}
