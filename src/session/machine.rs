//! The session itself: routes each input to the policy that owns it and keeps the one disposition.

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use super::{
    confided::{Confided, without_unasked_cards},
    consulting::Ahead,
    endpoint::Endpoint,
    event::{Event, Input, InquiryId, Output, PromptId, TurnId},
    keys::{Entry, Keys},
    partial::Partial,
    pausing::Pausing,
    playout::Playout,
    timers::{Timer, Timers},
    turn::Guess,
};
use crate::{
    audio::CallRate,
    dialog::{Answer, Dialog, Finding, Heard, Outcome, Question, Status, Step},
};

/// The guards of one call.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How long a prompt's sound may take to arrive.
    pub prompt_deadline: Duration,
    /// How long a transcript may take to arrive.
    pub recognition_deadline: Duration,
    pub call_max: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            prompt_deadline: Duration::from_secs(4),
            recognition_deadline: Duration::from_secs(4),
            call_max: Duration::from_secs(30 * 60),
        }
    }
}

pub struct Session {
    pub(super) dialog: Box<dyn Dialog>,
    pub(super) settings: Settings,
    pub(super) rate: CallRate,
    pub(super) phase: Phase,
    pub(super) playout: Playout,
    pub(super) endpoint: Endpoint,
    pub(super) guess: Option<Guess>,
    pub(super) partial: Partial,
    pub(super) keys: Keys,
    pub(super) timers: Timers,
    pub(super) outputs: VecDeque<Output>,
    pub(super) now: Duration,
    pub(super) missing_frames: u32,
    /// Something held this prompt and was no interruption: a noisy line must not keep it from the caller. From now on
    /// only words hold it.
    pub(super) doubted: bool,
    pub(super) prompts: u32,
    pub(super) confided: Confided,
    pub(super) pausing: Pausing,
    pub(super) turns: u32,
    pub(super) inquiries: u32,
    pub(super) ahead: BTreeMap<InquiryId, Ahead>,
    /// Sentences to be spoken after the prompt that plays, as if they were one prompt.
    pub(super) sentences: VecDeque<String>,
    /// A prompt that goes on playing into the next step.
    pub(super) carried: Option<PromptId>,
    /// When the caller, who has finished, is to hear the filler.
    pub(super) filler_at: Option<Duration>,
    /// When the reply is to begin at the latest.
    pub(super) reply_due: Option<Duration>,
}

pub(super) enum Phase {
    Waiting,
    /// A question is open; its prompt plays, or has ended and the caller is listened to.
    Asking {
        question: Question,
        prompt: Option<PromptId>,
    },
    /// The caller's turn is with the recogniser. A turn cut at its limit cannot be resumed.
    Thinking {
        question: Question,
        /// Held while it is not known whether the turn means to stop it; or the filler, which is not held.
        prompt: Option<PromptId>,
        turn: TurnId,
        cut: bool,
        /// What the recogniser answered while the filler plays, which is heard to its end.
        known: Option<Option<Heard>>,
    },
    /// Something is found out, and the caller waits for it.
    Consulting {
        inquiry: InquiryId,
        /// The filler, or a sentence of the answer.
        prompt: Option<PromptId>,
        filling: bool,
        /// A key has stopped what was being said: the rest is not wanted.
        silenced: bool,
        /// What was found while the filler plays, which is heard to its end.
        known: Option<Finding>,
    },
    /// The caller hung up at the end of a message, as callers do; its words are still with the recogniser.
    Leaving {
        turn: TurnId,
    },
    /// The last words before the end.
    Closing {
        prompt: PromptId,
        outcome: Box<Outcome>,
    },
    Ended,
}

impl Session {
    pub fn new(dialog: Box<dyn Dialog>, rate: CallRate, settings: Settings) -> Self {
        Self {
            dialog,
            settings,
            rate,
            phase: Phase::Waiting,
            playout: Playout::default(),
            endpoint: Endpoint::new(CallRate::Wide.frame_samples()),
            guess: None,
            partial: Partial::default(),
            keys: Keys::default(),
            timers: Timers::default(),
            outputs: VecDeque::new(),
            now: Duration::ZERO,
            missing_frames: 0,
            doubted: false,
            prompts: 0,
            confided: Confided::default(),
            pausing: Pausing::default(),
            turns: 0,
            inquiries: 0,
            ahead: BTreeMap::new(),
            sentences: VecDeque::new(),
            carried: None,
            filler_at: None,
            reply_due: None,
        }
    }

