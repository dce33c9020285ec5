//! The conversation that a flow describes: greet, hear, act, ask for what is missing, confirm what is doubtful, and
//! hand the call on.
//!
//! ```text
//!             greeting                  sure                      steps of the intent
//!   open ───────────────► Choosing ──────────────────► (ask, say, confirm, lookup, ...) ───► Over
//!                          │ ▲  ▲ │ two alike             │  ▲                               ▲
//!             rather sure  │ │  │ └────────► Which ────────┤  └─ Filling, Checking, Message   │
//!                          ▼ │  │ no            │          └────── resume ──► Choosing        │
//!                        Confirming ◄───────────┘ rather sure                                │
//!                          └─────── yes: steps          too many failures: fallback ─────────┘
//! ```
//! What is wanted is understood by [`tiers`], cheapest first; what the words alone do not settle is asked outside
//! (Climbing). Every arrow that leads back counts as a failure; after the flow's retries the call goes to its
//! fallback.

mod ahead;
mod briefing;
mod completing;
mod confirming;
mod consenting;
mod ending;
mod failing;
mod filling;
mod intent;
mod memory;
mod model;
mod mood;
mod one_sentence;
mod patience;
mod progress;
mod requests;
mod talk;
mod tiers;
mod which;

use std::sync::Arc;

use self::filling::Filling;
use self::intent::Intent;
use self::memory::Memory;
use self::patience::Patience;
use self::progress::Position;
use self::talk::Talk;
use self::tiers::{Climb, Tiers};
use super::context::Context;
use super::inquiry::{Finding, Inquiry};
use super::step::{
    Answer, Decision, Dialog, Expect, Filler, Heard, KeyRule, Outcome, Question, SpeechRule, Status, Step,
};
use crate::{
    flow::Flow,
    llm::Speaker,
    understand::{Completeness, Tier, Understanding, values},
};

/// One call's conversation along a flow.
#[derive(Debug)]
pub struct Converse {
    flow: Arc<Flow>,
    memory: Memory,
    stage: Stage,
    position: Option<Position>,
    intent: Intent,
    tiers: Tiers,
    patience: Patience,
    talk: Talk,
    decision: Option<Decision>,
    /// The last answer was a yes to a consent step.
    consented: bool,
}

#[derive(Clone, Debug)]
enum Stage {
    /// The open question; `served` once something was done for the caller.
    Choosing {
        served: bool,
    },
    Confirming {
        choice: usize,
        confidence: u8,
    },
    Which(Pair),
    /// A slot is asked for.
    Filling(Box<Filling>),
    /// Slots are read back together.
    Checking {
        slots: Vec<String>,
    },
    Message {
        into: String,
    },
    /// Whether the call may be recorded; `again` when it was asked before.
    Consenting {
        again: bool,
    },
    /// A tier of the ladder has asked outside.
    Climbing(Box<Climb>),
    /// The flow's lookup of that name is waited for.
    LookingUp {
        name: String,
    },
    Over(Box<Outcome>),
}

/// Where a conversation stands, for whoever watches it; choices by their place in the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What the caller wants is not known.
    Open,
    /// The caller is asked whether it is this.
    IsIt(usize),
    /// The caller is asked which of two it is.
    Which(usize, usize),
    /// What the caller wants is known, and is being done or was done.
    Wants(usize),
}

/// Two choices, in the order in which the caller hears them.
#[derive(Clone, Copy, Debug)]
struct Pair {
    first: usize,
    second: usize,
    /// The one of them that was likelier before the question.
    likelier: usize,
}

/// Why an answer led nowhere.
#[derive(Clone, Copy, Debug)]
enum Failure {
    NoInput,
    NoMatch,
}

impl Converse {
    pub fn new(flow: Arc<Flow>, context: Context) -> Self {
        Self {
            memory: Memory::new(Arc::clone(&flow), context),
            flow,
            stage: Stage::Choosing { served: false },
            position: Some(Position { choice: None, at: 0 }),
            intent: Intent::default(),
            tiers: Tiers::default(),
            patience: Patience::default(),
            talk: Talk::default(),
            decision: None,
            consented: false,
        }
    }

