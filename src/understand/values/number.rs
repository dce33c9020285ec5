//! Whole numbers, as words or figures: "a hundred and twenty", "12", "minus three".

use std::ops::Range;

use super::super::digits::spoken_digits;
use super::super::words::Word;
use super::clues::{explained, unknown_words};
use super::figures::{cardinal, ordinal, small, written};
use super::scope::is_open;
use super::tokens::{is, phrase, text};
use super::value::Value;
use super::{Refusal, spoken};
use crate::language::{Language, Numbers, Table};

/// Digits said one by one ("one two zero") may be several numbers.
const DIGIT_BY_DIGIT: f64 = 0.75;
/// "Too" for "two" alone is a guess, though a good one where a number was asked for.
const SOUNDS_LIKE_QUALITY: f64 = 0.7;

/// The numbers of a clause.
pub(super) enum Said {
    One(i64, f64),
    Two(i64, i64),
    NotWhole,
    /// "At least five".
    Open,
    Nothing,
}

pub(super) fn said(language: &Language, words: &[Word]) -> Said {
    let mut used = vec![false; words.len()];
    let mut found: Vec<(i64, Range<usize>)> = Vec::new();
    let (mut at, mut joined) = (0, false);
    while at < words.len() {
        let Some((value, length)) = number_at(language, &words[at..])
            .filter(|(_, length)| !is_no_number(language, words, at, *length))
        else {
            at += 1;
            continue;
        };
        if is_part(language, words, at + length) {
            return Said::NotWhole;
        }
        let minus = at > 0 && language.numbers.minus.contains(text(words, at - 1));
        let place = at - usize::from(minus)..at + length;
        used[place.clone()].fill(true);
        joined |= found.last().is_some_and(|(_, before)| before.end == at);
        found.push((if minus { -value } else { value }, place));
        at += length;
    }
    let mut unused = words.iter().zip(&used).filter(|(_, used)| !**used);
    if unused.any(|(word, _)| language.numbers.halves.contains(&word.text)) {
        return Said::NotWhole;
    }
    // What is counted needs no explanation: "five bananas".
    let counted = found.last().map_or(words.len(), |(_, place)| place.end);
    if let Some(used) = used.get_mut(counted) {
        *used = true;
    }
    let quality = explained(unknown_words(language, words, &used));
    match &found[..] {
        [] => alone(language, words),
        [(_, place)] if is_open(language, words, &used, place) => Said::Open,
        [(value, _)] => Said::One(*value, quality),
        // Only digits are said one by one where a number has a grammar of its own: "veinte treinta" are two.
        [.., (first, _), (last, _)] if joined && language.grammar.is_some() && (*first).max(*last) > 9 => {
            if first < last {
                Said::Two(*first, *last)
            } else {
                Said::Nothing
            }
        }
        [(hundreds, _), (rest, _)] if joined && is_pair(*hundreds, *rest) => {
            Said::One(hundreds * 100 + rest, quality)
        }
        [(first, _), .., (last, _)] if !joined && first != last => Said::Two(*first, *last),
        [(value, _), ..] if !joined => Said::One(*value, quality),
        _ => digit_by_digit(language, words, quality),
    }
}

/// "Eleven fifty", "one fifty", "nineteen ten".
fn is_pair(hundreds: i64, rest: i64) -> bool {
    (1..100).contains(&hundreds)
        && (10..100).contains(&rest)
        && (hundreds >= 10 || rest % 10 == 0 || rest < 20)
}

/// "No one", "one second", "one of these": nothing is counted.
fn is_no_number(language: &Language, words: &[Word], at: usize, length: usize) -> bool {
    let numbers = &language.numbers;
    let one = is(words, at, numbers.one);
    let before = at.checked_sub(1).map_or("", |before| text(words, before));
    let waits = numbers.moments.contains(text(words, at + length));
    let picks =
        one && (numbers.one_after.contains(text(words, at + 1)) || numbers.one_before.contains(before));
    let place = numbers.places.contains(before) && words.len() > 3;
    waits || picks || place
}

/// Whether what follows a number makes it less than whole: "and a half", "point five", "thirds".
fn is_part(language: &Language, words: &[Word], after: usize) -> bool {
    let Numbers { and, halves_after_and, decimal_zero, money, parts, .. } = &language.numbers;
    let rest = words.get(after + 1..);
    let half = is(words, after, and) && halves_after_and.contains(text(words, after + 2));
    let decimal = is(words, after, language.writing.signs.point)
        && rest.is_some_and(|rest| number_at(language, rest).is_some() || is(rest, 0, decimal_zero));
    let two_amounts =
        money.contains(text(words, after)) && rest.is_some_and(|rest| cardinal(language, rest).is_some());
    half || decimal || two_amounts || parts.contains(text(words, after))
}

