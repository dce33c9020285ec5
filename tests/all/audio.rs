//! The ear on recordings: voice activity on telephone sound against labels that another detector gave.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use offhook::audio::g711::Law;
use offhook::audio::{CallRate, FRAME_MS, Resampler, Sound, Spoken, Vad, resample, wav};

/// Of silence before and after each recording, as in the labels.
const PAUSE_MS: usize = 1_000;
/// The detector hears 50 ms at a time, so its answer is about the frame before.
const LAG_FRAMES: usize = 1;

/// How often two detectors agree, frame by frame.
#[derive(Default)]
struct Agreement {
    both: f64,
    ours_only: f64,
    theirs_only: f64,
    neither: f64,
}

impl Agreement {
    fn add(&mut self, ours: &[bool], labels: &[bool]) {
        for (ours, theirs) in ours.iter().skip(LAG_FRAMES).zip(labels) {
            *match (ours, theirs) {
                (true, true) => &mut self.both,
                (true, false) => &mut self.ours_only,
                (false, true) => &mut self.theirs_only,
                (false, false) => &mut self.neither,
            } += 1.0;
        }
    }

    fn f1(&self) -> f64 {
        2.0 * self.both / (2.0 * self.both + self.ours_only + self.theirs_only)
    }

    fn false_voiced(&self) -> f64 {
        self.ours_only / (self.ours_only + self.neither)
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/vad")
}

fn labels() -> BTreeMap<String, Vec<bool>> {
    let text = std::fs::read_to_string(folder().join("labels.tsv")).unwrap();
    text.lines()
        .map(|line| line.split_once('\t').unwrap())
        .map(|(path, tenths)| (path.to_owned(), tenths.bytes().map(|digit| digit >= b'5').collect()))
        .collect()
}

/// The recording as a call brings it, between pauses.
fn heard(path: &str, rate: CallRate) -> Vec<i16> {
    let sound = wav::read(&std::fs::read(folder().join(path)).unwrap()).unwrap();
    let pause = vec![0; PAUSE_MS * rate.hz() as usize / 1000];
    [&pause[..], &resample(&sound.samples, sound.rate_hz, rate.hz()).unwrap(), &pause].concat()
}

fn voiced(sound: &[i16], rate: CallRate) -> Vec<bool> {
    let mut vad = Vad::new(rate);
    sound.chunks_exact(rate.frame_samples()).map(|frame| vad.frame(frame).voiced).collect()
}

fn agreement(change: impl Fn(Vec<i16>) -> Vec<i16>, detect: impl Fn(&[i16]) -> Vec<bool>) -> Agreement {
    let mut agreement = Agreement::default();
    for (path, labels) in labels() {
        agreement.add(&detect(&change(heard(&path, CallRate::Narrow))), &labels);
    }
    agreement
}

/// Noise as of a car or a fan, `below_db` under the recording's level.
fn with_noise(sound: Vec<i16>, below_db: f32) -> Vec<i16> {
    let level = |samples: &[f32]| (samples.iter().map(|s| s * s).sum::<f32>() / samples.len() as f32).sqrt();
    let pause = PAUSE_MS * 8;
    let speech: Vec<f32> = sound[pause..sound.len() - pause].iter().map(|s| f32::from(*s)).collect();
    let (mut random, mut low) = (1u32, 0.0f32);
    let noise: Vec<f32> = sound
        .iter()
        .map(|_| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            low = 0.7 * low + (random as f32 / u32::MAX as f32 - 0.5);
            low
        })
        .collect();
    let gain = level(&speech) / level(&noise) * 10f32.powf(-below_db / 20.0);
    sound.iter().zip(noise).map(|(sound, noise)| (f32::from(*sound) + noise * gain) as i16).collect()
}

fn through_mu_law(sound: Vec<i16>) -> Vec<i16> {
    sound.into_iter().map(|sample| Law::Mu.decode(Law::Mu.encode(sample))).collect()
}

