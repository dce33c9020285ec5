//! A dialog that has to find something out after every answer, for the scripts about waiting.

use offhook::{
    dialog::{
        Answer, Dialog, Expect, Filler, Finding, Heard, Inquiry, KeyRule, Outcome, Question, SpeechRule,
        Status, Step, Subject,
    },
    pii::Redacted,
    understand::Completeness,
};

/// Asks once, finds the answer out, asks whether there is more, and ends.
#[derive(Default)]
pub(super) struct Curious {
    asked: bool,
}

impl Curious {
    fn ask(prompt: &str) -> Step {
        let keys = KeyRule { digits_max: 1, terminator: None, inter_digit_ms: 3_000 };
        let expect = Expect {
            keys: Some(keys),
            speech: Some(SpeechRule::patient(800, 10_000, None)),
            no_input_ms: 5_000,
            barge_in: true,
            must_be_heard: false,
        };
        Step::Ask(Question { prompt: prompt.to_owned(), expect, sensitive: false })
    }

    fn end(status: Status) -> Step {
        let outcome = Box::new(Outcome::undecided(status, "en"));
        Step::End { farewell: Some("Bye.".to_owned()), outcome }
    }
}

impl Dialog for Curious {
    fn open(&mut self) -> Step {
        Self::ask("Well?")
    }

    fn answer(&mut self, answer: Answer) -> Step {
        match answer {
            Answer::Heard(heard) if !self.asked => {
                self.asked = true;
                let subject = Subject::Vector { text: heard.text };
                Step::Consult(Inquiry { subject, within_ms: 4_000 })
            }
            Answer::Found(Finding::Reply { .. }) => Self::ask("More?"),
            Answer::Found(_) => Self::end(Status::Error),
            _ => Self::end(Status::Ok),
        }
    }

    fn completeness(&self, _so_far: &Heard) -> Completeness {
        Completeness::Unknown
    }

    fn break_off(&self, status: Status) -> Outcome {
        Outcome { text: Redacted::default(), ..Outcome::undecided(status, "en") }
    }

    fn filler(&self) -> Option<Filler> {
        Some(Filler { after_ms: 1_200, text: "Moment.".to_owned() })
    }

    fn fixed_prompts(&self) -> Vec<String> {
        Vec::new()
    }

    fn language(&self) -> &str {
        "en"
    }
}
