//! Asking for a slot: its prompt, what the answer means, reading it back, and asking again.

use std::sync::Arc;

use super::{Converse, Failure, Stage};
use crate::{
    dialog::step::{Decision, Expect, Heard, KeyRule, Question, SpeechRule, Status, Step},
    flow::{Blank, Confirm, Slot},
    language::{Language, List, Phrases, filled},
    understand::{
        Band, Meaning, Request, Tier, folded, percent, recogniser, spoken_key, takes_back,
        values::{Partial, Reading, Value, kinds::Pace, read, read_keys, read_on},
        yes_or_no,
    },
};

/// People pause between groups of digits and within a sentence of their own.
const LONG_SILENCE_MS: u32 = 1_200;
const TEXT_MAX_MS: u32 = 30_000;

/// A slot that is being asked for.
#[derive(Clone, Debug)]
pub(super) struct Filling {
    pub(super) slot: String,
    failures: u8,
    before: Option<Partial>,
    asked: Asked,
}

#[derive(Clone, Debug)]
enum Asked {
    ForValue,
    /// Whether it is this one.
    Whether(Value, u8),
    /// Which of two.
    Which(Value, Value),
}

impl Filling {
    pub(super) fn new(slot: &str) -> Self {
        Self { slot: slot.to_owned(), failures: 0, before: None, asked: Asked::ForValue }
    }

    /// Something was understood that is not the slot's value yet.
    pub(super) fn asks_back(&self) -> bool {
        !self.asks_for_value() || self.before.is_some()
    }

    /// And not whether it is this one, or which of two.
    pub(super) fn asks_for_value(&self) -> bool {
        matches!(self.asked, Asked::ForValue)
    }
}

impl Converse {
    pub(super) fn fill(&mut self, filling: Filling) -> Step {
        let flow = Arc::clone(&self.flow);
        let Some(slot) = flow.slot(&filling.slot) else { return self.go_on() };
        let prompt = self.memory.tell(|telling| slot.prompt.say(telling, &[]));
        self.ask_for(filling, slot, &prompt)
    }

    fn ask_for(&mut self, filling: Filling, slot: &Slot, prompt: &str) -> Step {
        let asks_yes_no = !filling.asks_for_value();
        self.stage = Stage::Filling(Box::new(filling));
        let prompt = self.talk.with_lead_in(prompt);
        self.talk.ask(&prompt);
        let times = self.flow.timeouts();
        let (digits_max, terminator) =
            if asks_yes_no { (1, None) } else { slot.kind.rules().keys_wanted().unwrap_or((1, None)) };
        let (silence_ms, speech_max_ms) = match slot.kind.rules().pace() {
            _ if asks_yes_no => (times.end_silence_ms, times.speech_max_ms),
            Pace::InGroups => (times.end_silence_ms.max(LONG_SILENCE_MS), times.speech_max_ms),
            Pace::AtLength => (times.end_silence_ms.max(LONG_SILENCE_MS), TEXT_MAX_MS),
            Pace::Fluent => (times.end_silence_ms, times.speech_max_ms),
        };
        let expect = Expect {
            keys: Some(KeyRule { digits_max, terminator, inter_digit_ms: times.inter_digit_ms }),
            speech: Some(SpeechRule::patient(silence_ms, speech_max_ms, None)),
            no_input_ms: times.no_input_ms,
            barge_in: self.flow.barge_in(),
            must_be_heard: false,
        };
        Step::Ask(Question { prompt, expect, sensitive: slot.sensitive })
    }

    /// The question of a slot again, or what is said instead of it; what was read back is still asked about.
    pub(super) fn ask_once_more(&mut self, filling: Filling, prompt: &str, request: Request) -> Step {
        let flow = Arc::clone(&self.flow);
        let Some(slot) = flow.slot(&filling.slot) else { return self.go_on() };
        match (&filling.asked, request) {
            (Asked::ForValue, Request::Repeat | Request::Options) => self.fill(filling),
            _ => self.ask_for(filling, slot, prompt),
        }
    }

