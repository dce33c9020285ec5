//! Digits said aloud: "one two three", "double five", "oh", "twenty one", or written by the recogniser as figures.

use super::grammar::in_figures;
use super::words::{Word, words};
use super::yes_no::starts_with;
use crate::language::{Language, Numbers};

/// Each word that is usual around no digits lowers what they are worth.
const UNKNOWN_WORD_COST: f64 = 0.28;
/// "Extension 12" may be a part of the number or not.
const EXTENDED: f64 = 0.7;
/// Digits said by likeness alone: "for for for".
const SOUNDED: f64 = 0.85;
/// Fewer digits than this are counted things as soon as anything else is said: "I have two accounts".
const AMONG_WORDS_MIN: usize = 3;

/// The digits of an utterance and how much of it they explain, from 0 to 1; `None` where there are none.
pub(crate) fn spoken_digits(language: &Language, text: &str) -> Option<(String, f64)> {
    let said = in_figures(language, words(language, text));
    let texts: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let mut run = Run::new(language, all_sounding(language, &texts));
    let mut at = 0;
    while at < texts.len() && !run.is_over(&texts[at..]) {
        at += run.take(&said, &texts, at);
    }
    run.end_chunk();
    run.settle()
}

/// What has been said of a string of digits.
#[derive(Debug)]
struct Run<'l> {
    language: &'l Language,
    digits: String,
    /// Digits since the last pause or "that's".
    chunk: String,
    /// The chunk says again what was said before.
    again: bool,
    unknown_words: u32,
    /// Only likenesses were said, so that they count.
    sounded: bool,
    letters: bool,
    extended: bool,
    counted: bool,
}

impl<'l> Run<'l> {
    fn new(language: &'l Language, sounded: bool) -> Self {
        Self {
            language,
            digits: String::new(),
            chunk: String::new(),
            again: false,
            unknown_words: 0,
            sounded,
            letters: false,
            extended: false,
            counted: false,
        }
    }

    /// A question, or an extension, after the digits.
    fn is_over(&mut self, rest: &[&str]) -> bool {
        let any = !self.digits.is_empty() || !self.chunk.is_empty();
        let asks = any && self.language.digits.asking.iter().any(|phrase| starts_with(rest, phrase));
        let extends = any
            && self.language.digits.extensions.contains(rest[0])
            && rest.get(1).is_some_and(|next| is_number_word(self.language, next));
        self.extended |= extends;
        asks || extends
    }

    /// Takes what stands at `at`, and says how many words that were.
    fn take(&mut self, said: &[Word], texts: &[&str], at: usize) -> usize {
        let (language, rest) = (self.language, &texts[at..]);
        if said[at].after_pause && self.again {
            self.end_chunk();
        }
        if let Some(phrase) = language
            .digits
            .again
            .iter()
            .filter(|phrase| starts_with(rest, phrase))
            .max_by_key(|phrase| phrase.len())
        {
            self.end_chunk();
            self.again = !self.digits.is_empty();
            return phrase.split(' ').count();
        }
        if let Some((value, length)) = number_at(language, rest) {
            self.chunk.push_str(&value);
            self.counted |= rest.get(length).is_some_and(|next| language.digits.counted_after.contains(next))
                && !is_next_digit(language, rest, length);
            return length;
        }
        let sounds = sound(language, rest[0]);
        let among = !(self.digits.is_empty() && self.chunk.is_empty())
            && rest.get(1).is_none_or(|next| is_number_word(language, next));
        match sounds {
            Some(digit) if among || self.sounded => self.chunk.push_str(&digit.to_string()),
            _ => self.pass(rest[0]),
        }
        1
    }

    fn pass(&mut self, word: &str) {
        let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        self.letters |= is_letter && !self.language.digits.letters_apart.contains(word);
        self.unknown_words += u32::from(!self.language.digits.around.contains(word));
    }

    /// What was said again replaces nothing when it is the same, and everything when it is longer.
    fn end_chunk(&mut self) {
        let chunk = std::mem::take(&mut self.chunk);
        let again = std::mem::take(&mut self.again);
        match again && !chunk.is_empty() {
            true if self.digits.ends_with(&chunk) => {}
            true if chunk.len() >= self.digits.len() => self.digits = chunk,
            _ => self.digits.push_str(&chunk),
        }
    }

    fn settle(self) -> Option<(String, f64)> {
        let few = self.digits.len() < AMONG_WORDS_MIN && (self.unknown_words > 0 || self.counted);
        if self.digits.is_empty() || self.letters || few {
            return None;
        }
        let explained = 1.0 / (1.0 + UNKNOWN_WORD_COST * f64::from(self.unknown_words));
        let likeness = if self.sounded { SOUNDED } else { 1.0 };
        Some((self.digits, explained * likeness * if self.extended { EXTENDED } else { 1.0 }))
    }
}

/// "For for for", "won won won": where nothing but likenesses was said, three at least are meant as digits.
fn all_sounding(language: &Language, texts: &[&str]) -> bool {
    let bare: Vec<&&str> = texts.iter().filter(|word| !language.digits.polite.contains(word)).collect();
    let sounds = |word: &str| sound(language, word).is_some();
    bare.len() >= AMONG_WORDS_MIN
        && bare.iter().any(|word| sounds(word))
        && bare.iter().all(|word| is_number_word(language, word))
}

