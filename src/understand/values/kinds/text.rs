//! Whatever is said, as a slot's value.

use super::{Pace, Rules};
use crate::understand::values::{Answer, Form, Reading, Value};

/// "I don't know what is wrong with my washing machine" is a text.
const DECLINED_WORDS_MAX: usize = 6;

pub(super) struct Text;

impl Rules for Text {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        if answer.declines() && answer.words.len() <= DECLINED_WORDS_MAX {
            return Reading::Declined;
        }
        if answer.words.is_empty() {
            return Reading::Nothing;
        }
        let whole = answer.text.split_whitespace().collect::<Vec<_>>().join(" ");
        answer.value(Value::plain(&whole), 1.0)
    }

    fn is_whole(&self, _value: &Value, _confidence: u8, _answer: &Answer<'_>) -> bool {
        false
    }

    fn takes_any_words(&self) -> bool {
        true
    }

    fn needs_no_confirming(&self) -> bool {
        true
    }

    fn pace(&self) -> Pace {
        Pace::AtLength
    }

    fn form(&self) -> Form<'_> {
        Form::Text("text")
    }

    fn is_letter_by_letter(&self) -> bool {
        true
    }
}
