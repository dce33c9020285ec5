//! Finds the caller's turns in what the ear hears, and holds a prompt while somebody speaks over it.

use std::time::Duration;

use super::{
    endpoint::Change,
    event::{Event, Output},
    machine::Session,
    phase::Phase,
    timers::Timer,
};
use crate::audio::{CallRate, Voice};

impl Session {
    /// The caller's move: no-input starts now, or the pause between keys when some were typed ahead.
    pub(super) fn listen(&mut self) {
        let Phase::Asking { question } = &self.phase else { return };
        if self.mouth.is_speaking() {
            return;
        }
        let no_input = Duration::from_millis(question.expect.no_input_ms.into());
        match question.expect.keys {
            Some(rule) if self.keys.is_entering() => self.await_next_digit(rule),
            _ if self.ear.is_open() => {}
            _ => self.timers.arm(Timer::NoInput, no_input),
        }
    }

    pub(super) fn hear(&mut self, voice: Voice, wideband: &[i16]) {
        let Some(question) = self.phase.question() else { return self.ear.reset() };
        let expect = &question.expect;
        // The filler is not protected, and no cough holds it.
        let playing = self.mouth.is_speaking() && !self.is_filling();
        // What is not listened to is not kept either: later sound would be joined to it as if nothing were between.
        let Some(rule) = expect.speech else { return self.ear.reset() };
        if self.keys.is_entering() || (playing && !expect.barge_in) {
            return self.ear.reset();
        }
        let thinking = self.phase.is_thinking();
        let heard = self.ear.frame(voice, wideband, self.ear.limits(rule, playing));
        if self.goes_on() {
            self.resume_turn();
        }
        if thinking {
            return;
        }
        if playing && !self.ear.is_open() {
            self.start_or_not();
        }
        match heard {
            Change::Nothing => self.listen_in(playing),
            Change::Onset => self.onset(playing),
            Change::Pause => self.guess(),
            Change::Dismissed => self.dismiss(),
            Change::TurnEnd => self.end_turn(self.ear.is_voiced()),
        }
    }

    /// Whether the caller speaks again; over the filler it may be the filler's echo.
    fn goes_on(&self) -> bool {
        if self.is_filling() { self.ear.is_voiced_at_length() } else { self.ear.is_voiced() }
    }

    /// A prompt is held from the first sign of speech: a frame or two later it is an onset, or the prompt goes on.
    fn start_or_not(&mut self) {
        match self.ear.stirs() && !self.mouth.is_doubted() {
            true => self.mouth.hold(),
            false => self.mouth.release(),
        }
    }

    /// A prompt that somebody speaks over is held at once; whether it goes on depends on what that was.
    fn onset(&mut self, over_prompt: bool) {
        self.timers.disarm(Timer::NoInput);
        let dropped = self.ear.begin_turn();
        self.outputs.extend(dropped.map(Output::AbandonTurn));
        if !self.mouth.is_doubted() {
            self.mouth.hold();
        }
        self.tell(Event::SpeechStarted { media_ms: self.ear.media_ms(), over_prompt });
    }

    /// There is sound, but nothing is said: a prompt that it holds goes on.
    pub(super) fn doubt(&mut self) {
        if self.mouth.is_held() {
            self.mouth.release();
            self.tell(Event::PromptResumed { media_ms: self.ear.media_ms() });
        }
        self.mouth.doubt();
    }

    /// It was nothing: the prompt goes on where it was held, or the caller's silence counts again.
    pub(super) fn dismiss(&mut self) {
        self.ear.close_turn();
        self.drop_guess();
        self.drop_partial();
        self.mouth.release();
        self.mouth.doubt();
        self.tell(Event::SpeechDismissed { media_ms: self.ear.media_ms() });
        self.listen();
    }

    pub(super) fn bridge_missing_frames(&mut self) {
        if self.ear.misses_frame() {
            self.hear(Voice::default(), &[0; CallRate::Wide.frame_samples()]);
        }
    }
}
