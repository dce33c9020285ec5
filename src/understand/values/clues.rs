//! How sure a value is: what is said around it without changing it, and what says that there is none.

use super::super::english::asides::{AROUND, DECLINED};
use super::super::lexicon::is_filler;
use super::super::words::{Word, plain};
use super::scope::is_value_word;

/// How much each word that nothing explains lowers the confidence: one has the value read back, five have it asked
/// again.
const UNKNOWN_WORD_COST: f64 = 0.28;
/// What the words that explain nothing leave of the confidence, from 1 downwards.
pub(super) fn explained(unknown_words: usize) -> f64 {
    1.0 / (1.0 + UNKNOWN_WORD_COST * f64::from(u32::try_from(unknown_words).unwrap_or(u32::MAX)))
}

/// How many of these words neither say anything of the value (`used`) nor are usual around one.
pub(super) fn unknown_words(words: &[Word], used: &[bool]) -> usize {
    let strange = |(at, word): (usize, &Word)| {
        let used = used.get(at).copied().unwrap_or(false);
        !used && !is_known(&word.text) && !is_value_word(std::slice::from_ref(word))
    };
    words.iter().enumerate().filter(|&(at, word)| strange((at, word))).count()
}

/// Whether a word is usual around values.
pub(super) fn is_known(word: &str) -> bool {
    is_filler(word) || AROUND.contains(word)
}

/// "I don't know", "I don't have my card with me".
pub(super) fn declines(text: &str) -> bool {
    let words = plain(text);
    let said = format!(" {} ", words.join(" "));
    let alone = ["none", "skip", "not sure", "no idea", "no clue"];
    DECLINED.iter().any(|phrase| match alone.contains(&phrase) {
        true => said.trim() == phrase,
        false => said.contains(&format!(" {phrase} ")),
    })
}
