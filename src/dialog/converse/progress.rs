//! The steps of an intent, carried out one after the other until one has to wait.

use super::filling::Filling;
use super::{Converse, Stage};
use crate::{
    dialog::{
        inquiry::{Inquiry, Subject},
        step::{Dialog as _, Expect, Question, SpeechRule, Status, Step},
    },
    flow::{Rule, Verb},
    understand::values::{Reading, read_in_passing},
};

/// Steps without a word to the caller in between: more is a circle of gotos.
const SILENT_STEPS_MAX: usize = 200;
/// People pause in the middle of a message.
const MESSAGE_SILENCE_MS: u32 = 3_000;

/// The longest that a greeting waits for what it might say: a caller who hears nothing for longer says "hello?".
const GREETING_WAIT_MS: u32 = 1_000;

/// Where a conversation is among its flow's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// `None`: the flow's own start.
    pub(super) choice: Option<usize>,
    pub(super) at: usize,
}

impl Converse {
    /// Where the call is recorded, the caller is told so before anything else, and speaks afterwards.
    pub(super) fn begin(&mut self) -> Step {
        let Some(announcement) = self.announcement() else { return self.go_on() };
        self.talk.say_before(&announcement);
        match self.go_on() {
            Step::Ask(mut question) => {
                question.expect.barge_in = false;
                Step::Ask(question)
            }
            other => other,
        }
    }

    /// What the caller wants is clear: do what it takes.
    pub(super) fn follow(&mut self, choice: usize, confidence: u8) -> Step {
        self.intent.settle(choice, confidence);
        self.patience.renew();
        self.take_volunteered(choice);
        self.position = Some(Position { choice: Some(choice), at: 0 });
        self.go_on()
    }

    /// "An appointment next Tuesday at ten" says two things that need not be asked.
    fn take_volunteered(&mut self, choice: usize) {
        let (sure, today) = (self.flow.thresholds().act, self.memory.today());
        let flow = std::sync::Arc::clone(&self.flow);
        for rule in flow.choices().get(choice).map_or(&[][..], |choice| choice.steps()) {
            let Verb::Ask(name) = &rule.verb else { continue };
            let Some(slot) = flow.slot(name).filter(|slot| !self.memory.has(&slot.name)) else { continue };
            if !slot.kind.rules().is_volunteered(today) || slot.sensitive {
                continue;
            }
            if let Reading::Value { value, confidence } = read_in_passing(
                &slot.kind,
                self.intent.words(),
                self.intent.words_confidence(),
                self.memory.here(),
            ) && confidence >= sure
            {
                self.memory.set(name, value);
            }
        }
    }

    pub(super) fn rules(&self, position: Position) -> &[Rule] {
        match position.choice {
            None => self.flow.start(),
            Some(choice) => self.flow.choices().get(choice).map_or(&[], |choice| choice.steps()),
        }
    }

    /// Carries out what needs no answer; gives the first step that does.
    pub(super) fn go_on(&mut self) -> Step {
        for _ in 0..SILENT_STEPS_MAX {
            let Some(position) = self.position else { return self.open_question() };
            let Some(rule) = self.rules(position).get(position.at).cloned() else {
                return self.run_out(position);
            };
            self.position = Some(Position { at: position.at + 1, ..position });
            if !rule.when.holds(&|name| self.memory.canonical(name)) {
                continue;
            }
            if let Some(step) = self.carry_out(rule.verb) {
                return step;
            }
        }
        self.fall_back(Status::Error, self.flow.words().summaries.circle)
    }

    /// The steps are done and have not said what comes then.
    fn run_out(&mut self, position: Position) -> Step {
        self.position = None;
        match position.choice {
            None => self.open_question(),
            Some(_) => {
                let more = self.memory.tell(|telling| self.flow.say_anything_else(telling));
                self.resume(&more)
            }
        }
    }

    /// From the beginning, in another language.
    fn greet_again(&mut self) -> Step {
        self.position = None;
        self.open_question()
    }