    /// Whether a slot is asked for that need not have a value, and the caller has none.
    pub(super) fn is_declined(&self, heard: &Heard) -> bool {
        let Stage::Filling(filling) = &self.stage else { return false };
        let slot = self.flow.slot(&filling.slot).filter(|slot| slot.optional);
        slot.is_some_and(|slot| {
            let reading = read(&slot.kind, heard.text.expose(), heard.confidence, self.memory.here());
            reading == Reading::Declined
        })
    }

    pub(super) fn asks_for_sensitive(&self) -> bool {
        matches!(&self.stage, Stage::Filling(filling)
            if self.flow.slot(&filling.slot).is_some_and(|slot| slot.sensitive))
    }

    fn slot_of(&self, filling: &Filling) -> Option<Slot> {
        self.flow.slot(&filling.slot).cloned()
    }

    pub(super) fn key_in(&mut self, filling: Filling, keys: &str) -> Step {
        let Some(slot) = self.slot_of(&filling) else { return self.go_on() };
        if slot.sensitive {
            self.talk.forget_keys();
        }
        match (&filling.asked, keys) {
            (Asked::Whether(value, _), "1") => return self.keep(&slot, value.clone(), 100, Tier::Keys),
            (Asked::Whether(..), "2") => return self.refuse_value(filling, &slot),
            (Asked::Which(first, _), "1") => return self.keep(&slot, first.clone(), 100, Tier::Keys),
            (Asked::Which(_, second), "2") => return self.keep(&slot, second.clone(), 100, Tier::Keys),
            _ => {}
        }
        // The key for a human is one everywhere, where it cannot be part of an answer.
        if slot.kind.rules().keys_wanted().is_none()
            && let Some(choice) = keys.chars().next().and_then(|key| self.flow.choice_of_key(key))
        {
            return self.intend(choice, 100, Tier::Keys);
        }
        let reading = read_keys(&slot.kind, keys, self.memory.here());
        match reading {
            Reading::Value { value, .. } if slot.confirm != Confirm::Always => {
                self.keep(&slot, value, 100, Tier::Keys)
            }
            other => self.take_reading(filling, &slot, other),
        }
    }

    pub(super) fn hear_value(&mut self, filling: Filling, heard: &Heard) -> Step {
        let Some(slot) = self.slot_of(&filling) else { return self.go_on() };
        let text = heard.text.expose();
        if slot.sensitive {
            // What was heard last goes into variables and records.
            self.talk.forget_heard();
        }
        if let Some(step) = self.hear_about_value(&filling, &slot, heard) {
            return step;
        }
        let here = self.memory.here();
        let reading = match &filling.before {
            Some(before) => read_on(&slot.kind, before, text, heard.confidence, here),
            None => read(&slot.kind, text, heard.confidence, here),
        };
        if let Some(step) = self.hear_beside_value(&filling, &slot, &reading, heard) {
            return step;
        }
        self.take_reading(filling, &slot, reading)
    }

    /// What a caller says instead of a value: another intent, or what an earlier answer should have been.
    fn hear_beside_value(
        &mut self,
        filling: &Filling,
        slot: &Slot,
        reading: &Reading,
        heard: &Heard,
    ) -> Option<Step> {
        if *reading != Reading::Nothing || slot.kind.rules().takes_any_words() {
            return None;
        }
        // What was confided is not said aloud.
        let open =
            |name: &&String| **name != slot.name && self.flow.slot(name).is_some_and(|slot| !slot.sensitive);
        let told: Vec<String> = self.memory.slots().keys().filter(open).cloned().collect();
        if takes_back(self.memory.words(), heard.text.expose())
            && let Some((name, value)) = self.corrected(&told, heard)
        {
            self.note(Tier::Phrases, 100, &name, "an earlier answer was corrected");
            self.talk.say_before(&format!("{}.", value.spoken.expose()));
            self.memory.set(&name, value);
            return Some(self.fill(filling.clone()));
        }
        let understood = self.understand(heard);
        match (self.flow.band(&understood), understood.meaning) {
            (Band::Act, Meaning::Choice(choice)) if self.intent.choice() != Some(choice) => {
                self.intent.name(self.talk.heard());
                Some(self.intend(choice, understood.confidence, understood.reason.tier()))
            }
            _ => None,
        }
    }

