//! Tells a caller's voice over a prompt from the prompt's own echo, and from what sounds behind the caller.
//!
//! Telephones and hybrids send back what they are sent, 20 dB weaker and more, up to some hundred milliseconds later.
//! A caller who speaks over a prompt is louder than that. So while a prompt sounds, only sound well above its possible
//! echo counts as voice, and only what stands out from the last second: engines, crowds and street do not. A judgement
//! of levels: it subtracts nothing.

use super::{FRAME_MS, SILENCE_DBFS, Voice, level_dbfs};

/// How much later an echo can come: a far hybrid and the jitter buffers on the way.
const TAIL_MS: u32 = 300;
const TAIL_FRAMES: usize = (TAIL_MS / FRAME_MS) as usize;
/// An echo is weaker than its sound by at least this much, or nobody could use the line.
const RETURN_LOSS_DB: f32 = 15.0;

/// A second of sound is longer than a word stays loud, and a crowd or an engine is loud for longer.
const BACKGROUND_FRAMES: usize = 50;
/// Of a second's frames so many are softer than the background at its usual.
const BACKGROUND_SHARE: usize = 5;
/// Eight people who talk in the background rise 8 dB above their lower fifth, pink noise 8, brown noise 5; a voice at
/// the telephone 20 and more.
const STANDS_OUT_DB: f32 = 10.0;

/// The levels of the frames played and heard of late.
#[derive(Clone, Debug)]
pub struct EchoGuard {
    played_dbfs: [f32; TAIL_FRAMES],
    next: usize,
    heard_dbfs: [f32; BACKGROUND_FRAMES],
    next_heard: usize,
}

impl Default for EchoGuard {
    fn default() -> Self {
        Self {
            played_dbfs: [f32::NEG_INFINITY; TAIL_FRAMES],
            next: 0,
            heard_dbfs: [SILENCE_DBFS; BACKGROUND_FRAMES],
            next_heard: 0,
        }
    }
}

impl EchoGuard {
    /// Notes one frame that goes out.
    pub fn played(&mut self, frame: &[i16]) {
        self.played_dbfs[self.next] = level_dbfs(frame);
        self.next = (self.next + 1) % TAIL_FRAMES;
    }

    /// The verdict on one frame that came in, less what may be echo or background while a prompt sounds.
    pub fn judge(&mut self, voice: Voice) -> Voice {
        self.heard_dbfs[self.next_heard] = voice.level_dbfs;
        self.next_heard = (self.next_heard + 1) % BACKGROUND_FRAMES;
        let loudest = self.played_dbfs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let is_playing = loudest > SILENCE_DBFS;
        let stands_out = !is_playing || voice.level_dbfs >= self.background_dbfs() + STANDS_OUT_DB;
        let is_louder = voice.level_dbfs >= loudest - RETURN_LOSS_DB;
        Voice { voiced: voice.voiced && is_louder && stands_out, ..voice }
    }

    fn background_dbfs(&self) -> f32 {
        let mut levels = self.heard_dbfs;
        *levels.select_nth_unstable_by(BACKGROUND_FRAMES / BACKGROUND_SHARE, f32::total_cmp).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(level_dbfs: f32) -> Voice {
        Voice { probability: 1.0, level_dbfs, voiced: true }
    }

    #[test]
    fn what_was_there_all_the_time_is_no_voice_over_a_prompt() {
        let mut guard = EchoGuard::default();
        (0..BACKGROUND_FRAMES).for_each(|_| _ = guard.judge(voice(-30.0)));
        assert!(guard.judge(voice(-25.0)).voiced, "nothing is played");
        guard.played(&[3_277; 160]);
        assert!(!guard.judge(voice(-25.0)).voiced, "a louder moment of the crowd");
        assert!(guard.judge(voice(-18.0)).voiced, "the caller");
    }

    #[test]
    fn echo_is_no_voice_until_the_tail_has_passed() {
        let mut guard = EchoGuard::default();
        assert!(guard.judge(voice(-50.0)).voiced, "nothing was played");
        // A square wave at a tenth of full scale: -20 dBFS.
        guard.played(&[3_277; 160]);
        assert!(!guard.judge(voice(-40.0)).voiced, "an echo at -20 dB");
        assert!(guard.judge(voice(-30.0)).voiced, "a caller who speaks over it");
        (1..TAIL_FRAMES).for_each(|_| guard.played(&[0; 160]));
        assert!(!guard.judge(voice(-40.0)).voiced, "its last echo");
        guard.played(&[0; 160]);
        assert!(guard.judge(voice(-40.0)).voiced, "a quiet caller in the silence after");
    }
}
