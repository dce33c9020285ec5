//! A flow: what one kind of call says, understands and can lead to, resolved from its file and without options left.

mod destinations;
mod fault;
mod nearest;
mod raw;
mod resolve;
mod wording;

use std::sync::Arc;

pub use fault::Fault;
pub(super) use nearest::nearest;

use self::fault::Faults;
use self::wording::{Blank, Template, Wording};
use super::destination::Destination;
use super::understand::{Band, Meaning, Phrasebook, Understanding, spoken_key};

/// 64 destinations with 100 synonyms each, and every prompt as long as it may be, need less.
const FILE_BYTES_MAX: usize = 1 << 20;
/// Up to this many destinations the question "do you mean A, or B?" is rendered beforehand for each pair (28).
const PAIRS_OF_MAX: usize = 8;

/// One flow, ready to hold conversations. Load it once and share it between calls.
#[derive(Debug)]
pub struct Flow {
    name: String,
    language: String,
    greeting: String,
    wording: Wording,
    /// In the order of the file, which is the order of the spoken menu.
    choices: Vec<Choice>,
    fallback: usize,
    retries: u8,
    thresholds: Thresholds,
    timeouts: Timeouts,
    barge_in: bool,
    phrasebook: Phrasebook,
}

/// A destination with the words and the key that lead to it.
#[derive(Clone, Debug)]
pub struct Choice {
    destination: Destination,
    key: Option<char>,
    spoken: String,
    synonyms: Vec<String>,
    transfer: String,
    jump: bool,
}

/// How sure is sure enough, from 0 to 100. Below `confirm` the question is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    pub act: u8,
    pub confirm: u8,
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
}

impl Default for Thresholds {
    /// Recognised surely and word for word acts; a guess from a likeness is confirmed.
    fn default() -> Self {
        Self { act: 80, confirm: 45 }
    }
}

