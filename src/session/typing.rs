//! What a caller's keys answer.

use std::time::Duration;

use super::{event::Event, keys::Entry, machine::Session, phase::Phase, timers::Timer};
use crate::{
    dialog::{Answer, KeyRule},
    pii::Redacted,
};

impl Session {
    pub(super) fn press(&mut self, digit: char) {
        if self.dialog.pause_key() == Some(digit) {
            return self.turn_pause();
        }
        if self.keys.is_beyond(self.timers.now()) {
            return;
        }
        self.tell(Event::DigitPressed);
        let open = self.phase.question().and_then(|question| question.expect.keys);
        if self.keys.is_habit(digit, open, self.timers.now()) || self.must_hear_first() {
            return;
        }
        if self.phase.is_thinking() {
            self.abandon_turn();
            self.ear.reset();
        }
        self.stop_prompt();
        let Phase::Asking { question } = &self.phase else { return self.keys.keep(digit) };
        let expect = &question.expect;
        if expect.speech.is_some_and(|rule| rule.end_key == Some(digit)) && !self.keys.is_entering() {
            return self.finish();
        }
        let Some(rule) = expect.keys else { return };
        match self.keys.press(digit, rule, self.timers.now()) {
            Entry::Complete(keys) => {
                let answer = self.typed(keys);
                self.answer(answer);
            }
            Entry::Terminated => self.finish(),
            Entry::Open => {
                self.drop_guess();
                self.ear.reset();
                self.timers.disarm(Timer::NoInput);
                self.await_next_digit(rule);
            }
        }
    }

    fn must_hear_first(&self) -> bool {
        let Phase::Asking { question } = &self.phase else { return false };
        question.expect.must_be_heard && self.mouth.is_speaking()
    }

    /// The caller says "done" with a key: what was said until now counts, or nothing was.
    fn finish(&mut self) {
        if self.ear.is_open() { self.end_turn(true) } else { self.no_input() }
    }

    pub(super) fn await_next_digit(&mut self, rule: KeyRule) {
        self.timers.arm(Timer::InterDigit, Duration::from_millis(rule.inter_digit_ms.into()));
    }

    /// An entry that its last key has ended: the caller may be typing on.
    pub(super) fn typed(&mut self, keys: String) -> Answer {
        if self.asks_in_confidence() {
            self.keys.end_guarded(self.timers.now());
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
