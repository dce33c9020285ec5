//! Sounds without speech that a telephone brings: noise of several colours, hum, tones, clicks.

use std::f32::consts::TAU;

use super::conditions::{Heard, through_mu_law};
use crate::audio::CallRate;

const SECONDS: f32 = 10.0;

pub(super) struct Noise {
    pub(super) name: String,
    pub(super) heard: Heard,
}

impl Noise {
    /// Below the export folder.
    pub(super) fn path(&self) -> String {
        format!("no_speech/{}.wav", self.name.replace(' ', "_"))
    }
}

/// The same at every call.
pub(super) fn all() -> Vec<Noise> {
    let mut all = vec![noise("silence".to_owned(), |_| 0.0)];
    for level_dbfs in [-60, -50, -40, -30] {
        let gain = 10f32.powf(level_dbfs as f32 / 20.0);
        let (mut white, mut car) = (White::new(7), Low::car(White::new(8)));
        let mut rumble = Low::rumble(White::new(11));
        all.push(noise(format!("white noise {level_dbfs} dBFS"), |_| white.next() * 1.73 * gain));
        all.push(noise(format!("car noise {level_dbfs} dBFS"), |_| car.next() * gain));
        all.push(noise(format!("rumble {level_dbfs} dBFS"), |_| rumble.next() * gain));
        all.push(noise(format!("mains hum {level_dbfs} dBFS"), |s| hum(s) * gain));
    }
    let on_off = |s: f32, on: f32, off: f32| if s % (on + off) < on { 0.1 } else { 0.0 };
    let (mut white, mut breath) = (White::new(9), White::new(10));
    all.extend([
        noise("dial tone".to_owned(), |s| sine(425.0, s) * 0.1),
        noise("busy tone".to_owned(), |s| sine(425.0, s) * on_off(s, 0.5, 0.5)),
        noise("ringback tone".to_owned(), |s| (sine(440.0, s) + sine(480.0, s)) * on_off(s, 2.0, 4.0)),
        noise("keys".to_owned(), |s| (sine(770.0, s) + sine(1336.0, s)) * on_off(s, 0.2, 0.3)),
        noise("fax tone".to_owned(), |s| sine(1100.0, s) * on_off(s, 0.5, 3.0)),
        noise("knocks".to_owned(), |s| white.next() * (-(s % 0.7) / 0.01).exp() * 0.5),
        noise("breath".to_owned(), |s| breath.next() * 0.01 * sine(0.25, s).max(0.0)),
    ]);
    all
}

/// Through mu-law, as telephone sound is.
fn noise(name: String, mut wave: impl FnMut(f32) -> f32) -> Noise {
    let rate = CallRate::Narrow;
    let hz = rate.hz() as f32;
    let samples = (0..(SECONDS * hz) as u32).map(|n| (wave(n as f32 / hz) * 32_767.0) as i16).collect();
    Noise { name, heard: through_mu_law(Heard { rate, samples }) }
}

fn sine(hz: f32, s: f32) -> f32 {
    (TAU * (hz * s).fract()).sin()
}

/// Fifty hertz and what a cheap power supply makes of them, at an RMS of 1.
fn hum(s: f32) -> f32 {
    (1..20u8).map(f32::from).map(|k| sine(50.0 * k, s) / k).sum::<f32>() * 1.12
}

/// White noise between -1 and 1 that is the same in every run.
pub(super) struct White(u32);

impl White {
    pub(super) fn new(seed: u32) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9) | 1)
    }

    pub(super) fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as i32 as f32 / 2_147_483_648.0
    }
}

/// Noise that falls towards the treble, at an RMS of 1.
pub(super) struct Low {
    white: White,
    pole: f32,
    low: f32,
}

impl Low {
    pub(super) fn car(white: White) -> Self {
        Self { white, pole: 0.7, low: 0.0 }
    }

    pub(super) fn rumble(white: White) -> Self {
        Self { white, pole: 0.95, low: 0.0 }
    }

    pub(super) fn next(&mut self) -> f32 {
        // 1.73 makes the RMS of white noise 1, and the gain makes up for the pole.
        let gain = (1.0 - self.pole * self.pole).sqrt() * 1.73;
        self.low = self.pole * self.low + gain * self.white.next();
        self.low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::level_dbfs;

    #[test]
    fn noises_are_as_loud_as_they_say() {
        for noise in all() {
            if let Some(level) = noise.name.strip_suffix(" dBFS").and_then(|name| name.rsplit(' ').next()) {
                let measured = level_dbfs(&noise.heard.samples);
                assert!((measured - level.parse::<f32>().unwrap()).abs() < 1.0, "{}: {measured}", noise.name);
            }
        }
    }
}
