//! Finds a turn in the caller's sound: onset, pre-roll, hangover and the silence that ends it. Media time only.

use std::collections::VecDeque;

use crate::audio::{FRAME_MS, Voice};

/// Voiced frames within the onset window that make an onset: 3 of 5, so that one click is no onset.
const ONSET_VOICED_FRAMES: u32 = 3;
const ONSET_WINDOW_FRAMES: u32 = 5;
/// Sound kept from before the onset: a soft first consonant is unvoiced for up to 200 ms.
const PRE_ROLL_MS: u32 = 300;
const PRE_ROLL_FRAMES: u32 = PRE_ROLL_MS / FRAME_MS;
/// Sound kept after the last voiced frame: more silence costs recognition time and invites invented words.
const TAIL_MS: u32 = 200;
/// Silence inside a turn after which its words until then are worth recognising: shorter ones are stops between
/// syllables.
const PAUSE_MS: u32 = 140;

/// What makes a turn, and what ends it. It may differ from frame to frame, as more is known of what was said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Voiced time under which a spurt is a click or a cough and not a turn.
    pub(super) speech_min_ms: u32,
    pub(super) end_silence_ms: u32,
    pub(super) speech_max_ms: u32,
}

/// What one frame of the caller changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    Nothing,
    /// Speech began; the turn is open.
    Onset,
    /// The caller pauses; the words until now may be all.
    Pause,
    /// What began was too short to be speech.
    Dismissed,
    /// The turn is over.
    TurnEnd,
}

#[derive(Debug)]
pub(super) struct Endpoint {
    media_frames: u32,
    /// The last frames as bits, newest lowest: which were voiced.
    recent_voiced: u32,
    /// Sound before the onset (closed), or the turn from its pre-roll on (open).
    sound: VecDeque<i16>,
    turn: Option<OpenTurn>,
    frame_samples: usize,
}

#[derive(Clone, Copy, Debug)]
struct OpenTurn {
    voiced_frames: u32,
    silent_frames: u32,
    frames: u32,
    /// Since its last voice as it was when it ended: these may be the next turn's beginning, while its own words are
    /// still awaited.
    frames_since: Option<u32>,
}

impl Endpoint {
    pub(super) fn new(wideband_frame_samples: usize) -> Self {
        Self {
            media_frames: 0,
            recent_voiced: 0,
            sound: VecDeque::new(),
            turn: None,
            frame_samples: wideband_frame_samples,
        }
    }

    pub(super) fn frame(&mut self, voice: Voice, wideband: &[i16], limits: Limits) -> Change {
        self.media_frames = self.media_frames.saturating_add(1);
        self.recent_voiced = self.recent_voiced << 1 | u32::from(voice.voiced);
        self.sound.extend(wideband);
        match self.turn {
            None => self.wait_for_onset(),
            Some(turn) => self.follow(turn, voice.voiced, limits),
        }
    }

    fn wait_for_onset(&mut self) -> Change {
        self.keep_last(PRE_ROLL_FRAMES);
        let voiced_frames = self.lately();
        if voiced_frames < ONSET_VOICED_FRAMES {
            return Change::Nothing;
        }
        self.turn =
            Some(OpenTurn { voiced_frames, silent_frames: 0, frames: voiced_frames, frames_since: None });
        Change::Onset
    }

    fn follow(&mut self, mut turn: OpenTurn, voiced: bool, limits: Limits) -> Change {
        turn.frames += 1;
        turn.voiced_frames += u32::from(voiced);
        turn.silent_frames = if voiced { 0 } else { turn.silent_frames + 1 };
        turn.frames_since = turn.frames_since.map(|frames| frames + 1);
        self.turn = Some(turn);
        let silence_ms = turn.silent_frames * FRAME_MS;
        let is_speech = turn.voiced_frames * FRAME_MS >= limits.speech_min_ms;
        if silence_ms >= limits.end_silence_ms {
            if is_speech {
                return self.over(turn);
            }
            self.close_turn();
            return Change::Dismissed;
        }
        if turn.frames * FRAME_MS >= limits.speech_max_ms {
            return self.over(turn);
        }
        if silence_ms == PAUSE_MS && is_speech { Change::Pause } else { Change::Nothing }
    }

    fn over(&mut self, turn: OpenTurn) -> Change {
        self.turn = Some(OpenTurn { frames_since: Some(turn.silent_frames), ..turn });
        Change::TurnEnd
    }

    fn keep_last(&mut self, frames: u32) {
        let surplus = self.sound.len().saturating_sub(frames as usize * self.frame_samples);
        self.sound.drain(..surplus);
    }

    /// The open turn's sound from its pre-roll to shortly after the last voiced frame. The turn stays open, because
    /// the caller may go on while this much of it is recognised.
    pub(super) fn turn_sound(&self) -> Vec<i16> {
        let silent_ms = self.turn.map_or(0, |turn| turn.silent_frames * FRAME_MS);
        let surplus = (silent_ms.saturating_sub(TAIL_MS) / FRAME_MS) as usize * self.frame_samples;
        self.sound.iter().take(self.sound.len().saturating_sub(surplus)).copied().collect()
    }

    /// Voiced time of the open turn, and the silence at its end.
    pub(super) fn turn_ms(&self) -> (u32, u32) {
        self.turn.map_or((0, 0), |turn| (turn.voiced_frames * FRAME_MS, turn.silent_frames * FRAME_MS))
    }

