//! What the line makes of a recording before a detector hears it.

use std::slice::ChunksExact;

use super::noises::{Low, White};
use crate::audio::g711::Law;
use crate::audio::{CallRate, Sound, resample};

/// Of silence before and after each recording, as in the labels (PAUSE_S in tests/vad/reference.py).
const PAUSE_MS: usize = 1_000;

pub(super) struct Condition {
    pub(super) name: &'static str,
    /// Nothing where the recording is not fit for it.
    pub(super) hear: fn(&Sound) -> Option<Heard>,
}

/// Sound as a call brings it.
pub(super) struct Heard {
    pub(super) rate: CallRate,
    pub(super) samples: Vec<i16>,
}

impl Heard {
    pub(super) fn frames(&self) -> ChunksExact<'_, i16> {
        self.samples.chunks_exact(self.rate.frame_samples())
    }
}

pub(super) const CONDITIONS: [Condition; 7] = [
    Condition {
        name: "wideband",
        hear: |sound| (sound.rate_hz >= 16_000).then(|| paused(sound, CallRate::Wide))?,
    },
    Condition { name: "telephone", hear: |sound| paused(sound, CallRate::Narrow) },
    Condition {
        name: "telephone mu-law",
        hear: |sound| Some(through_mu_law(paused(sound, CallRate::Narrow)?)),
    },
    Condition { name: "telephone noise 20 dB", hear: |sound| noisy(sound, Low::car, 20.0) },
    Condition { name: "telephone noise 15 dB", hear: |sound| noisy(sound, Low::car, 15.0) },
    Condition { name: "telephone noise 10 dB", hear: |sound| noisy(sound, Low::car, 10.0) },
    Condition { name: "telephone rumble 10 dB", hear: |sound| noisy(sound, Low::rumble, 10.0) },
];
/// The place in [`CONDITIONS`] of the plain 8 kHz call.
pub(super) const TELEPHONE: usize = 1;

/// Between pauses, so that staying on is seen.
fn paused(sound: &Sound, rate: CallRate) -> Option<Heard> {
    let pause = vec![0; PAUSE_MS * rate.hz() as usize / 1000];
    let samples = resample(&sound.samples, sound.rate_hz, rate.hz()).ok()?;
    Some(Heard { rate, samples: [&pause[..], &samples, &pause].concat() })
}

pub(super) fn through_mu_law(mut heard: Heard) -> Heard {
    heard.samples.iter_mut().for_each(|sample| *sample = Law::Mu.decode(Law::Mu.encode(*sample)));
    heard
}

/// Noise so far below the recording's own level, from beginning to end.
fn noisy(sound: &Sound, noise: fn(White) -> Low, below_db: f32) -> Option<Heard> {
    let mut heard = paused(sound, CallRate::Narrow)?;
    let squares: f32 = heard.samples.iter().map(|sample| f32::from(*sample).powi(2)).sum();
    let pauses = 2 * PAUSE_MS * heard.rate.hz() as usize / 1000;
    let level = (squares / (heard.samples.len() - pauses).max(1) as f32).sqrt();
    let mut noise = noise(White::new(heard.samples.len() as u32));
    for sample in &mut heard.samples {
        *sample = (f32::from(*sample) + noise.next() * level * 10f32.powf(-below_db / 20.0)) as i16;
    }
    Some(through_mu_law(heard))
}