    /// The language that prompts are spoken in now, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        self.dialog.language()
    }

    /// Takes in one thing that happened `now`, a time since the call's start that never goes back.
    pub fn handle(&mut self, now: Duration, input: Input<'_>) {
        self.now = self.now.max(now);
        match input {
            _ if self.is_ended() => {}
            Input::Start => self.start(),
            Input::Frame { voice, wideband } => {
                self.missing_frames = 0;
                self.hear(voice, wideband);
            }
            Input::Digit(digit) => self.press(digit),
            Input::Sound { prompt, .. } | Input::SoundFailed { prompt } if !self.awaits_sound(prompt) => {
                self.tell(Event::LateAnswer);
            }
            Input::Sound { samples, last, .. } => self.take_sound(samples, last),
            Input::SoundFailed { .. } => self.lose_sound(),
            Input::Transcribed { turn, heard } => self.understand(turn, heard),
            Input::Sentence { inquiry, text } => self.take_sentence(inquiry, text),
            Input::Found { inquiry, finding } => self.find(inquiry, finding),
            Input::CallerHungUp => self.hang_up(),
            Input::Abort => self.break_off(Status::Error),
            Input::Pause { by } => self.pause(by),
            Input::Resume { by } => self.resume(by),
        }
    }

    /// One outbound frame every 20 ms, silence included; also fires the timers that are due.
    pub fn tick(&mut self, now: Duration, frame: &mut [i16]) {
        self.now = self.now.max(now);
        self.bridge_missing_frames();
        self.settle_pause();
        self.play(frame);
        while let Some(timer) = self.timers.take_due(self.now) {
            self.fire(timer);
        }
    }

    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// The outcome was given out or waits in [`Session::poll`]; nothing changes any more.
    pub fn is_ended(&self) -> bool {
        matches!(self.phase, Phase::Ended)
    }

    /// Whether keys wait that have answered nothing yet.
    pub(super) fn holds_keys(&self) -> bool {
        !self.keys.is_empty()
    }

    fn start(&mut self) {
        if matches!(self.phase, Phase::Waiting) {
            self.timers.arm(Timer::Call, self.now + self.settings.call_max);
            let inquiries = self.dialog.at_start();
            self.consult_ahead(inquiries);
            let step = self.dialog.open();
            self.proceed(step);
        }
    }

    /// Carries out steps until one has to wait for the caller; keys typed ahead can answer several at once.
    pub(super) fn proceed(&mut self, mut step: Step) {
        loop {
            step = match step {
                Step::End { farewell, outcome } => return self.close(farewell, outcome),
                Step::Consult(about) => return self.consult(about),
                Step::Ask(question) => match self.ask(question) {
                    Some(answer) => self.take_answer(answer),
                    None => return,
                },
            };
        }
    }

    fn take_answer(&mut self, answer: Answer) -> Step {
        let step = self.dialog.answer(answer);
        if let Some(decision) = self.dialog.decision() {
            self.tell(Event::Decided(decision));
        }
        if self.dialog.has_consented() {
            self.tell(Event::Consented);
        }
        step
    }

    /// Opens a question; `Some` when keys typed ahead answer it at once.
    pub(super) fn ask(&mut self, question: Question) -> Option<Answer> {
        self.endpoint.close_turn();
        self.close_question();
        self.filler_at = None;
        self.reply_due = None;
        self.guard(question.sensitive);
        if question.expect.must_be_heard {
            self.keys.forget();
        }
        match question.expect.keys {
            None => self.keys.forget(),
            Some(rule) => match self.keys.begin(rule, self.now) {
                Entry::Complete(keys) => return Some(self.typed(keys)),
                Entry::Terminated | Entry::Open => {}
            },
        }
        let said = self.pausing.led(&question.prompt);
        let prompt = self.go_on_speaking(&said);
        self.phase = Phase::Asking { question, prompt };
        match prompt {
            None => self.listen(),
            Some(_) if self.keys.is_entering() => self.stop_prompt(),
            Some(_) => {}
        }
        None
    }

    pub(super) fn close(&mut self, farewell: Option<String>, outcome: Box<Outcome>) {
        self.close_question();
        self.guard(false);
        match self.go_on_speaking(&farewell.unwrap_or_default()) {
            Some(prompt) => {
                self.phase = Phase::Closing { prompt, outcome };
                let inquiries = self.dialog.at_end();
                self.consult_ahead(inquiries);
            }
            None => self.end(outcome),
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        self.close_question();
        let step = self.take_answer(answer);
        self.proceed(step);
    }

    fn fire(&mut self, timer: Timer) {
        match (timer, &self.phase) {
            (Timer::Call, _) => self.break_off(Status::Error),
            (Timer::Prompt, _) => self.lose_sound(),
            (Timer::NoInput, Phase::Asking { .. }) => self.no_input(),
            (Timer::InterDigit, Phase::Asking { .. }) => {
                if let Entry::Complete(keys) = self.keys.take() {
                    let answer = self.entered(keys);
                    self.answer(answer);
                }
            }
            (Timer::Recognition, Phase::Leaving { .. }) => self.break_off(Status::CallerHangup),
            (Timer::Recognition, Phase::Thinking { turn, .. }) => {
                let turn = *turn;
                self.understand(turn, None);
            }
            (Timer::Filler, Phase::Thinking { .. } | Phase::Consulting { .. }) => self.fill(),
            (Timer::Consult, _) => self.give_up_consulting(),
            (Timer::Recognition, Phase::Asking { .. }) => self.drop_guess(),
            (Timer::NoInput | Timer::InterDigit | Timer::Recognition | Timer::Filler, _) => {}
        }
    }

    pub(super) fn break_off(&mut self, status: Status) {
        if !self.is_ended() {
            self.end(Box::new(self.dialog.break_off(status)));
        }
    }

    /// The one place that ends a call.
    pub(super) fn end(&mut self, outcome: Box<Outcome>) {
        if let Some(prompt) = self.playing().filter(|_| self.playout.is_awaited()) {
            self.outputs.push_back(Output::AbandonPrompt(prompt));
        }
        if let Phase::Thinking { turn, .. } | Phase::Leaving { turn } = self.phase {
            self.outputs.push_back(Output::AbandonTurn(turn));
        }
        self.drop_guess();
        self.drop_partial();
        self.abandon_inquiries();
        self.phase = Phase::Ended;
        self.timers = Timers::default();
        self.endpoint.reset();
        self.playout = Playout::default();
        let outcome = self.without_paused(outcome);
        self.outputs.push_back(Output::End(without_unasked_cards(outcome)));
    }

    /// Nothing of the last question may reach the next one.
    pub(super) fn close_question(&mut self) {
        self.drop_guess();
        self.drop_partial();
        for timer in [Timer::NoInput, Timer::InterDigit, Timer::Recognition, Timer::Consult, Timer::Filler] {
            self.timers.disarm(timer);
        }
        // A prompt that is carried on is still awaited.
        if self.carried.is_none() {
            self.timers.disarm(Timer::Prompt);
        }
    }
}
