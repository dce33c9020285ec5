//! The only form that a model's answer can have: one JSON object, made of the flow's own names, as llama.cpp's GBNF.

use std::fmt::Write;

use super::brief::{Brief, NONE, Slot, UNCLEAR};
use super::decision::{Action, TEXT_CHARS_MAX, choices};
use super::speech::SAY_CHARS_MAX;
use crate::understand::values::{Form, Kind};

/// What text may consist of: nothing that JSON escapes, no markup, nothing invisible. [`decision::is_plain`] agrees.
///
/// [`decision::is_plain`]: super::decision::is_plain
pub(super) const CHAR: &str = r##"char ::= [^\x00-\x1F\x7F-\x9F"\\<>{}\[\]|`*_#~]"##;

/// The grammar of one turn, with `root`. What it admits, [`Reply::parse`](super::Reply::parse) can still refuse.
///
/// The decision comes before the words, so that it is checked before one of them is spoken.
pub fn grammar(brief: &Brief) -> String {
    if brief.charter.is_terse() { terse(brief) } else { talking(brief) }
}

/// `{"intent":"NAME"}`, with slots if there are any, or `{"intent":"none","say":"TEXT"}`.
fn terse(brief: &Brief) -> String {
    let mut text = format!("root ::= {} wish \"}}\"\n", literal("{\"intent\":"));
    let intents: Vec<String> = brief.charter.offered().map(|intent| string(&intent.name)).collect();
    let says = Action::Answer.is_open(brief);
    let none = format!("{}{}", string(NONE), if says { " say?" } else { "" });
    if intents.is_empty() {
        let _ = writeln!(text, "wish ::= {none}");
    } else {
        let told = if brief.fillable().next().is_some() { " slots?" } else { "" };
        let _ = writeln!(text, "wish ::= intent{told} | {none}\nintent ::= {}", intents.join(" | "));
        if !told.is_empty() {
            slots(brief, &mut text);
        }
    }
    if says {
        let _ = writeln!(text, "say ::= {} text {}", literal(",\"say\":\""), literal("\""));
        let _ = writeln!(text, "text ::= char{{1,{SAY_CHARS_MAX}}}");
    }
    let _ = writeln!(text, "{CHAR}");
    text
}

fn talking(brief: &Brief) -> String {
    let mut text = String::from("root ::= \"{\\\"intent\\\":\" ");
    let intents: Vec<String> = brief.charter.offered().map(|intent| string(&intent.name)).collect();
    if !intents.is_empty() {
        text.push_str("intent slots named-act | \"{\\\"intent\\\":\" ");
    }
    text.push_str("other slots act\n");
    let _ = writeln!(text, "other ::= {} | {}", string(NONE), string(UNCLEAR));
    if !intents.is_empty() {
        let _ = writeln!(text, "intent ::= {}", intents.join(" | "));
        let _ = writeln!(text, "named-act ::= {} own | act", then("action", Action::Choose.name()));
    }
    actions(brief, &mut text);
    slots(brief, &mut text);
    let _ = writeln!(text, "text ::= char{{1,{SAY_CHARS_MAX}}}\n{CHAR}");
    text
}

fn actions(brief: &Brief, text: &mut String) {
    let open = |action: &Action| *action != Action::Choose && action.is_open(brief);
    let alternatives = Action::ALL.into_iter().filter(open).map(|action| {
        let words = if action == Action::Answer { "words" } else { "own" };
        format!("{} {words}", then("action", action.name()))
    });
    let _ = writeln!(text, "act ::= {}", alternatives.collect::<Vec<_>>().join(" | "));
    let say = literal(",\"say\":\"");
    let end = literal("\"}");
    let own = if brief.charter.may.chat { "text?" } else { "" };
    let _ = writeln!(text, "own ::= {say} {own} {end}");
    if Action::Answer.is_open(brief) {
        let _ = writeln!(text, "words ::= {say} text {end}");
    }
}

/// Any of the wanted slots, in the flow's order: `first-2` begins with the third or a later one.
fn slots(brief: &Brief, text: &mut String) {
    let wanted: Vec<&Slot> = brief.fillable().collect();
    let (begin, end) = (literal(",\"slots\":{"), literal("}"));
    if wanted.is_empty() {
        let _ = writeln!(text, "slots ::= {}", literal(",\"slots\":{}"));
        return;
    }
    let _ = writeln!(text, "slots ::= {begin} first-0? {end}");
    for (index, slot) in wanted.iter().enumerate() {
        let next = index + 1;
        let key = serde_json::Value::from(slot.name.as_str()).to_string();
        let _ = writeln!(text, "slot-{index} ::= {} {}", literal(&format!("{key}:")), value(&slot.kind));
        if next < wanted.len() {
            let _ = writeln!(text, "first-{index} ::= slot-{index} more-{next} | first-{next}");
            let more = if next + 1 < wanted.len() { format!(" more-{}", next + 1) } else { String::new() };
            let _ = writeln!(text, "more-{next} ::= (\",\" slot-{next})?{more}");
        } else {
            let _ = writeln!(text, "first-{index} ::= slot-{index}");
        }
    }
}

fn value(kind: &Kind) -> String {
    let quoted = |inner: &str| format!(r#""\"" {inner} "\"""#);
    let text = || quoted(&format!("char{{1,{TEXT_CHARS_MAX}}}"));
    match kind.rules().form() {
        Form::OneOf { values, .. } => match choices(&values) {
            Some(values) => {
                format!("({})", values.iter().map(|value| string(value)).collect::<Vec<_>>().join(" | "))
            }
            None => text(),
        },
        Form::Figures { grammar, .. } => quoted(&grammar),
        Form::Text(_) => text(),
    }
}

/// `,"key":"name"` as a literal.
fn then(key: &str, name: &str) -> String {
    literal(&format!(",\"{key}\":\"{name}\""))
}

/// A JSON string as a literal, whatever it holds.
fn string(text: &str) -> String {
    literal(&serde_json::Value::from(text).to_string())
}

fn literal(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
