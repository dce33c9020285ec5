//! A person's name, as a slot's value.

use super::Rules;
use crate::understand::values::{Answer, Form, Reading, Value, name};

pub(super) struct Name;

impl Rules for Name {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        if answer.declines() {
            return Reading::Declined;
        }
        answer.found(name::said(answer.language(), answer.text))
    }

    fn is_whole(&self, _value: &Value, _confidence: u8, _answer: &Answer<'_>) -> bool {
        false
    }

    fn takes_any_words(&self) -> bool {
        true
    }

    fn form(&self) -> Form<'_> {
        Form::Text("name")
    }

    fn is_letter_by_letter(&self) -> bool {
        true
    }
}