    pub fn context(&self) -> &Context {
        self.memory.context()
    }

    pub fn standing(&self) -> Standing {
        match (&self.stage, self.intent.choice()) {
            (Stage::Confirming { choice, .. }, _) => Standing::IsIt(*choice),
            (Stage::Which(pair), _) => Standing::Which(pair.first, pair.second),
            (_, Some(choice)) => Standing::Wants(choice),
            (_, None) => Standing::Open,
        }
    }

    /// The greeting, or what the flow does before it.
    fn open_question(&mut self) -> Step {
        let greeting = self.memory.tell(|telling| self.flow.say_greeting(telling));
        self.put(Stage::Choosing { served: false }, &greeting)
    }

    fn hear(&mut self, heard: &Heard) -> Step {
        self.talk.hear(heard.text.expose());
        self.patience.end_trouble();
        if let Stage::Message { into } = self.stage.clone() {
            return self.keep_message(&into, heard);
        }
        self.remember_caller(heard);
        if let Some(step) = self.escalate(heard) {
            return step;
        }
        if let Some(step) = self.hear_enough(heard) {
            return step;
        }
        if let Some(step) = self.grant_request(heard) {
            return step;
        }
        if let Some(step) = self.hear_call_for_person(heard) {
            return step;
        }
        match self.stage.clone() {
            Stage::Filling(filling) => self.hear_value(*filling, heard),
            Stage::Checking { slots } => self.hear_check(&slots, heard),
            Stage::Confirming { choice, confidence } => self.hear_confirmation(choice, confidence, heard),
            Stage::Which(pair) => self.hear_which(pair, heard),
            Stage::Consenting { .. } => self.hear_consent(heard),
            Stage::Choosing { served } => self.hear_intent(heard, served),
            Stage::Message { .. } | Stage::Climbing(_) | Stage::LookingUp { .. } | Stage::Over(_) => {
                self.hear_intent(heard, false)
            }
        }
    }

    fn remember_caller(&mut self, heard: &Heard) {
        self.talk.note_mood(self.memory.words(), heard.text.expose());
        if !self.asks_for_sensitive() {
            self.talk.remember(Speaker::Caller, heard.text.expose());
        }
    }

    fn found(&mut self, finding: Finding) -> Step {
        match self.stage.clone() {
            Stage::LookingUp { name } => {
                self.memory.learn(&name, finding);
                self.go_on()
            }
            Stage::Climbing(climb) => self.climb_on(*climb, finding),
            _ => self.failed(Failure::NoMatch),
        }
    }

    fn understand(&self, heard: &Heard) -> Understanding {
        self.flow.understand(self.memory.words(), heard.text.expose(), heard.confidence)
    }

    fn keep_message(&mut self, into: &str, heard: &Heard) -> Step {
        let message =
            values::read(&values::Kind::Text, heard.text.expose(), heard.confidence, self.memory.here());
        if let values::Reading::Value { value, .. } = message {
            self.memory.set(into, value);
        }
        self.note(Tier::Phrases, 100, into, "a message");
        self.go_on()
    }

    fn note(&mut self, tier: Tier, confidence: u8, meaning: &str, why: &str) {
        self.decision = Some(Decision {
            tier,
            confidence,
            meaning: meaning.to_owned(),
            why: why.to_owned(),
            sources: Vec::new(),
        });
    }

    /// Puts the question of a stage.
    fn put(&mut self, stage: Stage, prompt: &str) -> Step {
        self.stage = stage;
        self.ask(prompt)
    }

    /// The question is open again, before it is asked.
    fn choose_again(&mut self, served: bool) {
        self.stage = Stage::Choosing { served };
    }

    fn consult(&mut self, stage: Stage, about: Inquiry) -> Step {
        self.stage = stage;
        Step::Consult(about)
    }