#[test]
fn speech_on_a_telephone_is_found_and_pauses_are_not_speech() {
    let narrow = |sound: &[i16]| voiced(sound, CallRate::Narrow);
    for (name, agreement) in [
        ("clean", agreement(|sound| sound, narrow)),
        ("mu-law", agreement(through_mu_law, narrow)),
        ("mu-law and noise", agreement(|sound| through_mu_law(with_noise(sound, 15.0)), narrow)),
    ] {
        let (f1, false_voiced) = (agreement.f1(), agreement.false_voiced());
        assert!(f1 > 0.93 && false_voiced < 0.05, "{name}: F1 {f1:.3}, false {false_voiced:.3}");
    }
}

#[test]
fn speech_on_a_wideband_call_is_found_too() {
    let mut agreement = Agreement::default();
    for (path, labels) in labels() {
        agreement.add(&voiced(&heard(&path, CallRate::Wide), CallRate::Wide), &labels);
    }
    assert!(agreement.f1() > 0.93, "F1 {:.3}", agreement.f1());
}

/// Why `Vad` adds anything to the sound: without it the detector cannot be used where there is noise. If this
/// test fails after an update of earshot, the additions may have become needless.
#[test]
fn the_detector_alone_stays_on_in_telephone_noise() {
    let bare = |sound: &[i16]| {
        let mut resampler = Resampler::new(8_000, 16_000).unwrap();
        let mut wide = Vec::new();
        sound.chunks(160).for_each(|frame| resampler.process(frame, &mut wide));
        let mut detector = earshot::Detector::default();
        // The answer is of the last 16 ms hop that ends within the 20 ms frame.
        let hops: Vec<bool> = wide.chunks_exact(256).map(|hop| detector.predict_i16(hop) >= 0.5).collect();
        (1..=sound.len() / 160).map(|frame| frame * 320 / 256 > 0 && hops[frame * 320 / 256 - 1]).collect()
    };
    let false_voiced = agreement(|sound| with_noise(sound, 15.0), bare).false_voiced();
    assert!(false_voiced > 0.3, "the detector alone is wrong on only {false_voiced:.3} of the pauses");
}

#[test]
fn the_same_call_gives_the_same_answers() {
    let sound = with_noise(heard("an4/cen1-mjgm-b.wav", CallRate::Narrow), 10.0);
    let run = || {
        let mut vad = Vad::new(CallRate::Narrow);
        sound.chunks_exact(160).map(|frame| vad.frame(frame).probability.to_bits()).collect::<Vec<_>>()
    };
    assert_eq!(run(), run());
}

#[test]
fn the_recogniser_gets_the_raised_sound_clean() {
    let sound = heard("fsdd/7_jackson_0.wav", CallRate::Narrow);
    let (mut vad, mut wide) = (Vad::new(CallRate::Narrow), Vec::new());
    for frame in sound.chunks_exact(160) {
        vad.frame(frame);
        assert_eq!(vad.wideband().len() as u32, 16 * FRAME_MS);
        wide.extend_from_slice(vad.wideband());
    }
    assert!(wide[..8_000].iter().all(|sample| *sample == 0), "the detector's noise is not in it");
    let loud =
        |samples: &[i16]| samples.iter().map(|s| f64::from(*s).powi(2)).sum::<f64>() / samples.len() as f64;
    assert!((10.0 * (loud(&wide) / loud(&sound)).log10()).abs() < 0.2, "and it is as loud as it was");
}

#[test]
fn recordings_of_speech_measure_as_speech() {
    for path in labels().into_keys() {
        let sound = Sound { rate_hz: 8_000, samples: heard(&path, CallRate::Narrow) };
        let spoken = Spoken::measure(&sound).unwrap();
        assert_eq!(spoken.is_speech(), !path.contains("silence"), "{path}: {spoken:?}");
    }
}
