//! A sentence as plain words: lower case, contractions written out, markers and punctuation gone.

use super::folded::folded;
use super::written::as_said;
use crate::language::{Language, Writing};

/// A turn of a call is short. What lies beyond this is not looked at.
const WORDS_MAX: usize = 64;
/// "Neunzehnhundertsiebenundsiebzig" has 31.
const WORD_CHARS_MAX: usize = 48;

/// One word and whether a comma, a full stop or the like stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) after_pause: bool,
}

/// The first words of a sentence.
pub(super) fn words(language: &Language, text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut after_pause = false;
    for part in without_markers(&as_said(&language.writing, text)).split_whitespace() {
        for piece in part.split_inclusive([',', '.', ';', ':', '!', '?', '-']) {
            let ends = piece.ends_with([',', '.', ';', ':', '!', '?']);
            for plain in written_out(&language.writing, piece) {
                found.push(Word { text: plain, after_pause });
                after_pause = false;
            }
            after_pause |= ends;
        }
        if found.len() >= WORDS_MAX {
            found.truncate(WORDS_MAX);
            break;
        }
    }
    found
}

/// The words alone, for comparing and for finding duplicates.
pub(super) fn plain(language: &Language, text: &str) -> Vec<String> {
    words(language, text).into_iter().map(|word| word.text).collect()
}

/// Recognisers write `[BLANK_AUDIO]`, `(music)` or `*cough*` for what is not speech. Figures in parentheses are: an
/// area code.
fn without_markers(text: &str) -> String {
    let chars: Vec<char> = text.chars().take(WORDS_MAX * WORD_CHARS_MAX).collect();
    let mut depth = 0_usize;
    let mut kept = String::new();
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '(' if depth == 0 && holds_figures(&chars[at + 1..]) => kept.push(' '),
            ')' if depth == 0 => kept.push(' '),
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            '*' => kept.push(' '),
            '\u{2019}' if depth == 0 => kept.push('\''),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn holds_figures(rest: &[char]) -> bool {
    let inside = rest.split(|c| *c == ')').next().unwrap_or_default();
    let closed = inside.len() < rest.len();
    closed
        && inside.iter().any(char::is_ascii_digit)
        && inside.iter().all(|c| c.is_ascii_digit() || " +-.".contains(*c))
}

/// "don't" is "do not", so that one list of negations and synonyms serves both.
fn written_out(writing: &Writing, piece: &str) -> Vec<String> {
    let lower: String =
        folded(piece).chars().filter(|c| c.is_alphanumeric() || *c == '\'').take(WORD_CHARS_MAX).collect();
    let word = lower.trim_matches('\'');
    if word.is_empty() {
        return Vec::new();
    }
    match writing.contractions.iter().find(|(contracted, _)| *contracted == word) {
        Some((_, whole)) => whole.split(' ').map(str::to_owned).collect(),
        None => by_beginning(writing, word).unwrap_or_else(|| by_ending(writing, word)),
    }
}

/// "L'heure" is "le heure".
fn by_beginning(writing: &Writing, word: &str) -> Option<Vec<String>> {
    let parted = |(beginning, full): &(&str, &'static str)| {
        word.strip_prefix(*beginning).filter(|rest| !rest.is_empty()).map(|rest| (*full, rest))
    };
    let (full, rest) = writing.beginnings.iter().find_map(parted)?;
    let first = Some(full.to_owned()).filter(|full| !full.is_empty());
    Some(first.into_iter().chain(written_out(writing, rest)).collect())
}

fn by_ending(writing: &Writing, word: &str) -> Vec<String> {
    for (ending, full) in writing.endings {
        if let Some(stem) = word.strip_suffix(*ending).filter(|stem| !stem.is_empty()) {
            return vec![stem.replace('\'', ""), (*full).to_owned()];
        }
    }
    vec![word.replace('\'', "")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{ENGLISH, FRENCH};

    #[test]
    fn sentences_become_plain_words() {
        for (text, expected) in [
            ("Hello, I'd like BILLING please!", "hello i would like billing please"),
            ("it doesn't work, I can\u{2019}t log-in", "it does not work i can not log in"),
            ("[BLANK_AUDIO] (music) *cough* yes", "cough yes"),
            ("  \n\t ", ""),
            ("o'clock OK mister O'Brien's", "oclock okay mister obrien is"),
            ("]]) yes [never closed", "yes"),
        ] {
            assert_eq!(plain(&ENGLISH, text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn marks_go_and_elided_words_come_apart() {
        for (text, expected) in [
            ("\u{bf}S\u{ed}? \u{a1}Ma\u{f1}ana!", "si manana"),
            ("\u{ab} \u{c0} l\u{2019}heure \u{bb}", "a le heure"),
            ("\u{201e}Stra\u{df}e\u{201c}", "strasse"),
        ] {
            assert_eq!(plain(&FRENCH, text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn pauses_are_kept_and_length_is_bounded() {
        let found = words(&ENGLISH, "No, sales. Please");
        let pauses: Vec<bool> = found.iter().map(|word| word.after_pause).collect();
        assert_eq!(pauses, [false, true, true]);
        assert_eq!(words(&ENGLISH, &"word ".repeat(5_000)).len(), WORDS_MAX);
        assert_eq!(words(&ENGLISH, &"x".repeat(5_000))[0].text.len(), WORD_CHARS_MAX);
    }
}