    /// Yes and no to a value that was read back, or which of two.
    fn hear_about_value(&mut self, filling: &Filling, slot: &Slot, heard: &Heard) -> Option<Step> {
        let (words, text) = (self.memory.words(), heard.text.expose());
        let key = spoken_key(words, text);
        match &filling.asked {
            Asked::ForValue => None,
            Asked::Whether(value, confidence) => {
                let answer = yes_or_no(words, text)
                    .map(|(answer, quality)| (answer, percent(quality * recogniser(heard.confidence))))
                    .filter(|(_, sure)| *sure >= self.flow.thresholds().confirm)
                    .map(|(answer, _)| answer)
                    .or(key.filter(|key| "12".contains(*key)).map(|key| key == '1'))?;
                // "No, Wednesday" is a new value as well.
                let again = read(&slot.kind, text, heard.confidence, self.memory.here());
                match (answer, again) {
                    // "Yes, but at eleven" is another value.
                    (true, Reading::Value { value: new, .. })
                        if new.canonical != value.canonical && slot.kind.rules().stands_out() =>
                    {
                        None
                    }
                    (true, _) => {
                        let sure = percent(recogniser(heard.confidence)).max(*confidence);
                        Some(self.keep(slot, value.clone(), sure, Tier::Phrases))
                    }
                    (false, Reading::Value { .. } | Reading::Either(..))
                        if slot.kind.rules().stands_out() =>
                    {
                        None
                    }
                    (false, _) => Some(self.refuse_value(filling.clone(), slot)),
                }
            }
            Asked::Which(first, second) => {
                let lower = folded(text);
                let says = |places: List| {
                    lower.split(|c: char| !c.is_alphanumeric()).any(|word| places.contains(word))
                };
                let chosen = match key {
                    Some('1') => Some(first),
                    Some('2') => Some(second),
                    _ if says(words.picks.first_value) => Some(first),
                    _ if says(words.picks.second_value) => Some(second),
                    _ => [first, second].into_iter().find(|value| {
                        lower.contains(&*folded(value.spoken.expose()))
                            || day_part_fits(words, value.canonical.expose(), &lower)
                    }),
                };
                chosen
                    .cloned()
                    .map(|value| self.keep(slot, value, percent(recogniser(heard.confidence)), Tier::Phrases))
            }
        }
    }

    fn take_reading(&mut self, filling: Filling, slot: &Slot, reading: Reading) -> Step {
        let thresholds = self.flow.thresholds();
        match reading {
            Reading::Value { value, confidence } => {
                let sure = confidence >= thresholds.act || slot.kind.rules().needs_no_confirming();
                match slot.confirm {
                    _ if confidence < thresholds.confirm => self.ask_again(filling, slot, None),
                    Confirm::Never => self.keep(slot, value, confidence, Tier::Phrases),
                    Confirm::Doubtful if sure => self.keep(slot, value, confidence, Tier::Phrases),
                    Confirm::Doubtful | Confirm::Always => self.read_back(filling, slot, value, confidence),
                }
            }
            Reading::Refused(refusal) => {
                self.ask_again(filling, slot, Some(refusal.wording(self.memory.words())))
            }
            Reading::Partial(partial) => {
                let question = partial.question(self.memory.words());
                self.ask_for(Filling { before: Some(partial), ..filling }, slot, question)
            }
            Reading::Either(first, second) => {
                let question = filled(
                    self.memory.words().sentences.refusals.which_value,
                    &[("first", first.spoken.expose()), ("second", second.spoken.expose())],
                );
                let asked = Asked::Which(first, second);
                self.ask_for(Filling { asked, before: None, ..filling }, slot, &question)
            }
            Reading::Declined if slot.optional => {
                self.note(Tier::Phrases, 100, &slot.name, "declined");
                self.go_on()
            }
            Reading::Declined | Reading::Nothing => self.ask_again(filling, slot, None),
        }
    }

