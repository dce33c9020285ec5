//! The verb `say`: speaks a text and hands the call back when the caller has heard it.

use super::step::{Answer, Dialog, Heard, Outcome, Status, Step};
use crate::understand::Completeness;

/// Speaks one text.
#[derive(Clone, Debug)]
pub struct Say {
    text: String,
    language: String,
}

impl Say {
    pub fn new(text: String, language: String) -> Self {
        Self { text, language }
    }

    fn end(&self, farewell: Option<String>) -> Step {
        Step::End { farewell, outcome: Box::new(Outcome::undecided(Status::Ok, &self.language)) }
    }
}

impl Dialog for Say {
    fn open(&mut self) -> Step {
        self.end(Some(self.text.clone()))
    }

    /// Nothing was asked, so whatever comes changes nothing.
    fn answer(&mut self, _: Answer) -> Step {
        self.end(None)
    }

    fn completeness(&self, _: &Heard) -> Completeness {
        Completeness::Unknown
    }

    fn break_off(&self, status: Status) -> Outcome {
        Outcome::undecided(status, &self.language)
    }

    fn fixed_prompts(&self) -> Vec<String> {
        vec![self.text.clone()]
    }

    fn language(&self) -> &str {
        &self.language
    }
}
