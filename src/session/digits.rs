//! Collects keys: type-ahead before a question, entry while it is open, and when an entry is complete.

use std::collections::VecDeque;

use crate::dialog::KeyRule;

/// Keys beyond this are dropped: nobody types ahead more than a card number with its expiry date.
const TYPE_AHEAD_MAX: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Digits {
    typed_ahead: VecDeque<char>,
    entry: String,
}

/// What one key, or the end of typing, amounts to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// More keys may follow.
    Open,
    Complete(String),
    /// The terminator alone: the caller wants to be done.
    Terminated,
}

impl Digits {
    /// A key that no open question takes yet.
    pub(super) fn keep(&mut self, digit: char) {
        if self.typed_ahead.len() < TYPE_AHEAD_MAX {
            self.typed_ahead.push_back(digit);
        }
    }

    /// Starts a new entry from what was typed ahead.
    pub(super) fn begin(&mut self, rule: KeyRule) -> Entry {
        self.entry.clear();
        while let Some(digit) = self.typed_ahead.pop_front() {
            match self.press(digit, rule) {
                Entry::Open => {}
                done => return done,
            }
        }
        Entry::Open
    }

    pub(super) fn press(&mut self, digit: char, rule: KeyRule) -> Entry {
        if rule.terminator == Some(digit) {
            return if self.entry.is_empty() { Entry::Terminated } else { self.take() };
        }
        self.entry.push(digit);
        if self.entry.chars().count() >= usize::from(rule.digits_max) { self.take() } else { Entry::Open }
    }

    /// The caller stopped typing: what is there is the answer.
    pub(super) fn take(&mut self) -> Entry {
        Entry::Complete(std::mem::take(&mut self.entry))
    }

    pub(super) fn is_entering(&self) -> bool {
        !self.entry.is_empty()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.typed_ahead.is_empty() && self.entry.is_empty()
    }

    /// A question that takes no keys makes earlier ones meaningless.
    pub(super) fn forget(&mut self) {
        self.typed_ahead.clear();
        self.entry.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: KeyRule = KeyRule { digits_max: 4, terminator: Some('#'), inter_digit_ms: 3000 };

    #[test]
    fn type_ahead_fills_one_entry_and_keeps_the_rest_for_the_next() {
        let mut digits = Digits::default();
        "12345#".chars().for_each(|digit| digits.keep(digit));
        assert_eq!(digits.begin(CARD), Entry::Complete("1234".into()));
        assert_eq!(digits.begin(CARD), Entry::Complete("5".into()));
        assert_eq!(digits.begin(CARD), Entry::Open);
    }

    #[test]
    fn the_terminator_alone_is_told_apart_from_an_entry() {
        let mut digits = Digits::default();
        assert_eq!(digits.press('#', CARD), Entry::Terminated);
        assert_eq!(digits.press('7', CARD), Entry::Open);
        assert_eq!(digits.press('#', CARD), Entry::Complete("7".into()));
    }

    #[test]
    fn type_ahead_is_bounded() {
        let mut digits = Digits::default();
        (0..1000).for_each(|_| digits.keep('1'));
        assert_eq!(digits.typed_ahead.len(), TYPE_AHEAD_MAX);
    }
}
