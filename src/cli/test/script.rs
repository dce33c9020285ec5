//! `NAME.test.toml`: the dialogs of a flow as they should go, read with every fault at once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::ending::{Expected, RawEnds, expected};
use crate::{
    cli::{
        answers::{FAILED, Row, Rows},
        rehearsal::{Act, moment},
    },
    dialog::Context,
    flow::{Fault, Flow},
};

/// A working day, so that a dialog that names no time always plays at the same one.
const NOW: &str = "2026-01-05T10:00";
const DIALOGS_MAX: usize = 1_000;

type Key<T> = Option<Spanned<T>>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    now: Key<String>,
    caller_number: Option<String>,
    called_number: Option<String>,
    context: BTreeMap<String, String>,
    rows: BTreeMap<Spanned<String>, Spanned<RawRow>>,
    dialog: Vec<RawDialog>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawDialog {
    name: Key<String>,
    now: Key<String>,
    caller_number: Option<String>,
    called_number: Option<String>,
    context: BTreeMap<String, String>,
    rows: BTreeMap<Spanned<String>, Spanned<RawRow>>,
    replies: Vec<String>,
    variety: usize,
    turns: Key<Vec<Spanned<String>>>,
    ends: Option<RawEnds>,
}

/// The fields of a row, or a word instead of one.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a row is written { name = \"Carla\" }, or \"failed\" for a source that is down"
)]
enum RawRow {
    Fields(BTreeMap<String, String>),
    Word(String),
}

/// One dialog as it should go.
pub(super) struct Case {
    pub(super) name: String,
    /// From 1.
    pub(super) line: usize,
    pub(super) context: Context,
    pub(super) rows: Rows,
    pub(super) replies: Vec<String>,
    pub(super) turns: Vec<Turn>,
    /// Where the list of turns stands in the file.
    pub(super) turns_at: Range<usize>,
    /// What is expected of the end; nothing when it is not looked at.
    pub(super) ends: Option<Vec<Expected>>,
}

/// One line of a dialog.
pub(super) struct Turn {
    pub(super) part: Part,
    pub(super) written: String,
    pub(super) at: Range<usize>,
}

pub(super) enum Part {
    Caller(Act),
    /// What the flow says; stars stand for anything.
    Bot(String),
}

impl Case {
    /// Nothing is expected yet: somebody has written what callers do, and `--update` is to fill in the rest.
    pub(super) fn is_bare(&self) -> bool {
        self.ends.is_none() && !self.turns.iter().any(|turn| matches!(turn.part, Part::Bot(_)))
    }
}

/// Collects faults with their places.
pub(super) struct Complaints<'a> {
    file: &'a str,
    text: &'a str,
    faults: Vec<Fault>,
}

impl Complaints<'_> {
    pub(super) fn add(&mut self, at: &Range<usize>, what: &str, remedy: &str) {
        self.faults.push(Fault::in_text(self.file, self.text, at.start, what, remedy));
    }
}

/// The dialogs of a file, or everything that is wrong with it.
pub(super) fn read(file: &str, text: &str, flow: &Flow) -> Result<Vec<Case>, Vec<Fault>> {
    let mut complaints = Complaints { file, text, faults: Vec::new() };
    let raw = match toml::from_str::<RawFile>(text) {
        Ok(raw) => raw,
        Err(error) => {
            let (what, remedy) = explain(error.message());
            complaints.add(&error.span().unwrap_or_default(), &what, &remedy);
            return Err(complaints.faults);
        }
    };
    if raw.dialog.is_empty() || raw.dialog.len() > DIALOGS_MAX {
        let what = format!("a file of {} dialogs", raw.dialog.len());
        complaints.add(&(0..0), &what, "write [[dialog]] with name and turns, at most a thousand times");
    }
    let mut names = BTreeSet::new();
    let cases =
        raw.dialog.iter().map(|dialog| case(&mut complaints, flow, &raw, dialog, &mut names)).collect();
    if complaints.faults.is_empty() { Ok(cases) } else { Err(complaints.faults) }
}

