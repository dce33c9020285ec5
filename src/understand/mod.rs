//! What an utterance means, how sure that is, and why: keys said aloud, phrases and examples, in one place.

mod card;
mod classifier;
mod completeness;
mod digits;
mod enough;
mod folded;
mod grammar;
mod one_of_two;
mod phrases;
mod requests;
mod similarity;
mod sketch;
mod tier;
pub mod values;
mod weighing;
mod words;
mod written;
mod yes_no;

use std::fmt;

pub use card::{hide_cards, without_cards};
pub use classifier::{Classifier, Example, Guess};
pub use completeness::Completeness;
pub(crate) use completeness::{ends_open, is_acknowledgement, is_backchannel};
pub(crate) use digits::{spoken_digits, spoken_key};
pub(crate) use enough::wants_no_more;
pub(crate) use folded::folded;
pub(crate) use grammar::number_at_start;
pub(crate) use one_of_two::{OneOfTwo, one_of_two};
pub use phrases::{Phrasebook, normal_form};
pub(crate) use requests::{Request, asks_for_person, request, takes_back};
pub use tier::Tier;
pub(crate) use weighing::weigh;
pub use yes_no::is_yes_or_no;
pub(crate) use yes_no::yes_or_no;

use self::phrases::Mention;
use self::words::{Word, plain, words};
use crate::language::Language;

/// How much each word that nothing explains lowers the confidence: six such words turn an act into a confirmation.
const UNKNOWN_WORD_COST: f64 = 0.08;
/// Two choices whose phrases differ by less than this are equally likely.
const RIVAL_MARGIN: f64 = 0.2;
/// What a clearly weaker rival leaves of the confidence.
const RIVALRY: f64 = 0.85;

/// The meaning of one utterance for a list of choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    pub meaning: Meaning,
    /// 0 to 100. Comparable across tiers, so that one pair of thresholds serves all.
    pub confidence: u8,
    pub reason: Reason,
    /// Choices that the caller spoke against.
    pub negated: Vec<usize>,
    /// Whether every word belongs to a key or a phrase, or is usual around one: there is nothing else to go by.
    pub is_explained: bool,
}

/// Choices are counted from 0, in the order in which the phrasebook was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Choice(usize),
    /// Two are equally likely: ask which.
    Either(usize, usize),
    Nothing,
}

/// What follows from an understanding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    Act,
    Confirm,
    /// Ask which of two was meant.
    Which,
    Reask,
}

/// Which tier decided, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Tier 1, said aloud: "press one". (Pressed keys need no understanding.)
    SpokenKey(char),
    /// Tier 2, word for word.
    Phrase(String),
    /// Tier 2, by likeness of letters and sound.
    Alike(String),
    /// Tier 3: the flow's example sentences.
    Examples,
    /// Tiers 2 and 3: a phrase, and the examples beside it.
    Both(String),
    /// Tier 4.
    Model,
    Nothing,
}

impl Reason {
    pub(crate) fn tier(&self) -> Tier {
        match self {
            Self::SpokenKey(_) => Tier::Keys,
            Self::Phrase(_) | Self::Alike(_) => Tier::Phrases,
            Self::Examples | Self::Both(_) => Tier::Embeddings,
            Self::Model => Tier::Llm,
            Self::Nothing => Tier::Nothing,
        }
    }

    /// Whether a word or a model named the choice, and no likeness to examples.
    pub(crate) fn is_literal(&self) -> bool {
        !matches!(self, Self::Examples | Self::Both(_))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SpokenKey(key) => write!(f, "said key {key}"),
            Self::Phrase(phrase) => write!(f, "phrase \"{phrase}\""),
            Self::Alike(phrase) => write!(f, "sounds like \"{phrase}\""),
            Self::Examples => f.write_str("near to the examples"),
            Self::Both(phrase) => write!(f, "phrase \"{phrase}\" and the examples"),
            Self::Model => f.write_str("the model's choice"),
            Self::Nothing => f.write_str("nothing known was said"),
        }
    }
}

impl Phrasebook {
    /// What `text` means, weighted by how sure the recogniser is of it (0 to 1).
    pub fn understand(&self, text: &str, recogniser_confidence: f32) -> Understanding {
        let words = words(self.language(), text);
        let mentions = self.mentions(&words);
        let negated: Vec<usize> = mentions.iter().filter(|m| m.negated).map(|m| m.choice).collect();
        let (meaning, quality, reason) = settle(&mentions);
        let unknown_words = unknown_words(self.language(), &words, &mentions);
        let explained = 1.0 / (1.0 + UNKNOWN_WORD_COST * f64::from(unknown_words));
        let confidence = percent(quality * explained * recogniser(recogniser_confidence));
        let is_explained = unknown_words == 0 && meaning != Meaning::Nothing;
        Understanding { meaning, confidence, reason, negated, is_explained }
    }
}

impl Understanding {
    pub(crate) fn nothing() -> Self {
        Self {
            meaning: Meaning::Nothing,
            confidence: 0,
            reason: Reason::Nothing,
            negated: Vec::new(),
            is_explained: false,
        }
    }

