//! Whether somebody speaks in a sound at all: noise is not worth a second try.

use offhook::audio::{CallRate, Vad};

pub(crate) fn speaks(sound: &[f32]) -> bool {
    let mut ear = Vad::new(CallRate::Wide);
    let samples: Vec<i16> = sound.iter().map(|sample| (sample * 32_768.0) as i16).collect();
    let voiced = samples.chunks_exact(FRAME_SAMPLES).filter(|frame| ear.frame(frame).voiced).count();
    voiced >= VOICED_FRAMES_MIN
}

/// 20 ms at 16 kHz.
const FRAME_SAMPLES: usize = 320;
/// 100 ms, as a turn needs.
const VOICED_FRAMES_MIN: usize = 5;
