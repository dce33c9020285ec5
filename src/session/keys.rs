//! Collects keys: type-ahead before a question, entry while it is open, and when an entry is complete.

use std::{collections::VecDeque, time::Duration};

use crate::dialog::KeyRule;

/// Keys beyond this are dropped: nobody types ahead more than a card number with its expiry date.
const TYPE_AHEAD_MAX: usize = 32;

/// Who pauses for this long while typing has begun something new.
const IN_ONE_GO: Duration = Duration::from_secs(2);

/// Callers type it after a number whether they are told to or not.
const USUAL_TERMINATOR: char = '#';

#[derive(Debug, Default)]
pub(super) struct Keys {
    typed_ahead: VecDeque<char>,
    entry: String,
    /// The last entry was complete by its length: until when a key that would have ended it is a habit and no answer.
    ended_by_length: Option<(Option<char>, Duration)>,
    /// The last entry must not be kept: until when a key belongs to it still, as a card's code does to its number.
    guarded_until: Option<Duration>,
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

impl Keys {
    /// A key that no open question takes yet.
    pub(super) fn keep(&mut self, digit: char) {
        if self.typed_ahead.len() < TYPE_AHEAD_MAX {
            self.typed_ahead.push_back(digit);
        }
    }

    /// Starts a new entry from what was typed ahead.
    pub(super) fn begin(&mut self, rule: KeyRule, now: Duration) -> Entry {
        self.entry.clear();
        while let Some(digit) = self.typed_ahead.pop_front() {
            if self.is_habit(digit, Some(rule), now) {
                continue;
            }
            match self.press(digit, rule, now) {
                Entry::Open => {}
                done => return done,
            }
        }
        Entry::Open
    }

    pub(super) fn press(&mut self, digit: char, rule: KeyRule, now: Duration) -> Entry {
        self.ended_by_length = None;
        if rule.terminator == Some(digit) {
            return if self.entry.is_empty() { Entry::Terminated } else { self.take() };
        }
        self.entry.push(digit);
        if self.entry.chars().count() < usize::from(rule.digits_max) {
            return Entry::Open;
        }
        let until = now + Duration::from_millis(rule.inter_digit_ms.into());
        // A menu's one key ends itself for everybody.
        let terminator = rule.terminator.or((rule.digits_max > 1).then_some(USUAL_TERMINATOR));
        self.ended_by_length = Some((terminator, until));
        self.take()
    }

    /// Whether the key only ends, out of habit, what was complete without it: `#` after the last digit of a card. It
    /// is no answer to the question that is open by now.
    pub(super) fn is_habit(&mut self, digit: char, open: Option<KeyRule>, now: Duration) -> bool {
        let Some((terminator, until)) = self.ended_by_length.take() else { return false };
        let ends = terminator == Some(digit) || open.is_some_and(|rule| rule.terminator == Some(digit));
        ends && now <= until && self.entry.is_empty()
    }

    /// What was typed must not be kept, nor what was or is typed in one go with it.
    pub(super) fn end_guarded(&mut self, now: Duration) {
        self.forget();
        self.ended_by_length = None;
        self.guarded_until = Some(now + IN_ONE_GO);
    }

    /// Whether the key follows what must not be kept without a pause: it answers nothing.
    pub(super) fn is_beyond(&mut self, now: Duration) -> bool {
        let is_beyond = self.guarded_until.is_some_and(|until| now < until);
        self.guarded_until = is_beyond.then_some(now + IN_ONE_GO);
        is_beyond
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

    const NOW: Duration = Duration::from_secs(60);
    const CARD: KeyRule = KeyRule { digits_max: 4, terminator: Some('#'), inter_digit_ms: 3000 };

    #[test]
    fn type_ahead_fills_one_entry_and_keeps_the_rest_for_the_next() {
        let mut keys = Keys::default();
        "12345#".chars().for_each(|digit| keys.keep(digit));
        assert_eq!(keys.begin(CARD, NOW), Entry::Complete("1234".into()));
        assert_eq!(keys.begin(CARD, NOW), Entry::Complete("5".into()));
        assert_eq!(keys.begin(CARD, NOW), Entry::Open);
    }

    #[test]
    fn a_terminator_after_a_full_entry_belongs_to_it() {
        let mut keys = Keys::default();
        "1234#56#".chars().for_each(|digit| keys.keep(digit));
        assert_eq!(keys.begin(CARD, NOW), Entry::Complete("1234".into()));
        assert_eq!(keys.begin(CARD, NOW), Entry::Complete("56".into()));
        "7890".chars().for_each(|digit| drop(keys.press(digit, CARD, NOW)));
        assert!(!keys.is_habit('#', Some(CARD), NOW + Duration::from_secs(4)), "too late for a habit");
        "7890".chars().for_each(|digit| drop(keys.press(digit, CARD, NOW)));
        assert!(keys.is_habit('#', None, NOW + Duration::from_secs(2)));
        assert!(!keys.is_habit('#', None, NOW + Duration::from_secs(2)), "only once");
        let fixed = KeyRule { terminator: None, ..CARD };
        "7890".chars().for_each(|digit| drop(keys.press(digit, fixed, NOW)));
        assert!(keys.is_habit('#', None, NOW), "also where nothing is to be ended");
    }

    #[test]
    fn the_terminator_alone_is_told_apart_from_an_entry() {
        let mut keys = Keys::default();
        assert_eq!(keys.press('#', CARD, NOW), Entry::Terminated);
        assert_eq!(keys.press('7', CARD, NOW), Entry::Open);
        assert_eq!(keys.press('#', CARD, NOW), Entry::Complete("7".into()));
    }

    #[test]
    fn what_is_typed_in_one_go_with_what_must_not_be_kept_is_dropped() {
        let second = |seconds| NOW + Duration::from_secs(seconds);
        let mut keys = Keys::default();
        "7391123".chars().for_each(|digit| keys.keep(digit));
        assert_eq!(keys.begin(CARD, NOW), Entry::Complete("7391".into()));
        keys.end_guarded(NOW);
        assert!(keys.is_empty(), "what was typed ahead");
        assert!(keys.is_beyond(second(1)) && keys.is_beyond(second(2)), "each key starts the pause anew");
        assert!(!keys.is_beyond(second(4)) && !keys.is_beyond(second(5)), "after a pause, it is an answer");
    }

    #[test]
    fn type_ahead_is_bounded() {
        let mut keys = Keys::default();
        (0..1000).for_each(|_| keys.keep('1'));
        assert_eq!(keys.typed_ahead.len(), TYPE_AHEAD_MAX);
    }
}
