//! A sentence as words in which figures, times and dates stay apart, parted where the caller took something back.

use super::super::lexicon::List;
use super::super::words::{Word, words};

/// What precedes these is taken back or replaced: "tuesday no wednesday", "one two three sorry one two four".
const CORRECTIONS: List = List(
    "no wait, no sorry, sorry no, no no, no i mean, no i meant, i mean, i meant, or rather, sorry, actually, \
     scratch that, correction, wait, hold on, oops, make that, no make that, no",
);
/// What follows one of these is not wanted, until a pause or a "but".
const NEGATIONS: List = List("not, never, except, without");

/// The words of a sentence. "9:30" becomes `9 colon 30`, "12/24" `12 slash 24`, "1,200" `1200`, "3pm" `3 pm`.
pub(super) fn tokens(text: &str) -> Vec<Word> {
    words(&spread(text))
}

fn spread(text: &str) -> String {
    let lower = text.to_lowercase().replace("a.m", " am").replace("p.m", " pm").replace("o'clock", " oclock");
    let chars: Vec<char> = lower.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mut spread = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let (before, after) = (is_digit(at.checked_sub(1)), is_digit(Some(at + 1)));
        match c {
            ',' if before && (1..=3).all(|next| is_digit(Some(at + next))) && !is_digit(Some(at + 4)) => {}
            ':' if before && after => spread.push_str(" colon "),
            '/' if before && after => spread.push_str(" slash "),
            '.' if before && after => spread.push_str(" point "),
            '-' if before && after => spread.push_str(" dash "),
            '-' | '\u{2212}' if after && !before => spread.push_str(" minus "),
            c if before && c.is_alphabetic() && !is_ordinal_ending(&chars[at..]) => spread.extend([' ', c]),
            c => spread.push(c),
        }
    }
    spread
}

fn is_ordinal_ending(rest: &[char]) -> bool {
    let ending: String = rest.iter().take_while(|c| c.is_alphanumeric()).collect();
    ["st", "nd", "rd", "th"].contains(&ending.as_str())
}

/// The utterance parted at its corrections; what was spoken against is left out. The last part counts first.
pub(super) fn clauses(tokens: &[Word]) -> Vec<Vec<Word>> {
    let mut clauses = vec![Vec::new()];
    let mut at = 0;
    let mut negated = false;
    while let Some(word) = tokens.get(at) {
        negated &= !(word.after_pause || word.text == "but");
        if let Some(length) = correction(&tokens[at..]) {
            clauses.push(Vec::new());
            negated = false;
            at += length;
            continue;
        }
        let asked = at > 0 && tokens[at - 1].text == "why";
        negated |= NEGATIONS.contains(&word.text) && !asked;
        if !negated && let Some(clause) = clauses.last_mut() {
            clause.push(word.clone());
        }
        at += 1;
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// How many words a correction at the start of `tokens` takes.
fn correction(tokens: &[Word]) -> Option<usize> {
    let fits = |phrase: &str| phrase.split(' ').enumerate().all(|(at, word)| is(tokens, at, word));
    CORRECTIONS.iter().filter(|phrase| fits(phrase)).map(|phrase| phrase.split(' ').count()).max()
}

/// Whether the word at `at` is `word`.
pub(super) fn is(tokens: &[Word], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == word)
}

/// The word at `at`, empty beyond the end.
pub(super) fn text(tokens: &[Word], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

/// The longest of these phrases that stands at the start, and how many words it takes.
pub(super) fn phrase<T: Copy>(tokens: &[Word], phrases: &[(&str, T)]) -> Option<(T, usize)> {
    let fits = |phrase: &str| phrase.split(' ').enumerate().all(|(at, word)| is(tokens, at, word));
    let fitting = phrases.iter().filter(|(phrase, _)| fits(phrase));
    fitting.map(|&(phrase, value)| (value, phrase.split(' ').count())).max_by_key(|&(_, length)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stay_apart() {
        for (text, expected) in [
            ("It's 9:30 a.m.", "it is 9 colon 30 am"),
            ("3pm, or 12/24/1980.", "3 pm or 12 slash 24 slash 1980"),
            ("1,200 and 12.5", "1200 and 12 point 5"),
            ("the 24th at -3", "the 24th at minus 3"),
            ("twenty-four o'clock", "twenty four oclock"),
            ("2026-12-24", "2026 dash 12 dash 24"),
        ] {
            let words: Vec<String> = tokens(text).into_iter().map(|word| word.text).collect();
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_is_taken_back_is_apart_and_what_is_negated_is_gone() {
        for (text, expected) in [
            ("tuesday no wednesday", "tuesday|wednesday"),
            ("no, it's tuesday", "it is tuesday"),
            ("not tuesday, wednesday", "wednesday"),
            ("not tuesday but wednesday", "but wednesday"),
            ("why not tuesday", "why not tuesday"),
            ("tuesday sorry", "tuesday"),
            ("", ""),
        ] {
            let clauses = clauses(&tokens(text));
            let shown: Vec<String> = clauses
                .iter()
                .map(|clause| clause.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(shown.join("|"), expected, "{text}");
        }
    }
}
