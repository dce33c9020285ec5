//! The session itself: routes each input to the policy that owns it and keeps the one disposition.

use std::{collections::VecDeque, time::Duration};

use super::{
    confided::{Confided, without_unasked_cards},
    ear::Ear,
    event::{Event, Input, Output},
    inquiries::Inquiries,
    keys::{Entry, Keys},
    mouth::Mouth,
    pausing::Pausing,
    phase::Phase,
    timers::{Timer, Timers},
};
use crate::{
    audio::CallRate,
    dialog::{Answer, Dialog, Outcome, Question, Status, Step},
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

/// Each part owns its state; what concerns several of them is in the files that are named after what happens.
pub struct Session {
    pub(super) dialog: Box<dyn Dialog>,
    pub(super) settings: Settings,
    pub(super) phase: Phase,
    pub(super) ear: Ear,
    pub(super) mouth: Mouth,
    pub(super) keys: Keys,
    pub(super) inquiries: Inquiries,
    pub(super) timers: Timers,
    pub(super) confided: Confided,
    pub(super) pausing: Pausing,
    pub(super) outputs: VecDeque<Output>,
}

impl Session {
    pub fn new(dialog: Box<dyn Dialog>, rate: CallRate, settings: Settings) -> Self {
        Self {
            dialog,
            settings,
            phase: Phase::Waiting,
            ear: Ear::default(),
            mouth: Mouth::new(rate),
            keys: Keys::default(),
            inquiries: Inquiries::default(),
            timers: Timers::default(),
            confided: Confided::default(),
            pausing: Pausing::default(),
            outputs: VecDeque::new(),
        }
    }

    /// The language that prompts are spoken in now, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        self.dialog.language()
    }

    /// Takes in one thing that happened `now`, a time since the call's start that never goes back.
    pub fn handle(&mut self, now: Duration, input: Input<'_>) {
        self.timers.advance(now);
        match input {
            _ if self.is_ended() => {}
            Input::Start => self.start(),
            Input::Frame { voice, wideband } => {
                self.ear.end_gap();
                self.hear(voice, wideband);
            }
            Input::Digit(digit) => self.press(digit),
            Input::Sound { prompt, .. } | Input::SoundFailed { prompt }
                if !self.mouth.awaits_sound(prompt) =>
            {
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
        self.timers.advance(now);
        self.bridge_missing_frames();
        self.settle_pause();
        self.play(frame);
        while let Some(timer) = self.timers.take_due() {
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
            self.timers.arm(Timer::Call, self.settings.call_max);
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
        self.ear.close_turn();
        self.close_question();
        self.timers.end_reply();
        self.guard(question.sensitive);
        if question.expect.must_be_heard {
            self.keys.forget();
        }
        match question.expect.keys {
            None => self.keys.forget(),
            Some(rule) => match self.keys.begin(rule, self.timers.now()) {
                Entry::Complete(keys) => return Some(self.typed(keys)),
                Entry::Terminated | Entry::Open => {}
            },
        }
        let said = self.pausing.led(&question.prompt);
        self.go_on_speaking(&said);
        self.phase.ask(question);
        if self.keys.is_entering() {
            self.stop_prompt();
        }
        self.listen();
        None
    }

    fn close(&mut self, farewell: Option<String>, outcome: Box<Outcome>) {
        self.close_question();
        self.guard(false);
        self.go_on_speaking(&farewell.unwrap_or_default());
        if !self.mouth.is_speaking() {
            return self.end(outcome);
        }
        self.phase.close(outcome);
        let inquiries = self.dialog.at_end();
        self.consult_ahead(inquiries);
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
        if let Some(spoken) = self.mouth.stop().filter(|spoken| spoken.is_awaited) {
            self.outputs.push_back(Output::AbandonPrompt(spoken.prompt));
        }
        if let Phase::Thinking { turn, .. } | Phase::Leaving { turn } = self.phase {
            self.outputs.push_back(Output::AbandonTurn(turn));
        }
        self.drop_guess();
        self.drop_partial();
        self.abandon_inquiries();
        self.phase.end();
        self.timers.stop();
        self.ear.reset();
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
        // A prompt that goes on is still awaited.
        if !self.mouth.is_speaking() {
            self.timers.disarm(Timer::Prompt);
        }
    }
}
