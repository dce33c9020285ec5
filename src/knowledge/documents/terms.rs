//! Words as the index keeps them: stems without stop words; and a question as the concepts that it asks about.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::lexicon::{AMOUNT_MARKS, DURATION_MARKS, PHRASES, STOP_WORDS, SYNONYMS, TIME_MARKS};

/// A turn of a call is short; what lies beyond is not looked at.
const QUESTION_WORDS_MAX: usize = 64;
/// A synonym counts for less than the word itself.
const SYNONYM_WEIGHT: f32 = 0.7;

/// Something that a question asks about: a stem, and what may stand for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Concept {
    /// The word's own stem first, at full weight.
    pub(super) forms: Vec<(String, f32)>,
}

/// What kind of words an answer must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expects {
    Anything,
    Amount,
    Time,
    Duration,
    Number,
}

#[derive(Debug)]
pub(super) struct Question {
    pub(super) concepts: Vec<Concept>,
    pub(super) expects: Expects,
}

pub(super) struct Terms {
    stemmer: Stemmer,
    stop_words: BTreeSet<&'static str>,
    /// By stem: the stems of the other words on its lines.
    synonyms: BTreeMap<String, BTreeSet<String>>,
}

impl Terms {
    pub(super) fn new() -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut synonyms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in SYNONYMS.lines() {
            let stems: BTreeSet<String> =
                line.split_whitespace().map(|word| stemmer.stem(word).into_owned()).collect();
            for stem in &stems {
                let others = stems.iter().filter(|other| *other != stem).cloned();
                synonyms.entry(stem.clone()).or_default().extend(others);
            }
        }
        Self { stemmer, stop_words: STOP_WORDS.split_whitespace().collect(), synonyms }
    }

    /// Of a document, in their order.
    pub(super) fn stems(&self, text: &str) -> Vec<String> {
        let words = merged(words(text)).into_iter();
        words.filter(|word| self.has_topic(word)).map(|word| self.stem(&word)).collect()
    }

    pub(super) fn question(&self, text: &str) -> Question {
        let mut all = words(text);
        all.truncate(QUESTION_WORDS_MAX);
        let expects = expects(&all);
        let mut concepts: Vec<Concept> = Vec::new();
        for word in merged(all).iter().filter(|word| self.has_topic(word)) {
            let stem = self.stem(word);
            if !concepts.iter().any(|known| known.forms[0].0 == stem) {
                concepts.push(self.concept(stem));
            }
        }
        Question { concepts, expects }
    }

    fn concept(&self, stem: String) -> Concept {
        let others = self.synonyms.get(&stem).into_iter().flatten();
        let others: Vec<(String, f32)> = others.map(|other| (other.clone(), SYNONYM_WEIGHT)).collect();
        Concept { forms: std::iter::once((stem, 1.0)).chain(others).collect() }
    }

    fn has_topic(&self, word: &str) -> bool {
        let alone = word.chars().count() == 1 && !word.chars().all(|c| c.is_ascii_digit());
        !alone && !self.stop_words.contains(word)
    }

    fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }
}

/// Lower case, without marks; "8 a.m." is "8", "am", and "2.75" stays whole.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let text = text.replace("a.m.", " am ").replace("p.m.", " pm ").replace('%', " percent ");
    let apart = |c: char| !c.is_alphanumeric() && c != '\'' && c != '.' && c != ',';
    let pieces = text.split(apart).flat_map(|piece| {
        let is_number = piece.chars().any(|c| c.is_ascii_digit());
        let cut: Vec<&str> = if is_number {
            vec![piece.trim_matches([',', '.', '\''])]
        } else {
            piece.split(['.', ',']).collect()
        };
        cut
    });
    // "don't" and "Alder's" by what stands before the apostrophe.
    let bare = pieces.map(|piece| piece.split('\'').find(|part| !part.is_empty()).unwrap_or_default());
    bare.filter(|word| !word.is_empty()).map(|word| word.replace(',', "")).collect()
}

fn merged(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let found = PHRASES.iter().find_map(|(phrase, word)| {
            let length = phrase.split(' ').count();
            let here = words.get(at..at + length)?;
            phrase.split(' ').eq(here.iter().map(String::as_str)).then_some((length, *word))
        });
        let (length, word) = found.unwrap_or((1, words[at].as_str()));
        kept.push(word.to_owned());
        at += length;
    }
    kept
}

fn expects(words: &[String]) -> Expects {
    let said = |phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        words.windows(parts.len()).any(|window| window.iter().map(String::as_str).eq(parts.iter().copied()))
    };
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| said(phrase));
    if any(&["how much", "what does", "cost", "costs", "price", "the fee"]) && !said("how much time") {
        Expects::Amount
    } else if any(&["how long", "how quickly", "how soon", "how fast", "how much time"]) {
        Expects::Duration
    } else if any(&["when", "what time", "how late", "how early", "which days", "what hours", "which hours"])
    {
        Expects::Time
    } else if any(&["how many", "how old", "how tall", "how far"]) {
        Expects::Number
    } else {
        Expects::Anything
    }
}

impl Expects {
    /// Whether a sentence has the kind of words that the question wants; nothing wanted is nothing said.
    pub(super) fn met_by(self, sentence: &str) -> Option<bool> {
        let words = words(sentence);
        let has = |marks: &str| marks.split_whitespace().any(|mark| words.iter().any(|word| word == mark));
        let number = words.iter().any(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
                    .contains(&word.as_str())
        });
        match self {
            Self::Anything => None,
            Self::Amount => Some(has(AMOUNT_MARKS)),
            Self::Time => Some(has(TIME_MARKS)),
            Self::Duration => Some(number && has(DURATION_MARKS)),
            Self::Number => Some(number),
        }
    }
}
