//! The JSON beside a Piper voice: which phonemes it knows, how fast and how lively it speaks.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::voice::VoiceError;

/// Begins, ends and separates the phonemes of a sentence.
const BEGIN: char = '^';
const END: char = '$';
const PAD: char = '_';

#[derive(Deserialize)]
pub(super) struct Config {
    audio: Audio,
    espeak: Espeak,
    inference: Inference,
    phoneme_id_map: HashMap<String, Vec<i64>>,
}

#[derive(Deserialize)]
struct Audio {
    sample_rate: u32,
}

#[derive(Deserialize)]
struct Espeak {
    voice: String,
}

#[derive(Deserialize)]
struct Inference {
    noise_scale: f32,
    length_scale: f32,
    noise_w: f32,
}

impl Config {
    pub(super) fn read(model: &Path) -> Result<Self, VoiceError> {
        let path = beside(model);
        let unusable = |reason: String| VoiceError::ConfigUnusable { path: path.clone(), reason };
        let text = fs::read_to_string(&path)
            .map_err(|source| VoiceError::FileUnreadable { path: path.clone(), source })?;
        let config: Value = serde_json::from_str(&text).map_err(|error| unusable(error.to_string()))?;
        let kind = config.get("phoneme_type").and_then(Value::as_str).unwrap_or("espeak");
        if kind != "espeak" {
            return Err(unusable(format!("its phonemes are `{kind}`, and only espeak's are known here")));
        }
        serde_json::from_value(config).map_err(|error| unusable(error.to_string()))
    }

    pub(super) fn rate_hz(&self) -> u32 {
        self.audio.sample_rate
    }

    /// espeak-ng's name of the language whose phonemes the voice was trained on.
    pub(super) fn language(&self) -> &str {
        &self.espeak.voice
    }

    #[cfg(test)]
    pub(super) fn speak(&mut self, language: &str) {
        language.clone_into(&mut self.espeak.voice);
    }

    /// Variation of the voice, length, variation of the lengths: as the model wants them.
    pub(super) fn scales(&self) -> [f32; 3] {
        let Inference { noise_scale, length_scale, noise_w } = self.inference;
        [noise_scale, length_scale, noise_w]
    }

    pub(super) fn knows(&self, phoneme: char) -> bool {
        self.id(phoneme).is_some()
    }

    /// Phonemes that the voice does not know are left out.
    pub(super) fn ids(&self, phonemes: &str) -> Vec<i64> {
        let of = |phoneme| self.id(phoneme).unwrap_or_default();
        let mut ids = vec![of(BEGIN), of(PAD)];
        for id in phonemes.chars().filter_map(|phoneme| self.id(phoneme)) {
            ids.extend([id, of(PAD)]);
        }
        ids.push(of(END));
        ids
    }

    /// Newer voices have phonemes of several letters as well, which espeak-ng writes letter by letter.
    fn id(&self, phoneme: char) -> Option<i64> {
        self.phoneme_id_map.get(phoneme.encode_utf8(&mut [0; 4]) as &str)?.first().copied()
    }
}

fn beside(model: &Path) -> PathBuf {
    let mut path = model.as_os_str().to_owned();
    path.push(".json");
    PathBuf::from(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = r#"{
        "audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3], "a\u026a": [4]}
    }"#;

    fn read(text: &str) -> Result<Config, VoiceError> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("voice.onnx.json"), text).unwrap();
        Config::read(&folder.path().join("voice.onnx"))
    }

    #[test]
    fn phonemes_become_numbers_with_padding_and_those_of_several_letters_do_not_stop_a_voice() {
        let config = read(CONFIG).unwrap();
        assert_eq!(config.ids("aza"), [1, 0, 3, 0, 3, 0, 2]);
        assert!(config.knows('a') && !config.knows('\u{26a}'));
    }

    #[test]
    fn what_is_no_voice_is_refused_by_name() {
        let text_voice = CONFIG.replace("\"audio\"", "\"phoneme_type\": \"text\", \"audio\"");
        for (text, expected) in [
            ("<html>", "does not describe a Piper voice"),
            ("{}", "missing field"),
            ("[1]", "does not describe a Piper voice"),
            (&text_voice, "only espeak's are known here"),
        ] {
            let refusal = read(text).err().unwrap().to_string();
            assert!(refusal.contains(expected), "{refusal}");
        }
    }
}