/// A number in words or figures, whole or of a scale: "two and a half thousand".
fn number_at(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    let numbers = &language.numbers;
    if let Some((value, length)) = phrase(words, numbers.named) {
        let more = usize::from(is(words, length, numbers.of));
        let scale = named(numbers.scales, text(words, length + more));
        return match scale.filter(|_| value == 2) {
            Some(scale) => Some((value * scale, length + more + 1)),
            None => Some((value, length)),
        };
    }
    if numbers.noughts.contains(text(words, 0)) {
        return Some((0, 1));
    }
    if let Some((scores, length)) =
        small(language, words).filter(|(_, length)| is(words, *length, numbers.score))
    {
        return Some((scores * 20, length + 1));
    }
    scaled(language, words)
        .or_else(|| repeated(language, words))
        .or_else(|| grouped(words))
        .or_else(|| ranked(language, words))
        .or_else(|| cardinal(language, words))
}

/// "One point five thousand", "two and a half dozen".
fn scaled(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    let (whole, length) = small(language, words)?;
    let (tenths, end) = if is(words, length, language.writing.signs.point) {
        let (digit, taken) = small(language, words.get(length + 1..)?).filter(|(digit, _)| *digit < 10)?;
        (digit, length + 1 + taken)
    } else {
        let half =
            language.numbers.and_a_half.iter().enumerate().all(|(at, word)| is(words, length + at, word));
        let words = language.numbers.and_a_half.len();
        (half && words > 0).then_some((5, length + words))?
    };
    let scale = named(language.numbers.scales, text(words, end))?;
    let value = (whole * 10 + tenths) * scale;
    (value % 10 == 0).then_some((value / 10, end + 1))
}

/// "Double five", "triple five".
fn repeated(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    let times = named(language.numbers.repeated, text(words, 0))?;
    let (digit, taken) = small(language, words.get(1..)?).filter(|(digit, _)| *digit < 10)?;
    Some((digit * times, 1 + taken))
}

/// "1 200": thousands are written apart in many countries.
fn grouped(words: &[Word]) -> Option<(i64, usize)> {
    let mut value = written(text(words, 0)).filter(|value| (1..1_000).contains(value))?;
    let groups =
        words.get(1..)?.iter().take_while(|word| word.text.len() == 3 && written(&word.text).is_some());
    let mut length = 1;
    for group in groups {
        value = value.checked_mul(1_000)?.checked_add(written(&group.text)?)?;
        length += 1;
    }
    (length > 1).then_some((value, length))
}

/// "The twenty first", "21st": the rank as its number. "Second" and "third" are too often something else.
fn ranked(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    let (value, length) = ordinal(language, words)?;
    let sure = length > 1 || text(words, 0).starts_with(|c: char| c.is_ascii_digit());
    sure.then_some((i64::from(value), length))
}

fn alone(language: &Language, words: &[Word]) -> Said {
    let [first, rest @ ..] = words else { return Said::Nothing };
    let counts = rest.first().is_none_or(|next| language.numbers.counted.contains(&next.text));
    let heard = named(language.numbers.sounds_like, &first.text).filter(|_| counts);
    heard.map_or(Said::Nothing, |value| Said::One(value, SOUNDS_LIKE_QUALITY))
}

/// What a name of the table means.
fn named(table: Table<i64>, word: &str) -> Option<i64> {
    table.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

fn digit_by_digit(language: &Language, words: &[Word], quality: f64) -> Said {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let digits = spoken_digits(language, &texts.join(" ")).and_then(|(digits, _)| digits.parse().ok());
    digits.map_or(Said::Nothing, |value| Said::One(value, quality * DIGIT_BY_DIGIT))
}

/// The value, if it keeps to the limits.
pub(super) fn checked(
    language: &Language,
    number: i64,
    min: Option<i64>,
    max: Option<i64>,
) -> Result<Value, Refusal> {
    if let Some(min) = min.filter(|&min| number < min) {
        return Err(Refusal::TooSmall(min));
    }
    if let Some(max) = max.filter(|&max| number > max) {
        return Err(Refusal::TooLarge(max));
    }
    Ok(Value::new(number.to_string(), spoken::number(language, number)))
}
