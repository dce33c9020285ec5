//! What a row of a table may say: words that nobody else has, and a place that the flow allows.

use std::collections::BTreeMap;

use super::source::WrittenRow;
use super::{Route, RouteTarget, TableFault, TableSettings};
use crate::understand::{is_yes_or_no, normal_form};

const NAME_CHARS_MAX: usize = 60;
const SYNONYMS_MAX: usize = 20;
/// Asterisk's own limit is 80 (AST_MAX_EXTENSION), with the closing zero.
const DIALPLAN_CHARS_MAX: usize = 79;

/// The routes of a table, or every fault in it.
pub(super) fn check(
    file: &str,
    rows: &[WrittenRow],
    settings: &TableSettings,
) -> Result<Vec<Route>, Vec<TableFault>> {
    let mut check = Check { file, settings, faults: Vec::new(), taken: BTreeMap::new() };
    let routes: Vec<Route> = rows.iter().map(|row| check.route(row)).collect();
    if routes.is_empty() {
        check.fault(1, "the table has no rows", "write one, or remove the table from the flow");
    }
    if check.faults.is_empty() { Ok(routes) } else { Err(check.faults) }
}

struct Check<'a> {
    file: &'a str,
    settings: &'a TableSettings,
    faults: Vec<TableFault>,
    /// Normal form to line.
    taken: BTreeMap<String, u64>,
}

impl Check<'_> {
    fn route(&mut self, row: &WrittenRow) -> Route {
        let name = self.words(row, &row.name, "name");
        let written: Vec<&str> =
            row.synonyms.split('|').map(str::trim).filter(|synonym| !synonym.is_empty()).collect();
        if written.len() > SYNONYMS_MAX {
            let what = format!("more than {SYNONYMS_MAX} synonyms");
            self.fault(row.line, what, "keep those that callers really say");
        }
        let synonyms = written.into_iter().map(|synonym| self.words(row, synonym, "synonym")).collect();
        Route { name, synonyms, target: self.target(row) }
    }

    /// One name or synonym, with single blanks.
    fn words(&mut self, row: &WrittenRow, written: &str, kind: &str) -> String {
        let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let normal = normal_form(self.settings.words, &text);
        let quoted: String = text.chars().take(NAME_CHARS_MAX).collect();
        if normal.is_empty() {
            self.fault(row.line, format!("a {kind} has no words"), "write what callers say");
        } else if text.chars().count() > NAME_CHARS_MAX {
            let what = format!("{kind} `{quoted}...` is longer than {NAME_CHARS_MAX} characters");
            self.fault(row.line, what, "keep the words that matter");
        } else if is_yes_or_no(self.settings.words, &text) {
            let what = format!("{kind} `{quoted}` means yes or no");
            self.fault(row.line, what, "choose another word: this one answers confirmations");
        } else if let Some(line) = self.taken.insert(normal, row.line) {
            let what = format!("{kind} `{quoted}` leads elsewhere already, in line {line}");
            self.fault(row.line, what, "tell the two apart, as in `John Smith in accounts`");
        }
        text
    }

    fn target(&mut self, row: &WrittenRow) -> RouteTarget {
        let line = row.line;
        match (row.destination.as_str(), row.extension.as_str(), &self.settings.context) {
            ("", "", _) => {
                self.fault(line, "the row leads nowhere", "fill destination or extension");
            }
            ("", _, None) => {
                let remedy = "name a destination instead, or let the flow give the table a context";
                self.fault(line, "extensions are not allowed in this table", remedy);
            }
            ("", extension, Some(context)) => {
                if !is_dialplan_word(extension) {
                    let remedy = format!("use 1 to {DIALPLAN_CHARS_MAX} letters, digits and _ - . + * # @");
                    self.fault(line, "the extension is not one word of the dialplan", &remedy);
                }
                if !row.context.is_empty() && row.context != *context {
                    let remedy = format!("write {context}, which the flow has fixed, or leave it empty");
                    self.fault(line, "the context is not the table's own", &remedy);
                }
            }
            (_, "", _) if !row.context.is_empty() => {
                self.fault(line, "a destination has its context already", "leave context empty");
            }
            (name, "", _) if !self.settings.destinations.contains(name) => {
                let what = format!("the flow has no destination `{name}`");
                self.fault(line, what, "write it as in [destinations] of the flow");
            }
            (_, "", _) => {}
            _ => self.fault(line, "the row leads to two places", "fill destination or extension, not both"),
        }
        if row.destination.is_empty() {
            let context = self.settings.context.clone().unwrap_or_default();
            return RouteTarget::Place { context, extension: row.extension.clone() };
        }
        RouteTarget::Destination(row.destination.clone())
    }

    fn fault(&mut self, line: u64, what: impl Into<String>, remedy: &str) {
        let (file, what, remedy) = (self.file.to_owned(), what.into(), remedy.to_owned());
        self.faults.push(TableFault { file, line, what, remedy });
    }
}

fn is_dialplan_word(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.+*#@".contains(c);
    word.len() <= DIALPLAN_CHARS_MAX && word.chars().all(fits)
}
