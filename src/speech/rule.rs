//! A rule: what is looked for, and how it is said.

use regex::{Captures, Regex};

type Read = Box<dyn Fn(&Found<'_>) -> Option<String> + Send + Sync>;

/// Puts words in the place of what is not written as it is said.
pub(super) struct Rule {
    pattern: Regex,
    read: Read,
}

/// Something that a rule's pattern fits, with the text around it.
pub(super) struct Found<'t> {
    captures: Captures<'t>,
    text: &'t str,
}

impl<'t> Found<'t> {
    pub(super) fn whole(&self) -> &'t str {
        self.get(0)
    }

    /// A part of it; empty where it is not there.
    pub(super) fn get(&self, part: usize) -> &'t str {
        self.captures.get(part).map_or("", |found| found.as_str())
    }

    pub(super) fn has(&self, part: usize) -> bool {
        self.captures.get(part).is_some()
    }

    pub(super) fn number(&self, part: usize) -> Option<u64> {
        self.get(part).replace(',', "").parse().ok()
    }

    pub(super) fn before(&self) -> &'t str {
        &self.text[..self.captures.get(0).map_or(0, |found| found.start())]
    }

    pub(super) fn after(&self) -> &'t str {
        &self.text[self.captures.get(0).map_or(0, |found| found.end())..]
    }

    /// The word before it, in lower case.
    pub(super) fn word_before(&self) -> String {
        let before = self.before().trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '\'').next();
        word.unwrap_or_default().to_lowercase()
    }

    /// A full stop at its end also ends the sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        let after = self.after();
        let next = after.trim_start().chars().next();
        self.whole().ends_with('.')
            && next.is_none_or(|next| next.is_uppercase() && after.starts_with(char::is_whitespace))
    }
}

impl Rule {
    /// `\d` is one of the ten digits that can be read here, whatever other scripts have. A pattern that is no regular
    /// expression fits nothing; a test looks for one.
    pub(super) fn new(
        pattern: &str,
        read: impl Fn(&Found<'_>) -> Option<String> + Send + Sync + 'static,
    ) -> Option<Self> {
        Some(Self { pattern: Regex::new(&pattern.replace(r"\d", "[0-9]")).ok()?, read: Box::new(read) })
    }

    pub(super) fn apply(&self, text: String) -> String {
        let mut said = String::new();
        let (mut copied, mut at) = (0, 0);
        while at <= text.len() {
            let Some(captures) = self.pattern.captures_at(&text, at) else { break };
            let Some(range) = captures.get(0).map(|found| found.range()) else { break };
            let words = (self.read)(&Found { captures, text: &text });
            at = next_boundary(&text, range.clone(), words.is_some());
            if let Some(words) = words {
                said.push_str(&text[copied..range.start]);
                said.push_str(&words);
                copied = range.end;
            }
        }
        if copied == 0 && said.is_empty() {
            return text;
        }
        said.push_str(&text[copied..]);
        said
    }
}

/// Where to look on: behind what was read, or one character on.
fn next_boundary(text: &str, range: std::ops::Range<usize>, read: bool) -> usize {
    if read && range.end > range.start {
        return range.end;
    }
    let first = text[range.start..].chars().next().map_or(1, char::len_utf8);
    range.start + first
}
