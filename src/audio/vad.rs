//! Voice activity detection for telephone sound: how likely each 20 ms frame is to hold speech.
//!
//! The detector (earshot) learned from wideband sound. Telephone sound raised to 16 kHz has nothing above 4
//! kHz, and where the lower half carries noise, that step keeps the detector at "speech" for ever. So before
//! it listens, the upper half is filled with a faint mirror image of the lower half, which carries noise
//! where the call carries noise and speech where it carries speech, and with white noise that nobody could
//! hear. Measured in docs/benchmarks.md.
//!
//! Where the level alone says that nobody speaks, the detector is not asked: most of a call is silence, and a detector
//! that listens to it costs as much as the rest of a call. It sleeps, and hears the last moments when it is woken.

use std::collections::VecDeque;

use dasp::Sample;
use earshot::Detector;

use super::level::level_dbfs;
use super::loudness::Loudness;
use super::resample::Resampler;
use super::{CallRate, FRAME_MS};

/// The detector knows only this rate, as do the recognisers.
const WIDE_HZ: u32 = 16_000;
const WIDE_FRAME: usize = (WIDE_HZ * FRAME_MS / 1000) as usize;
/// The detector's step, 16 ms.
const HOP: usize = 256;
/// The mirror image's amplitude, 14 dB below the original; 0.1 leaves the step, 0.5 sounds like another
/// voice.
const MIRROR: f32 = 0.2;
/// The white noise's amplitude, about -71 dBFS: for calls whose silence is digital, where there is nothing to
/// mirror.
const DITHER: f32 = 0.000_5;
/// Where precision and recall against the reference meet.
const VOICED_PROBABILITY: f32 = 0.45;
/// Somebody who never gets louder, above 600 Hz, is not talking to the telephone: callers peak between -50 and -10.
const GATE_DBFS: f32 = -60.0;
/// Sound that moves less is a tone, a hum or a fan, whatever the detector says.
const MOVEMENT_DB: f32 = 1.5;
/// A busy tone moves, but only where it begins and ends. To ask for more would cost the first frames of words.
const CHANGES: usize = 2;

/// Hops that the sleeping detector keeps for when it wakes: what it needs to be as sure as if it had listened all along
/// (3 hops for its window and 2 for its context; the others settle its memory).
const KEPT_HOPS: usize = 8;
/// Frames without anything that may be speech after which it falls asleep: 300 ms, so that it has forgotten the last
/// words.
const TIRED_FRAMES: usize = 15;
const UNHEARD_MAX: usize = (KEPT_HOPS + 1) * HOP + WIDE_FRAME;

/// What is known of one frame. Onset and hangover are the session's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Voice {
    /// 0 to 1, as the detector says it; 0 where it is not asked.
    pub probability: f32,
    pub level_dbfs: f32,
    /// Probable, and the last 300 ms were loud and lively enough.
    pub voiced: bool,
}

/// One call's ear, which also makes the 16 kHz sound for the recogniser.
pub struct Vad {
    detector: Box<Detector>,
    raise: Option<Resampler>,
    wideband: Vec<i16>,
    /// The hops that the detector has not heard, oldest first: the last of them is not whole yet.
    unheard: VecDeque<i16>,
    /// Frames since there may have been speech.
    quiet_frames: usize,
    dither: Dither,
    loudness: Loudness,
    probability: f32,
}

impl Vad {
    pub fn new(rate: CallRate) -> Self {
        Self {
            detector: Detector::default_boxed(),
            raise: match rate {
                CallRate::Narrow => Some(narrow_to_wide()),
                CallRate::Wide => None,
            },
            wideband: Vec::with_capacity(WIDE_FRAME),
            unheard: VecDeque::with_capacity(UNHEARD_MAX),
            quiet_frames: TIRED_FRAMES,
            dither: Dither::new(),
            loudness: Loudness::new(rate),
            probability: 0.0,
        }
    }

    /// Takes the call's next frame, 20 ms at the call's rate. The answer lags the sound by a frame or so.
    pub fn frame(&mut self, frame: &[i16]) -> Voice {
        self.wideband.clear();
        match &mut self.raise {
            Some(resampler) => resampler.process(frame, &mut self.wideband),
            None => self.wideband.extend_from_slice(frame),
        }
        self.loudness.push(frame);
        self.keep();
        let may_be_speech = self.may_be_speech();
        self.quiet_frames = if may_be_speech { 0 } else { self.quiet_frames + 1 };
        if self.quiet_frames < TIRED_FRAMES {
            self.detect();
        } else {
            self.probability = 0.0;
        }
        let voiced = may_be_speech && self.probability >= VOICED_PROBABILITY;
        Voice { probability: self.probability, level_dbfs: level_dbfs(frame), voiced }
    }

    /// The last frame at 16 kHz: 320 samples, 5 ms late on 8 kHz calls; without what the detector needs
    /// added.
    pub fn wideband(&self) -> &[i16] {
        &self.wideband
    }

    /// What the detector thinks does not matter without this.
    fn may_be_speech(&self) -> bool {
        self.loudness.loudest_dbfs() >= GATE_DBFS
            && self.loudness.movement_db() >= MOVEMENT_DB
            && self.loudness.changes() >= CHANGES
    }

    /// Whole hops leave at the old end, so that hops begin where they would if none were left out.
    fn keep(&mut self) {
        self.unheard.extend(&self.wideband);
        while self.unheard.len() >= (KEPT_HOPS + 1) * HOP {
            self.unheard.drain(..HOP);
        }
    }

    /// Frames have 320 samples and hops 256: a frame completes one hop, every fourth frame two.
    fn detect(&mut self) {
        while self.unheard.len() >= HOP {
            // Every second sample louder and the others softer: that is the mirror image about 4 kHz. Calls at 16
            // kHz get it too, because their caller may still be on an 8 kHz line; it costs true wideband sound
            // nothing.
            let mut gain = 1.0 + MIRROR;
            let mut hop = [0.0; HOP];
            for (slot, sample) in hop.iter_mut().zip(self.unheard.drain(..HOP)) {
                *slot = (sample.to_sample::<f32>() * gain + self.dither.next()).clamp(-1.0, 1.0);
                gain = 2.0 - gain;
            }
            self.probability = self.detector.predict_f32(&hop);
        }
    }
}

#[expect(clippy::expect_used, reason = "both rates are constants within the resampler's range")]
fn narrow_to_wide() -> Resampler {
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
