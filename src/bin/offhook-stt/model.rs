//! The model: loading it with messages that help, and what its shape says about how to run it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use offhook::engine::gpu::Place;
use offhook::engine::hearing::{AudioContext, Hearing};
use offhook::engine::protocol::Evidence;
use whisper_rs::{WhisperContext, WhisperContextParameters, WhisperState};

use crate::pieces::Window;

pub(crate) struct Model {
    context: WhisperContext,
    place: Place,
    about: String,
    hearing: Hearing,
}

impl Model {
    pub(crate) fn load(path: &Path, hearing: Hearing, place: Place) -> Result<Self, String> {
        check_file(path)?;
        let mut settings = WhisperContextParameters::default();
        // Flash attention reads leftovers of earlier utterances when the audio context is reduced (whisper.cpp 1.8.3).
        settings.flash_attn(false);
        settings.use_gpu(place.is_gpu());
        if let Place::Gpu { device, .. } = &place {
            settings.gpu_device(i32::try_from(*device).unwrap_or(i32::MAX));
        }
        let context = WhisperContext::new_with_params(path, settings)
            .map_err(|_| format!("{} is damaged or not a whisper model; {REMEDY}", path.display()))?;
        if context.n_vocab() < VOCABULARY_MIN || context.n_audio_ctx() < 1 {
            return Err(format!("{} holds no speech model; {REMEDY}", path.display()));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let languages = if context.is_multilingual() { "many languages" } else { "English" };
        let used = hearing.context.unwrap_or_else(|| usual(context.n_audio_ctx()));
        let about = format!(
            "{name} ({languages}, utterances up to {:.0} s, audio context {used})",
            window_s(&context)
        );
        Ok(Self { context, place, about, hearing })
    }

    pub(crate) fn about(&self) -> &str {
        &self.about
    }

    /// Where it computes.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    pub(crate) fn state(&self) -> Result<WhisperState, String> {
        self.context.create_state().map_err(|error| format!("no memory for another utterance: {error}"))
    }

    pub(crate) fn is_multilingual(&self) -> bool {
        self.context.is_multilingual()
    }

    /// Token numbers from here on are not text.
    pub(crate) fn first_special_token(&self) -> i32 {
        self.context.token_eot()
    }

    /// A text's tokens; none where the model has no words for it.
    pub(crate) fn tokens(&self, text: &str) -> Vec<i32> {
        // No token is shorter than a byte. The library misreads a list that is too short.
        self.context.tokenize(text, text.len() + 1).unwrap_or_default()
    }

    pub(crate) fn window(&self) -> Window {
        let whole_samples_max = (window_s(&self.context) * SAMPLE_RATE_HZ) as usize;
        // Models trained here know single sentences: three of them in one window lose words.
        let share = if self.context.n_audio_ctx() == OPENAI_WINDOW { 1.0 } else { 0.5 };
        Window { whole_samples_max, piece_samples_max: (whole_samples_max as f32 * share) as usize }
    }

    /// How much of the model's window to compute for so much sound: most of the time goes here.
    pub(crate) fn audio_ctx(&self, samples: usize) -> i32 {
        let window = self.window_ctx();
        let context = self.hearing.context.unwrap_or_else(|| usual(window));
        let sound = (samples as f32 / SAMPLES_PER_POSITION) as u32;
        context.positions(sound, window.unsigned_abs()).cast_signed()
    }

    /// For a second try: the whole window, where that is what the model was trained on.
    pub(crate) fn second_ctx(&self) -> Option<i32> {
        Some(self.window_ctx()).filter(|window| *window == OPENAI_WINDOW)
    }

    fn window_ctx(&self) -> i32 {
        self.context.n_audio_ctx()
    }

    pub(crate) fn confidence(&self, evidence: &Evidence) -> f32 {
        self.hearing.calibration.confidence(evidence)
    }
}

fn window_s(context: &WhisperContext) -> f32 {
    context.n_audio_ctx() as f32 * SAMPLES_PER_POSITION / SAMPLE_RATE_HZ
}

/// For a model that nobody measured. Those of OpenAI and their kin repeat themselves or stop on less than they were
/// trained on; a model with another window was trained here, on windows that fit the utterance.
fn usual(window: i32) -> AudioContext {
    if window == OPENAI_WINDOW { AudioContext::Whole } else { AudioContext::Fitted { more: 32, least: 0 } }
}

/// whisper.cpp only says that it failed, so the usual reasons are told apart first.
fn check_file(path: &Path) -> Result<(), String> {
    let shown = path.display();
    let mut file = File::open(path)
        .map_err(|error| format!("cannot open the speech model {shown}: {error}; {REMEDY}"))?;
    let mut magic = [0; 4];
    file.read_exact(&mut magic).map_err(|error| format!("cannot read {shown}: {error}; {REMEDY}"))?;
    let bytes = file.metadata().map_or(0, |about| about.len());
    match &magic {
        b"lmgg" if bytes < MODEL_BYTES_MIN => {
            Err(format!("{shown} has a vocabulary but no weights; {REMEDY}"))
        }
        b"lmgg" => Ok(()),
        b"GGUF" => Err(format!("{shown} is a GGUF file, whisper.cpp reads ggml; {REMEDY}")),
        b"vers" => Err(format!("{shown} is a Git LFS pointer, not the model itself; {REMEDY}")),
        _ => Err(format!("{shown} is not a whisper model in ggml format; {REMEDY}")),
    }
}

const REMEDY: &str = "set [stt] model to a ggml file, such as those that `offhook models list` shows";
const SAMPLE_RATE_HZ: f32 = 16_000.0;
/// The encoder sees one position for two 10 ms frames.
const SAMPLES_PER_POSITION: f32 = 320.0;
const OPENAI_WINDOW: i32 = 1_500;
/// whisper.cpp also loads its vocabulary-only test files (0.6 MB), and then hears nothing.
const MODEL_BYTES_MIN: u64 = 2 << 20;
/// The smallest whisper vocabulary has 51864 entries; whisper.cpp loads anything.
const VOCABULARY_MIN: i32 = 51_864;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unmeasured_model_gets_the_context_that_it_was_trained_on() {
        assert_eq!(usual(OPENAI_WINDOW), AudioContext::Whole);
        assert_eq!(usual(512), AudioContext::Fitted { more: 32, least: 0 });
    }

    #[test]
    fn a_file_that_is_no_model_is_named_with_a_remedy() {
        let folder = tempfile::tempdir().unwrap();
        for (bytes, says) in [
            (&b"GGUF...."[..], "GGUF"),
            (b"version https", "LFS"),
            (b"RIFF", "ggml format"),
            (b"lmgg", "no weights"),
            (b"", "cannot read"),
        ] {
            let path = folder.path().join("model.bin");
            std::fs::write(&path, bytes).unwrap();
            let error = check_file(&path).unwrap_err();
            assert!(error.contains(says) && error.contains("[stt] model"), "{error}");
        }
        assert!(check_file(Path::new("/no/such/model")).unwrap_err().contains("cannot open"));
    }
}
