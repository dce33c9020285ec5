//! Voice activity detection for telephone sound: how likely each 20 ms frame is to hold speech.

use dasp::Sample;
use earshot::Detector;

use super::level::level_dbfs;
use super::resample::Resampler;
use super::{CallRate, FRAME_MS};

/// The detector knows only this rate, as do the recognisers.
pub const WIDE_HZ: u32 = 16_000;
const WIDE_FRAME: usize = (WIDE_HZ * FRAME_MS / 1000) as usize;
/// The detector's step, 16 ms.
const HOP: usize = 256;
/// The detector was trained on wideband sound: an upper band that is empty, as in telephone sound raised to 16 kHz,
/// keeps it at "speech" for ever. White noise of this amplitude (about -77 dBFS) fills it; nobody hears it.
const DITHER: f32 = 0.000_25;
/// At this probability a frame counts as voiced.
const VOICED_PROBABILITY: f32 = 0.5;
/// Anything quieter is no caller: telephone speech lies between -45 and -15.
const GATE_DBFS: f32 = -55.0;

/// What the detector makes of one frame. Onset and hangover are the session's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// 0 to 1, as the detector says it.
    pub probability: f32,
    pub level_dbfs: f32,
    /// Probable enough, and loud enough.
    pub voiced: bool,
}

/// One call's detector, which also makes the 16 kHz sound for the recogniser.
pub struct Vad {
    detector: Box<Detector>,
    raise: Option<Raise>,
    wideband: Vec<i16>,
    hop: [f32; HOP],
    hop_filled: usize,
    probability: f32,
}

/// What only 8 kHz calls need.
struct Raise {
    resampler: Resampler,
    dither: Dither,
}

impl Vad {
    pub fn new(rate: CallRate) -> Self {
        let raise = match rate {
            CallRate::Narrow => Some(Raise { resampler: double(), dither: Dither::new() }),
            CallRate::Wide => None,
        };
        let wideband = Vec::with_capacity(WIDE_FRAME);
        Self {
            detector: Detector::default_boxed(),
            raise,
            wideband,
            hop: [0.0; HOP],
            hop_filled: 0,
            probability: 0.0,
        }
    }

    /// Takes the next 20 ms frame of the call, at the call's rate.
    pub fn frame(&mut self, frame: &[i16]) -> Voice {
        self.wideband.clear();
        match &mut self.raise {
            Some(raise) => raise.resampler.process(frame, &mut self.wideband),
            None => self.wideband.extend_from_slice(frame),
        }
        self.detect();
        let level_dbfs = level_dbfs(frame);
        let voiced = self.probability >= VOICED_PROBABILITY && level_dbfs >= GATE_DBFS;
        Voice { probability: self.probability, level_dbfs, voiced }
    }

    /// The last frame at 16 kHz: 320 samples, 5 ms late on 8 kHz calls. Without the detector's noise.
    pub fn wideband(&self) -> &[i16] {
        &self.wideband
    }

    /// Frames are 320 samples and hops 256: a frame completes one hop, every fourth frame two.
    fn detect(&mut self) {
        for sample in &self.wideband {
            let noise = self.raise.as_mut().map_or(0.0, |raise| raise.dither.next());
            self.hop[self.hop_filled] = (sample.to_sample::<f32>() + noise).clamp(-1.0, 1.0);
            self.hop_filled += 1;
            if self.hop_filled == HOP {
                self.hop_filled = 0;
                self.probability = self.detector.predict_f32(&self.hop);
            }
        }
    }
}

#[expect(clippy::expect_used, reason = "both rates are constants within the resampler's range")]
fn double() -> Resampler {
    Resampler::new(CallRate::Narrow.hz(), WIDE_HZ).expect("8 to 16 kHz is supported")
}

/// White noise that is the same in every call, so that a replayed call gives the same events.
struct Dither(u32);

impl Dither {
    fn new() -> Self {
        Self(0x9e37_79b9)
    }

    /// Marsaglia's xorshift: 32 bits of state are plenty for noise.
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as i32 as f32 * (DITHER / 2_147_483_648.0)
    }
}
