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
//! What the words alone do not settle is asked outside (Waiting): the nearest examples, the documents, a language
//! model, in this order. Every arrow that leads back counts as a failure; after the flow's retries the call goes to its
//! fallback.

mod ahead;
mod briefing;
mod choosing;
mod completing;
mod confirming;
mod consenting;
mod consulting;
mod ending;
mod failing;
mod filling;
mod memory;
mod mood;
mod one_sentence;
mod progress;
mod which;

use std::sync::Arc;

use self::ahead::Compared;
use self::filling::Filling;
use self::memory::Memory;
use self::progress::Position;
use super::context::Context;
use super::inquiry::{Finding, Inquiry};
use super::step::{
    Answer, Decision, Dialog, Expect, Filler, Heard, KeyRule, Outcome, Question, Sentiment, SpeechRule,
    Status, Step,
};
use crate::{
    flow::Flow,
    llm,
    understand::{Completeness, Tier, Understanding, values},
};

/// "Say that again" is free this often; then it counts as not understood, so that no call is endless.
const REPEATS_MAX: u8 = 2;

/// One call's conversation along a flow.
#[derive(Debug)]
pub struct Converse {
    flow: Arc<Flow>,
    memory: Memory,
    stage: Stage,
    position: Option<Position>,
    /// Said before the next prompt.
    lead_in: Vec<String>,
    /// What the caller wants, and how sure that is.
    intent: Option<usize>,
    confidence: u8,
    /// No-inputs, no-matches and denials together: the caller's patience is one.
    failures: u8,
    repeats: u8,
    /// Set while the recogniser's last word was that it failed, and the caller was told.
    in_trouble: bool,
    /// The first trouble is free, so that every caller hears of it before a human answers.
    had_trouble: bool,
    rejected: Vec<usize>,
    prompt: String,
    /// What was last heard.
    heard: String,
    keys: String,
    /// The key that chose what the caller wants, if one did; later keys do not replace it.
    wish_key: Option<char>,
    /// The words that named the choice; a later "yes" does not replace them.
    wish: String,
    wish_confidence: f32,
    mood: Sentiment,
    /// For a model: what was said on both sides.
    turns: Vec<llm::Turn>,
    decision: Option<Decision>,
    compared: Option<Compared>,
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
    Waiting(Box<Waiting>),
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

/// What a finding is for.
#[derive(Clone, Debug)]
enum Waiting {
    Vector { heard: Heard, understood: Understanding, served: bool },
    Passages { heard: Heard, understood: Understanding, served: bool },
    Reply { brief: Box<llm::Brief>, heard: Heard, understood: Understanding, served: bool },
    Lookup { name: String },
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
            lead_in: Vec::new(),
            intent: None,
            confidence: 0,
            failures: 0,
            repeats: 0,
            in_trouble: false,
            had_trouble: false,
            rejected: Vec::new(),
            prompt: String::new(),
            heard: String::new(),
            keys: String::new(),
            wish_key: None,
            wish: String::new(),
            wish_confidence: 1.0,
            mood: Sentiment::Neutral,
            turns: Vec::new(),
            decision: None,
            compared: None,
            consented: false,
        }
    }

    pub fn context(&self) -> &Context {
        self.memory.context()
    }

    pub fn standing(&self) -> Standing {
        match (&self.stage, self.intent) {
            (Stage::Confirming { choice, .. }, _) => Standing::IsIt(*choice),
            (Stage::Which(pair), _) => Standing::Which(pair.first, pair.second),
            (_, Some(choice)) => Standing::Wants(choice),
            (_, None) => Standing::Open,
        }
    }

    /// The greeting, or what the flow does before it.
    fn open_question(&mut self) -> Step {
        self.stage = Stage::Choosing { served: false };
        let greeting = self.memory.tell(|telling| self.flow.say_greeting(telling));
        self.ask(&greeting)
    }

    fn keyed(&mut self, keys: &str) -> Step {
        keys.clone_into(&mut self.keys);
        let Some(key) = keys.chars().next() else { return self.failed(Failure::NoMatch) };
        match (self.stage.clone(), key) {
            (Stage::Filling(filling), _) => self.key_in(*filling, keys),
            (Stage::Checking { .. }, '1') => self.go_on(),
            (Stage::Checking { slots }, '2') => self.check_denied(&slots, None),
            (Stage::Consenting { .. }, '1' | '2') => self.take_consent(key == '1', Tier::Keys),
            (Stage::Confirming { choice, .. }, '1') => self.intend(choice, 100, Tier::Keys),
            (Stage::Confirming { choice, .. }, '2') => self.denied(choice),
            _ => match self.flow.choice_of_key(key) {
                Some(choice) => {
                    self.wish.clear();
                    self.intend(choice, 100, Tier::Keys)
                }
                None => self.failed(Failure::NoMatch),
            },
        }
    }

    fn hear(&mut self, heard: &Heard) -> Step {
        heard.text.expose().clone_into(&mut self.heard);
        self.in_trouble = false;
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
            Stage::Message { .. } | Stage::Waiting(_) | Stage::Over(_) => self.hear_intent(heard, false),
        }
    }

    fn understand(&self, heard: &Heard) -> Understanding {
        self.flow.understand(heard.text.expose(), heard.confidence)
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

    fn ask(&mut self, prompt: &str) -> Step {
        let prompt = self.with_lead_in(prompt);
        prompt.clone_into(&mut self.prompt);
        self.remember_bot(&prompt);
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
