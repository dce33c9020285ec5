//! The conversation that a flow describes: greet, hear, act, confirm or ask again, and hand the call on.
//!
//! ```text
//!             greeting                  sure                    transfer
//!   open ───────────────► Choosing ──────────────────────────► Over
//!                          │   ▲  │ two alike                    ▲ ▲
//!             rather sure  │   │  └────────► Which ──────────────┘ │
//!                          ▼   │ no            │ rather sure       │
//!                        Confirming ◄──────────┘                   │
//!                          └───────────────────────────────────────┘ yes
//! ```
//! Every arrow that leads back counts as a failure; after the flow's retries the call goes to its fallback.

mod ending;

use std::sync::Arc;

use super::context::Context;
use super::flow::Flow;
use super::step::{
    Answer, Completeness, Dialog, Expect, Filler, Heard, KeyRule, Outcome, Question, SpeechRule, Status, Step,
};
use super::understand::{
    Band, Meaning, Request, Understanding, ends_open, is_backchannel, percent, recogniser, request,
    spoken_key, yes_or_no,
};

/// "Say that again" is free this often; then it counts as not understood, so that no call is endless.
const REPEATS_MAX: u8 = 2;

/// One call's conversation along a flow.
#[derive(Debug)]
pub struct Converse {
    flow: Arc<Flow>,
    context: Context,
    stage: Stage,
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
    /// The words that named the choice; a later "yes" does not replace them.
    wish: String,
}

#[derive(Clone, Debug)]
enum Stage {
    Choosing,
    Confirming { choice: usize, confidence: u8 },
    Which { first: usize, second: usize },
    Over(Box<Outcome>),
}

/// Why an answer led nowhere.
#[derive(Clone, Copy)]
enum Failure {
    NoInput,
    NoMatch,
}

impl Converse {
    pub fn new(flow: Arc<Flow>, context: Context) -> Self {
        Self {
            flow,
            context,
            stage: Stage::Choosing,
            failures: 0,
            repeats: 0,
            in_trouble: false,
            had_trouble: false,
            rejected: Vec::new(),
            prompt: String::new(),
            heard: String::new(),
            keys: String::new(),
            wish: String::new(),
        }
    }

    pub fn context(&self) -> &Context {
        &self.context
    }

    fn keyed(&mut self, keys: &str) -> Step {
        keys.clone_into(&mut self.keys);
        let Some(key) = keys.chars().next() else { return self.failed(Failure::NoMatch) };
        match (&self.stage, key) {
            (Stage::Confirming { choice, .. }, '1') => {
                let choice = *choice;
                self.transfer(choice, 100)
            }
            (Stage::Confirming { choice, .. }, '2') => {
                let choice = *choice;
                self.denied(choice)
            }
            _ => match self.flow.choice_of_key(key) {
                Some(choice) => {
                    self.wish.clear();
                    self.transfer(choice, 100)
                }
                None => self.failed(Failure::NoMatch),
            },
        }
    }

    fn hear(&mut self, heard: &Heard) -> Step {
        heard.text.expose().clone_into(&mut self.heard);
        self.in_trouble = false;
        if let Some(step) = request(&self.heard).and_then(|request| self.grant(request, heard.confidence)) {
            return step;
        }
        match self.stage {
            Stage::Confirming { choice, confidence } => self.hear_confirmation(choice, confidence, heard),
            Stage::Which { first, second } => self.hear_which(first, second, heard),
            Stage::Choosing | Stage::Over(_) => {
                let understanding = self.understand(heard);
                self.decide(&understanding)
            }
        }
    }

    fn understand(&self, heard: &Heard) -> Understanding {
        self.flow.understand(heard.text.expose(), heard.confidence)
    }

    fn decide(&mut self, understood: &Understanding) -> Step {
        match (self.flow.band(understood), understood.meaning) {
            (Band::Act, Meaning::Choice(choice)) => self.wish_for(choice, understood.confidence),
            // A denied guess is not made again, unless it is sure.
            (Band::Confirm, Meaning::Choice(choice)) if !self.rejected.contains(&choice) => {
                self.confirm(choice, understood.confidence)
            }
            (Band::Which, Meaning::Either(first, second)) => self.ask_which(first, second),
            (Band::Act | Band::Confirm | Band::Which | Band::Reask, _) => self.failed(Failure::NoMatch),
        }
    }

