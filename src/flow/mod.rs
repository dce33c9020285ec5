//! A flow: what one kind of call says, understands and can lead to, resolved from its file and without options left.

mod charter;
mod check;
mod choices;
mod condition;
mod consent;
mod destination;
mod destinations;
mod extras;
mod fault;
mod fixed;
mod hours;
mod names;
mod naming;
mod nearest;
mod phrasebooks;
mod raw;
mod resolve;
mod rows;
mod sayings;
mod slots;
mod steps;
mod wording;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::tz::TimeZone;

pub use choices::Choice;
pub use consent::Consent;
pub use destination::Destination;
pub use destinations::Place;
pub use extras::{LookupText, TableText};
pub use fault::Fault;
pub(crate) use names::{CONSENT, FOUND};
pub(crate) use nearest::nearest;
pub use rows::Row;
pub(crate) use slots::{Confirm, Slot};
pub(crate) use steps::{Rule, Verb};
pub(crate) use wording::{Blank, Telling};

use self::extras::Extras;
use self::fault::Faults;
use self::hours::Hours;
use self::phrasebooks::Phrasebooks;
use self::wording::{Prompt, Wording};
use crate::{
    language::{ENGLISH, Language},
    llm::{Charter, May},
    understand::{Band, Classifier, Meaning, Understanding, spoken_key},
};

/// 64 destinations with 100 synonyms each, and every prompt as long as it may be, need less.
const FILE_BYTES_MAX: usize = 1 << 20;
/// One flow, ready to hold conversations. Load it once and share it between calls.
#[derive(Clone, Debug)]
pub struct Flow {
    name: String,
    /// The first is the flow's own.
    languages: Vec<String>,
    words: &'static Language,
    /// Texts that one of the languages has not got: line and column of each.
    gaps: Vec<(String, (usize, usize))>,
    greeting: Prompt,
    /// What is said first where calls are recorded.
    recording: Option<Prompt>,
    /// Line and column of that key.
    recording_place: Option<(usize, usize)>,
    /// Pauses what is kept of a call, and lets it go on.
    pause_key: Option<char>,
    wording: Wording,
    places: Vec<Place>,
    /// In the order of the file, which is the order of the spoken menu.
    choices: Vec<Choice>,
    /// The place where a human answers, and the choice that is that place.
    fallback: usize,
    human: Option<usize>,
    slots: Vec<Slot>,
    hours: BTreeMap<String, Hours>,
    /// Done before the first question.
    start: Vec<Rule>,
    extras: Extras,
    retries: u8,
    thresholds: Thresholds,
    timeouts: Timeouts,
    barge_in: bool,
    phrasebooks: Phrasebooks,
    /// Trained from the examples, once their vectors are known.
    classifier: Option<Arc<Classifier>>,
    /// Made when a model is first asked.
    charter: OnceLock<Arc<Charter>>,
}

/// How sure is sure enough, from 0 to 100. Below `confirm` the question is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    pub act: u8,
    pub confirm: u8,
    /// From here up a sentence of the documents is spoken as the answer.
    pub answer: u8,
}

/// How patient a flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    pub no_input_ms: u32,
    pub end_silence_ms: u32,
    pub speech_max_ms: u32,
    pub inter_digit_ms: u32,
    /// From the end of what the caller says until the filler, while the words are not there yet.
    pub filler_after_ms: u32,
    /// What a language model may take for an answer.
    pub think_ms: u32,
    /// From the end of what the caller says until the reply begins, whatever it takes.
    pub reply_ms: u32,
}

impl Default for Thresholds {
    /// Recognised surely and word for word acts; a guess from a likeness is confirmed.
    fn default() -> Self {
        Self { act: 80, confirm: 45, answer: 70 }
    }
}

impl Default for Timeouts {
    /// The usual values of telephone dialogs: VoiceXML's examples and Asterisk's own defaults lie around them.
    fn default() -> Self {
        Self {
            no_input_ms: 5_000,
            end_silence_ms: 900,
            speech_max_ms: 10_000,
            inter_digit_ms: 3_000,
            filler_after_ms: 1_200,
            think_ms: 4_000,
            reply_ms: 5_000,
        }
    }
}

