//! What a phone hears, while it hears it: its recording is read as it grows.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use offhook::audio::{Sound, Spoken, level_dbfs};

/// baresip's plain WAV header.
const HEADER_BYTES: usize = 44;
/// Prompts are around -20, silence and line noise below -60.
const SOUND_DBFS: f32 = -45.0;
/// Longer than the pauses between sentences.
const END_MS: usize = 1_000;
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Heard {
    path: PathBuf,
    rate_hz: u32,
    /// What was heard before this is an earlier prompt.
    since: usize,
}

impl Heard {
    pub(super) fn new(path: &Path, rate_hz: u32) -> Self {
        Self { path: path.to_owned(), rate_hz, since: 0 }
    }

    /// Waits until something is said that was not said before the last [`Self::forget`].
    pub(super) fn begins(&self) {
        self.wait("a prompt", |frames| frames.contains(&true));
    }

    /// Waits until a prompt has been said and silence follows.
    pub(super) fn ends(&mut self) {
        self.wait("a prompt's end", ended);
        self.forget();
    }

    /// Whether a prompt has ended by now; if so, it is forgotten.
    pub(super) fn has_ended(&mut self) -> bool {
        let has = ended(&self.frames());
        if has {
            self.forget();
        }
        has
    }

    /// The next wait is for sound from now on.
    pub(super) fn forget(&mut self) {
        self.since = self.samples().len();
    }

    pub(super) fn sound(&self) -> Sound {
        Sound { rate_hz: self.rate_hz, samples: self.samples() }
    }

    /// What the caller heard, measured.
    pub(super) fn is_speech(&self) -> bool {
        Spoken::measure(&self.sound()).expect("a rate that can be measured").is_speech()
    }

    fn wait(&self, what: &str, found: impl Fn(&[bool]) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let frames = self.frames();
            if found(&frames) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "waited {PATIENCE:?} in vain for {what}: {} ms recorded, {} frames with sound",
                frames.len() * 20,
                frames.iter().filter(|sounds| **sounds).count()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Which frames sound.
    fn frames(&self) -> Vec<bool> {
        let samples = self.samples();
        samples[self.since.min(samples.len())..]
            .chunks_exact(self.rate_hz as usize / 50)
            .map(|frame| level_dbfs(frame) > SOUND_DBFS)
            .collect()
    }

    fn samples(&self) -> Vec<i16> {
        let bytes = fs::read(&self.path).unwrap_or_default();
        bytes
            .get(HEADER_BYTES..)
            .unwrap_or_default()
            .chunks_exact(2)
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
            .collect()
    }
}

fn ended(frames: &[bool]) -> bool {
    let quiet = frames.iter().rev().take_while(|sounds| !**sounds).count();
    frames.contains(&true) && quiet * 20 >= END_MS
}
