//! What a voice is to the rest of the program.

use std::path::PathBuf;

use offhook::audio::RateError;
use thiserror::Error;

use crate::{data, sentences::Sentence};

/// The setting that names espeak-ng's own voice.
pub(crate) const ESPEAK: &str = "espeak";

/// One sentence at the voice's own rate. Each piece is made when it is asked for; they join without a seam.
pub(crate) struct Sound {
    pub(crate) rate_hz: u32,
    pub(crate) pieces: Box<dyn Iterator<Item = Result<Piece, VoiceError>>>,
}

pub(crate) struct Piece {
    pub(crate) samples: Vec<i16>,
    /// No other follows.
    pub(crate) last: bool,
}

impl Sound {
    /// For a voice that makes a sentence at once.
    pub(crate) fn whole(samples: Vec<i16>, rate_hz: u32) -> Self {
        Self { rate_hz, pieces: Box::new(std::iter::once(Ok(Piece { samples, last: true }))) }
    }
}

/// Owned by the model thread alone.
pub(crate) trait Voice {
    /// One line for the server's log.
    fn about(&self) -> String;

    /// The language that it speaks, as espeak-ng names it: `en-us`.
    fn language(&self) -> &str;

    fn say(&mut self, sentence: &Sentence) -> Result<Sound, VoiceError>;
}

/// None of these may carry the text that was to be spoken: it may hold what a caller said.
#[derive(Debug, Error)]
pub(crate) enum VoiceError {
    #[error(
        "could not find espeak-ng-data: put that folder (of the build, or of a release) beside offhook-tts, or set \
         {}=FOLDER to the folder that holds it",
        data::FOLDER_VARIABLE
    )]
    DataMissing,
    #[error("could not start espeak-ng with the data in {0}: is it of another espeak-ng version?")]
    EspeakRefused(PathBuf),
    #[error(
        "espeak-ng has no language `{0}`: set [tts] language to one of `espeak-ng --voices`, such as en, de, fr"
    )]
    LanguageUnknown(String),
    #[error("espeak-ng could not speak the sentence (code {0})")]
    EspeakFailed(i32),
    #[error("could not turn the sentence into phonemes: {0}")]
    Phonemes(String),
    #[error(
        "could not read {path}: {source}; [tts] voice needs FILE.onnx with FILE.onnx.json beside it, or `espeak`"
    )]
    FileUnreadable { path: PathBuf, source: std::io::Error },
    #[error("{path} does not describe a Piper voice: {reason}; fetch it again together with its .onnx")]
    ConfigUnusable { path: PathBuf, reason: String },
    #[error("could not load {path}: {reason}; fetch the voice again, or set [tts] voice to `espeak`")]
    ModelUnusable { path: PathBuf, reason: String },
    #[error("the voice's model failed: {0}")]
    ModelFailed(String),
    #[error("could not bring the voice to the call's rate: {0}")]
    Rate(#[from] RateError),
}
