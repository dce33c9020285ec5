//! Yes and no, as a slot's value.

use super::{Rules, sure};
use crate::language::{Language, Spoken};
use crate::understand::values::{Answer, Form, Here, Reading, Refusal, Value};
use crate::understand::{spoken_key, yes_or_no};

/// The canonical forms are the flow author's, whatever the language.
const YES: &str = "yes";
const NO: &str = "no";

pub(super) struct YesNo;

impl Rules for YesNo {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        let language = answer.language();
        let by_key = || match spoken_key(language, answer.text)? {
            '1' => Some((true, 1.0)),
            '2' => Some((false, 1.0)),
            _ => None,
        };
        let said = yes_or_no(language, answer.text).or_else(by_key);
        answer.found(said.map(|(said, quality)| (value(language, said), quality)))
    }

    fn read_keys(&self, keys: &str, here: Here) -> Reading {
        match keys {
            "1" => sure(value(here.language, true)),
            "2" => sure(value(here.language, false)),
            _ => Reading::Refused(Refusal::UnknownChoice),
        }
    }

    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        Some((1, None))
    }

    fn is_whole(&self, _value: &Value, _confidence: u8, _answer: &Answer<'_>) -> bool {
        true
    }

    /// It may be the answer to what was read back.
    fn stands_out(&self) -> bool {
        false
    }

    fn takes_acknowledgements(&self) -> bool {
        true
    }

    fn needs_no_confirming(&self) -> bool {
        true
    }

    fn form(&self) -> Form<'_> {
        Form::OneOf { values: vec![YES, NO], told: Some("yes or no") }
    }
}

fn value(language: &Language, answer: bool) -> Value {
    let Spoken { yes, no, .. } = language.spoken;
    if answer { Value::new(YES, yes) } else { Value::new(NO, no) }
}