impl Flow {
    /// Reads a flow from the text of its file; `file_name` only names it in faults. All faults are reported at once.
    pub fn load(file_name: &str, text: &str) -> Result<Arc<Self>, Vec<Fault>> {
        let mut faults = Faults::new(file_name, text);
        if text.len() > FILE_BYTES_MAX {
            let what = format!("the file is larger than {FILE_BYTES_MAX} bytes");
            faults.add(&(0..0), what, "name a flow file; a flow of all permitted sizes is smaller");
            return Err(faults.into_sorted());
        }
        let reading = raw::read(text, &mut faults);
        let flow = resolve::resolve(file_name, &reading, &mut faults);
        match flow {
            Some(flow) if faults.is_empty() => Ok(Arc::new(flow)),
            _ => Err(faults.into_sorted()),
        }
    }

    /// The JSON schema of flow files, for editors that help while one is written.
    pub fn schema() -> String {
        raw::schema()
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// A BCP 47 tag such as `en` or `en-GB`.
    pub fn language(&self) -> &str {
        self.languages.first().map_or(ENGLISH.tag, String::as_str)
    }

    /// The words of that language.
    pub fn words(&self) -> &'static Language {
        self.words
    }

    /// The words of one of the flow's languages; its own ones where there are none.
    pub fn words_in(&self, language: &str) -> &'static Language {
        Language::of(language).unwrap_or(self.words)
    }

    /// Every language of the flow that there are words for; its own first.
    fn spoken_words(&self) -> Vec<&'static Language> {
        spoken_words(self.words, &self.languages)
    }

    /// Every language that the flow has prompts in; its own first.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Where one of its languages has no text, and callers hear the flow's own: the tag, line and column.
    pub fn gaps(&self) -> &[(String, (usize, usize))] {
        &self.gaps
    }

    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Where calls go that nothing else could settle: a human.
    pub fn fallback(&self) -> &Place {
        // The loader checked the index, and a flow never changes.
        &self.places[self.fallback]
    }

    pub(crate) fn fallback_index(&self) -> usize {
        self.fallback
    }

    /// The choice that is that place, where there is one.
    pub(crate) fn human(&self) -> Option<usize> {
        self.human
    }

    pub(crate) fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Whether only the conversation itself can give this name a value: a slot, a message, what a lookup brings.
    pub(crate) fn is_earned(&self, name: &str) -> bool {
        let of_lookup = |(lookup, _)| self.extras.lookups.contains_key(lookup);
        self.slot(name).is_some()
            || name.split_once('.').is_some_and(of_lookup)
            || (name == CONSENT && self.asks_consent())
            || self.rules().any(|rule| matches!(&rule.verb, Verb::Message { into, .. } if into == name))
    }

    /// Line and column of what records calls whose callers were told, and not asked.
    pub fn records_unasked(&self) -> Option<(usize, usize)> {
        self.recording_place
    }

    pub(crate) fn asks_consent(&self) -> bool {
        self.rules().any(|rule| matches!(rule.verb, Verb::Consent(_)))
    }

    fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.start.iter().chain(self.choices.iter().flat_map(Choice::steps))
    }

    pub(crate) fn hours(&self, name: &str) -> Option<&Hours> {
        self.hours.get(name)
    }

    pub(crate) fn start(&self) -> &[Rule] {
        &self.start
    }

    /// The clock that opening hours and dates are read from.
    pub fn time_zone(&self) -> &TimeZone {
        &self.extras.time_zone
    }

    /// Globs of the documents that answers may come from, relative to the flow's folder.
    pub fn documents(&self) -> &[String] {
        &self.extras.documents
    }

    /// Line and column of the key `documents`, for what is wrong with the files.
    pub fn documents_place(&self) -> (usize, usize) {
        self.extras.documents_place
    }

    pub fn lookups(&self) -> &BTreeMap<String, LookupText> {
        &self.extras.lookups
    }

    pub fn tables(&self) -> &BTreeMap<String, TableText> {
        &self.extras.tables
    }

    /// Whether a language model has any part in this flow's conversations.
    pub fn asks_a_model(&self) -> bool {
        self.extras.may.converses()
    }

    /// Whether one has any part in its calls.
    pub fn uses_a_model(&self) -> bool {
        self.extras.may != May::default()
    }

    /// The same flow, whose model may do this and nothing else.
    #[must_use]
    pub fn with_model_for(&self, may: May) -> Arc<Self> {
        let extras = Extras { may, ..self.extras.clone() };
        Arc::new(Self { extras, charter: OnceLock::new(), ..self.clone() })
    }

    /// What a language model is told of this flow.
    pub fn charter(&self) -> Arc<Charter> {
        Arc::clone(self.charter.get_or_init(|| Arc::new(charter::charter(self))))
    }

    pub(crate) fn extras(&self) -> &Extras {
        &self.extras
    }

    pub(crate) fn pause_key(&self) -> Option<char> {
        self.pause_key
    }

    pub fn retries(&self) -> u8 {
        self.retries
    }

    pub fn thresholds(&self) -> Thresholds {
        self.thresholds
    }

    pub fn timeouts(&self) -> Timeouts {
        self.timeouts
    }

    pub fn barge_in(&self) -> bool {
        self.barge_in
    }

    /// What an utterance means here, with the recogniser's confidence from 0 to 1: keys said aloud, then phrases.
    pub fn understand(&self, words: &Language, text: &str, recogniser_confidence: f32) -> Understanding {
        let key = spoken_key(words, text).and_then(|key| self.choice_of_key(key).map(|choice| (choice, key)));
        match key {
            Some((choice, key)) => Understanding::spoken_key(choice, key, recogniser_confidence),
            None => self.phrasebooks.of(words).understand(text, recogniser_confidence),
        }
    }

    /// What this flow does about an understanding.
    pub fn band(&self, understood: &Understanding) -> Band {
        let sure = understood.confidence;
        match understood.meaning {
            _ if sure < self.thresholds.confirm => Band::Reask,
            Meaning::Nothing => Band::Reask,
            Meaning::Either(..) => Band::Which,
            Meaning::Choice(_) if sure >= self.thresholds.act => Band::Act,
            // A human can undo a wrong guess, so a wish for one in so many words is never questioned.
            Meaning::Choice(choice) if Some(choice) == self.human && understood.reason.is_literal() => {
                Band::Act
            }
            Meaning::Choice(_) => Band::Confirm,
        }
    }

    pub(crate) fn choice_named(&self, name: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.name == name)
    }

    /// Sentences and the choices that they mean, for [`Flow::with_classifier`].
    pub fn examples(&self) -> Vec<(&str, usize)> {
        let choices = self.choices.iter().enumerate();
        choices
            .flat_map(|(index, choice)| choice.examples.iter().map(move |text| (text.as_str(), index)))
            .collect()
    }

    /// The same flow with its third tier.
    #[must_use]
    pub fn with_classifier(&self, classifier: Arc<Classifier>) -> Arc<Self> {
        Arc::new(Self { classifier: Some(classifier), ..self.clone() })
    }

    pub(crate) fn classifier(&self) -> Option<&Classifier> {
        self.classifier.as_deref()
    }

    pub(crate) fn choice_of_key(&self, key: char) -> Option<usize> {
        self.choices.iter().position(|choice| choice.key == Some(key))
    }
}

/// The words of these languages, as far as there are any; `own` first.
fn spoken_words(own: &'static Language, languages: &[String]) -> Vec<&'static Language> {
    let others = languages.iter().filter_map(|tag| Language::of(tag)).filter(|words| *words != own);
    let mut all: Vec<&'static Language> = std::iter::once(own).chain(others).collect();
    all.sort_by_key(|words| (*words != own, words.tag));
    all.dedup();
    all
}

/// As it is said aloud.
fn key_name(words: &Language, key: &str) -> String {
    match key {
        "*" => words.spoken.star.to_owned(),
        "#" => words.spoken.hash.to_owned(),
        digit => digit.to_owned(),
    }
}
