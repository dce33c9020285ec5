//! The verb `ask`: one question, answered by voice or keys, asked again when need be.

use super::step::{Answer, Dialog, Expect, Heard, KeyRule, Outcome, Question, SpeechRule, Status, Step};
use super::summary::summary;
use crate::{
    language::{Language, filled},
    pii::Redacted,
    understand::{
        Completeness, Meaning, Phrasebook, ends_open, is_backchannel, is_yes_or_no, percent, recogniser,
        spoken_digits, spoken_key, yes_or_no,
    },
};

/// `ask` has no confirmation, so it wants to be surer than a flow that has one.
const ACCEPT_MIN: u8 = 60;
/// Keys 1 to 9 choose; 0 is left to the dialplan's author.
const CHOICES_WITH_KEYS: usize = 9;
/// People pause between groups of digits and within an address, but not within "yes".
const END_SILENCE_SHORT_MS: u32 = 900;
const END_SILENCE_LONG_MS: u32 = 1_500;
const SPEECH_MAX_MS: u32 = 10_000;
const TEXT_MAX_MS: u32 = 20_000;
const INTER_DIGIT_MS: u32 = 4_000;

/// What kind of answer is wanted.
#[derive(Clone, Debug)]
pub enum Wanted {
    YesNo,
    Digits { min: u8, max: u8, terminator: Option<char> },
    Choice(Vec<String>),
    Text,
}

/// Asks one question.
#[derive(Clone, Debug)]
pub struct Ask {
    prompt: String,
    wanted: Wanted,
    choices: Phrasebook,
    retries: u8,
    failures: u8,
    no_input_ms: u32,
    language: String,
    words: &'static Language,
    heard: Redacted<String>,
    keys: Redacted<String>,
    /// The answer is handed to the dialplan and kept nowhere.
    sensitive: bool,
    over: Option<Box<Outcome>>,
}

/// An answer that was understood: its public name, its value, and how sure it is.
struct Understood {
    intent: String,
    value: String,
    digits: Option<String>,
    confidence: u8,
}

impl Ask {
    pub fn new(prompt: String, wanted: Wanted, retries: u8, no_input_ms: u32, language: String) -> Self {
        let names = match &wanted {
            Wanted::Choice(names) => names.as_slice(),
            Wanted::YesNo | Wanted::Digits { .. } | Wanted::Text => &[],
        };
        let words = Language::or_first(&language);
        let choices = Phrasebook::new(words, names.iter().map(|name| vec![name.clone()]));
        Self {
            prompt,
            wanted,
            choices,
            retries,
            failures: 0,
            no_input_ms,
            language,
            words,
            heard: Redacted::default(),
            keys: Redacted::default(),
            sensitive: false,
            over: None,
        }
    }

    pub fn sensitive(self, sensitive: bool) -> Self {
        Self { sensitive, ..self }
    }

    fn hear(&mut self, heard: Heard) -> Step {
        let understood = self.understand(heard.text.expose(), heard.confidence);
        self.heard = heard.text;
        match understood.filter(|understood| understood.confidence >= ACCEPT_MIN) {
            Some(understood) => self.answered(understood),
            None => self.failed(Status::NoMatch),
        }
    }

    fn understand(&self, text: &str, recogniser_confidence: f32) -> Option<Understood> {
        let (words, sure) = (self.words, recogniser(recogniser_confidence));
        let named = |name: &str, confidence| {
            Some(Understood { intent: name.to_owned(), value: name.to_owned(), digits: None, confidence })
        };
        match &self.wanted {
            Wanted::YesNo => match (yes_or_no(words, text), spoken_key(words, text)) {
                (Some((answer, quality)), _) => named(yes_no_name(answer), percent(quality * sure)),
                (None, Some(key @ ('1' | '2'))) => named(yes_no_name(key == '1'), percent(sure)),
                _ => None,
            },
            Wanted::Digits { min, max, .. } => {
                let (digits, quality) = spoken_digits(words, text)?;
                let fits = (usize::from(*min)..=usize::from(*max)).contains(&digits.len());
                fits.then(|| digits_answer(digits, percent(quality * sure)))
            }
            Wanted::Choice(names) => {
                let understanding = self.choices.understand(text, recogniser_confidence);
                match (understanding.meaning, spoken_key(words, text).and_then(|key| by_key(names, key))) {
                    (Meaning::Choice(choice), _) => named(names.get(choice)?, understanding.confidence),
                    (Meaning::Nothing, Some(name)) => named(name, percent(sure)),
                    _ => None,
                }
            }
            Wanted::Text if text.trim().is_empty() => None,
            // Free text has nothing to be checked against; the dialplan sees the confidence.
            Wanted::Text => Some(Understood {
                intent: "text".to_owned(),
                value: text.to_owned(),
                digits: None,
                confidence: percent(sure).max(ACCEPT_MIN),
            }),
        }
    }

