//! The verb `listen`: takes a message until the caller falls silent or presses `#`, and returns the transcript.

use super::step::{Answer, Dialog, Expect, Heard, Outcome, Question, SpeechRule, Status, Step};
use super::summary::summary;
use crate::{language::Language, pii::Redacted, understand::Completeness};

/// Takes one message.
#[derive(Clone, Debug)]
pub struct Listen {
    prompt: String,
    rule: SpeechRule,
    no_input_ms: u32,
    language: String,
    /// Kept for a hangup that follows the message.
    message: Redacted<String>,
    /// It is handed to the dialplan and kept nowhere.
    sensitive: bool,
}

impl Listen {
    /// `prompt` may be empty, for a dialplan that has already said what the caller is to do.
    pub fn new(
        prompt: String,
        message_max_ms: u32,
        end_silence_ms: u32,
        no_input_ms: u32,
        language: String,
    ) -> Self {
        let rule = SpeechRule::patient(end_silence_ms, message_max_ms, Some('#'));
        Self { prompt, rule, no_input_ms, language, message: Redacted::default(), sensitive: false }
    }

    pub fn sensitive(self, sensitive: bool) -> Self {
        Self { sensitive, ..self }
    }

    fn outcome(&self, status: Status) -> Outcome {
        let words = Language::or_first(&self.language);
        let summary = match self.message.expose().is_empty() {
            true => summary(words, words.summaries.no_message, ""),
            false if self.sensitive => summary(words, words.summaries.message, ""),
            false => summary(words, words.summaries.message, self.message.expose()),
        };
        let (text, confided) = (self.message.clone(), self.sensitive);
        Outcome { text, summary, confided, ..Outcome::undecided(status, &self.language) }
    }

    fn end(&self, status: Status) -> Step {
        Step::End { farewell: None, outcome: Box::new(self.outcome(status)) }
    }
}

impl Dialog for Listen {
    fn open(&mut self) -> Step {
        let speech = Some(self.rule);
        // The prompt is protected: breathing or a cough must not cut the instructions short.
        let expect = Expect {
            keys: None,
            speech,
            no_input_ms: self.no_input_ms,
            barge_in: false,
            must_be_heard: false,
        };
        Step::Ask(Question { prompt: self.prompt.clone(), expect, sensitive: self.sensitive })
    }

    fn answer(&mut self, answer: Answer) -> Step {
        match answer {
            Answer::Heard(heard) if !heard.text.expose().trim().is_empty() => {
                self.message = heard.text;
                self.end(Status::Ok)
            }
            Answer::Heard(_) => self.end(Status::NoMatch),
            Answer::NoInput | Answer::Keys(_) => self.end(Status::NoInput),
            // It never consults.
            Answer::NotRecognised | Answer::Found(_) => self.end(Status::Error),
        }
    }

    /// Nothing tells a message's last word but silence.
    fn completeness(&self, _: &Heard) -> Completeness {
        Completeness::Unknown
    }

    fn break_off(&self, status: Status) -> Outcome {
        self.outcome(status)
    }

    fn fixed_prompts(&self) -> Vec<String> {
        Some(self.prompt.clone()).filter(|prompt| !prompt.is_empty()).into_iter().collect()
    }

    fn language(&self) -> &str {
        &self.language
    }
}
