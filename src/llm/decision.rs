//! What a model decided, held against what its brief allows.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

use super::brief::{Brief, CHOICES_MAX, May, NONE, UNCLEAR};
use crate::{
    pii::Redacted,
    understand::values::{Form, Kind},
};

pub(super) const TEXT_CHARS_MAX: usize = 80;
const SLOTS_GIVEN_MAX: usize = 64;

/// Intent, slots and action that this brief allows, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub intent: Wants,
    /// Wanted slots in the order of the answer, each once, written as its kind says.
    pub slots: Vec<(String, Redacted<String>)>,
    pub action: Action,
}

/// What the caller wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// The name of one of the charter's intents.
    Intent(String),
    /// Something that the flow does not do.
    Nothing,
    Unclear,
}

/// What is to happen. No action names a place: where an intent leads is the flow's to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Follow the intent.
    Choose,
    /// Ask for a slot that is missing.
    Ask,
    /// Answer from the passages.
    Answer,
    /// Ask again what the caller wants.
    Reask,
    /// Let a person take over.
    Human,
    Goodbye,
}

impl Action {
    pub(super) const ALL: [Self; 6] =
        [Self::Choose, Self::Ask, Self::Answer, Self::Reask, Self::Human, Self::Goodbye];

    pub fn name(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::Ask => "ask",
            Self::Answer => "answer",
            Self::Reask => "reask",
            Self::Human => "human",
            Self::Goodbye => "goodbye",
        }
    }

    /// Whether the flow lets its model do this at all.
    pub(super) fn is_granted(self, may: May) -> bool {
        match self {
            Self::Choose => may.choose,
            Self::Ask => may.fill,
            Self::Answer => may.answer,
            Self::Reask | Self::Human | Self::Goodbye => true,
        }
    }

    /// Whether it can be done at this turn.
    pub(super) fn is_open(self, brief: &Brief) -> bool {
        self.is_granted(brief.charter.may)
            && match self {
                Self::Choose => brief.charter.offered().next().is_some(),
                Self::Ask => brief.fillable().next().is_some(),
                // Without a passage there is nothing to answer from but invention.
                Self::Answer => !brief.passages.is_empty(),
                Self::Reask | Self::Human | Self::Goodbye => true,
            }
    }
}

/// Why a text is not an answer. It says nothing of the text, which may hold what a caller said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAReply {
    #[error("the model's answer is not the JSON object that was asked for")]
    Malformed,
    #[error("the model's answer is longer than {} bytes", super::reply::TEXT_BYTES_MAX)]
    TooLong,
    #[error("the model names an intent that the flow does not offer")]
    Intent,
    #[error("the model fills a slot that is not wanted, or one twice")]
    Slot,
    #[error("the model gives a slot a value that is not of its kind")]
    Value,
    #[error("the model takes an action that the flow does not allow here")]
    Action,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    intent: String,
    slots: Option<Pairs>,
    action: Option<String>,
}

struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

/// A map would keep the last of two equal keys and hide that there were two.
struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("slots with text values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            if pairs.len() == SLOTS_GIVEN_MAX {
                return Err(serde::de::Error::custom("too many slots"));
            }
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

impl Decision {
    /// Reads `{"intent":..., "slots":{...}, "action":...}`; of a terse answer the intent, and slots if it has any.
    /// `says` tells that words follow.
    pub(super) fn parse(brief: &Brief, json: &str, says: bool) -> Result<Self, NotAReply> {
        let written: Written = serde_json::from_str(json).map_err(|_| NotAReply::Malformed)?;
        let is_terse = brief.charter.is_terse();
        let intent = match written.intent.as_str() {
            NONE => Wants::Nothing,
            UNCLEAR if !is_terse => Wants::Unclear,
            name if brief.charter.offered().any(|intent| intent.name == name) => {
                Wants::Intent(written.intent)
            }
            _ => return Err(NotAReply::Intent),
        };
        let action = match (written.action, is_terse) {
            (Some(named), false) => Action::ALL.into_iter().find(|action| action.name() == named),
            (None, true) => Some(implied(&intent, says)),
            (Some(_), true) | (None, false) => return Err(NotAReply::Malformed),
        };
        let action = action.filter(|action| action.is_open(brief)).ok_or(NotAReply::Action)?;
        let has_intent = matches!(intent, Wants::Intent(_));
        if (action == Action::Choose && !has_intent) || (is_terse && has_intent && says) {
            return Err(NotAReply::Action);
        }
        let given = match written.slots {
            Some(Pairs(given)) => given,
            None if is_terse => Vec::new(),
            None => return Err(NotAReply::Malformed),
        };
        let mut slots: Vec<(String, Redacted<String>)> = Vec::new();
        for (name, value) in given {
            let slot = brief.fillable().find(|slot| slot.name == name).ok_or(NotAReply::Slot)?;
            if slots.iter().any(|(before, _)| *before == name) {
                return Err(NotAReply::Slot);
            }
            if !fits(&slot.kind, &value) {
                return Err(NotAReply::Value);
            }
            slots.push((name, value.into()));
        }
        Ok(Self { intent, slots, action })
    }

    /// Whether the model's own words may be spoken with it.
    pub(super) fn speaks(&self, may: May) -> bool {
        may.chat || self.action == Action::Answer
    }
}

/// What a terse answer means: a wish is followed, words are an answer, and nothing is nothing.
fn implied(intent: &Wants, says: bool) -> Action {
    match intent {
        _ if says => Action::Answer,
        Wants::Intent(_) => Action::Choose,
        Wants::Nothing | Wants::Unclear => Action::Reask,
    }
}

/// The choices to choose among letter for letter; `None` when there are too many, or none, and text is given.
pub(super) fn choices<'v, 't>(values: &'v [&'t str]) -> Option<&'v [&'t str]> {
    (1..=CHOICES_MAX).contains(&values.len()).then_some(values)
}

fn fits(kind: &Kind, value: &str) -> bool {
    let text = || is_plain(value) && (1..=TEXT_CHARS_MAX).contains(&value.chars().count());
    let rules = kind.rules();
    match rules.form() {
        Form::OneOf { values, .. } => choices(&values).map_or_else(text, |values| values.contains(&value)),
        Form::Figures { .. } => rules.is_of_form(value),
        Form::Text(_) => text(),
    }
}

/// What the grammar's `char` admits.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || "\"\\<>{}[]|`*_#~".contains(c))
}