    fn hear_confirmation(&mut self, choice: usize, confidence: u8, heard: &Heard) -> Step {
        let text = heard.text.expose();
        let sure = self.flow.thresholds().confirm;
        match spoken_key(text) {
            Some('1') => {
                return self.transfer(choice, confidence.max(percent(recogniser(heard.confidence))));
            }
            Some('2') => return self.denied(choice),
            _ => {}
        }
        let answer = yes_or_no(text)
            .map(|(answer, quality)| (answer, percent(quality * recogniser(heard.confidence))))
            .filter(|(_, confidence)| *confidence >= sure);
        let understood = self.understand(heard);
        match (understood.meaning, answer) {
            _ if understood.negated.contains(&choice) && understood.meaning == Meaning::Nothing => {
                self.denied(choice)
            }
            (Meaning::Choice(named), Some((false, _))) if named == choice => self.failed(Failure::NoMatch),
            (Meaning::Choice(named), _) if named == choice && understood.confidence >= sure => {
                self.transfer(choice, confidence.max(understood.confidence))
            }
            // "no, sales": the new wish is worth more than the denial.
            (Meaning::Choice(named), _) if named != choice && understood.confidence >= sure => {
                self.change_mind(choice, &understood)
            }
            // What the caller has confirmed is as sure as the yes.
            (_, Some((true, yes))) => self.transfer(choice, confidence.max(yes)),
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
        self.stage = Stage::Choosing;
        if matches!(understood.meaning, Meaning::Choice(_)) {
            self.rejected.push(old);
        }
        self.decide(understood)
    }

    fn hear_which(&mut self, first: usize, second: usize, heard: &Heard) -> Step {
        let words = heard.text.expose().to_lowercase();
        let sure = self.flow.thresholds().confirm;
        let by_place = match words
            .split(|c: char| !c.is_alphanumeric())
            .find(|w| ["first", "second", "last"].contains(w))
        {
            Some("first") => Some(first),
            Some(_) => Some(second),
            None => None,
        };
        let understood = self.understand(heard);
        match (understood.meaning, by_place) {
            (Meaning::Choice(named), _)
                if (named == first || named == second) && understood.confidence >= sure =>
            {
                self.wish_for(named, understood.confidence)
            }
            (Meaning::Nothing, Some(choice)) => self.wish_for(choice, percent(recogniser(heard.confidence))),
            (Meaning::Choice(_), _) if understood.confidence >= sure => self.decide(&understood),
            _ if matches!(yes_or_no(&words), Some((false, _))) => {
                self.rejected.extend([first, second]);
                self.stage = Stage::Choosing;
                self.failed(Failure::NoMatch)
            }
            _ => self.failed(Failure::NoMatch),
        }
    }

    /// "Repeat", "help" and "goodbye" as whole answers; `None` when they do not apply here.
    fn grant(&mut self, wish: Request, recogniser_confidence: f32) -> Option<Step> {
        let sure = percent(recogniser(recogniser_confidence));
        let prompt = match wish {
            // A word misheard as "bye" must not end a call.
            Request::Goodbye if sure >= self.flow.thresholds().act => return Some(self.goodbye(sure)),
            Request::Goodbye => return None,
            // During a confirmation "what" asks for the same question again, and so does "help".
            Request::Repeat => self.prompt.clone(),
            Request::Options if matches!(self.stage, Stage::Choosing) => self.flow.say_menu(),
            Request::Options => self.prompt.clone(),
        };
        if self.repeats >= REPEATS_MAX {
            return Some(self.failed(Failure::NoMatch));
        }
        self.repeats += 1;
        Some(self.ask(prompt))
    }

    fn confirm(&mut self, choice: usize, confidence: u8) -> Step {
        self.heard.clone_into(&mut self.wish);
        self.stage = Stage::Confirming { choice, confidence };
        self.ask(self.flow.say_confirm(choice))
    }

    /// In the order of the flow, so that half as many prompts have to be rendered beforehand.
    fn ask_which(&mut self, one: usize, other: usize) -> Step {
        let (first, second) = (one.min(other), one.max(other));
        self.heard.clone_into(&mut self.wish);
        self.stage = Stage::Which { first, second };
        self.ask(self.flow.say_which(first, second))
    }

    fn denied(&mut self, choice: usize) -> Step {
        self.rejected.push(choice);
        self.stage = Stage::Choosing;
        if let Some(over) = self.count_failure(Failure::NoMatch, &Understanding::nothing()) {
            return over;
        }
        // The second time the caller needs the longer words.
        let prompt =
            if self.failures == 1 { self.flow.say_denied() } else { self.flow.say_no_match(self.failures) };
        self.ask(prompt)
    }

    fn failed(&mut self, failure: Failure) -> Step {
        if let Some(over) = self.count_failure(failure, &Understanding::nothing()) {
            return over;
        }
        if matches!(self.stage, Stage::Which { .. }) && self.failures > 1 {
            // The same question a third time does not help; the keys do.
            self.stage = Stage::Choosing;
        }
        let prompt = match (&self.stage, failure) {
            (Stage::Confirming { choice, .. }, _) => self.flow.say_confirm_again(*choice),
            (Stage::Which { first, second }, _) => self.flow.say_which(*first, *second),
            (_, Failure::NoInput) => self.flow.say_no_input(self.failures),
            (_, Failure::NoMatch) => self.flow.say_no_match(self.failures),
        };
        self.ask(prompt)
    }

    /// The end of the call, when this failure was one too many. A wish that is sure enough to act on never is.
    fn count_failure(&mut self, failure: Failure, understood: &Understanding) -> Option<Step> {
        self.failures = self.failures.saturating_add(1);
        let acts = self.flow.band(understood) == Band::Act;
        if acts || (self.failures <= self.flow.retries() && !self.gave_up_on_speech(failure)) {
            return None;
        }
        Some(match failure {
            _ if self.in_trouble => self.fall_back(Status::Error, "Caller's speech could not be recognised"),
            Failure::NoInput if self.heard.is_empty() => {
                self.fall_back(Status::NoInput, "Caller said nothing")
            }
            Failure::NoInput => self.fall_back(Status::NoInput, "Caller fell silent"),
            Failure::NoMatch => self.fall_back(Status::NoMatch, "Caller could not be understood"),
        })
    }

    /// A caller who was told of the trouble and stays silent waits for a human.
    fn gave_up_on_speech(&self, failure: Failure) -> bool {
        self.in_trouble && matches!(failure, Failure::NoInput)
    }

    fn not_recognised(&mut self) -> Step {
        if self.had_trouble {
            self.failures = self.failures.saturating_add(1);
        }
        if self.in_trouble || (self.had_trouble && self.failures > self.flow.retries()) {
            return self.fall_back(Status::Error, "Caller's speech could not be recognised");
        }
        self.in_trouble = true;
        self.had_trouble = true;
        self.stage = Stage::Choosing;
        self.ask(self.flow.say_trouble())
    }

    fn wish_for(&mut self, choice: usize, confidence: u8) -> Step {
        if !matches!(self.stage, Stage::Which { .. }) || self.wish.is_empty() {
            self.heard.clone_into(&mut self.wish);
        }
        self.transfer(choice, confidence)
    }

    fn ask(&mut self, prompt: String) -> Step {
        prompt.clone_into(&mut self.prompt);
        let times = self.flow.timeouts();
        let keys = KeyRule { digits_max: 1, terminator: None, inter_digit_ms: times.inter_digit_ms };
        let speech = SpeechRule::patient(times.end_silence_ms, times.speech_max_ms, None);
        let expect = Expect {
            keys: Some(keys),
            speech: Some(speech),
            no_input_ms: times.no_input_ms,
            barge_in: self.flow.barge_in(),
        };
        Step::Ask(Question { prompt, expect, sensitive: false })
    }
}

impl Dialog for Converse {
    fn open(&mut self) -> Step {
        self.ask(self.flow.greeting().to_owned())
    }