    fn keyed(&mut self, keys: Redacted<String>) -> Step {
        let typed = keys.expose().as_str();
        let first = typed.chars().next();
        let name = match (&self.wanted, first) {
            (Wanted::YesNo, Some(key @ ('1' | '2'))) => Some(yes_no_name(key == '1').to_owned()),
            (Wanted::Choice(names), Some(key)) => by_key(names, key).map(str::to_owned),
            (Wanted::Digits { min, max, .. }, _) => {
                let fits = (usize::from(*min)..=usize::from(*max)).contains(&typed.len());
                let answer = fits.then(|| digits_answer(typed.to_owned(), 100));
                self.keys = keys;
                return match answer {
                    Some(answer) => self.answered(answer),
                    None => self.failed(Status::NoMatch),
                };
            }
            _ => None,
        };
        self.keys = keys;
        match name {
            Some(name) => {
                self.answered(Understood { intent: name.clone(), value: name, digits: None, confidence: 100 })
            }
            None => self.failed(Status::NoMatch),
        }
    }

    fn answered(&mut self, answer: Understood) -> Step {
        let mut outcome = self.outcome(Status::Ok);
        outcome.intent = Some(answer.intent);
        outcome.confidence = answer.confidence;
        // Digits may be a PIN, which the agent's display is no place for.
        let heard = self.heard.expose();
        let said = if heard.is_empty() { &answer.value } else { heard };
        let (words, summaries) = (self.words, &self.words.summaries);
        outcome.summary = match &answer.digits {
            _ if self.sensitive => summary(words, summaries.answered, ""),
            Some(digits) => {
                let count = digits.len().to_string();
                summary(words, &filled(summaries.gave_digits, &[("count", &count)]), "")
            }
            None => summary(words, summaries.answered, said),
        };
        if let Some(digits) = answer.digits {
            outcome.digits = digits.into();
        }
        outcome.slots.insert("ANSWER".to_owned(), answer.value.into());
        self.end(outcome)
    }

