//! The session's ears: finds the caller's turns, and holds a prompt while somebody speaks over it.

use std::time::Duration;

use super::{
    endpoint::{Heard, Limits},
    event::Event,
    machine::{Phase, Session},
    timers::Timer,
};
use crate::{
    audio::{CallRate, Voice},
    dialog::SpeechRule,
    understand::Completeness,
};

/// Ticks without a frame after which missing sound counts as silence: a caller on hold or with silence suppression
/// sends nothing, and an open turn must still end. Five frames outlast ordinary network jitter.
const MISSING_FRAMES_MAX: u32 = 5;
/// "No" has 120 ms of voice; a burst of busy tone that passes for voice has 80.
const SPEECH_MIN_MS: u32 = 100;
/// Over a prompt less is a cough, or the prompt's own echo.
const BARGE_IN_MS: u32 = 200;
/// Silence after a cough until the prompt goes on.
const FALSE_ALARM_MS: u32 = 300;

impl Session {
    /// The caller's move: no-input starts now, or the pause between keys when some were typed ahead.
    pub(super) fn listen(&mut self) {
        let Phase::Asking { question, prompt: None } = &self.phase else { return };
        let no_input = Duration::from_millis(question.expect.no_input_ms.into());
        match question.expect.keys {
            Some(rule) if self.keys.is_entering() => self.await_next_digit(rule),
            _ if self.endpoint.is_open() => {}
            _ => self.timers.arm(Timer::NoInput, self.now + no_input),
        }
    }

    pub(super) fn hear(&mut self, voice: Voice, wideband: &[i16]) {
        let (expect, playing, thinking) = match &self.phase {
            Phase::Asking { question, prompt } => (&question.expect, prompt.is_some(), false),
            // The filler is not protected, and no cough holds it.
            Phase::Thinking { question, prompt, .. } => {
                (&question.expect, prompt.is_some() && !self.is_filling(), true)
            }
            Phase::Waiting
            | Phase::Consulting { .. }
            | Phase::Closing { .. }
            | Phase::Leaving { .. }
            | Phase::Ended => return self.endpoint.reset(),
        };
        // What is not listened to is not kept either: later sound would be joined to it as if nothing were between.
        let Some(rule) = expect.speech else { return self.endpoint.reset() };
        if self.keys.is_entering() || (playing && !expect.barge_in) {
            return self.endpoint.reset();
        }
        let heard = self.endpoint.frame(voice, wideband, self.limits(rule, playing));
        if self.goes_on() {
            self.resume_turn();
        }
        if thinking {
            return;
        }
        if playing && !self.endpoint.is_open() {
            self.start_or_not();
        }
        match heard {
            Heard::Nothing => self.listen_in(playing),
            Heard::Onset => self.onset(playing),
            Heard::Pause => self.guess(),
            Heard::Dismissed => self.dismiss(),
            Heard::TurnEnd => self.end_turn(self.endpoint.is_voiced()),
        }
    }

    /// Whether the caller speaks again; over the filler it may be the filler's echo.
    fn goes_on(&self) -> bool {
        self.endpoint.is_voiced() && (!self.is_filling() || self.endpoint.lately_voiced_ms() >= BARGE_IN_MS)
    }

    /// What ends the turn as things stand: sooner when the words until now are a whole answer, later when they call
    /// for more.
    fn limits(&self, rule: SpeechRule, over_prompt: bool) -> Limits {
        let (speech_ms, _) = self.endpoint.turn_ms();
        let speech_max_ms = rule.speech_max_ms;
        if over_prompt && speech_ms < BARGE_IN_MS {
            return Limits { speech_min_ms: BARGE_IN_MS, end_silence_ms: FALSE_ALARM_MS, speech_max_ms };
        }
        let so_far = self.guess.as_ref().map_or(Completeness::Unknown, |guess| guess.completeness);
        Limits { speech_min_ms: SPEECH_MIN_MS, end_silence_ms: rule.patience_ms(so_far), speech_max_ms }
    }

    /// A prompt is held from the first sign of speech: a frame or two later it is an onset, or the prompt goes on.
    fn start_or_not(&mut self) {
        match self.endpoint.stirs() && !self.doubted {
            true => self.playout.hold(),
            false => self.playout.release(),
        }
    }

    /// A prompt that somebody speaks over is held at once; whether it goes on depends on what that was.
    fn onset(&mut self, over_prompt: bool) {
        self.timers.disarm(Timer::NoInput);
        self.begin_partials();
        if !self.doubted {
            self.playout.hold();
        }
        self.tell(Event::SpeechStarted { media_ms: self.endpoint.media_ms(), over_prompt });
    }

    /// There is sound, but nothing is said: a prompt that it holds goes on.
    pub(super) fn doubt(&mut self) {
        if self.playout.is_held() {
            self.playout.release();
            self.tell(Event::PromptResumed { media_ms: self.endpoint.media_ms() });
        }
        self.doubted = true;
    }

    /// It was nothing: the prompt goes on where it was held, or the caller's silence counts again.
    pub(super) fn dismiss(&mut self) {
        self.endpoint.close_turn();
        self.drop_guess();
        self.drop_partial();
        self.playout.release();
        self.doubted = true;
        self.tell(Event::SpeechDismissed { media_ms: self.endpoint.media_ms() });
        self.listen();
    }

    pub(super) fn bridge_missing_frames(&mut self) {
        self.missing_frames = self.missing_frames.saturating_add(1);
        if self.missing_frames > MISSING_FRAMES_MAX && self.endpoint.is_open() {
            self.hear(Voice::default(), &[0; CallRate::Wide.frame_samples()]);
        }
    }
}
