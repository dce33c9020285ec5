//! While somebody wishes it, nothing of the call is kept: neither its sound nor its words. It is conducted as ever.

use std::{collections::BTreeMap, mem};

use super::{event::Event, machine::Session, phase::Phase};
use crate::{
    dialog::{Outcome, Status},
    pii::Redacted,
};

/// Who pauses with the flow's key, for the record.
const BY_KEY: &str = "key";

type Slots = BTreeMap<String, Redacted<String>>;

/// Whether the call is kept.
#[derive(Debug, Default)]
pub(super) struct Pausing {
    stage: Stage,
    /// What was known when the pause began.
    before: Slots,
    /// Slots whose values came in a pause: they are for the dialplan alone.
    unkept: Vec<String>,
    /// What the key has done, for the caller; it leads the next question.
    notice: Option<String>,
}

#[derive(Debug, Default)]
enum Stage {
    #[default]
    Kept,
    Paused,
    /// Over as soon as what the caller says or types just now is: half of a number is not to be kept either, nor what
    /// repeats it to ask whether it is right.
    Resuming {
        by: String,
    },
}

impl Pausing {
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.stage, Stage::Kept)
    }

    /// The prompt, after a word on what the key has done.
    pub(super) fn led(&mut self, prompt: &str) -> String {
        let notice = self.notice.take().filter(|notice| !notice.is_empty());
        let parts = [notice.as_deref(), Some(prompt).filter(|prompt| !prompt.is_empty())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn note_changed(&mut self, now: &Slots) {
        let is_new = |(name, value): &(&String, &Redacted<String>)| self.before.get(*name) != Some(*value);
        let changed: Vec<String> = now.iter().filter(is_new).map(|(name, _)| name.clone()).collect();
        self.unkept.extend(changed);
    }
}

impl Session {
    pub(super) fn pause(&mut self, by: &str) {
        match mem::replace(&mut self.pausing.stage, Stage::Paused) {
            Stage::Kept => {
                self.pausing.before = self.slots_now();
                self.tell(Event::Paused { by: by.to_owned() });
                self.renew_guard();
            }
            Stage::Paused | Stage::Resuming { .. } => {}
        }
    }

    pub(super) fn resume(&mut self, by: &str) {
        if self.pausing.is_on() {
            self.pausing.stage = Stage::Resuming { by: by.to_owned() };
            self.settle_pause();
        }
    }

    /// Ends a pause that is to end, once nothing is being said or typed that began in it, and nothing is asked back.
    pub(super) fn settle_pause(&mut self) {
        let Stage::Resuming { by } = &self.pausing.stage else { return };
        let is_quiet = match self.phase {
            Phase::Asking { .. } => !self.ear.is_open() && !self.ear.has_guess() && !self.dialog.asks_back(),
            Phase::Thinking { .. } | Phase::Consulting { .. } | Phase::Leaving { .. } => false,
            Phase::Waiting | Phase::Closing { .. } | Phase::Ended => true,
        };
        if !is_quiet || self.holds_keys() {
            return;
        }
        let by = by.clone();
        let now = self.slots_now();
        self.pausing.note_changed(&now);
        self.pausing.stage = Stage::Kept;
        self.renew_guard();
        self.tell(Event::Resumed { by });
    }

    /// The caller's own wish. The open question comes again, after a word on what the key has done; what was begun to
    /// be said or typed is dropped.
    pub(super) fn turn_pause(&mut self) {
        self.tell(Event::DigitPressed);
        let pauses = matches!(self.pausing.stage, Stage::Kept | Stage::Resuming { .. });
        if self.phase.is_thinking() {
            self.abandon_turn();
        }
        self.drop_guess();
        self.ear.reset();
        self.keys.forget();
        match pauses {
            true => self.pause(BY_KEY),
            false => self.resume(BY_KEY),
        }
        self.pausing.notice = Some(self.dialog.pause_notice(pauses));
        // Whoever waits for an answer hears it to its end, and the notice then.
        if let Phase::Asking { question } = &self.phase {
            let question = question.clone();
            self.stop_prompt();
            // No keys wait that could answer it at once.
            let _ = self.ask(question);
        }
    }

    /// As it leaves the session: names what came in pauses.
    pub(super) fn without_paused(&mut self, mut outcome: Box<Outcome>) -> Box<Outcome> {
        if self.pausing.is_on() {
            self.pausing.note_changed(&outcome.slots);
        }
        outcome.unkept.extend(mem::take(&mut self.pausing.unkept));
        outcome
    }

    fn slots_now(&self) -> Slots {
        self.dialog.break_off(Status::CallerHangup).slots
    }
}