    fn read_back(&mut self, filling: Filling, slot: &Slot, value: Value, confidence: u8) -> Step {
        let prompt = self
            .memory
            .tell(|telling| slot.confirm_prompt.say(telling, &[(Blank::Value, value.spoken.expose())]));
        let asked = Asked::Whether(value, confidence);
        self.ask_for(Filling { asked, before: None, ..filling }, slot, &prompt)
    }

    fn refuse_value(&mut self, filling: Filling, slot: &Slot) -> Step {
        self.ask_again(Filling { asked: Asked::ForValue, before: None, ..filling }, slot, None)
    }

    /// With the reason why the last answer was not taken, if there is one.
    fn ask_again(&mut self, filling: Filling, slot: &Slot, why: Option<String>) -> Step {
        let filling =
            Filling { failures: filling.failures + 1, asked: Asked::ForValue, before: None, ..filling };
        self.note(Tier::Nothing, 0, "", "no value was understood");
        if filling.failures > slot.retries {
            let why = about_slot(self.flow.words().summaries.slot_not_understood, slot);
            return self.fall_back(Status::NoMatch, &why);
        }
        let own = self.memory.tell(|telling| slot.reprompt.say_nth(telling, filling.failures, &[]));
        match why {
            Some(why) => self.talk.say_before(&why),
            // The flow's own words for asking again are sorry in their own way.
            None if !own.is_empty() => {}
            None => {
                let sorry = self.memory.tell(|telling| self.flow.say_slot_missing(telling));
                self.talk.say_before(&sorry);
            }
        }
        let prompt =
            if own.is_empty() { self.memory.tell(|telling| slot.prompt.say(telling, &[])) } else { own };
        self.ask_for(filling, slot, &prompt)
    }

    /// Silence, or words that could not be recognised.
    pub(super) fn no_value(&mut self, filling: Filling, failure: Failure) -> Step {
        let Some(slot) = self.slot_of(&filling) else { return self.go_on() };
        if filling.failures >= slot.retries {
            let status = if matches!(failure, Failure::NoInput) { Status::NoInput } else { Status::NoMatch };
            let why = about_slot(self.flow.words().summaries.slot_not_given, &slot);
            return self.fall_back(status, &why);
        }
        self.ask_again(filling, &slot, None)
    }

    fn keep(&mut self, slot: &Slot, value: Value, confidence: u8, tier: Tier) -> Step {
        self.memory.set(&slot.name, value);
        self.decision = Some(Decision {
            tier,
            confidence,
            meaning: slot.name.clone(),
            why: "a value of the slot".to_owned(),
            sources: Vec::new(),
        });
        self.go_on()
    }
}

/// One line for whoever takes the call.
fn about_slot(summary: &str, slot: &Slot) -> String {
    filled(summary, &[("slot", &slot.name.replace('_', " "))])
}

/// "In the evening" chooses between 07:00 and 19:00.
fn day_part_fits(words: &Language, canonical: &str, said: &str) -> bool {
    let Some(hour) = canonical.split(':').next().and_then(|hour| hour.parse::<u8>().ok()) else {
        return false;
    };
    let has = |parts: Phrases| parts.iter().any(|part| said.contains(part));
    let (morning, later) = (has(words.times.before_noon), has(words.times.after_noon));
    canonical.contains(':') && ((morning && hour < 12) || (later && hour >= 12))
}
