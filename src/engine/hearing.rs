//! How a speech model is used: how much of its window for how much sound, and what its probabilities are worth.
//!
//! Both are measured for each model and kept in `models/hearing.toml`; `tests/stt` measures them.

use std::{fmt, path::Path, str::FromStr, sync::LazyLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::calibration::Calibration;

/// Beside the manifest of known models: what a recogniser needs of it.
const TEXT: &str = include_str!("../../models/hearing.toml");

/// What is known of one speech model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hearing {
    /// `None`: as the model's window suggests.
    pub context: Option<AudioContext>,
    pub calibration: Calibration,
}

/// How many of the encoder's positions, of 20 ms each, are computed. Whisper was trained on its whole window; some
/// models bear less and are quicker by it, others repeat themselves or say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AudioContext {
    Whole,
    /// As long as the sound and `more`, and never less than `least`.
    Fitted {
        more: u32,
        least: u32,
    },
}

impl AudioContext {
    /// For so much sound, in a model with such a window.
    pub fn positions(self, sound: u32, window: u32) -> u32 {
        match self {
            Self::Whole => window,
            // Rows of 16 are what the processor's code computes without a rest.
            Self::Fitted { more, least } => ((sound + more) / 16 * 16).max(least).min(window),
        }
    }
}

impl fmt::Display for AudioContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Fitted { more, least: 0 } => write!(f, "length + {more}"),
            Self::Fitted { more, least } => write!(f, "length + {more}, at least {least}"),
        }
    }
}

impl FromStr for AudioContext {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted =
            || format!("`{text}` is no audio context: write `whole` or `length + 256, at least 512`");
        if text == "whole" {
            return Ok(Self::Whole);
        }
        let (more, least) = text.split_once(", at least ").unwrap_or((text, "0"));
        let more = more.strip_prefix("length + ").and_then(|number| number.parse().ok());
        let (more, least) = more.zip(least.parse().ok()).ok_or_else(wanted)?;
        Ok(Self::Fitted { more, least })
    }
}

impl<'de> Deserialize<'de> for AudioContext {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

impl Serialize for AudioContext {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Hearing {
    /// What is known of this file, by its name. A model that nobody measured gets its whole
    /// window and a confidence that is rather too low.
    pub fn of(model: &Path) -> Self {
        let stem = model.file_stem().unwrap_or_default().to_string_lossy();
        let known = KNOWN.iter().find(|known| known.files.iter().any(|file| is_of(&stem, file)));
        known.map_or_else(Self::default, |known| Self {
            context: Some(known.context),
            calibration: known.confidence.clone().unwrap_or_default(),
        })
    }

    /// As the recogniser's process takes it.
    pub fn arguments(&self) -> Vec<String> {
        let context = self.context.map(|context| ["--context".to_owned(), context.to_string()]);
        let calibration = ["--calibration".to_owned(), self.calibration.to_string()];
        context.into_iter().flatten().chain(calibration).collect()
    }
}

/// The measured models. Whoever breaks the list is told by a test.
static KNOWN: LazyLock<Vec<Known>> =
    LazyLock::new(|| toml::from_str::<Measured>(TEXT).map(|measured| measured.hearing).unwrap_or_default());

#[derive(Deserialize)]
struct Measured {
    hearing: Vec<Known>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    /// Names without their ending.
    files: Vec<String>,
    context: AudioContext,
    confidence: Option<Calibration>,
}

/// Whether this is the file, in whatever precision: `ggml-base-q8_0` is `ggml-base`, `ggml-base.en` is another model.
fn is_of(stem: &str, file: &str) -> bool {
    let precision = stem.strip_prefix(file).map(|rest| rest.strip_prefix("-q").unwrap_or(rest));
    precision.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_is_as_long_as_the_sound_and_more_within_its_bounds() {
        let seconds = |s: f32| (s * 50.0) as u32;
        let table = [
            ("length + 32", 512, [48, 176, 512, 512]),
            ("length + 256, at least 512", 1_500, [512, 512, 768, 1_500]),
            ("whole", 1_500, [1_500; 4]),
        ];
        for (text, window, expected) in table {
            let context: AudioContext = text.parse().unwrap();
            assert_eq!(
                [0.5, 3.0, 10.24, 30.0].map(|s| context.positions(seconds(s), window)),
                expected,
                "{text}"
            );
            assert_eq!(context.to_string(), text);
        }
        for text in ["", "length", "length + -1", "length + 1, at least", "half"] {
            assert!(text.parse::<AudioContext>().unwrap_err().contains("at least 512"), "{text}");
        }
    }

    #[test]
    fn a_file_is_known_by_its_name_in_any_precision() {
        assert!(!KNOWN.is_empty());
        for (stem, file, is) in [
            ("ggml-base", "ggml-base", true),
            ("ggml-base-q8_0", "ggml-base", true),
            ("ggml-base.en", "ggml-base", false),
            ("ggml-base-ours", "ggml-base", false),
            ("my-ggml-base", "ggml-base", false),
        ] {
            assert_eq!(is_of(stem, file), is, "{stem}");
        }
        assert_eq!(
            Hearing::of(Path::new("/m/ggml-large-v3-turbo-q5_0.bin")).context,
            Some(AudioContext::Whole)
        );
        assert_eq!(Hearing::of(Path::new("/m/of-our-own.bin")), Hearing::default());
    }

    #[test]
    fn the_process_takes_what_is_known() {
        let known =
            Hearing { context: Some(AudioContext::Fitted { more: 9, least: 0 }), ..Hearing::default() };
        let default = Calibration::default().to_string();
        assert_eq!(known.arguments(), ["--context", "length + 9", "--calibration", &default]);
    }
}
