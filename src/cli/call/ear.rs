//! Tells sound from silence in what the caller hears and says, well enough to time a conversation.

use std::ops::Range;
use std::time::Duration;

use crate::audio::{SILENCE_DBFS, level_dbfs};

/// Far below any prompt, above comfort noise and the hiss of A-law silence.
const AUDIBLE_DBFS: f32 = -50.0;

/// A sample of that size, for the exact moment inside a frame.
const AUDIBLE_SAMPLE: u16 = 104;

/// In a recording, what is this far below its loudest frame is background, not speech.
const VOICED_BELOW_LOUDEST_DB: f32 = 26.0;

/// Silence that ends a talk spurt: longer than any pause inside a sentence, shorter than a caller's patience.
pub(in crate::cli) const SILENCE: Duration = Duration::from_millis(600);

/// Frames that come unevenly are one sound.
const JITTER: Duration = Duration::from_millis(60);

/// Less sound than this is a click, not something to answer.
const SPEECH_MIN: Duration = Duration::from_millis(200);

/// The talk spurts heard so far, on the clock of the call.
#[derive(Debug, Default)]
pub(in crate::cli) struct Ear {
    spurts: Vec<Spurt>,
    /// The same without bridging pauses, for what stops and starts within a spurt.
    sounds: Vec<Spurt>,
    /// Sound heard since the listener last took the floor.
    heard: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Spurt {
    pub from: Duration,
    pub until: Duration,
}

impl Ear {
    /// Takes a frame whose first sample is heard at `at`.
    pub(in crate::cli) fn hear(&mut self, at: Duration, pcm: &[i16], rate_hz: u32) {
        let Some(sound) = audible(pcm) else { return };
        let from = at + duration(sound.start, rate_hz);
        let until = at + duration(sound.end, rate_hz);
        self.heard += until - from;
        join(&mut self.spurts, Spurt { from, until }, SILENCE);
        join(&mut self.sounds, Spurt { from, until }, JITTER);
    }

    /// True when the other side has spoken and has now been silent for [`SILENCE`].
    pub(in crate::cli) fn has_finished(&self, at: Duration) -> bool {
        self.heard >= SPEECH_MIN && self.spurts.last().is_some_and(|last| at >= last.until + SILENCE)
    }

    /// When the spurt began that is going on now.
    pub(in crate::cli) fn speaking_since(&self, at: Duration) -> Option<Duration> {
        self.spurts.last().filter(|last| at < last.until + SILENCE).map(|last| last.from)
    }

    /// What was heard before no longer counts as something to answer.
    pub(in crate::cli) fn take_the_floor(&mut self) {
        self.heard = Duration::ZERO;
    }

    pub(in crate::cli) fn spurts(&self) -> &[Spurt] {
        &self.spurts
    }

    pub(in crate::cli) fn sounds(&self) -> &[Spurt] {
        &self.sounds
    }
}

fn join(spurts: &mut Vec<Spurt>, new: Spurt, bridged: Duration) {
    match spurts.last_mut() {
        Some(last) if new.from < last.until + bridged => last.until = last.until.max(new.until),
        _ => spurts.push(new),
    }
}

/// The samples from the first to the last loud one, when the frame as a whole is loud.
fn audible(pcm: &[i16]) -> Option<Range<usize>> {
    if level_dbfs(pcm) < AUDIBLE_DBFS {
        return None;
    }
    let loud = |sample: &i16| sample.unsigned_abs() >= AUDIBLE_SAMPLE;
    let first = pcm.iter().position(loud)?;
    let last = pcm.iter().rposition(loud)?;
    Some(first..last + 1)
}

/// Where speech begins and ends in a recording, in samples; empty when there is none.
pub(in crate::cli) fn voiced(pcm: &[i16], frame_samples: usize) -> Range<usize> {
    let loudest = pcm.chunks(frame_samples).map(level_dbfs).fold(SILENCE_DBFS, f32::max);
    let threshold = (loudest - VOICED_BELOW_LOUDEST_DB).max(AUDIBLE_DBFS);
    let voiced: Vec<bool> = pcm.chunks(frame_samples).map(|frame| level_dbfs(frame) >= threshold).collect();
    match (voiced.iter().position(|voiced| *voiced), voiced.iter().rposition(|voiced| *voiced)) {
        (Some(first), Some(last)) => first * frame_samples..((last + 1) * frame_samples).min(pcm.len()),
        _ => 0..0,
    }
}

pub(in crate::cli) fn duration(samples: usize, rate_hz: u32) -> Duration {
    Duration::from_nanos(samples as u64 * 1_000_000_000 / u64::from(rate_hz))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE_HZ: u32 = 8000;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// A frame of 20 ms: `x` is speech, anything else is silence.
    fn frame(kind: char) -> [i16; 160] {
        [if kind == 'x' { 3000 } else { 5 }; 160]
    }

    fn heard(frames: &str) -> Ear {
        let mut ear = Ear::default();
        for (n, kind) in (0..).zip(frames.chars()) {
            ear.hear(ms(20 * n), &frame(kind), RATE_HZ);
        }
        ear
    }

    #[test]
    fn pauses_inside_a_sentence_do_not_end_it() {
        let ear = heard(&format!("..{}{}{}", "x".repeat(10), ".".repeat(20), "x".repeat(5)));
        assert_eq!(ear.spurts(), [Spurt { from: ms(40), until: ms(740) }]);
        assert!(!ear.has_finished(ms(1300)));
        assert!(ear.has_finished(ms(1340)));
    }

    #[test]
    fn a_click_or_nothing_is_not_answered() {
        assert!(!heard("..x...").has_finished(ms(5000)));
        assert!(!heard("......").has_finished(ms(5000)));
    }

    #[test]
    fn after_taking_the_floor_only_new_speech_counts() {
        let mut ear = heard(&"x".repeat(20));
        ear.take_the_floor();
        assert!(!ear.has_finished(ms(9000)));
    }

    #[test]
    fn the_first_loud_sample_is_found_inside_its_frame() {
        let mut pcm = [0; 160];
        pcm[80..].fill(4000);
        let mut ear = Ear::default();
        ear.hear(ms(100), &pcm, RATE_HZ);
        assert_eq!(ear.spurts(), [Spurt { from: ms(110), until: ms(120) }]);
    }

    #[test]
    fn the_extent_of_speech_in_a_recording_ignores_its_noise() {
        let pcm: Vec<i16> = "..xxx....".chars().flat_map(frame).collect();
        assert_eq!(voiced(&pcm, 160), 2 * 160..5 * 160);
        assert_eq!(voiced(&[0; 500], 160), 0..0);
    }
}
