//! The ways of hearing that are compared: the detector alone, with the usual cure, and as calls use it.

use earshot::Detector;

use super::conditions::Heard;
use super::noises::White;
use crate::audio::{CallRate, Vad, resample};

/// The probability that earshot's own documentation suggests.
const THRESHOLD: f32 = 0.5;
/// The amplitude of white noise that cures clean telephone sound.
const DITHER: f32 = 0.000_25;
const HOP: usize = 256;

pub(super) struct Way {
    pub(super) name: &'static str,
    pub(super) voiced: fn(&Heard) -> Vec<bool>,
}

pub(super) const DETECTORS: [Way; 3] = [
    Way { name: "earshot", voiced: |heard| earshot(heard, 0.0) },
    Way { name: "earshot, white noise added", voiced: |heard| earshot(heard, DITHER) },
    Way { name: "Offhook", voiced: offhook },
];
/// The place in [`DETECTORS`] of what calls use.
pub(super) const OFFHOOK: usize = 2;

fn offhook(heard: &Heard) -> Vec<bool> {
    let mut vad = Vad::new(heard.rate);
    heard.frames().map(|frame| vad.frame(frame).voiced).collect()
}

fn earshot(heard: &Heard, dither: f32) -> Vec<bool> {
    let wide = resample(&heard.samples, heard.rate.hz(), CallRate::Wide.hz()).unwrap_or_default();
    let mut white = White::new(1);
    let wide: Vec<f32> = wide
        .iter()
        .map(|sample| (f32::from(*sample) / 32_768.0 + white.next() * dither).clamp(-1.0, 1.0))
        .collect();
    let mut detector = Detector::default();
    let hops: Vec<bool> = wide.chunks_exact(HOP).map(|hop| detector.predict_f32(hop) >= THRESHOLD).collect();
    // A frame's answer is that of the last hop that ends within it.
    let last_hop = |frame: usize| ((frame + 1) * CallRate::Wide.frame_samples() / HOP).saturating_sub(1);
    (0..heard.frames().len()).map_while(|frame| hops.get(last_hop(frame)).copied()).collect()
}
