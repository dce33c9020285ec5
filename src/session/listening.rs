//! The session's ears and fingers: turns of speech, keys, and what they answer.

use std::{mem, time::Duration};

use super::{
    digits::Entry,
    endpoint,
    event::{Event, Output, TurnId},
    machine::{Phase, Session},
    timers::Timer,
};
use crate::{
    audio::{CallRate, Voice},
    dialog::{Action, Answer, Heard, KeyRule, Outcome, Question, Status, Step},
    pii::Redacted,
};

/// Ticks without a frame after which missing sound counts as silence: a caller on hold or with silence suppression
/// sends nothing, and an open turn must still end. Five frames outlast ordinary network jitter.
const MISSING_FRAMES_MAX: u32 = 5;

/// Speech up to this long is an answer, whose recognition the caller waits for.
const ANSWER_MAX: Duration = Duration::from_secs(10);

impl Session {
    /// The caller's move: no-input starts now, or the pause between keys when some were typed ahead.
    pub(super) fn listen(&mut self) {
        let Phase::Asking { question, prompt: None } = &self.phase else { return };
        let no_input = Duration::from_millis(question.expect.no_input_ms.into());
        match question.expect.keys {
            Some(rule) if self.digits.is_entering() => self.await_next_digit(rule),
            _ if self.endpoint.is_open() => {}
            _ => self.timers.arm(Timer::NoInput, self.now + no_input),
        }
    }

    pub(super) fn hear(&mut self, voice: Voice, wideband: &[i16]) {
        let (rule, playing) = match &self.phase {
            Phase::Asking { question, prompt } => (question.expect.speech, prompt.is_some()),
            Phase::Thinking { question, .. } => (question.expect.speech, false),
            Phase::Waiting | Phase::Closing { .. } | Phase::Leaving { .. } | Phase::Ended => return,
        };
        let Some(rule) = rule else { return };
        if self.digits.is_entering() || (playing && !self.allows_barge_in()) {
            return;
        }
        let heard = self.endpoint.frame(voice, wideband, rule);
        if matches!(self.phase, Phase::Thinking { .. }) {
            return self.resume_when_voiced();
        }
        match heard {
            endpoint::Heard::Nothing => {}
            endpoint::Heard::Onset => {
                self.timers.disarm(Timer::NoInput);
                self.tell(Event::SpeechStarted { media_ms: self.endpoint.media_ms(), over_prompt: playing });
            }
            endpoint::Heard::Interruption => self.stop_prompt(),
            endpoint::Heard::Dismissed => self.dismiss(),
            // Speech too short to interrupt that ended while the prompt went on was a cough or an "uh-huh".
            endpoint::Heard::TurnEnd if playing => {
                self.endpoint.reset();
                self.dismiss();
            }
            endpoint::Heard::TurnEnd => {
                let cut = self.endpoint.is_voiced();
                self.think(cut);
            }
        }
    }

    pub(super) fn dismiss(&mut self) {
        self.tell(Event::SpeechDismissed { media_ms: self.endpoint.media_ms() });
        self.listen();
    }

    /// Hands the open turn to the recogniser.
    pub(super) fn think(&mut self, cut: bool) {
        match mem::replace(&mut self.phase, Phase::Ended) {
            Phase::Asking { question, .. } => {
                self.disarm_question();
                self.turns += 1;
                let turn = TurnId(self.turns);
                let media_ms = self.endpoint.media_ms();
                let (speech_ms, silence_ms) = self.endpoint.turn_ms();
                self.phase = Phase::Thinking { question, turn, cut };
                let sound = self.endpoint.turn_sound();
                self.timers.arm(Timer::Recognition, self.now + self.recognition_deadline(sound.len()));
                self.tell(Event::SpeechEnded { turn, media_ms, speech_ms, silence_ms });
                self.outputs.push_back(Output::Recognise { turn, sound });
            }
            other => self.phase = other,
        }
    }

    /// An answer is awaited impatiently, a message of two minutes as long as it may take.
    fn recognition_deadline(&self, samples: usize) -> Duration {
        let sound = Duration::from_secs(samples as u64) / CallRate::Wide.hz();
        self.settings.recognition_deadline + sound.saturating_sub(ANSWER_MAX)
    }

    /// The end of the call, except that a message is not lost because its end was the receiver put down.
    pub(super) fn hang_up(&mut self) {
        let is_message = match &self.phase {
            Phase::Asking { question, .. } => self.endpoint.is_open() && takes_message(question),
            Phase::Thinking { question, .. } => takes_message(question),
            Phase::Leaving { .. } => return,
            Phase::Waiting | Phase::Closing { .. } | Phase::Ended => false,
        };
        if !is_message {
            return self.break_off(Status::CallerHangup);
        }
        self.stop_prompt();
        self.think(true);
        if let Phase::Thinking { turn, .. } = self.phase {
            self.phase = Phase::Leaving { turn };
        }
    }

