//! Reads a flow file as it is written, as far as it can be read, and explains what cannot.

mod keys;
mod schema;
mod texts;

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::fault::Faults;
use super::nearest::nearest;

pub(super) use keys::*;
pub(super) use texts::{List, Text, Texts, When};

/// The JSON schema of flow files, for editors.
pub(super) fn schema() -> String {
    schema::document::<RawFlow>()
}

/// The file with its places, as far as it can be read.
pub(super) struct Reading {
    pub(super) flow: RawFlow,
    /// After a syntax error a key may be missing only because it could not be read.
    pub(super) syntax_is_sound: bool,
    /// The ways to keys that were taken out because their values were of the wrong kind: they are not missing.
    pub(super) unreadable: Vec<Vec<String>>,
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
            Some(mut way) => {
                way.reverse();
                unreadable.push(way);
            }
            None => {
                table.get_mut().clear();
                syntax_is_sound = false;
            }
        }
    }
}

/// Takes out the innermost entry whose key or value lies at `place`, and gives the way to it from its end.
fn remove_at(table: &mut DeTable<'_>, place: &Range<usize>) -> Option<Vec<String>> {
    let keys: Vec<_> = table.keys().cloned().collect();
    let here = |value: &Spanned<DeValue<'_>>, tables: bool| {
        value.span() == *place && matches!(value.get_ref(), DeValue::Table(_)) == tables
    };
    for key in &keys {
        if key.span() == *place || table.get(key).is_some_and(|value| here(value, false)) {
            table.remove(key);
            return Some(vec![key.get_ref().to_string()]);
        }
    }
    for key in &keys {
        let removed = table.get_mut(key).and_then(|value| remove_inside(value.get_mut(), place));
        if let Some(mut way) = removed {
            way.push(key.get_ref().to_string());
            return Some(way);
        }
    }
    // A table where a plain value belongs is removed whole.
    let whole = keys.iter().find(|key| table.get(*key).is_some_and(|value| here(value, true)))?;
    table.remove(whole);
    Some(vec![whole.get_ref().to_string()])
}

fn remove_inside(value: &mut DeValue<'_>, place: &Range<usize>) -> Option<Vec<String>> {
    match value {
        DeValue::Table(table) => remove_at(table, place),
        DeValue::Array(list) => remove_from_list(list, place),
        _ => None,
    }
}

/// An element itself, or something within one.
fn remove_from_list(list: &mut DeArray<'_>, place: &Range<usize>) -> Option<Vec<String>> {
    for element in list.iter_mut() {
        if element.span() != *place
            && let Some(way) = remove_inside(element.get_mut(), place)
        {
            return Some(way);
        }
    }
    let before = list.len();
    *list = list.iter().filter(|element| element.span() != *place).cloned().collect();
    (list.len() < before).then(Vec::new)
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
        "a text, a list of texts, or one for each language" => {
            "write it in quotes, or as a list: [\"first\", \"second\"]"
        }
        "a text or a list of texts" => "write it in quotes, or as a list: [\"first\", \"second\"]",
        "a condition" => "write it as { name = \"value\" }",
        "i64" => "write a whole number, without quotes",
        "struct RawStep" => "write it in braces, as in { say = \"Hello.\" }",
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
