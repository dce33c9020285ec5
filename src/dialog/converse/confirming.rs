//! Questions about what was understood: is it this, and are these values right.

use std::sync::Arc;

use super::progress::Position;
use super::{Converse, Failure, Stage};
use crate::{
    dialog::step::{Heard, Step},
    flow::{Rule, Slot, Verb},
    understand::{
        Meaning, Tier, Understanding, percent, recogniser, spoken_key,
        values::{Reading, Value, read},
        yes_or_no,
    },
};

impl Converse {
    pub(super) fn confirm(&mut self, choice: usize, confidence: u8) -> Step {
        self.intent.name(self.talk.heard());
        self.ask_whether(choice, confidence)
    }

    /// What named it stays what it was.
    pub(super) fn ask_whether(&mut self, choice: usize, confidence: u8) -> Step {
        let prompt = self.memory.tell(|telling| self.flow.say_confirm(telling, choice));
        self.put(Stage::Confirming { choice, confidence }, &prompt)
    }

    pub(super) fn hear_confirmation(&mut self, choice: usize, confidence: u8, heard: &Heard) -> Step {
        let (words, text) = (self.memory.words(), heard.text.expose());
        let sure = self.flow.thresholds().confirm;
        match spoken_key(words, text) {
            Some('1') => {
                let confidence = confidence.max(percent(recogniser(heard.confidence)));
                return self.intend(choice, confidence, Tier::Phrases);
            }
            Some('2') => return self.denied(choice),
            _ => {}
        }
        let answer = yes_or_no(words, text)
            .map(|(answer, quality)| (answer, percent(quality * recogniser(heard.confidence))))
            .filter(|(_, confidence)| *confidence >= sure);
        let understood = self.understand(heard);
        match (understood.meaning, answer) {
            _ if understood.negated.contains(&choice) && understood.meaning == Meaning::Nothing => {
                self.denied(choice)
            }
            (Meaning::Choice(named), Some((false, _))) if named == choice => self.failed(Failure::NoMatch),
            (Meaning::Choice(named), _) if named == choice && understood.confidence >= sure => {
                self.intend(choice, confidence.max(understood.confidence), Tier::Phrases)
            }
            // "no, sales": the new intent is worth more than the denial.
            (Meaning::Choice(named), _) if named != choice && understood.confidence >= sure => {
                self.change_mind(choice, &understood)
            }
            // What the caller has confirmed is as sure as the yes.
            (_, Some((true, yes))) => self.intend(choice, confidence.max(yes), Tier::Phrases),
            (Meaning::Either(..), _) if understood.confidence >= sure => {
                self.change_mind(choice, &understood)
            }
            (_, Some((false, _))) => self.denied(choice),
            _ => self.failed(Failure::NoMatch),
        }
    }

    fn change_mind(&mut self, old: usize, understood: &Understanding) -> Step {
        if let Some(over) = self.count_failure(Failure::NoMatch, understood) {
            return over;
        }
        self.choose_again(false);
        if matches!(understood.meaning, Meaning::Choice(_)) {
            self.tiers.deny([old]);
        }
        self.intent.name(self.talk.heard());
        self.decide(understood, false)
    }

    pub(super) fn denied(&mut self, choice: usize) -> Step {
        self.tiers.deny([choice]);
        self.choose_again(false);
        if let Some(over) = self.count_failure(Failure::NoMatch, &Understanding::nothing()) {
            return over;
        }
        self.note(Tier::Phrases, 100, "no", "the guess was denied");
        self.ask_after_denial()
    }

    pub(super) fn ask_after_denial(&mut self) -> Step {
        // The second time the caller needs the longer words.
        let failures = self.patience.failures();
        let prompt = self.memory.tell(|telling| match failures {
            1 => self.flow.say_denied(telling),
            _ => self.flow.say_no_match(telling, failures),
        });
        self.ask(&prompt)
    }

    /// Yes, no, or the value that is right instead.
    pub(super) fn hear_check(&mut self, slots: &[String], heard: &Heard) -> Step {
        let (words, text) = (self.memory.words(), heard.text.expose());
        let sure = self.flow.thresholds().confirm;
        let answer = yes_or_no(words, text)
            .map(|(answer, quality)| (answer, percent(quality * recogniser(heard.confidence))))
            .filter(|(_, confidence)| *confidence >= sure)
            .map(|(answer, _)| answer)
            .or_else(|| spoken_key(words, text).filter(|key| "12".contains(*key)).map(|key| key == '1'));
        match (answer, self.corrected(slots, heard)) {
            (Some(true), None) => {
                self.note(Tier::Phrases, 100, "yes", "the values were confirmed");
                self.go_on()
            }
            // "Yes, but at eleven" changes one of them.
            (Some(true) | None, Some(corrected)) => self.check_denied(slots, Some(corrected)),
            (Some(false), corrected) => self.check_denied(slots, corrected),
            (None, None) => self.failed(Failure::NoMatch),
        }
    }

    /// "No, on Wednesday": a new value for one of the slots that were read back. Where it fits several, a day to come
    /// is meant rather than a past one, and what was read back first.
    pub(super) fn corrected(&self, slots: &[String], heard: &Heard) -> Option<(String, Value)> {
        let flow = Arc::clone(&self.flow);
        // Of equals the last is taken.
        let named = slots.iter().rev().filter_map(|name| flow.slot(name));
        let differs = |slot: &Slot, value: &Value| {
            self.memory.slots().get(&slot.name).is_none_or(|old| old.canonical != value.canonical)
        };
        let readings = named.filter_map(|slot| {
            let rules = slot.kind.rules();
            match read(&slot.kind, heard.text.expose(), heard.confidence, self.memory.here()) {
                Reading::Value { value, confidence }
                    if rules.stands_out()
                        && confidence >= self.flow.thresholds().confirm
                        && differs(slot, &value) =>
                {
                    Some(((confidence, !rules.looks_back(self.memory.today())), slot.name.clone(), value))
                }
                _ => None,
            }
        });
        readings.max_by_key(|(sure, ..)| *sure).map(|(_, name, value)| (name, value))
    }

    /// Asks for the slots again, or reads back what was corrected.
    pub(super) fn check_denied(&mut self, slots: &[String], corrected: Option<(String, Value)>) -> Step {
        if let Some(over) = self.count_failure(Failure::NoMatch, &Understanding::nothing()) {
            return over;
        }
        self.note(Tier::Phrases, 100, "no", "the values were denied");
        match corrected {
            Some((name, value)) => self.memory.set(&name, value),
            None => slots.iter().for_each(|slot| self.memory.forget(slot)),
        }
        // From the first of these questions: what is still known is passed over, the confirmation comes again.
        if let Some(position) = self.position {
            let asks = |rule: &Rule| matches!(&rule.verb, Verb::Ask(slot) if slots.contains(slot));
            let at = self.rules(position).iter().position(asks).unwrap_or(0);
            self.position = Some(Position { at, ..position });
        }
        self.go_on()
    }
}
