//! One of a list, as a slot's value.

use std::sync::Arc;

use jiff::civil;

use super::{Rules, sure};
use crate::language::Language;
use crate::understand::values::figures::ordinal;
use crate::understand::values::tokens::tokens;
use crate::understand::values::{Answer, Form, Here, Reading, Refusal, Value};
use crate::understand::words::Word;
use crate::understand::{Meaning, Phrasebook, spoken_key};

/// Keys 1 to 9 choose; 0 is left to the flow's author.
const CHOICES_WITH_KEYS: usize = 9;
/// A choice below this is no answer yet.
const WHOLE_MIN: u8 = 60;

/// The choices of a slot, prepared for finding them in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    names: Vec<String>,
    /// Shared by the slot and by what a model is told of it.
    book: Arc<Phrasebook>,
}

impl Choices {
    /// Each choice's name and its synonyms. A phrase that two choices share leads to the first.
    pub fn new<I>(language: &'static Language, choices: I) -> Self
    where
        I: IntoIterator<Item = (String, Vec<String>)>,
    {
        let mut names = Vec::new();
        let mut phrases = Vec::new();
        for (name, synonyms) in choices {
            phrases.push(std::iter::once(name.clone()).chain(synonyms).collect());
            names.push(name);
        }
        Self { names, book: Arc::new(Phrasebook::new(language, phrases)) }
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What the key `digit` chooses.
    fn by_key(&self, digit: char) -> Option<&str> {
        let index = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
        self.names.get(index).map(String::as_str)
    }

    /// "Press one", "the second one".
    fn by_place(&self, answer: &Answer<'_>) -> Option<Reading> {
        let language = self.book.language();
        let words = tokens(language, answer.text);
        let around = language.picks.around_place;
        let rest: Vec<Word> = words.iter().filter(|word| !around.contains(&word.text)).cloned().collect();
        let ordinal = || ordinal(language, &rest).filter(|&(_, length)| length == rest.len());
        let place = spoken_key(language, answer.text)
            .or_else(|| char::from_digit(u32::try_from(ordinal()?.0).ok()?, 10))?;
        Some(match self.by_key(place) {
            Some(name) => answer.value(Value::plain(name), 1.0),
            None if self.names.len() <= CHOICES_WITH_KEYS => Reading::Refused(Refusal::UnknownChoice),
            None => return None,
        })
    }
}

impl Rules for Choices {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        let named = |choice: usize| self.names.get(choice).map(|name| Value::plain(name));
        // Weighed once: the phrasebook takes what the recogniser is sure of as well.
        let understood = self.book.understand(answer.text, 1.0);
        let by_name = match understood.meaning {
            Meaning::Choice(choice) => {
                named(choice).map(|value| answer.value(value, f64::from(understood.confidence) / 100.0))
            }
            Meaning::Either(first, second) => {
                named(first).zip(named(second)).map(|(first, second)| Reading::Either(first, second))
            }
            Meaning::Nothing => None,
        };
        by_name.or_else(|| self.by_place(answer)).unwrap_or(Reading::Nothing)
    }

    fn read_keys(&self, keys: &str, _here: Here) -> Reading {
        let mut typed = keys.chars();
        let name = typed.next().filter(|_| typed.next().is_none()).and_then(|key| self.by_key(key));
        name.map_or(Reading::Refused(Refusal::UnknownChoice), |name| sure(Value::plain(name)))
    }

    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        (1..=CHOICES_WITH_KEYS).contains(&self.names.len()).then_some((1, None))
    }

    fn is_whole(&self, _value: &Value, confidence: u8, _answer: &Answer<'_>) -> bool {
        confidence >= WHOLE_MIN
    }

    fn keeps_its_words(&self) -> bool {
        true
    }

    fn has_names(&self) -> bool {
        true
    }

    fn is_volunteered(&self, _today: civil::Date) -> bool {
        true
    }

    fn form(&self) -> Form<'_> {
        Form::OneOf { values: self.names.iter().map(String::as_str).collect(), told: None }
    }
}
