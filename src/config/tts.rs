//! `[tts]`: the voice, and those of other languages.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;

#[derive(Clone, Debug)]
pub struct Tts {
    /// A Piper voice (`.onnx`, with its `.onnx.json` beside it), or espeak-ng's own.
    pub voice: Option<PathBuf>,
    /// Those of other languages, by their BCP 47 tags.
    pub voices: BTreeMap<String, PathBuf>,
    pub threads: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidTts {
    pub(super) voice: Option<PathBuf>,
    pub(super) voices: BTreeMap<String, PathBuf>,
}

/// espeak-ng's own voice, which needs no file.
const ESPEAK: &str = "espeak";

impl SaidTts {
    /// Relative paths are meant relative to `base`.
    pub(super) fn resolve(
        voices: BTreeMap<String, PathBuf>,
        voice: Option<PathBuf>,
        threads: usize,
        base: &Path,
    ) -> Result<Tts, String> {
        let is_tag = |tag: &str| {
            tag.starts_with(|c: char| c.is_ascii_alphabetic())
                && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        if let Some(tag) = voices.keys().find(|tag| !is_tag(tag)) {
            return Err(format!(
                "tts.voices.{tag} names no language; write its tag, as in voices = {{ es = \"davefx.onnx\" }}"
            ));
        }
        let place = |path: PathBuf| if path == Path::new(ESPEAK) { path } else { base.join(path) };
        let voices = voices.into_iter().map(|(tag, path)| (tag, place(path))).collect();
        Ok(Tts { voice, voices, threads })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_of_other_languages_lie_beside_the_configuration() {
        let resolve = |text: &str| {
            let said: SaidTts = toml::from_str(text).unwrap();
            SaidTts::resolve(said.voices, said.voice, 1, Path::new("/etc/offhook")).map(|tts| tts.voices)
        };
        let found = resolve("voices = { es = \"es.onnx\", pt-BR = \"espeak\" }").unwrap();
        let paths: Vec<&str> = found.values().filter_map(|path| path.to_str()).collect();
        assert_eq!(paths, ["/etc/offhook/es.onnx", "espeak"]);
        assert!(resolve("voices = { \"es ES\" = \"es.onnx\" }").unwrap_err().contains("names no language"));
        assert!(toml::from_str::<SaidTts>("voices = { es = 3 }").is_err());
    }
}