    /// The call ends as hung up, with what the message was.
    fn leave(&mut self, heard: Option<Heard>) {
        let step = heard.map(|heard| self.dialog.answer(Answer::Heard(heard)));
        let Some(Step::End { outcome, .. }) = step else { return self.break_off(Status::CallerHangup) };
        self.phase = Phase::Waiting;
        self.end(Box::new(Outcome { status: Status::CallerHangup, action: Action::Hangup, ..*outcome }));
    }

    /// The caller goes on before the answer is there: what was recognised so far is only half of the turn.
    pub(super) fn resume_when_voiced(&mut self) {
        if matches!(self.phase, Phase::Thinking { cut: false, .. }) && self.endpoint.is_voiced() {
            self.tell(Event::SpeechResumed { media_ms: self.endpoint.media_ms() });
            self.abandon_turn();
        }
    }

    /// Back from thinking to listening; the recogniser's answer will be late.
    pub(super) fn abandon_turn(&mut self) {
        match mem::replace(&mut self.phase, Phase::Ended) {
            Phase::Thinking { question, turn, .. } => {
                self.timers.disarm(Timer::Recognition);
                self.outputs.push_back(Output::AbandonTurn(turn));
                self.phase = Phase::Asking { question, prompt: None };
            }
            other => self.phase = other,
        }
    }

    pub(super) fn understand(&mut self, answered: TurnId, heard: Option<Heard>) {
        match self.phase {
            Phase::Thinking { turn, .. } | Phase::Leaving { turn } if turn == answered => {}
            _ => return self.tell(Event::LateAnswer),
        }
        self.tell(match &heard {
            Some(heard) => {
                Event::Heard { turn: answered, text: heard.text.clone(), confidence: heard.confidence }
            }
            None => Event::NotRecognised { turn: answered },
        });
        match self.phase {
            Phase::Leaving { .. } => self.leave(heard),
            _ => self.answer(heard.map_or(Answer::NotRecognised, Answer::Heard)),
        }
    }

    pub(super) fn press(&mut self, digit: char) {
        self.tell(Event::DigitPressed);
        if matches!(self.phase, Phase::Thinking { .. }) {
            self.abandon_turn();
            self.endpoint.reset();
        }
        self.stop_prompt();
        let Phase::Asking { question, .. } = &self.phase else { return self.digits.keep(digit) };
        let expect = &question.expect;
        if expect.speech.is_some_and(|rule| rule.end_key == Some(digit)) && !self.digits.is_entering() {
            return self.end_turn();
        }
        let Some(rule) = expect.keys else { return };
        match self.digits.press(digit, rule) {
            Entry::Complete(keys) => {
                let answer = self.entered(keys);
                self.answer(answer);
            }
            Entry::Terminated => self.end_turn(),
            Entry::Open => {
                self.endpoint.reset();
                self.timers.disarm(Timer::NoInput);
                self.await_next_digit(rule);
            }
        }
    }

    /// The caller says "done" with a key: what was said until now counts, or nothing was.
    fn end_turn(&mut self) {
        if self.endpoint.is_open() { self.think(true) } else { self.no_input() }
    }

    pub(super) fn await_next_digit(&mut self, rule: KeyRule) {
        self.timers.arm(Timer::InterDigit, self.now + Duration::from_millis(rule.inter_digit_ms.into()));
    }

    pub(super) fn entered(&mut self, keys: String) -> Answer {
        let keys = Redacted::new(keys);
        self.tell(Event::KeysEntered { digits: keys.clone() });
        Answer::Keys(keys)
    }

    pub(super) fn no_input(&mut self) {
        self.tell(Event::NoInput);
        self.answer(Answer::NoInput);
    }

    pub(super) fn allows_barge_in(&self) -> bool {
        matches!(&self.phase, Phase::Asking { question, .. } if question.expect.barge_in)
    }

    pub(super) fn bridge_missing_frames(&mut self) {
        self.missing_frames = self.missing_frames.saturating_add(1);
        if self.missing_frames > MISSING_FRAMES_MAX && self.endpoint.is_open() {
            self.hear(Voice::default(), &[0; CallRate::Wide.frame_samples()]);
        }
    }
}

/// Only what is ended by a key is spoken at length: a message, or an answer in the caller's own words.
fn takes_message(question: &Question) -> bool {
    question.expect.speech.is_some_and(|rule| rule.end_key.is_some())
}
