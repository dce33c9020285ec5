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

/// Digits said one by one ("one two zero") may be several numbers.
const DIGIT_BY_DIGIT: f64 = 0.75;
/// "Too" for "two" alone is a guess, though a good one where a number was asked for.
const SOUNDS_LIKE: [(&str, i64); 8] =
    [("won", 1), ("to", 2), ("too", 2), ("for", 4), ("fore", 4), ("ate", 8), ("oh", 0), ("o", 0)];
const SOUNDS_LIKE_QUALITY: f64 = 0.7;
/// Nothing, as a number.
const NOUGHTS: [&str; 6] = ["none", "nought", "naught", "nil", "zilch", "aught"];
/// Amounts with names of their own.
const NAMED: [(&str, i64); 16] = [
    ("a single one", 1),
    ("the one", 1),
    ("couple", 2),
    ("a pair", 2),
    ("a pair of", 2),
    ("half a dozen", 6),
    ("half dozen", 6),
    ("half a million", 500_000),
    ("half a thousand", 500),
    ("half a hundred", 50),
    ("half a billion", 500_000_000),
    ("a gross", 144),
    ("a score", 20),
    ("quarter of a million", 250_000),
    ("a quarter of a million", 250_000),
    ("a single", 1),
];
const SCALES: [(&str, i64); 6] = [
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];
/// A number before these is a part.
const PARTS: [&str; 12] = [
    "half", "halves", "third", "thirds", "quarter", "quarters", "fourths", "fifths", "sixths", "eighths",
    "tenths", "tenth",
];
/// What is counted, so that "for people" is four.
const COUNTED: [&str; 10] =
    ["people", "persons", "adults", "guests", "tickets", "of", "nights", "children", "kids", "seats"];

/// The numbers of a clause.
pub(super) enum Said {
    One(i64, f64),
    Two(i64, i64),
    NotWhole,
    /// "At least five".
    Open,
    Nothing,
}

pub(super) fn said(words: &[Word]) -> Said {
    let mut used = vec![false; words.len()];
    let mut found: Vec<(i64, Range<usize>)> = Vec::new();
    let (mut at, mut joined) = (0, false);
    while at < words.len() {
        let Some((value, length)) =
            number_at(&words[at..]).filter(|(_, length)| !is_no_number(words, at, *length))
        else {
            at += 1;
            continue;
        };
        if is_part(words, at + length) {
            return Said::NotWhole;
        }
        let minus = at > 0 && ["minus", "negative"].contains(&text(words, at - 1));
        let place = at - usize::from(minus)..at + length;
        used[place.clone()].fill(true);
        joined |= found.last().is_some_and(|(_, before)| before.end == at);
        found.push((if minus { -value } else { value }, place));
        at += length;
    }
    if ["half", "quarter"]
        .iter()
        .any(|part| words.iter().zip(&used).any(|(word, used)| word.text == *part && !used))
    {
        return Said::NotWhole;
    }
    // What is counted needs no explanation: "five bananas".
    let counted = found.last().map_or(words.len(), |(_, place)| place.end);
    if let Some(used) = used.get_mut(counted) {
        *used = true;
    }
    let quality = explained(unknown_words(words, &used));
    match &found[..] {
        [] => alone(words),
        [(_, place)] if is_open(words, &used, place) => Said::Open,
        [(value, _)] => Said::One(*value, quality),
        [(hundreds, _), (rest, _)] if joined && is_pair(*hundreds, *rest) => {
            Said::One(hundreds * 100 + rest, quality)
        }
        [(first, _), .., (last, _)] if !joined && first != last => Said::Two(*first, *last),
        [(value, _), ..] if !joined => Said::One(*value, quality),
        _ => digit_by_digit(words, quality),
    }
}

/// "Eleven fifty", "one fifty", "nineteen ten".
fn is_pair(hundreds: i64, rest: i64) -> bool {
    (1..100).contains(&hundreds)
        && (10..100).contains(&rest)
        && (hundreds >= 10 || rest % 10 == 0 || rest < 20)
}