    /// Asks within the stage that the conversation is in.
    fn ask(&mut self, prompt: &str) -> Step {
        let prompt = self.talk.with_lead_in(prompt);
        self.talk.ask(&prompt);
        self.talk.remember(Speaker::Bot, &prompt);
        let times = self.flow.timeouts();
        let keys = KeyRule { digits_max: 1, terminator: None, inter_digit_ms: times.inter_digit_ms };
        let speech = SpeechRule::patient(times.end_silence_ms, times.speech_max_ms, None);
        let expect = Expect {
            keys: Some(keys),
            speech: Some(speech),
            no_input_ms: times.no_input_ms,
            barge_in: self.flow.barge_in(),
            must_be_heard: false,
        };
        Step::Ask(Question { prompt, expect, sensitive: false })
    }
}

impl Dialog for Converse {
    fn open(&mut self) -> Step {
        self.begin()
    }

    fn answer(&mut self, answer: Answer) -> Step {
        if let Stage::Over(outcome) = &self.stage {
            // One disposition, however often it is asked for.
            return Step::End { farewell: None, outcome: outcome.clone() };
        }
        self.decision = None;
        match answer {
            Answer::Heard(heard) => self.hear(&heard),
            Answer::Keys(keys) => self.keyed(keys.expose()),
            Answer::NoInput => self.no_input(),
            Answer::NotRecognised => self.not_recognised(),
            Answer::Found(finding) => self.found(finding),
        }
    }

    fn at_start(&mut self) -> Vec<(String, Inquiry)> {
        let looked_up = self.flow.lookups().iter().filter(|(_, text)| text.at_start);
        let names: Vec<String> = looked_up.map(|(name, _)| name.clone()).collect();
        names.into_iter().filter_map(|name| Some((name.clone(), self.lookup_inquiry(&name)?))).collect()
    }

    fn at_end(&mut self) -> Vec<(String, Inquiry)> {
        let sentence = self.ask_for_a_sentence();
        sentence.map(|about| (one_sentence::SENTENCE.to_owned(), about)).into_iter().collect()
    }

    fn ahead(&mut self, so_far: &Heard) -> Option<(String, Inquiry)> {
        self.compare_ahead(so_far)
    }

    fn learn(&mut self, name: &str, finding: Finding) {
        match name {
            one_sentence::SENTENCE => self.take_sentence(&finding),
            ahead::EXAMPLES => self.learn_vector(finding),
            _ => self.memory.learn(name, finding),
        }
    }

    fn concluded(&self, outcome: Box<Outcome>) -> Box<Outcome> {
        match &self.stage {
            Stage::Over(outcome) => outcome.clone(),
            _ => outcome,
        }
    }

    fn decision(&mut self) -> Option<Decision> {
        self.decision.take()
    }

    fn completeness(&self, so_far: &Heard) -> Completeness {
        self.how_complete(so_far)
    }

    fn break_off(&self, status: Status) -> Outcome {
        match (&self.stage, status) {
            // The decision stands when the caller hangs up during the farewell.
            (Stage::Over(outcome), Status::CallerHangup) => Outcome { status, ..(**outcome).clone() },
            (Stage::Over(outcome), _) => (**outcome).clone(),
            (_, _) => self.broken_off(status),
        }
    }

    fn filler(&self) -> Option<Filler> {
        let text = self.memory.tell(|telling| self.flow.say_filler(telling));
        Some(Filler { after_ms: self.flow.timeouts().filler_after_ms, text })
    }

    fn announcement(&self) -> Option<String> {
        self.memory.tell(|telling| self.flow.say_recording(telling))
    }

    fn has_consented(&mut self) -> bool {
        std::mem::take(&mut self.consented)
    }

    fn asks_back(&self) -> bool {
        self.is_asking_back()
    }

    fn pause_key(&self) -> Option<char> {
        self.flow.pause_key()
    }

    fn pause_notice(&self, paused: bool) -> String {
        self.memory.tell(|telling| self.flow.say_pause(telling, paused))
    }

    fn reply_within_ms(&self) -> u32 {
        self.flow.timeouts().reply_ms
    }

    fn fixed_prompts(&self) -> Vec<String> {
        self.flow.texts()
    }

    fn language(&self) -> &str {
        self.memory.language()
    }
}