impl Default for Timeouts {
    /// The usual values of telephone dialogs: VoiceXML's examples and Asterisk's own defaults lie around them.
    fn default() -> Self {
        Self {
            no_input_ms: 5_000,
            end_silence_ms: 800,
            speech_max_ms: 10_000,
            inter_digit_ms: 3_000,
            filler_after_ms: 1_200,
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
        let flow = resolve::resolve(file_name, reading, &mut faults);
        match flow {
            Some(flow) if faults.is_empty() => Ok(Arc::new(flow)),
            _ => Err(faults.into_sorted()),
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// A BCP 47 tag such as `en` or `en-GB`.
    pub fn language(&self) -> &str {
        &self.language
    }

    pub fn greeting(&self) -> &str {
        &self.greeting
    }

    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Where calls go that nothing else could settle: a human.
    pub fn fallback(&self) -> &Choice {
        // The loader checked the index, and a flow never changes.
        &self.choices[self.fallback]
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
    pub fn understand(&self, text: &str, recogniser_confidence: f32) -> Understanding {
        let key = spoken_key(text).and_then(|key| self.choice_of_key(key).map(|choice| (choice, key)));
        match key {
            Some((choice, key)) => Understanding::spoken_key(choice, key, recogniser_confidence),
            None => self.phrasebook.understand(text, recogniser_confidence),
        }
    }

    /// What this flow does about an understanding.
    pub fn band(&self, understood: &Understanding) -> Band {
        let sure = understood.confidence;
        match understood.meaning {
            _ if sure < self.thresholds.confirm => Band::Reask,
            Meaning::Nothing => Band::Reask,
            Meaning::Either(..) => Band::Which,
            // A human can undo a wrong guess, so a wish for one is never questioned.
            Meaning::Choice(choice) if sure >= self.thresholds.act || choice == self.fallback => Band::Act,
            Meaning::Choice(_) => Band::Confirm,
        }
    }

    pub(super) fn choice_of_key(&self, key: char) -> Option<usize> {
        self.choices.iter().position(|choice| choice.key == Some(key))
    }

    /// The prompt after `failures` (from 1) silent answers.
    pub(super) fn say_no_input(&self, failures: u8) -> String {
        self.escalated(&self.wording.no_input, failures)
    }

    pub(super) fn say_no_match(&self, failures: u8) -> String {
        self.escalated(&self.wording.no_match, failures)
    }

    pub(super) fn say_confirm(&self, choice: usize) -> String {
        self.about(&self.wording.confirm, choice)
    }

    pub(super) fn say_confirm_again(&self, choice: usize) -> String {
        self.about(&self.wording.confirm_again, choice)
    }

    pub(super) fn say_denied(&self) -> String {
        self.wording.denied.fill(&[(Blank::Menu, &self.menu())])
    }

    pub(super) fn say_which(&self, first: usize, second: usize) -> String {
        let (first, second) = (&self.choices[first].spoken, &self.choices[second].spoken);
        self.wording.which.fill(&[(Blank::First, first), (Blank::Second, second)])
    }

    pub(super) fn say_trouble(&self) -> String {
        self.wording.trouble.fill(&[(Blank::Menu, &self.menu())])
    }

    pub(super) fn say_fallback(&self) -> String {
        self.wording.fallback.fill(&[])
    }

    pub(super) fn say_filler(&self) -> String {
        self.wording.filler.fill(&[])
    }

    pub(super) fn say_goodbye(&self) -> String {
        self.wording.goodbye.fill(&[])
    }

    /// Every text that the flow says whatever the caller answers.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.greeting.clone()];
        texts.extend((1..=self.retries).flat_map(|n| [self.say_no_input(n), self.say_no_match(n)]));
        texts.extend([
            self.say_denied(),
            self.say_trouble(),
            self.say_fallback(),
            self.say_goodbye(),
            self.say_filler(),
            self.say_menu(),
        ]);
        for (index, choice) in self.choices.iter().enumerate() {
            texts.extend([choice.transfer.clone(), self.say_confirm(index), self.say_confirm_again(index)]);
        }
        let count = self.choices.len();
        if count <= PAIRS_OF_MAX {
            let pairs = (0..count).flat_map(|first| (first + 1..count).map(move |second| (first, second)));
            texts.extend(pairs.map(|(first, second)| self.say_which(first, second)));
        }
        texts.sort();
        texts.dedup();
        texts
    }

    pub(super) fn say_menu(&self) -> String {
        self.menu()
    }

    fn about(&self, template: &Template, choice: usize) -> String {
        let choice = &self.choices[choice];
        let key = choice.key.map(key_name).unwrap_or_default();
        template.fill(&[(Blank::Choice, &choice.spoken), (Blank::Key, &key)])
    }

    fn escalated(&self, prompts: &[Template], failures: u8) -> String {
        let index = usize::from(failures.saturating_sub(1)).min(prompts.len().saturating_sub(1));
        prompts.get(index).map(|prompt| prompt.fill(&[(Blank::Menu, &self.menu())])).unwrap_or_default()
    }

    /// "For billing, press 1. For sales, press 2." Where no destination has a key, the names are listed.
    fn menu(&self) -> String {
        if self.choices.iter().all(|choice| choice.key.is_none()) {
            let names: Vec<&str> = self.choices.iter().map(Choice::spoken).collect();
            return self.wording.menu_without_keys.fill(&[(Blank::Choice, &names.join(", or "))]);
        }
        let items: Vec<String> = (0..self.choices.len())
            .filter(|index| self.choices[*index].key.is_some())
            .map(|index| self.about(&self.wording.menu, index))
            .collect();
        items.join(" ")
    }
}

impl Choice {
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    pub fn name(&self) -> &str {
        self.destination.name()
    }

    pub fn key(&self) -> Option<char> {
        self.key
    }

    /// How the destination is called in prompts.
    pub fn spoken(&self) -> &str {
        &self.spoken
    }

    pub fn synonyms(&self) -> &[String] {
        &self.synonyms
    }

    /// Every phrase that means this destination.
    fn phrases(&self) -> Vec<String> {
        let mut phrases = vec![self.name().replace(['_', '-'], " "), self.spoken.clone()];
        phrases.extend(self.synonyms.iter().cloned());
        phrases
    }

    /// What the caller hears before the transfer.
    pub fn transfer(&self) -> &str {
        &self.transfer
    }

    pub fn jump(&self) -> bool {
        self.jump
    }
}

/// As it is said aloud.
fn key_name(key: char) -> String {
    match key {
        '*' => "star".to_owned(),
        '#' => "hash".to_owned(),
        digit => digit.to_string(),
    }
}
