//! The flow file as written: every key optional and with its place in the text, unknown keys refused.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::fault::Faults;
use super::nearest::nearest;

/// A value, if it is written, with its place.
pub(super) type Key<T> = Option<Spanned<T>>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawFlow {
    pub(super) name: Key<String>,
    pub(super) language: Key<String>,
    pub(super) greeting: Key<String>,
    pub(super) fallback: Key<String>,
    pub(super) retries: Key<i64>,
    pub(super) barge_in: Key<bool>,
    pub(super) prompts: RawPrompts,
    pub(super) confidence: RawConfidence,
    pub(super) timeouts: RawTimeouts,
    pub(super) destinations: BTreeMap<Spanned<String>, RawDestination>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPrompts {
    pub(super) no_input: Key<Texts>,
    pub(super) no_match: Key<Texts>,
    pub(super) confirm: Key<String>,
    pub(super) confirm_again: Key<String>,
    pub(super) denied: Key<String>,
    pub(super) which: Key<String>,
    pub(super) menu: Key<String>,
    pub(super) transfer: Key<String>,
    pub(super) fallback: Key<String>,
    pub(super) trouble: Key<String>,
    pub(super) goodbye: Key<String>,
    pub(super) filler: Key<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawConfidence {
    pub(super) act: Key<i64>,
    pub(super) confirm: Key<i64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawTimeouts {
    pub(super) no_input_ms: Key<i64>,
    pub(super) end_silence_ms: Key<i64>,
    pub(super) speech_max_ms: Key<i64>,
    pub(super) inter_digit_ms: Key<i64>,
    pub(super) filler_after_ms: Key<i64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDestination {
    pub(super) context: Key<String>,
    pub(super) extension: Key<String>,
    pub(super) priority: Key<i64>,
    pub(super) key: Key<String>,
    pub(super) spoken: Key<String>,
    pub(super) synonyms: Option<Vec<Spanned<String>>>,
    pub(super) transfer: Key<String>,
    pub(super) jump: Key<bool>,
}

/// One text, or several to be said in turn.
pub(super) struct Texts(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextsVisitor)
    }
}

struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element::<String>()? {
            texts.push(text);
        }
        Ok(Texts(texts))
    }
}

/// The file with its places, as far as it can be read.
pub(super) struct Reading {
    pub(super) flow: RawFlow,
    /// After a syntax error a key may be missing only because it could not be read.
    pub(super) syntax_is_sound: bool,
    /// Keys that were taken out because their values were of the wrong kind: they are not missing.
    pub(super) unreadable: Vec<Spanned<String>>,
}

/// Serde stops at its first error; so the value that caused it is taken out, and the rest is read again.
pub(super) fn read(text: &str, faults: &mut Faults<'_>) -> Reading {
    let (mut table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().unwrap_or_default();
        let (what, remedy) = explain_syntax(error.message(), text.get(place.clone()).unwrap_or_default());
        faults.add(&place, what, remedy);
    }
    let mut syntax_is_sound = errors.is_empty();
    let mut unreadable = Vec::new();
    loop {
        let error = match RawFlow::deserialize(toml::Deserializer::from(table.clone())) {
            Ok(flow) => return Reading { flow, syntax_is_sound, unreadable },
            Err(error) => error,
        };
        let place = error.span().unwrap_or_default();
        let (what, remedy) = explain(error.message());
        faults.add(&place, what, remedy);
        // Each round removes one entry, so this ends.
        match remove_at(table.get_mut(), &place) {
            Some(key) => unreadable.push(key),
            None => {
                table.get_mut().clear();
                syntax_is_sound = false;
            }
        }
    }
}

/// Takes out the innermost entry whose key or value lies at `place`, and names it.
fn remove_at(table: &mut DeTable<'_>, place: &Range<usize>) -> Option<Spanned<String>> {
    let here = |key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>| {
        key.span() == *place || (value.span() == *place && !matches!(value.get_ref(), DeValue::Table(_)))
    };
    if let Some(key) = table.iter().find(|(key, value)| here(key, value)).map(|(key, _)| key.clone()) {
        return take_out(table, &key);
    }
    let keys: Vec<_> = table.keys().cloned().collect();
    for key in &keys {
        let removed = match table.get_mut(key).map(Spanned::get_mut) {
            Some(DeValue::Table(inner)) => remove_at(inner, place),
            Some(DeValue::Array(list)) => remove_from_list(list, place, key),
            _ => None,
        };
        if removed.is_some() {
            return removed;
        }
    }
    // A table where a plain value belongs is removed whole.
    let whole = keys.iter().find(|key| table.get(*key).is_some_and(|value| value.span() == *place));
    whole.and_then(|key| take_out(table, key))
}

fn take_out<'i>(table: &mut DeTable<'i>, key: &Spanned<DeString<'i>>) -> Option<Spanned<String>> {
    table.remove(key)?;
    Some(Spanned::new(key.span(), key.get_ref().to_string()))
}

fn remove_from_list(
    list: &mut DeArray<'_>,
    place: &Range<usize>,
    key: &Spanned<DeString<'_>>,
) -> Option<Spanned<String>> {
    let before = list.len();
    *list = list.iter().filter(|value| value.span() != *place).cloned().collect();
    (list.len() < before).then(|| Spanned::new(key.span(), key.get_ref().to_string()))
}

/// The parser's message, for the two mistakes that people make most by name.
fn explain_syntax(message: &str, written: &str) -> (String, &'static str) {
    let written: String = written.chars().take(40).collect();
    match message {
        "duplicate key" => (format!("`{written}` is written twice"), "remove one of the two"),
        _ if message.starts_with("invalid basic string") => {
            (one_line(message), "close the text with a quote, and write \\\" for a quote inside it")
        }
        _ => (one_line(message), "correct the TOML on this line"),
    }
}

/// Serde's message as a fault and its remedy. The message's form is serde's own documented wording.
fn explain(message: &str) -> (String, String) {
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if let Some((unknown, known)) = named.split_first().filter(|_| message.starts_with("unknown field")) {
        return (format!("unknown key `{unknown}`"), unknown_key_remedy(unknown, known));
    }
    let remedy = match message.rsplit("expected ").next().unwrap_or_default() {
        "a string" => "write it in quotes, as in \"601\"",
        "a boolean" => "write true or false, without quotes",
        "a sequence" => "write a list, as in [\"bill\", \"invoice\"]",
        "a text or a list of texts" => "write it in quotes, or as a list: [\"first\", \"second\"]",
        "i64" => "write a whole number, without quotes",
        expected if expected.starts_with("struct") || expected == "a map" => {
            "write it as a table of its own, under a [header]"
        }
        _ => "see docs/flows.md for what belongs here",
    };
    let (kind, expected) = message.rsplit_once("expected ").unwrap_or((message, ""));
    let expected = match expected {
        "i64" => "a whole number",
        "a sequence" => "a list",
        "a string" => "a text",
        "a boolean" => "true or false",
        table if table.starts_with("struct") || table == "a map" => "a table",
        other => other,
    };
    let kind = kind.replace("invalid type: ", "wrong kind of value: ").replace("sequence", "list");
    (one_line(&format!("{kind}expected {expected}")), remedy.to_owned())
}

fn unknown_key_remedy(unknown: &str, known: &[&str]) -> String {
    match nearest(unknown, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("keys that belong here: {}", known.join(", ")),
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}
