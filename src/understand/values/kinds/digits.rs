//! Strings of digits, as a slot's value: an account number, a PIN.

use jiff::civil;

use super::{Pace, Rules, is_digits};
use crate::understand::values::digit_string::{self, Shape};
use crate::understand::values::{Answer, CheckDigit, Form, Here, Partial, Reading, Value};

/// Shorter digit strings turn up in any sentence.
const VOLUNTEERED_MIN: u8 = 4;

/// `min` to `max` digits, and what proves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    pub min: u8,
    pub max: u8,
    pub check: Option<CheckDigit>,
}

impl Digits {
    fn shape(self) -> Shape {
        Shape { min: self.min, max: self.max, check: self.check }
    }
}

impl Rules for Digits {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        let shape = self.shape();
        let Some((said, quality)) = digit_string::said(answer.language(), &answer.clauses(), shape.min)
        else {
            return Reading::Nothing;
        };
        let alone = shape.reading(&said, answer.percent(quality), false);
        match (answer.before, &alone) {
            // The rest of the digits, unless the caller began anew.
            (Some(Partial::Digits { digits, .. }), Reading::Partial(_)) => {
                let whole = digits.expose().clone() + &said;
                shape.reading(&whole, answer.percent(quality), false)
            }
            _ => alone,
        }
    }

    fn read_keys(&self, keys: &str, _here: Here) -> Reading {
        if is_digits(keys) { self.shape().reading(keys, 100, true) } else { Reading::Nothing }
    }

    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        Some((self.max, (self.min != self.max).then_some('#')))
    }

    fn is_whole(&self, value: &Value, _confidence: u8, _answer: &Answer<'_>) -> bool {
        value.canonical.expose().len() == usize::from(self.max)
    }

    fn is_volunteered(&self, _today: civil::Date) -> bool {
        self.min >= VOLUNTEERED_MIN
    }

    fn pace(&self) -> Pace {
        Pace::InGroups
    }

    fn form(&self) -> Form<'_> {
        let Self { min, max, .. } = *self;
        let told = if min == max { format!("{min} digits") } else { format!("{min} to {max} digits") };
        Form::Figures { told, grammar: format!("[0-9]{{{},{}}}", min.max(1), max.max(1).max(min)) }
    }

    fn is_of_form(&self, text: &str) -> bool {
        is_digits(text) && (usize::from(self.min).max(1)..=usize::from(self.max)).contains(&text.len())
    }

    fn is_letter_by_letter(&self) -> bool {
        true
    }
}