    pub(crate) fn spoken_key(choice: usize, key: char, recogniser_confidence: f32) -> Self {
        let confidence = percent(recogniser(recogniser_confidence));
        let meaning = Meaning::Choice(choice);
        let reason = Reason::SpokenKey(key);
        Self { meaning, confidence, reason, negated: Vec::new(), is_explained: true }
    }
}

/// The words of an utterance, lower-cased.
pub(crate) fn plain_words(language: &Language, text: &str) -> Vec<String> {
    plain(language, text)
}

/// 0 to 100 of a share.
pub(crate) fn percent(share: f64) -> u8 {
    let percent = (share * 100.0).round().clamp(0.0, 100.0);
    // The clamp keeps it in range; NaN becomes 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = percent as u8;
    percent
}

/// A recogniser's confidence as a share; what is not a number is no confidence.
pub(crate) fn recogniser(confidence: f32) -> f64 {
    if confidence.is_nan() { 0.0 } else { f64::from(confidence.clamp(0.0, 1.0)) }
}

/// Decides between the choices that were mentioned and not spoken against.
fn settle(mentions: &[Mention]) -> (Meaning, f64, Reason) {
    let mut wanted: Vec<&Mention> = mentions.iter().filter(|mention| !mention.negated).collect();
    // "someone in billing" asks for billing.
    if wanted.iter().any(|mention| !mention.asks_for_human) {
        wanted.retain(|mention| !mention.asks_for_human);
    }
    wanted.sort_by(|a, b| b.quality.total_cmp(&a.quality));
    let Some(best) = wanted.first() else { return (Meaning::Nothing, 0.0, Reason::Nothing) };
    let reason = if best.quality < 1.0 {
        Reason::Alike(best.phrase.clone())
    } else {
        Reason::Phrase(best.phrase.clone())
    };
    match wanted.iter().find(|rival| rival.choice != best.choice) {
        None => (Meaning::Choice(best.choice), best.quality, reason),
        Some(rival) if best.quality - rival.quality >= RIVAL_MARGIN => {
            (Meaning::Choice(best.choice), best.quality * RIVALRY, reason)
        }
        Some(rival) => {
            // Asked in the order in which they were said.
            let said_first = best.place.start < rival.place.start;
            let (first, second) = if said_first { (best, rival) } else { (rival, best) };
            (Meaning::Either(first.choice, second.choice), rival.quality, reason)
        }
    }
}

/// How many words neither belong to a mention nor are usual around one.
fn unknown_words(language: &Language, words: &[Word], mentions: &[Mention]) -> u32 {
    let topics = &language.topics;
    let introduced = |at: usize| {
        let before: Vec<&str> =
            words[at.saturating_sub(2)..at].iter().map(|word| word.text.as_str()).collect();
        let titled = matches!(before[..], [_, title] if topics.titles.contains(title));
        titled || topics.introductions.iter().any(|words| before == words)
    };
    let strange = |at: &usize| {
        let word = words[*at].text.as_str();
        let said = mentions.iter().any(|mention| mention.place.contains(at));
        let of_time = topics.times.contains(word) || word.starts_with(|c: char| c.is_ascii_digit());
        !said && !topics.fillers.contains(word) && !of_time && !introduced(*at)
    };
    let count = (0..words.len()).filter(strange).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn book() -> Phrasebook {
        let choices = [&["billing", "bill"][..], &["sales", "buy"], &["support", "broken"], &["operator"]];
        let owned = choices.map(|phrases| phrases.iter().map(|&phrase| phrase.to_owned()).collect());
        Phrasebook::new(&ENGLISH, owned).with_human(3)
    }

    #[test]
    fn confidence_falls_with_likeness_doubt_strangers_and_rivals() {
        let confidence = |text: &str, recogniser: f32| book().understand(text, recogniser).confidence;
        assert_eq!(confidence("billing please", 0.93), 93);
        assert!(confidence("belling please", 0.93) < 85);
        assert!(confidence("billing please", 0.5) < confidence("billing please", 0.9));
        assert!(confidence("the green tree outside my old bill is tall", 0.93) < 75);
        assert!(confidence("billing please", f32::NAN) == 0 && confidence("billing", 7.0) == 100);
    }

    #[test]
    fn rivals_are_asked_about_and_humans_give_way() {
        let meaning = |text: &str| book().understand(text, 0.9).meaning;
        assert_eq!(meaning("billing or sales"), Meaning::Either(0, 1));
        assert_eq!(meaning("sales or billing"), Meaning::Either(1, 0));
        assert_eq!(meaning("someone in billing"), Meaning::Choice(0));
        assert_eq!(meaning("not billing, i want a human"), Meaning::Choice(3));
        assert_eq!(meaning("i do not want billing"), Meaning::Nothing);
        assert_eq!(meaning(""), Meaning::Nothing);
    }

    #[test]
    fn the_reason_names_tier_and_phrase() {
        let reason = |text: &str| book().understand(text, 0.9).reason.to_string();
        assert_eq!(reason("my bill"), "phrase \"bill\"");
        assert_eq!(reason("belling"), "sounds like \"billing\"");
        assert_eq!(reason("nothing of it"), "nothing known was said");
    }
}