    fn answer(&mut self, answer: Answer) -> Step {
        if let Stage::Over(outcome) = &self.stage {
            // One disposition, however often it is asked for.
            return Step::End { farewell: None, outcome: outcome.clone() };
        }
        match answer {
            Answer::Heard(heard) => self.hear(&heard),
            Answer::Keys(keys) => self.keyed(keys.expose()),
            Answer::NoInput => self.failed(Failure::NoInput),
            Answer::NotRecognised | Answer::Found(_) => self.not_recognised(),
        }
    }

    fn completeness(&self, so_far: &Heard) -> Completeness {
        let text = so_far.text.expose();
        if is_backchannel(text) {
            return Completeness::Backchannel;
        }
        // After "no" a caller often names what was meant; after "yes" there is nothing to add.
        let confirmed =
            matches!(self.stage, Stage::Confirming { .. }) && yes_or_no(text).is_some_and(|(yes, _)| yes);
        let decided = self.flow.band(&self.understand(so_far)) == Band::Act;
        match (confirmed || decided, ends_open(text)) {
            (true, false) => Completeness::Complete,
            (false, true) => Completeness::Incomplete,
            (true, true) | (false, false) => Completeness::Unknown,
        }
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
        Some(Filler { after_ms: self.flow.timeouts().filler_after_ms, text: self.flow.say_filler() })
    }

    fn fixed_prompts(&self) -> Vec<String> {
        self.flow.texts()
    }

    fn language(&self) -> &str {
        self.flow.language()
    }
}
