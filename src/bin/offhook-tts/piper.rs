//! Piper voices: an ONNX model that turns phonemes into sound, and the JSON beside it that says which
//! phonemes.

use std::collections::HashSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use ort::session::Session;
use piper_rs::{ModelConfig, Piper};
use serde_json::Value;

use crate::espeak;
use crate::sentences::Sentence;
use crate::voice::{Sound, Voice, VoiceError};

/// Piper's own programs raise each sentence to full scale, and without that voices differ by 10 dB. This
/// leaves the 3 dB that resampling and mu-law want.
const PEAK: f32 = 0.7 * 32767.0;
/// A sentence below this is breath, which raising would turn into a roar.
const SILENT_PEAK: f32 = 0.01;

/// In NFD, which the voices' training used, this is a letter and a combining mark, and espeak-ng writes one
/// letter.
const CEDILLA: (char, &str) = ('\u{e7}', "c\u{327}");

pub(crate) struct PiperVoice {
    piper: Piper,
    phonemes: HashSet<char>,
    language: String,
    about: String,
}

impl PiperVoice {
    pub(crate) fn load(model: &Path, threads: NonZeroUsize) -> Result<Self, VoiceError> {
        let config = read_config(&config_path(model))?;
        // Opened here first, because what ONNX Runtime says about a missing file is not for administrators.
        fs::File::open(model)
            .map_err(|source| VoiceError::FileUnreadable { path: model.to_path_buf(), source })?;
        let session = open_model(model, threads).map_err(|error| VoiceError::ModelUnusable {
            path: model.to_path_buf(),
            reason: error.to_string(),
        })?;
        let name = model.file_stem().unwrap_or_default().to_string_lossy();
        let about = format!("piper voice {name} at {} Hz, {threads} threads", config.audio.sample_rate);
        let mut voice = Self {
            phonemes: config.phoneme_id_map.keys().copied().collect(),
            language: config.espeak.voice.clone(),
            about,
            piper: Piper::from_session(session, config),
        };
        // A model that loads and does not run, or a language that espeak-ng lacks, shows now and not on a
        // call. It also makes ONNX Runtime allocate, which the first sentence would otherwise wait for.
        for sentence in crate::sentences::sentences("Ready, steady, go.") {
            voice.say(&sentence)?;
        }
        Ok(voice)
    }

    /// Clause by clause: made of more than one, espeak-ng's phonemes lose their marks and the words at them
    /// fuse.
    fn phonemes_of(&self, sentence: &Sentence) -> Result<String, VoiceError> {
        let mut phonemes = String::new();
        for clause in &sentence.clauses {
            let said = espeak::phonemes(&clause.text, &self.language)?;
            let said = said.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
            phonemes.push_str(said);
            phonemes.push(clause.mark);
            phonemes.push(' ');
        }
        if self.phonemes.contains(&'\u{327}') {
            phonemes = phonemes.replace(CEDILLA.0, CEDILLA.1);
        }
        phonemes.retain(|phoneme| self.phonemes.contains(&phoneme));
        Ok(phonemes.trim_end().to_owned())
    }
}

impl Voice for PiperVoice {
    fn about(&self) -> String {
        self.about.clone()
    }

    fn say(&mut self, sentence: &Sentence) -> Result<Sound, VoiceError> {
        let phonemes = self.phonemes_of(sentence)?;
        let made = self.piper.create(&phonemes, true, None, None, None, None);
        let (wave, rate_hz) = made.map_err(|error| VoiceError::ModelFailed(error.to_string()))?;
        Ok(Sound { samples: levelled(&wave), rate_hz })
    }
}

fn open_model(model: &Path, threads: NonZeroUsize) -> ort::Result<Session> {
    let builder = Session::builder()?.with_intra_threads(threads.get())?;
    // Threads that spin between sentences take the cores from recognition, and lengths that differ with each
    // sentence make remembered memory plans a leak.
    let mut builder = builder.with_intra_op_spinning(false)?.with_memory_pattern(false)?;
    builder.commit_from_file(model)
}

