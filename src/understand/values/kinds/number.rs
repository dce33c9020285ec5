//! Whole numbers, as a slot's value.

use super::{Rules, is_digits, sure};
use crate::language::Language;
use crate::understand::values::{Answer, Form, Here, Reading, Refusal, Value, number};
use crate::understand::words::Word;

/// Enough for any amount in cents, and no `i64` overflows.
const DIGITS_MAX: u8 = 15;
/// Of two numbers that were said, only one is allowed.
const OTHER_REFUSED: f64 = 0.7;

/// From `min` to `max`, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    pub min: Option<i64>,
    pub max: Option<i64>,
}

impl Rules for Number {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        let clauses = answer.clauses();
        let mut readings = clauses.iter().rev().map(|clause| self.clause(answer, clause));
        readings.find(|reading| *reading != Reading::Nothing).unwrap_or(Reading::Nothing)
    }

    /// A star before them for minus.
    fn read_keys(&self, keys: &str, here: Here) -> Reading {
        let (minus, digits) = keys.strip_prefix('*').map_or((false, keys), |rest| (true, rest));
        let Some(value) = digits.parse::<i64>().ok().filter(|_| is_digits(digits)) else {
            return Reading::Nothing;
        };
        match self.checked(here.language, if minus { -value } else { value }) {
            Ok(value) => sure(value),
            Err(refusal) => Reading::Refused(refusal),
        }
    }

    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        Some((self.keys_max(), Some('#')))
    }

    fn is_whole(&self, _value: &Value, _confidence: u8, answer: &Answer<'_>) -> bool {
        !self.may_grow(answer)
    }

    fn may_be_asked_back(&self) -> bool {
        true
    }

    fn form(&self) -> Form<'_> {
        let grammar = format!(r#""-"? [0-9]{{1,{DIGITS_MAX}}}"#);
        Form::Figures { told: "whole number".to_owned(), grammar }
    }

    fn is_of_form(&self, text: &str) -> bool {
        let number = text.strip_prefix('-').unwrap_or(text);
        is_digits(number) && (1..=usize::from(DIGITS_MAX)).contains(&number.len())
    }

    fn is_letter_by_letter(&self) -> bool {
        true
    }
}

impl Number {
    fn clause(self, answer: &Answer<'_>, clause: &[Word]) -> Reading {
        let language = answer.language();
        match number::said(language, clause) {
            number::Said::One(value, quality) => match self.checked(language, value) {
                Ok(value) => answer.value(value, quality),
                Err(refusal) => Reading::Refused(refusal),
            },
            number::Said::Two(first, second) => {
                match (self.checked(language, first), self.checked(language, second)) {
                    (Ok(first), Ok(second)) => Reading::Either(first, second),
                    (Ok(value), Err(_)) | (Err(_), Ok(value)) => answer.value(value, OTHER_REFUSED),
                    (Err(refusal), Err(_)) => Reading::Refused(refusal),
                }
            }
            number::Said::NotWhole => Reading::Refused(Refusal::NotWhole),
            number::Said::Open => Reading::Refused(Refusal::NotOne),
            number::Said::Nothing => Reading::Nothing,
        }
    }

    fn checked(self, language: &Language, value: i64) -> Result<Value, Refusal> {
        number::checked(language, value, self.min, self.max)
    }

    /// A negative number needs a star before its digits.
    fn keys_max(self) -> u8 {
        let digits = |limit: i64| limit.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        let longest = match (self.min, self.max) {
            (None, _) | (_, None) => return DIGITS_MAX,
            (Some(min), Some(max)) => (digits(min) + u32::from(min < 0)).max(digits(max)),
        };
        u8::try_from(longest).unwrap_or(DIGITS_MAX).min(DIGITS_MAX)
    }
}
