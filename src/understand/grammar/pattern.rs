//! Patterns of words, and what is put in their place.

use crate::language::{Language, Table};
use crate::understand::values::{is_month, is_unit, is_weekday};
use crate::understand::words::Word;

/// What a place of a pattern stands for.
type Bound<'a> = Vec<(&'static str, &'a str)>;

/// One pass: at each word the pattern that takes most words, of equal ones the first.
pub(super) fn rewritten(language: &Language, table: Table<&'static str>, words: Vec<Word>) -> Vec<Word> {
    let mut written: Vec<Word> = Vec::new();
    let (mut at, mut pause) = (0, false);
    while let Some(word) = words.get(at) {
        pause |= word.after_pause;
        match longest(language, table, &words[at..]) {
            Some((length, texts)) => {
                for text in texts {
                    written.push(Word { text, after_pause: std::mem::take(&mut pause) });
                }
                at += length;
            }
            None => {
                written.push(Word { text: word.text.clone(), after_pause: std::mem::take(&mut pause) });
                at += 1;
            }
        }
    }
    written
}

fn longest(language: &Language, table: Table<&'static str>, words: &[Word]) -> Option<(usize, Vec<String>)> {
    let mut best: Option<(usize, Vec<String>)> = None;
    for (pattern, instead) in table {
        let mut bound = Vec::new();
        let length = fit(language, pattern, words, 0, &mut bound).unwrap_or(0);
        if length > best.as_ref().map_or(0, |(length, _)| *length) {
            best = filled(language, instead, &bound).map(|texts| (length, texts)).or(best);
        }
    }
    best
}

/// How many words the pattern takes, from `at` on.
fn fit<'w>(
    language: &Language,
    pattern: &'static str,
    words: &'w [Word],
    at: usize,
    bound: &mut Bound<'w>,
) -> Option<usize> {
    if pattern.is_empty() {
        return Some(at);
    }
    let (element, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let (element, may_miss) = element.strip_suffix('?').map_or((element, false), |element| (element, true));
    let known = bound.len();
    let taken = words.get(at).filter(|word| is(language, element, word, at)).and_then(|word| {
        if let Some(place) = place(element) {
            bound.push((place, &word.text));
        }
        fit(language, rest, words, at + 1, bound)
    });
    taken.or_else(|| {
        bound.truncate(known);
        may_miss.then(|| fit(language, rest, words, at, bound)).flatten()
    })
}

fn place(element: &'static str) -> Option<&'static str> {
    element.strip_prefix('{')?.strip_suffix('}')
}

fn is(language: &Language, element: &'static str, word: &Word, at: usize) -> bool {
    let text = word.text.as_str();
    let Some(place) = place(element) else { return element.split('|').any(|known| known == text) };
    // A number after a pause is another matter.
    let figures = |most: u64| {
        let short = text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit());
        (at == 0 || !word.after_pause) && short && text.parse().is_ok_and(|value: u64| value <= most)
    };
    match place {
        "h" => figures(24),
        "m" => figures(59),
        "d" => (figures(31) && text != "0" && text != "00") || is_rank(language, text),
        "r" => is_rank(language, text),
        "n" => text.chars().all(|c| c.is_ascii_digit()) && (at == 0 || !word.after_pause),
        "weekday" => is_weekday(language, text),
        "month" => is_month(language, text),
        "unit" => is_unit(language, text),
        _ => false,
    }
}

/// "3rd", as it is written.
fn is_rank(language: &Language, text: &str) -> bool {
    let ending = text.trim_start_matches(|c: char| c.is_ascii_digit());
    ending.len() < text.len() && language.writing.ordinal_endings.contains(ending)
}

/// The words that stand in the place; `None` for a time that there is none of.
fn filled(language: &Language, instead: &str, bound: &Bound<'_>) -> Option<Vec<String>> {
    let spaced = instead.replace(':', " : ");
    let word = |word: &str| match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
        Some(place) => value(place, bound),
        None if word == ":" => Some(language.writing.signs.colon.to_owned()),
        None => Some(word.to_owned()),
    };
    spaced.split_whitespace().map(word).collect()
}

/// `h`, `h-1`, `60-m`, `30+m`.
fn value(place: &str, bound: &Bound<'_>) -> Option<String> {
    let text = |name: &str| bound.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    if let Some(text) = text(place) {
        return Some(text.to_owned());
    }
    let number = |name: &str| text(name).unwrap_or(name).parse::<i64>().ok();
    let (left, sign, right) = match (place.split_once('-'), place.split_once('+')) {
        (Some((left, right)), _) => (left, -1, right),
        (None, Some((left, right))) => (left, 1, right),
        (None, None) => return None,
    };
    let result = number(left)? + sign * number(right)?;
    if left == "h" {
        return Some(hour(number(left)?, result).to_string());
    }
    (0..60).contains(&result).then(|| result.to_string())
}

/// The hour before one is twelve, and the one before midnight is 23.
fn hour(said: i64, counted: i64) -> i64 {
    match (said, counted) {
        (1, 0) => 12,
        (12, 13) => 1,
        _ => counted.rem_euclid(24),
    }
}
