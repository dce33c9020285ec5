//! Digits said aloud: "one two three", "double five", "oh", "twenty one", or written by the recogniser as figures.

use super::lexicon::List;
use super::words::plain;

const UNITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const OTHER_ZEROS: [&str; 5] = ["oh", "o", "nought", "naught", "nil"];
/// Words that a recogniser writes for a digit. They count only beside true digits.
const SOUNDS_LIKE: [(&str, u32); 10] = [
    ("won", 1),
    ("to", 2),
    ("too", 2),
    ("tree", 3),
    ("for", 4),
    ("fore", 4),
    ("fife", 5),
    ("sicks", 6),
    ("ate", 8),
    ("niner", 9),
];
/// Around digits: "my number is ... please", "it's ... thank you".
const AROUND: List = List(
    "a, account, and, call, card, code, customer, dash, dial, digit, digits, enter, extension, er, \
     hello, hi, hm, i, is, it, mine, my, number, numbers, option, order, phone, pin, please, press, \
     reference, so, space, thank, thanks, that, the, then, this, uh, um, well, yes, you, okay, oh, \
     one, zip, postal, birth, date, select, choose, key",
);

/// The digits of an utterance and how much of it they explain, from 0 to 1; `None` where there are none.
pub(in crate::dialog) fn spoken_digits(text: &str) -> Option<(String, f64)> {
    let words = plain(text);
    let mut digits = String::new();
    let (mut used, mut strangers, mut at) = (0_u32, 0_u32, 0);
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((value, length)) = number_at(rest) {
            digits.push_str(&value);
            used += 1;
            at += length;
        } else {
            let word = rest[0].as_str();
            match SOUNDS_LIKE.iter().find(|(sound, _)| *sound == word) {
                Some((_, digit))
                    if !digits.is_empty() && rest.get(1).is_none_or(|next| is_number_word(next)) =>
                {
                    digits.push_str(&digit.to_string());
                    used += 1;
                    strangers += u32::from(used == 0);
                }
                _ if !AROUND.contains(word) => strangers += 1,
                _ => {}
            }
            at += 1;
        }
    }
    if digits.is_empty() {
        return None;
    }
    Some((digits, 1.0 / (1.0 + 0.2 * f64::from(strangers))))
}

/// "press one", "option two", "three": a key said instead of pressed. The whole utterance must be that.
pub(in crate::dialog) fn spoken_key(text: &str) -> Option<char> {
    const BEFORE: [&str; 16] = [
        "press", "option", "number", "select", "choose", "dial", "key", "button", "digit", "please", "uh",
        "um", "the", "i", "say", "okay",
    ];
    let words = plain(text);
    let mut said = words.iter().map(String::as_str).filter(|word| !BEFORE.contains(word));
    let key = match (said.next()?, said.next()) {
        ("star", None) => '*',
        ("hash" | "pound", None) => '#',
        (word, None) => char::from_digit(unit(word)?, 10)?,
        _ => return None,
    };
    Some(key)
}

/// A number at the start of these words as digits, and how many words it takes.
fn number_at(words: &[String]) -> Option<(String, usize)> {
    let word = words.first()?.as_str();
    if let Some(times) = ["double", "triple"].iter().position(|times| *times == word) {
        let digit = unit(words.get(1)?)?;
        return Some((digit.to_string().repeat(times + 2), 2));
    }
    if word.chars().all(|c| c.is_ascii_digit()) {
        return Some((word.to_owned(), 1));
    }
    let (value, length) = below_hundred(words)?;
    let hundred = words.get(length).is_some_and(|next| next == "hundred");
    if !hundred || value == 0 {
        return Some((value.to_string(), length));
    }
    let and = usize::from(words.get(length + 1).is_some_and(|next| next == "and"));
    match words.get(length + 1 + and..).and_then(below_hundred) {
        Some((rest, more)) => Some(((value * 100 + rest).to_string(), length + 1 + and + more)),
        None => Some(((value * 100).to_string(), length + 1)),
    }
}

fn below_hundred(words: &[String]) -> Option<(u32, usize)> {
    below_hundred_of(words.first()?, words.get(1).map_or("", String::as_str))
}

/// The number that `word` begins, and whether it takes one word or the next as well.
pub(super) fn below_hundred_of(word: &str, next: &str) -> Option<(u32, usize)> {
    if let Some(digit) = unit(word) {
        return Some((digit, 1));
    }
    if let Some(above_ten) = TEENS.iter().position(|teen| *teen == word) {
        return Some((10 + u32::try_from(above_ten).ok()?, 1));
    }
    let tens = 20 + 10 * u32::try_from(TENS.iter().position(|ten| *ten == word)?).ok()?;
    match unit(next).filter(|&digit| digit > 0) {
        Some(digit) => Some((tens + digit, 2)),
        None => Some((tens, 1)),
    }
}

fn unit(word: &str) -> Option<u32> {
    if OTHER_ZEROS.contains(&word) {
        return Some(0);
    }
    if let Some(digit) = UNITS.iter().position(|unit| *unit == word) {
        return u32::try_from(digit).ok();
    }
    let mut figures = word.chars();
    figures.next()?.to_digit(10).filter(|_| figures.next().is_none())
}

fn is_number_word(word: &str) -> bool {
    unit(word).is_some()
        || TEENS.contains(&word)
        || TENS.contains(&word)
        || ["double", "triple", "hundred"].contains(&word)
        || word.chars().all(|c| c.is_ascii_digit())
        || SOUNDS_LIKE.iter().any(|(sound, _)| *sound == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_in_many_forms() {
        for (text, expected) in [
            ("one two three", "123"),
            ("double five oh seven", "5507"),
            ("triple nine", "999"),
            ("my pin is one two three four please", "1234"),
            ("twenty one thirty five", "2135"),
            ("eighteen", "18"),
            ("five hundred", "500"),
            ("one hundred and twenty three", "123"),
            ("It's 555-1234.", "5551234"),
            ("four to four", "424"),
            ("it is o o seven", "007"),
            ("nine to", "92"),
        ] {
            assert_eq!(spoken_digits(text).map(|(digits, _)| digits).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn sentences_without_digits_have_none() {
        for text in ["", "billing please", "i want to talk to someone", "for you"] {
            assert_eq!(spoken_digits(text), None, "{text}");
        }
    }

    #[test]
    fn a_key_can_be_said() {
        for (text, key) in [
            ("press one", Some('1')),
            ("option two please", Some('2')),
            ("three", Some('3')),
            ("zero", Some('0')),
            ("star", Some('*')),
            ("one two", None),
            ("i want one", None),
            ("billing", None),
        ] {
            assert_eq!(spoken_key(text), key, "{text}");
        }
    }
}