fn is_next_digit(language: &Language, rest: &[&str], at: usize) -> bool {
    rest.get(at) == Some(&language.digits.counts_or_sounds)
        && rest.get(at + 1).is_some_and(|next| is_number_word(language, next))
}

/// "press one", "option two", "three": a key said instead of pressed. The whole utterance must be that.
pub(crate) fn spoken_key(language: &Language, text: &str) -> Option<char> {
    let digits = &language.digits;
    let words = in_figures(language, words(language, text));
    let mut said =
        words.iter().map(|word| word.text.as_str()).filter(|word| !digits.around_key.contains(word));
    let key = match (said.next()?, said.next()) {
        (star, None) if digits.star.contains(star) => '*',
        (hash, None) if digits.hash.contains(hash) => '#',
        (word, None) => char::from_digit(unit(&language.numbers, word)?, 10)?,
        _ => return None,
    };
    Some(key)
}

/// A number at the start of these words as digits, and how many words it takes.
pub(super) fn number_at(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let Language { numbers, digits, .. } = language;
    let word = *words.first()?;
    if let Some((_, times)) = digits.times.iter().find(|(times, _)| *times == word) {
        let digit = unit(numbers, words.get(1)?)?;
        return Some((digit.to_string().repeat(*times), 2));
    }
    if word.chars().all(|c| c.is_ascii_digit()) {
        return Some((word.to_owned(), 1));
    }
    // "O142", as recognisers write a zero that was called by its letter.
    if let Some(rest) = word
        .strip_prefix(digits.zero_letter)
        .filter(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
    {
        return Some((format!("0{rest}"), 1));
    }
    let next = words.get(1).copied().unwrap_or_default();
    let (value, length) = below_hundred_of(numbers, word, next)?;
    let repeated =
        digits.plurals.iter().find(|(plural, _)| *plural == next).filter(|_| (2..=9).contains(&value));
    if let Some((_, digit)) = repeated {
        return Some((digit.to_string().repeat(usize::try_from(value).ok()?), 2));
    }
    let hundred = words.get(length) == Some(&numbers.hundred);
    if !hundred || value == 0 {
        return Some((value.to_string(), length));
    }
    Some(hundreds(language, words, value, length + 1))
}

/// "Nine hundred" and what belongs to it: "and five", "twenty three". "Nine hundred one two three" is 900 123.
fn hundreds(language: &Language, words: &[&str], value: u32, end: usize) -> (String, usize) {
    let and = usize::from(words.get(end) == Some(&language.numbers.and));
    let rest = words.get(end + and..).unwrap_or_default();
    let next = rest.get(1).copied().unwrap_or_default();
    let more = rest.first().and_then(|first| below_hundred_of(&language.numbers, first, next));
    match more {
        Some((rest_value, length))
            if rest_value > 0
                && !(and == 0
                    && rest_value < 10
                    && rest.get(length).is_some_and(|next| is_number_word(language, next))) =>
        {
            ((value * 100 + rest_value).to_string(), end + and + length)
        }
        _ => ((value * 100).to_string(), end),
    }
}

/// The number that `word` begins, and whether it takes one word or the next as well.
pub(super) fn below_hundred_of(numbers: &Numbers, word: &str, next: &str) -> Option<(u32, usize)> {
    if let Some(digit) = unit(numbers, word) {
        return Some((digit, 1));
    }
    if let Some(above_ten) = numbers.teens.iter().position(|teen| *teen == word) {
        return Some((10 + u32::try_from(above_ten).ok()?, 1));
    }
    let tens = 20 + 10 * u32::try_from(numbers.tens.iter().position(|ten| *ten == word)?).ok()?;
    match unit(numbers, next).filter(|&digit| digit > 0 && digit < 10) {
        Some(digit) => Some((tens + digit, 2)),
        None => Some((tens, 1)),
    }
}

/// The digit that a word sounds like.
pub(super) fn sound(language: &Language, word: &str) -> Option<u32> {
    language.digits.sounds_like.iter().find(|(sound, _)| *sound == word).map(|(_, digit)| *digit)
}

fn unit(numbers: &Numbers, word: &str) -> Option<u32> {
    if let Some((_, digit)) = numbers.other_units.iter().find(|(name, _)| *name == word) {
        return Some(*digit);
    }
    if let Some(digit) = numbers.units.iter().position(|unit| *unit == word) {
        return u32::try_from(digit).ok();
    }
    let mut figures = word.chars();
    figures.next()?.to_digit(10).filter(|_| figures.next().is_none())
}

pub(super) fn is_number_word(language: &Language, word: &str) -> bool {
    let Language { numbers, digits, .. } = language;
    unit(numbers, word).is_some()
        || numbers.teens.contains(&word)
        || numbers.tens.contains(&word)
        || word == numbers.hundred
        || digits.times.iter().any(|(times, _)| *times == word)
        || word.chars().all(|c| c.is_ascii_digit())
        || sound(language, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

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
            assert_eq!(
                spoken_digits(&ENGLISH, text).map(|(digits, _)| digits).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn sentences_without_digits_have_none() {
        for text in ["", "billing please", "i want to talk to someone", "for you"] {
            assert_eq!(spoken_digits(&ENGLISH, text), None, "{text}");
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
            assert_eq!(spoken_key(&ENGLISH, text), key, "{text}");
        }
    }
}
