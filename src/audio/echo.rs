//! Tells a caller's voice from the echo of what was just played to them.
//!
//! Telephones and hybrids send back what they are sent, 20 dB weaker and more, up to some hundred milliseconds later.
//! A caller who speaks over a prompt is louder than that. So while a prompt sounds, only sound well above its possible
//! echo counts as voice. A judgement of levels: it subtracts nothing.

use super::{FRAME_MS, Voice, level_dbfs};

/// How much later an echo can come: a far hybrid and the jitter buffers on the way.
const TAIL_MS: u32 = 300;
const TAIL_FRAMES: usize = (TAIL_MS / FRAME_MS) as usize;
/// An echo is weaker than its sound by at least this much, or nobody could use the line.
const RETURN_LOSS_DB: f32 = 15.0;

/// The levels of the frames played of late.
#[derive(Clone, Debug)]
pub struct EchoGuard {
    played_dbfs: [f32; TAIL_FRAMES],
    next: usize,
}

impl Default for EchoGuard {
    fn default() -> Self {
        Self { played_dbfs: [f32::NEG_INFINITY; TAIL_FRAMES], next: 0 }
    }
}

impl EchoGuard {
    /// Notes one frame that goes out.
    pub fn played(&mut self, frame: &[i16]) {
        self.played_dbfs[self.next] = level_dbfs(frame);
        self.next = (self.next + 1) % TAIL_FRAMES;
    }

    /// The verdict on one frame that came in, less what may be echo.
    pub fn judge(&self, voice: Voice) -> Voice {
        let loudest = self.played_dbfs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        Voice { voiced: voice.voiced && voice.level_dbfs >= loudest - RETURN_LOSS_DB, ..voice }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(level_dbfs: f32) -> Voice {
        Voice { probability: 1.0, level_dbfs, voiced: true }
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
