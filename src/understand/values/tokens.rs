//! A sentence as words in which figures, times and dates stay apart.

use std::borrow::Cow;

use super::super::folded::folded;
use super::super::grammar::in_figures;
use super::super::words::{Word, words};
use super::super::written::as_said;
use super::date_words::month_of;
use crate::language::{Language, Table};

/// The words of a sentence. "9:30" becomes `9 colon 30`, "12/24" `12 slash 24`, "1,200" `1200`, "3pm" `3 pm`.
pub(super) fn tokens(language: &Language, text: &str) -> Vec<Word> {
    in_figures(
        language,
        words(language, &spread(language, &with_ranks(language, &as_said(&language.writing, text)))),
    )
}

/// "Am 24. Dezember": a full stop behind a figure that ends no sentence makes a rank of it.
fn with_ranks<'t>(language: &Language, text: &'t str) -> Cow<'t, str> {
    let ending = language.writing.ordinal_endings.iter().next().filter(|_| language.writing.ordinal_stop);
    let Some(ending) = ending else { return Cow::Borrowed(text) };
    let words: Vec<&str> = text.split_whitespace().collect();
    let goes_on = |next: &&&str| {
        next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            || month_of(language, folded(next).trim_end_matches(|c: char| !c.is_alphanumeric())).is_some()
    };
    let ranked = |(at, word): (usize, &&str)| {
        let figure = word
            .strip_suffix('.')
            .filter(|figure| (1..=2).contains(&figure.len()) && figure.chars().all(|c| c.is_ascii_digit()));
        match (figure, words.get(at + 1).filter(goes_on)) {
            (Some(figure), Some(_)) => format!("{figure}{ending}"),
            _ => (*word).to_owned(),
        }
    };
    Cow::Owned(words.iter().enumerate().map(ranked).collect::<Vec<_>>().join(" "))
}

fn spread(language: &Language, text: &str) -> String {
    let signs = &language.writing.signs;
    let respelt = language.writing.respelt.iter();
    let lower = folded(text).into_owned();
    let lower = respelt.fold(lower, |text, (written, said)| text.replace(written, said));
    let chars: Vec<char> = lower.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mut spread = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let (before, after) = (is_digit(at.checked_sub(1)), is_digit(Some(at + 1)));
        match c {
            c if c == signs.thousands && before && groups(&chars, at) => {}
            c if c == signs.decimal && before && after => spread.extend([" ", signs.point, " "]),
            ':' if before && after => spread.extend([" ", signs.colon, " "]),
            '/' if before && after => spread.extend([" ", signs.slash, " "]),
            '/' => spread.extend([" ", signs.or, " "]),
            '.' if before && after => spread.extend([" ", signs.point, " "]),
            '-' if before && after => spread.extend([" ", signs.dash, " "]),
            '-' | '\u{2212}' if after && !before => spread.extend([" ", signs.minus, " "]),
            // "14h30".
            'h' if before && after => spread.extend([" ", signs.hour, " "]),
            c if before && c.is_alphabetic() && !is_ordinal_ending(language, &chars[at..]) => {
                spread.extend([' ', c])
            }
            c => spread.push(c),
        }
    }
    spread
}

/// Three figures stand after the sign between thousands, and at most three before it: no date, no time.
fn groups(chars: &[char], at: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    (1..=3).all(|next| digit(at + next))
        && !digit(at + 4)
        && !(at > 3 && (1..=4).all(|back| digit(at - back)))
}

fn is_ordinal_ending(language: &Language, rest: &[char]) -> bool {
    let ending: String = rest.iter().take_while(|c| c.is_alphanumeric()).collect();
    language.writing.ordinal_endings.contains(&ending)
}

/// Whether the word at `at` is `word`.
pub(super) fn is(tokens: &[Word], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == word)
}

/// The word at `at`, empty beyond the end.
pub(super) fn text(tokens: &[Word], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

/// Whether a phrase stands at the start.
pub(super) fn fits(tokens: &[Word], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(at, word)| is(tokens, at, word))
}

/// The longest of these phrases that stands at the start, and how many words it takes.
pub(super) fn phrase<T: Copy>(tokens: &[Word], phrases: Table<T>) -> Option<(T, usize)> {
    let fitting = phrases.iter().filter(|(phrase, _)| fits(tokens, phrase));
    fitting.map(|&(phrase, value)| (value, phrase.split(' ').count())).max_by_key(|&(_, length)| length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{ENGLISH, GERMAN};

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
            check(&ENGLISH, text, expected);
        }
    }

    #[test]
    fn signs_of_figures_are_the_languages() {
        check(&GERMAN, "am 24. Dezember um 9", "am 24te dezember um 9");
        check(&GERMAN, "Um 9. Danke", "um 9 danke");
        check(&GERMAN, "1.500", "1500");
        check(&ENGLISH, "1.500", "1 point 500");
    }

    fn check(language: &Language, text: &str, expected: &str) {
        let words: Vec<String> = tokens(language, text).into_iter().map(|word| word.text).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }
}