fn config_path(model: &Path) -> PathBuf {
    let mut path = model.as_os_str().to_owned();
    path.push(".json");
    PathBuf::from(path)
}

fn read_config(path: &Path) -> Result<ModelConfig, VoiceError> {
    let unusable = |reason: String| VoiceError::ConfigUnusable { path: path.to_path_buf(), reason };
    let text = fs::read_to_string(path)
        .map_err(|source| VoiceError::FileUnreadable { path: path.to_path_buf(), source })?;
    let mut config: Value = serde_json::from_str(&text).map_err(|error| unusable(error.to_string()))?;
    let kind = config.get("phoneme_type").and_then(Value::as_str).unwrap_or("espeak");
    if kind != "espeak" {
        return Err(unusable(format!("its phonemes are `{kind}`, and only espeak's are known here")));
    }
    mend(&mut config);
    serde_json::from_value(config).map_err(|error| unusable(error.to_string()))
}

/// Older voices lack the speakers; newer ones know phonemes of several letters, which piper-rs does not read.
fn mend(config: &mut Value) {
    let Some(fields) = config.as_object_mut() else { return };
    fields.entry("num_speakers").or_insert_with(|| 1.into());
    fields.entry("speaker_id_map").or_insert_with(|| Value::Object(serde_json::Map::new()));
    if let Some(Value::Object(phonemes)) = fields.get_mut("phoneme_id_map") {
        phonemes.retain(|phoneme, _| phoneme.chars().count() == 1);
    }
}

fn levelled(wave: &[f32]) -> Vec<i16> {
    let peak = wave.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
    let gain = if peak < SILENT_PEAK { PEAK } else { PEAK / peak };
    // `as` holds at the ends of the range and makes not-a-number zero, which is what a broken model should
    // sound like.
    wave.iter().map(|sample| (sample * gain) as i16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = r#"{
        "audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3], "a\u026a": [4]}
    }"#;

    fn read(text: &str) -> Result<ModelConfig, VoiceError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        read_config(file.path())
    }

    #[test]
    fn phonemes_of_several_letters_and_missing_speakers_do_not_stop_a_voice() {
        let config = read(CONFIG).unwrap();
        assert_eq!(config.phoneme_id_map.len(), 4);
        assert_eq!((config.num_speakers, config.speaker_id_map.len()), (1, 0));
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

    fn hum() -> PiperVoice {
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/demo/piper-hum/hum.onnx");
        PiperVoice::load(&model, NonZeroUsize::MIN).unwrap()
    }

    fn phonemes_of(voice: &PiperVoice, text: &str) -> String {
        let sentences = crate::sentences::sentences(text);
        sentences.iter().map(|sentence| voice.phonemes_of(sentence).unwrap()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn phonemes_keep_their_marks_and_words_do_not_fuse_at_them() {
        let mut voice = hum();
        assert_eq!(phonemes_of(&voice, "Hello, you. Yes; no?"), "həlˈoʊ, juː.|jˈɛs; nˈoʊ?");
        voice.language = "de".to_owned();
        assert_eq!(
            phonemes_of(&voice, "Ich, ja."),
            "ɪc\u{327}, jˈɑː.",
            "as in the voices' training, which takes NFD"
        );
    }

    #[test]
    fn phonemes_can_be_made_from_many_threads() {
        let voice = hum();
        let expected = phonemes_of(&voice, "Hello, how can I help you?");
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| {
                    for _ in 0..50 {
                        let made = espeak::phonemes("Hello", "en-us").unwrap();
                        assert!(expected.starts_with(made.trim_end_matches('.')), "{made} and {expected}");
                    }
                });
            }
        });
    }

    #[test]
    fn a_sentence_is_raised_to_one_level_and_breath_is_not() {
        assert_eq!(levelled(&[0.1, -0.05]), [22936, -11468]);
        assert_eq!(levelled(&[2.0]), [22936]);
        assert!(levelled(&[0.001, f32::NAN]).iter().all(|sample| *sample < 30));
    }
}
