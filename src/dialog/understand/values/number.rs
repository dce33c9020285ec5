//! Whole numbers, as words or figures: "a hundred and twenty", "12", "minus three".

use super::super::digits::spoken_digits;
use super::super::words::Word;
use super::clues::{explained, strangers};
use super::figures::cardinal;
use super::tokens::{is, text};
use super::value::Value;
use super::{Refusal, spoken};

/// Digits said one by one ("one two zero") may be several numbers.
const DIGIT_BY_DIGIT: f64 = 0.75;
/// "Too" for "two" alone is a guess, though a good one where a number was asked for.
const SOUNDS_LIKE: [(&str, i64); 5] = [("won", 1), ("to", 2), ("too", 2), ("for", 4), ("ate", 8)];
const SOUNDS_LIKE_QUALITY: f64 = 0.7;

/// The numbers of a clause.
pub(super) enum Said {
    One(i64, f64),
    Two(i64, i64),
    NotWhole,
    Nothing,
}

pub(super) fn said(words: &[Word]) -> Said {
    let mut used = vec![false; words.len()];
    let mut found: Vec<i64> = Vec::new();
    let (mut at, mut end_before, mut joined) = (0, usize::MAX, false);
    while at < words.len() {
        let Some((value, length)) = number_at(&words[at..]) else {
            at += 1;
            continue;
        };
        let after = at + length;
        let is_half = is(words, after, "and") && is(words, after + 2, "half");
        let is_fraction = is(words, after, "point") && number_at(&words[after + 1..]).is_some();
        if is_half || is_fraction {
            return Said::NotWhole;
        }
        let minus = at > 0 && ["minus", "negative"].contains(&text(words, at - 1));
        used[at.saturating_sub(usize::from(minus))..after].fill(true);
        joined |= end_before == at;
        found.push(if minus { -value } else { value });
        (at, end_before) = (after, after);
    }
    let quality = explained(strangers(words, &used));
    match found[..] {
        [] => alone(words),
        [value] => Said::One(value, quality),
        _ if joined => digit_by_digit(words, quality),
        [first, .., last] if first != last => Said::Two(first, last),
        [value, ..] => Said::One(value, quality),
    }
}

/// "Couple" and "none" are numbers where one was asked for.
fn number_at(words: &[Word]) -> Option<(i64, usize)> {
    if is(words, 0, "couple") {
        return Some((2, 1));
    }
    cardinal(words)
}

fn alone(words: &[Word]) -> Said {
    let [word] = words else { return Said::Nothing };
    let heard = SOUNDS_LIKE.iter().find(|(heard, _)| *heard == word.text);
    heard.map_or(Said::Nothing, |&(_, value)| Said::One(value, SOUNDS_LIKE_QUALITY))
}

fn digit_by_digit(words: &[Word], quality: f64) -> Said {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let digits = spoken_digits(&texts.join(" ")).and_then(|(digits, _)| digits.parse().ok());
    digits.map_or(Said::Nothing, |value| Said::One(value, quality * DIGIT_BY_DIGIT))
}

/// The value, if it keeps to the limits.
pub(super) fn checked(number: i64, min: Option<i64>, max: Option<i64>) -> Result<Value, Refusal> {
    if let Some(min) = min.filter(|&min| number < min) {
        return Err(Refusal::TooSmall(min));
    }
    if let Some(max) = max.filter(|&max| number > max) {
        return Err(Refusal::TooLarge(max));
    }
    Ok(Value::new(number.to_string(), spoken::number(number)))
}
