//! Sound as values: frames, levels, resampling, voice activity and WAV bytes. No clock, no files.

mod echo;
mod fade;
pub mod g711;
pub mod g722;
mod level;
mod loudness;
mod resample;
mod speech_level;
mod spoken;
mod vad;
pub mod wav;

pub use echo::EchoGuard;
pub use fade::Fade;
pub use level::{SILENCE_DBFS, level_dbfs};
pub use resample::{PieceResampler, RateError, Resampler, resample};
pub use speech_level::{SpeechLevel, levelled};
pub use spoken::Spoken;
pub use vad::{Vad, Voice};
pub use wav::{Sound, WavError};

/// Telephony's frame: Asterisk sends and expects sound in pieces of this length.
pub const FRAME_MS: u32 = 20;

/// The sample rates of calls: AudioSocket's `slin` (kind 0x10) and `slin16` (kind 0x12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallRate {
    /// 8 kHz, what the telephone network carries.
    Narrow,
    /// 16 kHz, which only channels with a wideband codec offer.
    Wide,
}

impl CallRate {
    pub const fn hz(self) -> u32 {
        match self {
            Self::Narrow => 8_000,
            Self::Wide => 16_000,
        }
    }

    pub const fn frame_samples(self) -> usize {
        match self {
            Self::Narrow => 160,
            Self::Wide => 320,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_as_long_at_both_rates() {
        for rate in [CallRate::Narrow, CallRate::Wide] {
            assert_eq!(rate.frame_samples() as u32 * 1000, rate.hz() * FRAME_MS);
        }
    }
}