/// "No one", "one second", "one of these": nothing is counted.
fn is_no_number(words: &[Word], at: usize, length: usize) -> bool {
    let one = is(words, at, "one");
    let before = at.checked_sub(1).map_or("", |before| text(words, before));
    let after = text(words, at + 1);
    let waits = ["second", "seconds", "moment", "sec", "minute", "minutes", "moments"]
        .contains(&text(words, at + length));
    let picks = one
        && (["of", "question", "thing", "day", "more"].contains(&after)
            || ["no", "any", "every", "some", "this", "that", "which", "first", "last"].contains(&before));
    let page = ["page", "number", "line", "street", "option", "floor", "step", "chapter"].contains(&before)
        && words.len() > 3;
    waits || picks || page
}

/// Whether what follows a number makes it less than whole: "and a half", "point five", "thirds".
fn is_part(words: &[Word], after: usize) -> bool {
    let half = is(words, after, "and") && ["half", "quarter", "third"].contains(&text(words, after + 2));
    let decimal = is(words, after, "point")
        && words.get(after + 1..).is_some_and(|rest| number_at(rest).is_some() || is(rest, 0, "oh"));
    let money = ["pounds", "dollars", "euros"].contains(&text(words, after))
        && words.get(after + 1..).is_some_and(|rest| cardinal(rest).is_some());
    half || decimal || money || PARTS.contains(&text(words, after))
}

/// A number in words or figures, whole or of a scale: "two and a half thousand".
fn number_at(words: &[Word]) -> Option<(i64, usize)> {
    if let Some((value, length)) = phrase(words, &NAMED) {
        let more = usize::from(is(words, length, "of"));
        let scale = SCALES.iter().find(|(name, _)| *name == text(words, length + more));
        return match scale.filter(|_| value == 2) {
            Some((_, scale)) => Some((value * scale, length + more + 1)),
            None => Some((value, length)),
        };
    }
    if NOUGHTS.contains(&text(words, 0)) {
        return Some((0, 1));
    }
    if let Some((scores, length)) = small(words).filter(|(_, length)| is(words, *length, "score")) {
        return Some((scores * 20, length + 1));
    }
    scaled(words)
        .or_else(|| repeated(words))
        .or_else(|| grouped(words))
        .or_else(|| ranked(words))
        .or_else(|| cardinal(words))
}

/// "One point five thousand", "two and a half dozen".
fn scaled(words: &[Word]) -> Option<(i64, usize)> {
    let (whole, length) = small(words)?;
    let (tenths, end) = if is(words, length, "point") {
        let (digit, taken) = small(words.get(length + 1..)?).filter(|(digit, _)| *digit < 10)?;
        (digit, length + 1 + taken)
    } else {
        let half = ["and", "a", "half"].iter().enumerate().all(|(at, word)| is(words, length + at, word));
        half.then_some((5, length + 3))?
    };
    let (_, scale) = SCALES.iter().find(|(name, _)| *name == text(words, end))?;
    let value = (whole * 10 + tenths) * scale;
    (value % 10 == 0).then_some((value / 10, end + 1))
}

/// "Double five", "triple five".
fn repeated(words: &[Word]) -> Option<(i64, usize)> {
    let times = match text(words, 0) {
        "double" => 11,
        "triple" | "treble" => 111,
        _ => return None,
    };
    let (digit, taken) = small(words.get(1..)?).filter(|(digit, _)| *digit < 10)?;
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
fn ranked(words: &[Word]) -> Option<(i64, usize)> {
    let (value, length) = ordinal(words)?;
    let sure = length > 1 || text(words, 0).starts_with(|c: char| c.is_ascii_digit());
    sure.then_some((i64::from(value), length))
}

fn alone(words: &[Word]) -> Said {
    let [first, rest @ ..] = words else { return Said::Nothing };
    let counts = rest.first().is_none_or(|next| COUNTED.contains(&next.text.as_str()));
    let heard = SOUNDS_LIKE.iter().find(|(heard, _)| *heard == first.text).filter(|_| counts);
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
