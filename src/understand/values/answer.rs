//! What was said in answer to the question for a slot, prepared for the kind that reads it.

use super::super::percent;
use super::super::words::Word;
use super::scope::clauses;
use super::tokens::tokens;
use super::value::{Partial, Reading, Value};
use super::{Here, clues};
use crate::language::Language;

/// Words in answer to one question.
pub struct Answer<'a> {
    pub(super) here: Here,
    pub(super) text: &'a str,
    pub(super) words: Vec<Word>,
    /// What is known from the answer before.
    pub(super) before: Option<&'a Partial>,
    /// Of how much of it the recogniser is sure, on the scale of [`crate::understand::recogniser`].
    pub(super) sure: f64,
}

impl<'a> Answer<'a> {
    pub(super) fn new(text: &'a str, before: Option<&'a Partial>, sure: f64, here: Here) -> Self {
        Self { here, text, words: tokens(here.language, text), before, sure }
    }

    pub(super) fn language(&self) -> &'static Language {
        self.here.language
    }

    /// Parted at its corrections, without what was spoken against.
    pub(super) fn clauses(&self) -> Vec<Vec<Word>> {
        clauses(self.language(), &self.words)
    }

    /// "I don't know".
    pub(super) fn declines(&self) -> bool {
        clues::declines(self.language(), self.text)
    }

    /// A share of what the recogniser is sure of, as 0 to 100.
    pub(super) fn percent(&self, quality: f64) -> u8 {
        percent(quality * self.sure)
    }

    pub(super) fn value(&self, value: Value, quality: f64) -> Reading {
        Reading::Value { value, confidence: self.percent(quality) }
    }

    pub(super) fn found(&self, found: Option<(Value, f64)>) -> Reading {
        found.map_or(Reading::Nothing, |(value, quality)| self.value(value, quality))
    }
}