fn case(
    complaints: &mut Complaints<'_>,
    flow: &Flow,
    file: &RawFile,
    raw: &RawDialog,
    names: &mut BTreeSet<String>,
) -> Case {
    let turns_at = raw.turns.as_ref().map(Spanned::span).unwrap_or_default();
    let at = raw.name.as_ref().map_or(turns_at.clone(), Spanned::span);
    let name = raw.name.as_ref().map(|name| name.get_ref().trim().to_owned()).unwrap_or_default();
    if name.is_empty() {
        complaints.add(&at, "a dialog has no name", "write name = \"what happens in it\"");
    } else if !names.insert(name.clone()) {
        complaints.add(&at, &format!("two dialogs are called `{name}`"), "give each a name of its own");
    }
    if raw.turns.is_none() {
        complaints.add(&at, "a dialog has no turns", "write turns = [\"caller: ...\", \"keys: 1\"]");
    }
    let written = raw.turns.iter().flat_map(|turns| turns.get_ref());
    let turns = written.filter_map(|line| turn(complaints, line)).collect();
    Case {
        line: line_of(complaints.text, at.start),
        context: context(complaints, flow, file, raw),
        rows: rows(complaints, flow, file, raw),
        replies: raw.replies.clone(),
        turns,
        turns_at,
        ends: raw.ends.as_ref().map(|ends| expected(complaints, flow, ends)),
        name,
    }
}

fn turn(complaints: &mut Complaints<'_>, line: &Spanned<String>) -> Option<Turn> {
    let written = line.get_ref().trim();
    let (who, rest) = written.split_once(':').map_or((written, ""), |(who, rest)| (who, rest.trim()));
    let part = match who {
        "caller" if !rest.is_empty() => Part::Caller(Act::say(rest)),
        "bot" => Part::Bot(rest.to_owned()),
        "keys" if Act::keys(rest).is_some() => Part::Caller(Act::keys(rest)?),
        "silence" if rest.is_empty() => Part::Caller(Act::Silence),
        "not recognised" if rest.is_empty() => Part::Caller(Act::NotRecognised),
        "hangup" if rest.is_empty() => Part::Caller(Act::HangUp),
        _ => {
            let what = format!("turn `{}` is not understood", written.chars().take(40).collect::<String>());
            let remedy = "write \"caller: words\", \"bot: words\", \"keys: 12#\", \"silence\", \
                \"not recognised\" or \"hangup\"";
            complaints.add(&line.span(), &what, remedy);
            return None;
        }
    };
    Some(Turn { part, written: written.to_owned(), at: line.span() })
}

/// What a dialog does not say, the file's top says for all.
fn context(complaints: &mut Complaints<'_>, flow: &Flow, file: &RawFile, raw: &RawDialog) -> Context {
    let either = |own: &Option<String>, all: &Option<String>| own.clone().or_else(|| all.clone());
    let caller = either(&raw.caller_number, &file.caller_number).unwrap_or_default();
    let called = either(&raw.called_number, &file.called_number).unwrap_or_default();
    let mut context = Context::new(&caller, &called);
    for (name, value) in file.context.iter().chain(&raw.context) {
        context.insert(name, value);
    }
    let written = raw.now.as_ref().or(file.now.as_ref());
    let now = written.map_or(NOW, |now| now.get_ref().as_str());
    match (moment(now, flow), written) {
        (Some(now), _) => context.begun_at(now, raw.variety),
        (None, Some(written)) => {
            let what = format!("time `{now}` is not understood");
            complaints.add(&written.span(), &what, "write now = \"2026-11-23T10:00\"");
            context
        }
        (None, None) => context,
    }
}

fn rows(complaints: &mut Complaints<'_>, flow: &Flow, file: &RawFile, raw: &RawDialog) -> Rows {
    let mut rows = Rows::new();
    for (name, row) in file.rows.iter().chain(&raw.rows) {
        if !flow.lookups().contains_key(name.get_ref()) {
            let known: Vec<&str> = flow.lookups().keys().map(String::as_str).collect();
            let what = format!("the flow has no lookup `{}`", name.get_ref());
            complaints.add(&name.span(), &what, &one_of(&known));
        }
        let row = match row.get_ref() {
            RawRow::Fields(fields) => Row::Found(fields.clone()),
            RawRow::Word(word) => {
                if word != FAILED {
                    let remedy = "write the fields of a row, {} for nobody found, or \"failed\"";
                    complaints.add(&row.span(), &format!("`{word}` is no row"), remedy);
                }
                Row::Failed
            }
        };
        rows.insert(name.get_ref().clone(), row);
    }
    rows
}

pub(super) fn one_of(known: &[&str]) -> String {
    if known.is_empty() {
        "remove it: the flow has none".to_owned()
    } else {
        format!("write one of {}", known.join(", "))
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The parser's words, and what to do. Their form is serde's documented one.
fn explain(message: &str) -> (String, String) {
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match named.split_first().filter(|_| message.starts_with("unknown field")) {
        Some((unknown, known)) => {
            (format!("unknown key `{unknown}`"), format!("keys that belong here: {}", known.join(", ")))
        }
        None if message.ends_with("expected a string") => (message, "write it in quotes".to_owned()),
        None => (message, "docs/flow-tests.md shows how dialogs are written".to_owned()),
    }
}
