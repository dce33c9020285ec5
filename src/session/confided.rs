//! What must not be kept: the answers to sensitive questions, and card numbers that turn up unasked.

use super::{
    event::{Event, Output},
    machine::Session,
};
use crate::{dialog::Outcome, understand::hide_cards};

/// What a session was told that must not be kept.
#[derive(Debug, Default)]
pub(super) struct Confided {
    /// The open question asks for it.
    asked_for: bool,
    /// It does, or the call is paused.
    guarded: bool,
    /// From some time on, the call rests on it.
    ever: bool,
}

impl Session {
    /// Whether the caller was ever asked for what must not be kept, or told a card number unasked.
    pub(super) fn was_confided_in(&self) -> bool {
        self.confided.ever
    }

    pub(super) fn asks_in_confidence(&self) -> bool {
        self.confided.asked_for
    }

    /// Questions begin and cease to ask for what must not be kept.
    pub(super) fn guard(&mut self, sensitive: bool) {
        self.confided.asked_for = sensitive;
        self.renew_guard();
    }

    /// Tells from when on nothing may be kept, and may again.
    pub(super) fn renew_guard(&mut self) {
        let guarded = self.confided.asked_for || self.pausing.is_on();
        if self.confided.guarded != guarded {
            self.confided.guarded = guarded;
            self.confided.ever |= guarded;
            self.tell(Event::Guarded(guarded));
        }
    }

    /// Records, log lines, metrics, the live view and the tape are made of what is told here: no card number is in it.
    pub(super) fn tell(&mut self, mut event: Event) {
        let text = match &mut event {
            Event::PromptAsked { text, .. } | Event::HeardSoFar { text, .. } | Event::Heard { text, .. } => {
                Some(text)
            }
            Event::KeysEntered { digits } => Some(digits),
            _ => None,
        };
        self.confided.ever |= text.is_some_and(hide_cards);
        self.outputs.push_back(Output::Event(event));
    }
}

/// As it leaves the session. What the dialplan asked for, it gets: a number of figures alone is the answer to a
/// question for one.
pub(super) fn without_unasked_cards(mut outcome: Box<Outcome>) -> Box<Outcome> {
    if outcome.confided {
        return outcome;
    }
    let is_number = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    let asked = outcome.slots.values().any(|value| *value == outcome.digits);
    if !asked {
        hide_cards(&mut outcome.digits);
    }
    for value in outcome.slots.values_mut().filter(|value| !is_number(value.expose())) {
        hide_cards(value);
    }
    hide_cards(&mut outcome.text);
    hide_cards(&mut outcome.summary);
    outcome
}
