//! A value that was understood, and everything else that an answer can turn out to be.

use super::Refusal;
use crate::{
    language::{DayPart, Language},
    pii::Redacted,
};

/// The last digits of a long number say which card or account it is, and no more.
const SHOWN_DIGITS: usize = 4;
const SHOWN_FROM_DIGITS: usize = 8;

/// A value that was understood. It prints as its size alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// For lookups, conditions and channel variables: `2026-12-24`, `14:30`, `4711`, `yes`.
    pub canonical: Redacted<String>,
    /// As a prompt reads it back: "Thursday, December 24th", "2:30 pm", "4 7 1 1". Understood like any answer.
    pub spoken: Redacted<String>,
}

impl Value {
    pub(super) fn new(canonical: impl Into<String>, spoken: impl Into<String>) -> Self {
        Self { canonical: canonical.into().into(), spoken: spoken.into().into() }
    }

    /// Read back as it is written.
    pub(super) fn plain(text: &str) -> Self {
        Self::new(text, text)
    }

    /// Fit for a display or a record of a sensitive slot: `*********1234` keeps the last four of eight digits or
    /// more, anything else is all stars.
    pub fn masked(&self) -> String {
        let text = self.canonical.expose();
        let length = text.chars().count();
        let is_number = text.chars().all(|c| c.is_ascii_digit());
        let shown = if is_number && length >= SHOWN_FROM_DIGITS { SHOWN_DIGITS } else { 0 };
        let hidden = length - shown;
        text.chars().enumerate().map(|(at, c)| if at < hidden { '*' } else { c }).collect()
    }
}

/// What an answer is, for the slot that asked for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// `confidence` is 0 to 100, on the scale of [`crate::understand::Understanding`].
    Value {
        value: Value,
        confidence: u8,
    },
    /// Understood, and not allowed.
    Refused(Refusal),
    /// The beginning of a value, or a part of it. [`super::read_on`] completes it.
    Partial(Partial),
    /// Two values are equally likely, in the order in which to ask for them: "at seven", "two or three".
    Either(Value, Value),
    /// "I don't know", "I don't have one".
    Declined,
    Nothing,
}

/// What is known of a value that is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Partial {
    /// `missing` more digits at least.
    Digits { digits: Redacted<String>, missing: u8 },
    /// Some of a date's three parts; or none of them, after "next week".
    Date { year: Option<i16>, month: Option<i8>, day: Option<i8> },
    /// "In the afternoon".
    Time { part: DayPart },
}

impl Partial {
    /// What to ask for next, in the words of a prompt.
    pub fn question(&self, language: &Language) -> &'static str {
        let words = &language.sentences.refusals;
        match self {
            Self::Digits { .. } => words.remaining_digits,
            Self::Date { month: Some(_), day: Some(_), .. } => words.which_year,
            Self::Date { month: Some(_), .. } => words.which_day_of_month,
            Self::Date { day: Some(_), .. } => words.which_month,
            Self::Date { .. } => words.which_day,
            Self::Time { .. } => words.which_time,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_show_four_digits_of_long_numbers_alone() {
        for (text, masked) in [
            ("4111111111111", "*********1111"),
            ("12345678", "****5678"),
            ("1234567", "*******"),
            ("1980-03-03", "**********"),
            ("Zoë Jones", "*********"),
            ("", ""),
        ] {
            assert_eq!(Value::plain(text).masked(), masked);
        }
    }

    #[test]
    fn a_value_prints_nothing_of_itself() {
        let printed = format!("{:?}", Value::new("4711", "4 7 1 1"));
        assert!(!printed.contains('7'), "{printed}");
    }
}
