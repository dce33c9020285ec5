//! A fault in a flow file: where it is, what is wrong, and what to do about it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// One thing wrong with a flow file, as `reception.toml:12:7: what is wrong; what to do`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    file: Arc<str>,
    /// From 1, as editors count.
    line: usize,
    /// From 1, in characters.
    column: usize,
    what: String,
    remedy: String,
}

impl Fault {
    /// For faults that only show when a flow meets its files: a document, a table, a lookup.
    pub fn at(file: &str, (line, column): (usize, usize), what: &str, remedy: &str) -> Self {
        Self { file: file.into(), line, column, what: what.to_owned(), remedy: remedy.to_owned() }
    }

    /// For files that belong to a flow; `offset` is in bytes of the text.
    pub fn in_text(file: &str, text: &str, offset: usize, what: &str, remedy: &str) -> Self {
        Self::at(file, position(text, offset), what, remedy)
    }

    pub fn line(&self) -> usize {
        self.line
    }

    pub fn column(&self) -> usize {
        self.column
    }

    /// For whoever has not written the file: what is wrong, and what to do about it.
    pub fn without_place(&self) -> String {
        format!("{}; {}", self.what, self.remedy)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}; {}", self.file, self.line, self.column, self.what, self.remedy)
    }
}

/// Collects the faults of one file, so that a reader never stops at the first.
pub(super) struct Faults<'a> {
    file: Arc<str>,
    text: &'a str,
    found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(file: &str, text: &'a str) -> Self {
        Self { file: file.into(), text, found: Vec::new() }
    }

    /// `span` is in bytes of the file's text.
    pub(super) fn add(&mut self, span: &Range<usize>, what: impl Into<String>, remedy: impl Into<String>) {
        let (line, column) = position(self.text, span.start);
        let fault =
            Fault { file: Arc::clone(&self.file), line, column, what: what.into(), remedy: remedy.into() };
        self.found.push(fault);
    }

    /// Line and column, for what is found wrong later.
    pub(super) fn position(&self, span: &Range<usize>) -> (usize, usize) {
        position(self.text, span.start)
    }

    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// In the order of the file, each once.
    pub(super) fn into_sorted(mut self) -> Vec<Fault> {
        self.found.sort_by_key(|fault| (fault.line, fault.column));
        self.found.dedup();
        self.found
    }
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_lines_from_one() {
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("ab\ncé=1", 6), (2, 3));
        assert_eq!(position("ab\ncé=1", 5), (2, 2), "inside a character counts as its start");
        assert_eq!(position("ab", 99), (1, 3));
    }
}