    /// Time since the onset of the open turn.
    pub(super) fn turn_age_ms(&self) -> u32 {
        self.turn.map_or(0, |turn| turn.frames * FRAME_MS)
    }

    pub(super) fn is_open(&self) -> bool {
        self.turn.is_some()
    }

    /// Something that may become an onset with the next frame.
    pub(super) fn stirs(&self) -> bool {
        self.turn.is_none() && self.lately() + 1 >= ONSET_VOICED_FRAMES
    }

    /// Speech going on right now, not only an open turn in its final silence.
    pub(super) fn is_voiced(&self) -> bool {
        self.lately() >= ONSET_VOICED_FRAMES
    }

    /// Voiced frames within the onset window.
    fn lately(&self) -> u32 {
        (self.recent_voiced & ((1 << ONSET_WINDOW_FRAMES) - 1)).count_ones()
    }

    /// Voiced time among the last 640 ms.
    pub(super) fn lately_voiced_ms(&self) -> u32 {
        self.recent_voiced.count_ones() * FRAME_MS
    }

    pub(super) fn media_ms(&self) -> u32 {
        self.media_frames.saturating_mul(FRAME_MS)
    }

    /// The turn was answered, or was none. What came after its last voice stays: the caller may have begun to speak
    /// again before this was decided, and the detector knows only later.
    pub(super) fn close_turn(&mut self) {
        let Some(turn) = self.turn.take() else { return };
        let frames = turn.frames_since.unwrap_or(turn.silent_frames).min(PRE_ROLL_FRAMES);
        self.recent_voiced &= (1 << frames) - 1;
        self.keep_last(frames);
        // A long turn's buffer would stay with the call for nothing.
        self.sound.shrink_to((PRE_ROLL_FRAMES + 1) as usize * self.frame_samples);
    }

    /// Forgets all that was heard.
    pub(super) fn reset(&mut self) {
        self.turn = None;
        self.recent_voiced = 0;
        self.sound.clear();
        self.sound.shrink_to((PRE_ROLL_FRAMES + 1) as usize * self.frame_samples);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { speech_min_ms: 80, end_silence_ms: 600, speech_max_ms: 5000 };

    /// Runs a pattern of `#` (voiced) and `.` (silent) frames and tells what was heard at which frame.
    fn check(pattern: &str, expected: &[(usize, Change)]) {
        let mut endpoint = Endpoint::new(320);
        let mut told = Vec::new();
        for (at, mark) in pattern.chars().enumerate() {
            let voice = Voice { voiced: mark == '#', ..Voice::default() };
            match endpoint.frame(voice, &[0; 320], LIMITS) {
                Change::Nothing => {}
                heard => told.push((at, heard)),
            }
        }
        assert_eq!(told, expected, "{pattern}");
    }

    #[test]
    fn a_word_opens_and_silence_closes_a_turn() {
        let pattern = format!("..{}{}", "#".repeat(15), ".".repeat(30));
        check(&pattern, &[(4, Change::Onset), (23, Change::Pause), (46, Change::TurnEnd)]);
    }

    #[test]
    fn clicks_are_neither_onset_nor_turn() {
        check("..#....#....#...", &[]);
        check(&format!("###{}", ".".repeat(30)), &[(2, Change::Onset), (32, Change::Dismissed)]);
    }

    #[test]
    fn endless_sound_is_cut_at_the_limit() {
        let mut endpoint = Endpoint::new(320);
        let voiced = Voice { voiced: true, ..Voice::default() };
        let ended = (0..400).find(|_| endpoint.frame(voiced, &[0; 320], LIMITS) == Change::TurnEnd);
        assert_eq!(ended, Some(249));
    }

    #[test]
    fn what_comes_after_a_turn_may_begin_the_next_one() {
        let mut endpoint = Endpoint::new(320);
        let hear = |endpoint: &mut Endpoint, pattern: &str| {
            pattern.chars().for_each(|mark| {
                endpoint.frame(Voice { voiced: mark == '#', ..Voice::default() }, &[0; 320], LIMITS);
            });
        };
        // The turn is over after thirty silent frames; its words come four frames later, of which two are voiced.
        hear(&mut endpoint, &format!("{}{}..##", "#".repeat(10), ".".repeat(30)));
        endpoint.close_turn();
        assert!(!endpoint.is_open() && endpoint.stirs());
        hear(&mut endpoint, "#");
        assert!(endpoint.is_open(), "the third one");
        // 13 frames before them: 300 ms with the two that came too early.
        assert_eq!(endpoint.turn_sound().len() / 320, 15);
        hear(&mut endpoint, &"#".repeat(300));
        endpoint.close_turn();
        assert!(!endpoint.stirs(), "a turn that was cut begins no other");
        assert!(endpoint.sound.is_empty() && endpoint.sound.capacity() <= 16 * 320);
    }

    #[test]
    fn the_turn_keeps_its_pre_roll_and_sheds_its_final_silence() {
        let mut endpoint = Endpoint::new(320);
        let pattern = format!("{}{}{}", ".".repeat(50), "#".repeat(10), ".".repeat(30));
        for mark in pattern.chars() {
            endpoint.frame(Voice { voiced: mark == '#', ..Voice::default() }, &[0; 320], LIMITS);
        }
        // 12 frames of pre-roll before the first voiced frame, 10 voiced, 10 of tail.
        assert_eq!(endpoint.turn_sound().len() / 320, 12 + 10 + 10);
        assert!(endpoint.is_open());
    }
}
