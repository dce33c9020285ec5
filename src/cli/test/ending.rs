//! How a dialog should end, and how it did.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::script::{Complaints, one_of};
use crate::{
    dialog::{Outcome, Status},
    flow::{Choice, Destination, Flow, Place},
};

/// What the intent is called when the caller says goodbye.
const GOODBYE: &str = "goodbye";
const ACTIONS: [&str; 3] = ["transfer", "hangup", "continue"];
const SENTIMENTS: [&str; 4] = ["neutral", "pleased", "annoyed", "angry"];
/// What `--update` writes for an end that nobody has described.
const USUAL: [&str; 4] = ["status", "action", "destination", "intent"];

type Key<T> = Option<Spanned<T>>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawEnds {
    status: Key<String>,
    action: Key<String>,
    destination: Key<String>,
    context: Key<String>,
    extension: Key<String>,
    intent: Key<String>,
    confidence: Key<i64>,
    text: Key<String>,
    digits: Key<String>,
    language: Key<String>,
    summary: Key<String>,
    sentiment: Key<String>,
    slots: Key<BTreeMap<String, String>>,
}

/// One thing that the end should have.
pub(super) struct Expected {
    pub(super) key: &'static str,
    /// In texts a star stands for anything.
    pub(super) value: Value,
    pub(super) at: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Slots(BTreeMap<String, String>),
}

impl Value {
    pub(super) fn allows(&self, actual: &Self) -> bool {
        match (self, actual) {
            (Self::Text(pattern), Self::Text(text)) => fits(pattern, text),
            (Self::Slots(patterns), Self::Slots(slots)) => {
                patterns.len() == slots.len()
                    && patterns
                        .iter()
                        .all(|(name, pattern)| slots.get(name).is_some_and(|text| fits(pattern, text)))
            }
            _ => self == actual,
        }
    }

    pub(super) fn as_toml(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Number(number) => number.to_string(),
            Self::Slots(slots) if slots.is_empty() => "{}".to_owned(),
            Self::Slots(slots) => {
                let slots = slots.iter().map(|(name, value)| format!("{name} = {}", quoted(value)));
                format!("{{ {} }}", slots.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Every value that is written, in the order of the variables; one that no call can have is a fault.
pub(super) fn expected(complaints: &mut Complaints<'_>, flow: &Flow, ends: &RawEnds) -> Vec<Expected> {
    let statuses: Vec<&str> = Status::ALL.iter().map(|status| status.as_str()).collect();
    let places: Vec<&str> = flow.places().iter().map(Place::name).chain([""]).collect();
    let intents: Vec<&str> = flow.choices().iter().map(Choice::name).chain([GOODBYE, ""]).collect();
    for (key, written, known) in [
        ("status", &ends.status, &statuses[..]),
        ("action", &ends.action, &ACTIONS),
        ("destination", &ends.destination, &places),
        ("intent", &ends.intent, &intents),
        ("sentiment", &ends.sentiment, &SENTIMENTS),
    ] {
        let Some(written) = written else { continue };
        if !known.contains(&written.get_ref().as_str()) && !written.get_ref().contains('*') {
            let named: Vec<&str> = known.iter().copied().filter(|name| !name.is_empty()).collect();
            complaints.add(
                &written.span(),
                &format!("{key} `{}` does not exist", written.get_ref()),
                &one_of(&named),
            );
        }
    }
    let texts = [
        ("status", &ends.status),
        ("action", &ends.action),
        ("destination", &ends.destination),
        ("context", &ends.context),
        ("extension", &ends.extension),
        ("intent", &ends.intent),
        ("text", &ends.text),
        ("digits", &ends.digits),
        ("language", &ends.language),
        ("summary", &ends.summary),
        ("sentiment", &ends.sentiment),
    ];
    let texts = texts.into_iter().filter_map(|(key, written)| {
        let written = written.as_ref()?;
        Some(Expected { key, value: Value::Text(written.get_ref().clone()), at: written.span() })
    });
    let confidence = ends.confidence.iter().map(|written| Expected {
        key: "confidence",
        value: Value::Number(*written.get_ref()),
        at: written.span(),
    });
    let slots = ends.slots.iter().map(|written| Expected {
        key: "slots",
        value: Value::Slots(
            written.get_ref().iter().map(|(name, value)| (name.to_lowercase(), value.clone())).collect(),
        ),
        at: written.span(),
    });
    texts.chain(confidence).chain(slots).collect()
}

/// What the outcome has under the key.
pub(super) fn actual(outcome: &Outcome, key: &str) -> Value {
    let place = |part: fn(&Destination) -> &str| outcome.destination.as_ref().map_or("", part).to_owned();
    Value::Text(match key {
        "status" => outcome.status.as_str().to_owned(),
        "action" => outcome.action.as_str().to_owned(),
        "destination" => place(Destination::name),
        "context" => place(Destination::context),
        "extension" => place(Destination::extension),
        "intent" => outcome.intent.clone().unwrap_or_default(),
        "text" => outcome.text.expose().clone(),
        "digits" => outcome.digits.expose().clone(),
        "language" => outcome.language.clone(),
        "summary" => outcome.summary.expose().clone(),
        "sentiment" => outcome.sentiment.as_str().to_owned(),
        "confidence" => return Value::Number(i64::from(outcome.confidence)),
        _ => {
            let slots = outcome.slots.iter();
            return Value::Slots(
                slots.map(|(name, value)| (name.to_lowercase(), value.expose().clone())).collect(),
            );
        }
    })
}

/// The line for an end that nobody has described.
pub(super) fn described(outcome: &Outcome) -> String {
    let slots = (!outcome.slots.is_empty()).then_some("slots");
    let keys = USUAL.into_iter().chain(slots).map(|key| (key, actual(outcome, key)));
    let keys = keys.filter(|(_, value)| *value != Value::Text(String::new()));
    let keys: Vec<String> = keys.map(|(key, value)| format!("{key} = {}", value.as_toml())).collect();
    format!("ends = {{ {} }}", keys.join(", "))
}

pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Stars stand for anything.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, text, expected) in [
            ("Hello.", "Hello.", true),
            ("Hello.", "Hello. ", false),
            ("*", "", true),
            ("Hello*", "Hello Carla.", true),
            ("*is * right?", "Monday is right?", false),
            ("*is *right?", "Monday is it, right?", true),
            ("a*a", "a", false),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}