    pub(super) fn resume(&mut self, prompt: &str) -> Step {
        self.position = None;
        self.put(Stage::Choosing { served: true }, prompt)
    }

    fn carry_out(&mut self, verb: Verb) -> Option<Step> {
        match verb {
            Verb::Ask(slot) if self.memory.has(&slot) => None,
            Verb::Ask(slot) => Some(self.fill(Filling::new(&slot))),
            Verb::Say(prompt) => {
                let said = self.memory.tell(|telling| prompt.say(telling, &[]));
                self.talk.say_before(&said);
                None
            }
            Verb::Confirm { prompt, slots } => {
                let said = self.memory.tell(|telling| prompt.say(telling, &[]));
                // A value is not known, because it was declined: there is nothing to read back.
                if said.is_empty() {
                    return None;
                }
                Some(self.put(Stage::Checking { slots }, &said))
            }
            Verb::Consent(_) if self.memory.consent.is_some() => None,
            Verb::Consent(prompt) => {
                let said = self.memory.tell(|telling| prompt.say(telling, &[]));
                Some(self.ask_consent(&said))
            }
            Verb::Lookup(name) => self.look_up(&name),
            Verb::Transfer(place) => Some(self.transfer(place)),
            Verb::Message { prompt, into, ms } => {
                let said = self.memory.tell(|telling| prompt.say(telling, &[]));
                Some(self.take_message(into, &said, ms))
            }
            Verb::Hangup(prompt) => {
                let said = self.memory.tell(|telling| prompt.say(telling, &[]));
                Some(self.served(&said))
            }
            Verb::Goto(intent) => {
                let choice = self.flow.choice_named(&intent);
                self.intent.go_to(choice);
                self.position = choice.map(|_| Position { choice, at: 0 });
                None
            }
            Verb::Language(language) => {
                self.memory.speak(&language);
                let more = self.position.is_some_and(|next| self.rules(next).len() > next.at);
                (!more).then(|| self.greet_again())
            }
            Verb::Resume(prompt) => {
                let said = self.memory.tell(|telling| match prompt.say(telling, &[]) {
                    // A value was not known; a question it has to be all the same.
                    said if said.is_empty() => self.flow.say_anything_else(telling),
                    said => said,
                });
                Some(self.resume(&said))
            }
        }
    }

    /// What began with the call may be there already.
    fn look_up(&mut self, name: &str) -> Option<Step> {
        if self.memory.knows_lookup(name) && self.flow.lookups().get(name).is_some_and(|text| text.at_start) {
            return None;
        }
        let mut about = self.lookup_inquiry(name)?;
        // What began with the call goes on without anybody waiting for it, so that the greeting need not be late.
        if self.position.is_some_and(|position| position.choice.is_none())
            && self.flow.lookups().get(name).is_some_and(|text| text.at_start)
        {
            about.within_ms = about.within_ms.min(GREETING_WAIT_MS);
        }
        Some(self.consult(Stage::LookingUp { name: name.to_owned() }, about))
    }

    /// `None` while its key is not known: there is nothing to look for.
    pub(super) fn lookup_inquiry(&self, name: &str) -> Option<Inquiry> {
        let text = self.flow.lookups().get(name)?;
        let key = self.memory.canonical(&text.key)?;
        let flow = self.flow.name().to_owned();
        let subject = Subject::Lookup { flow, name: name.to_owned(), key: key.into() };
        Some(Inquiry { subject, within_ms: self.flow.timeouts().think_ms })
    }

    fn take_message(&mut self, into: String, prompt: &str, speech_max_ms: u32) -> Step {
        self.stage = Stage::Message { into };
        let prompt = self.talk.with_lead_in(prompt);
        self.talk.ask(&prompt);
        let times = self.flow.timeouts();
        let expect = Expect {
            keys: None,
            speech: Some(SpeechRule::patient(MESSAGE_SILENCE_MS, speech_max_ms, Some('#'))),
            no_input_ms: times.no_input_ms,
            barge_in: false,
            must_be_heard: false,
        };
        Step::Ask(Question { prompt, expect, sensitive: false })
    }
}