    fn failed(&mut self, status: Status) -> Step {
        self.failures = self.failures.saturating_add(1);
        if self.failures > self.retries {
            return self.end(self.outcome(status));
        }
        let asking = &self.words.sentences.asking;
        let sorry = match status {
            Status::NoInput => asking.no_input,
            Status::Error => asking.trouble,
            _ => asking.no_match,
        };
        let help = if self.failures > 1 || status == Status::Error { self.help() } else { String::new() };
        let prompt = [sorry, help.as_str(), self.prompt.as_str()].join(" ");
        self.ask(prompt.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What the second re-prompt adds.
    fn help(&self) -> String {
        let asking = &self.words.sentences.asking;
        match &self.wanted {
            Wanted::YesNo => asking.yes_or_no.to_owned(),
            Wanted::Digits { terminator: Some('#'), .. } => asking.digits_then_hash.to_owned(),
            Wanted::Digits { .. } => asking.digits.to_owned(),
            Wanted::Choice(names) => {
                let item = |(index, name): (usize, &String)| {
                    filled(asking.choice, &[("choice", name), ("key", &(index + 1).to_string())])
                };
                names.iter().enumerate().take(CHOICES_WITH_KEYS).map(item).collect::<Vec<_>>().join(" ")
            }
            Wanted::Text => String::new(),
        }
    }

    fn ask(&self, prompt: String) -> Step {
        let digits = matches!(self.wanted, Wanted::Digits { .. });
        let keys = match self.wanted {
            Wanted::YesNo | Wanted::Choice(_) => {
                Some(KeyRule { digits_max: 1, terminator: None, inter_digit_ms: INTER_DIGIT_MS })
            }
            Wanted::Digits { max, terminator, .. } => {
                Some(KeyRule { digits_max: max, terminator, inter_digit_ms: INTER_DIGIT_MS })
            }
            Wanted::Text => None,
        };
        let is_text = matches!(self.wanted, Wanted::Text);
        let end_silence_ms = if digits || is_text { END_SILENCE_LONG_MS } else { END_SILENCE_SHORT_MS };
        let speech_max_ms = if is_text { TEXT_MAX_MS } else { SPEECH_MAX_MS };
        let speech = SpeechRule::patient(end_silence_ms, speech_max_ms, is_text.then_some('#'));
        let expect = Expect {
            keys,
            speech: Some(speech),
            no_input_ms: self.no_input_ms,
            barge_in: true,
            must_be_heard: false,
        };
        Step::Ask(Question { prompt, expect, sensitive: self.sensitive })
    }

    /// Of a sensitive question the dialplan gets the answer alone, and nothing that was no answer.
    fn outcome(&self, status: Status) -> Outcome {
        let shown = |said: &Redacted<String>| if self.sensitive { Redacted::default() } else { said.clone() };
        Outcome {
            text: shown(&self.heard),
            digits: shown(&self.keys),
            confided: self.sensitive,
            ..Outcome::undecided(status, &self.language)
        }
    }

    fn end(&mut self, outcome: Outcome) -> Step {
        let outcome = Box::new(outcome);
        self.over = Some(outcome.clone());
        Step::End { farewell: None, outcome }
    }
}

impl Dialog for Ask {
    fn open(&mut self) -> Step {
        self.ask(self.prompt.clone())
    }

    fn answer(&mut self, answer: Answer) -> Step {
        if let Some(outcome) = &self.over {
            return Step::End { farewell: None, outcome: outcome.clone() };
        }
        match answer {
            Answer::Heard(heard) => self.hear(heard),
            Answer::Keys(keys) => self.keyed(keys),
            Answer::NoInput => self.failed(Status::NoInput),
            // It never consults.
            Answer::NotRecognised | Answer::Found(_) => self.failed(Status::Error),
        }
    }

    fn completeness(&self, so_far: &Heard) -> Completeness {
        let (words, text) = (self.words, so_far.text.expose());
        if is_backchannel(words, text) {
            return Completeness::Backchannel;
        }
        let complete = match &self.wanted {
            Wanted::YesNo => is_yes_or_no(words, text),
            Wanted::Choice(_) => {
                let understood = self.choices.understand(text, so_far.confidence);
                matches!(understood.meaning, Meaning::Choice(_)) && understood.confidence >= ACCEPT_MIN
            }
            Wanted::Digits { min, max, .. } => {
                match spoken_digits(words, text).map(|(digits, _)| digits.len()) {
                    Some(count) if count < usize::from(*min) => return Completeness::Incomplete,
                    Some(count) => count == usize::from(*max),
                    None => false,
                }
            }
            Wanted::Text => false,
        };
        match (complete, ends_open(words, text)) {
            (true, false) => Completeness::Complete,
            (false, true) => Completeness::Incomplete,
            (true, true) | (false, false) => Completeness::Unknown,
        }
    }

    fn break_off(&self, status: Status) -> Outcome {
        match &self.over {
            Some(outcome) => (**outcome).clone(),
            None => self.outcome(status),
        }
    }

    fn fixed_prompts(&self) -> Vec<String> {
        vec![self.prompt.clone()]
    }

    fn language(&self) -> &str {
        &self.language
    }
}

fn yes_no_name(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

fn by_key(names: &[String], key: char) -> Option<&str> {
    let index = usize::try_from(key.to_digit(10)?).ok()?.checked_sub(1)?;
    names.get(index).map(String::as_str)
}

/// Digits may be a PIN: the intent, which is not personal, only says that there are some.
fn digits_answer(digits: String, confidence: u8) -> Understood {
    Understood { intent: "digits".to_owned(), value: digits.clone(), digits: Some(digits), confidence }
}
