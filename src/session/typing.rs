//! The session's fingers: keys, and what they answer.

use std::time::Duration;

use super::{
    event::Event,
    keys::Entry,
    machine::{Phase, Session},
    timers::Timer,
};
use crate::{
    dialog::{Answer, KeyRule},
    pii::Redacted,
};

impl Session {
    pub(super) fn press(&mut self, digit: char) {
        if self.dialog.pause_key() == Some(digit) {
            return self.turn_pause();
        }
        if self.keys.is_beyond(self.now) {
            return;
        }
        self.tell(Event::DigitPressed);
        let open = match &self.phase {
            Phase::Asking { question, .. } | Phase::Thinking { question, .. } => question.expect.keys,
            _ => None,
        };
        if self.keys.is_habit(digit, open, self.now) || self.must_hear_first() {
            return;
        }
        if matches!(self.phase, Phase::Thinking { .. }) {
            self.abandon_turn();
            self.endpoint.reset();
        }
        self.stop_prompt();
        let Phase::Asking { question, .. } = &self.phase else { return self.keys.keep(digit) };
        let expect = &question.expect;
        if expect.speech.is_some_and(|rule| rule.end_key == Some(digit)) && !self.keys.is_entering() {
            return self.finish();
        }
        let Some(rule) = expect.keys else { return };
        match self.keys.press(digit, rule, self.now) {
            Entry::Complete(keys) => {
                let answer = self.typed(keys);
                self.answer(answer);
            }
            Entry::Terminated => self.finish(),
            Entry::Open => {
                self.drop_guess();
                self.endpoint.reset();
                self.timers.disarm(Timer::NoInput);
                self.await_next_digit(rule);
            }
        }
    }

    fn must_hear_first(&self) -> bool {
        matches!(&self.phase, Phase::Asking { question, prompt: Some(_) } if question.expect.must_be_heard)
    }

    /// The caller says "done" with a key: what was said until now counts, or nothing was.
    fn finish(&mut self) {
        if self.endpoint.is_open() { self.end_turn(true) } else { self.no_input() }
    }

    pub(super) fn await_next_digit(&mut self, rule: KeyRule) {
        self.timers.arm(Timer::InterDigit, self.now + Duration::from_millis(rule.inter_digit_ms.into()));
    }

    /// An entry that its last key has ended: the caller may be typing on.
    pub(super) fn typed(&mut self, keys: String) -> Answer {
        if self.asks_in_confidence() {
            self.keys.end_guarded(self.now);
        }
        self.entered(keys)
    }

    pub(super) fn entered(&mut self, keys: String) -> Answer {
        let keys = Redacted::new(keys);
        self.tell(Event::KeysEntered { digits: keys.clone() });
        Answer::Keys(keys)
    }

    pub(super) fn no_input(&mut self) {
        self.tell(Event::NoInput);
        self.answer(Answer::NoInput);
    }
}
