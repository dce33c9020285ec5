//! What a session hears of its caller: the open turn, and what is known of its words before it is over.

use super::{
    endpoint::{Change, Endpoint, Limits},
    event::TurnId,
    partial::Partial,
};
use crate::{
    audio::{CallRate, Voice},
    dialog::{Heard, SpeechRule},
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

#[derive(Debug)]
pub(super) struct Ear {
    endpoint: Endpoint,
    guess: Option<Guess>,
    partial: Partial,
    /// Ticks since the last frame.
    missing_frames: u32,
    /// Utterances that the recogniser was given.
    turns: u32,
}

/// What was said until the last pause, taken for all that the caller says.
#[derive(Debug)]
struct Guess {
    turn: TurnId,
    /// `None` while the recogniser has it; `Some(None)` when it could not say.
    heard: Option<Option<Heard>>,
    completeness: Completeness,
}

impl Default for Ear {
    fn default() -> Self {
        Self {
            endpoint: Endpoint::new(CallRate::Wide.frame_samples()),
            guess: None,
            partial: Partial::default(),
            missing_frames: 0,
            turns: 0,
        }
    }
}

impl Ear {
    pub(super) fn frame(&mut self, voice: Voice, wideband: &[i16], limits: Limits) -> Change {
        self.endpoint.frame(voice, wideband, limits)
    }

    /// Media goes on.
    pub(super) fn end_gap(&mut self) {
        self.missing_frames = 0;
    }

    /// Counts a tick, and tells whether silence has to stand in for a frame that does not come.
    pub(super) fn misses_frame(&mut self) -> bool {
        self.missing_frames = self.missing_frames.saturating_add(1);
        self.missing_frames > MISSING_FRAMES_MAX && self.endpoint.is_open()
    }

    /// What ends the turn as things stand: sooner when the words until now are a whole answer, later when they call
    /// for more.
    pub(super) fn limits(&self, rule: SpeechRule, over_prompt: bool) -> Limits {
        let (speech_ms, _) = self.endpoint.turn_ms();
        let speech_max_ms = rule.speech_max_ms;
        if over_prompt && speech_ms < BARGE_IN_MS {
            return Limits { speech_min_ms: BARGE_IN_MS, end_silence_ms: FALSE_ALARM_MS, speech_max_ms };
        }
        let so_far = self.guess.as_ref().map_or(Completeness::Unknown, |guess| guess.completeness);
        Limits { speech_min_ms: SPEECH_MIN_MS, end_silence_ms: rule.patience_ms(so_far), speech_max_ms }
    }

    pub(super) fn is_open(&self) -> bool {
        self.endpoint.is_open()
    }

    /// Something that may become an onset with the next frame.
    pub(super) fn stirs(&self) -> bool {
        self.endpoint.stirs()
    }

    /// Speech going on right now, not only an open turn in its final silence.
    pub(super) fn is_voiced(&self) -> bool {
        self.endpoint.is_voiced()
    }

    /// The same, by more voice than the echo of a prompt has.
    pub(super) fn is_voiced_at_length(&self) -> bool {
        self.endpoint.is_voiced() && self.endpoint.lately_voiced_ms() >= BARGE_IN_MS
    }

    pub(super) fn media_ms(&self) -> u32 {
        self.endpoint.media_ms()
    }

    /// Voiced time of the open turn, and the silence at its end.
    pub(super) fn turn_ms(&self) -> (u32, u32) {
        self.endpoint.turn_ms()
    }

    /// Time since the onset of the open turn.
    pub(super) fn turn_age_ms(&self) -> u32 {
        self.endpoint.turn_age_ms()
    }

    /// The turn was answered, or was none.
    pub(super) fn close_turn(&mut self) {
        self.endpoint.close_turn();
    }

    /// Forgets all sound.
    pub(super) fn reset(&mut self) {
        self.endpoint.reset();
    }

    /// The turn's sound until now, under a name for what the recogniser makes of it.
    pub(super) fn utter(&mut self) -> (TurnId, Vec<i16>) {
        self.turns += 1;
        (TurnId(self.turns), self.endpoint.turn_sound())
    }

    /// A new turn begins; gives what is not to be listened in on any more.
    pub(super) fn begin_turn(&mut self) -> Option<TurnId> {
        let dropped = self.partial.drop_asked();
        self.partial = Partial::default();
        dropped
    }

    /// The turn until now, when it is time to ask what its words are so far.
    pub(super) fn listen_in(&mut self, over_prompt: bool) -> Option<(TurnId, Vec<i16>)> {
        if self.guess.is_some() || !self.partial.is_due(self.endpoint.turn_age_ms(), over_prompt) {
            return None;
        }
        let (turn, sound) = self.utter();
        self.partial.ask(turn);
        Some((turn, sound))
    }

    /// The turn is over, or its words are asked for as a whole.
    pub(super) fn drop_partial(&mut self) -> Option<TurnId> {
        self.partial.drop_asked()
    }

    /// Whether these are the words of a turn that goes on.
    pub(super) fn take_partial(&mut self, answered: TurnId) -> bool {
        self.partial.take(answered)
    }

    /// Whether sound over a prompt is heard once more before doubtful words of it count as noise.
    pub(super) fn hears_again(&self) -> bool {
        self.partial.hears_again()
    }

    /// A second opinion is for doubts.
    pub(super) fn settle_doubts(&mut self) {
        self.partial.settle_doubts();
    }

    pub(super) fn has_guess(&self) -> bool {
        self.guess.is_some()
    }

    /// The recogniser has what was said until this pause.
    pub(super) fn begin_guess(&mut self, turn: TurnId) {
        self.guess = Some(Guess { turn, heard: None, completeness: Completeness::Unknown });
    }

    /// The caller has said more than was guessed, or will not be answered.
    pub(super) fn drop_guess(&mut self) -> Option<TurnId> {
        self.guess.take().map(|guess| guess.turn)
    }

    /// The guess was right: its words, where they are there, are the turn's.
    pub(super) fn take_guess(&mut self) -> Option<(TurnId, Option<Option<Heard>>)> {
        self.guess.take().map(|guess| (guess.turn, guess.heard))
    }

    /// Whether these are the words that the guess waits for.
    pub(super) fn fill_guess(
        &mut self,
        answered: TurnId,
        heard: Option<&Heard>,
        completeness: impl FnOnce(&Heard) -> Completeness,
    ) -> bool {
        match &mut self.guess {
            Some(guess) if guess.turn == answered && guess.heard.is_none() => {
                guess.completeness = heard.map_or(Completeness::Unknown, completeness);
                guess.heard = Some(heard.cloned());
                true
            }
            _ => false,
        }
    }

    /// More is known of what the words until now mean.
    pub(super) fn reconsider_guess(&mut self, meaning: impl FnOnce(&Heard) -> Completeness) {
        if let Some(Guess { heard: Some(Some(heard)), completeness, .. }) = &mut self.guess {
            *completeness = meaning(heard);
        }
    }
}
