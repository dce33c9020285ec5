//! The model: loading it with messages that help, and what its shape says about how to run it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use offhook::engine::gpu::Place;
use whisper_rs::{WhisperContext, WhisperContextParameters, WhisperState};

use crate::pieces::Window;

pub(crate) struct Model {
    context: WhisperContext,
    place: Place,
    about: String,
}

impl Model {
    pub(crate) fn load(path: &Path, place: Place) -> Result<Self, String> {
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
        let about = format!("{name} ({languages}, utterances up to {:.0} s)", window_s(&context));
        Ok(Self { context, place, about })
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

    pub(crate) fn window(&self) -> Window {
        let whole_samples_max = (window_s(&self.context) * SAMPLE_RATE_HZ) as usize;
        // Models trained here know single sentences: three of them in one window lose words.
        let share = if self.context.n_audio_ctx() == OPENAI_WINDOW { 1.0 } else { 0.5 };
        Window { whole_samples_max, piece_samples_max: (whole_samples_max as f32 * share) as usize }
    }

    /// How much of the model's window to compute for so much sound: most of the time goes here.
    pub(crate) fn audio_ctx(&self, samples: usize) -> i32 {
        audio_ctx(samples, self.context.n_audio_ctx())
    }
}

fn window_s(context: &WhisperContext) -> f32 {
    context.n_audio_ctx() as f32 * SAMPLES_PER_POSITION / SAMPLE_RATE_HZ
}

/// The advice for OpenAI's models, whose window is 1500: seconds / 30 * 1500 + 128, or they repeat themselves
/// (whisper.cpp #1855, #1951). A model with another window was trained here, on windows that fit the utterance.
fn audio_ctx(samples: usize, window: i32) -> i32 {
    let positions = (samples as f32 / SAMPLES_PER_POSITION) as i32;
    if window == OPENAI_WINDOW {
        (positions + 128).clamp(AUDIO_CTX_MIN, window)
    } else {
        ((positions + 32) / 16 * 16).min(window)
    }
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
/// Below 5 s of context the large models gain little time and lose words.
const AUDIO_CTX_MIN: i32 = 256;
/// whisper.cpp also loads its vocabulary-only test files (0.6 MB), and then hears nothing.
const MODEL_BYTES_MIN: u64 = 2 << 20;
/// The smallest whisper vocabulary has 51864 entries; whisper.cpp loads anything.
const VOCABULARY_MIN: i32 = 51_864;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audio_context_fits_the_utterance() {
        let seconds = |s: f32| (s * SAMPLE_RATE_HZ) as usize;
        let demo: Vec<_> = [0.5, 3.0, 10.24].map(|s| audio_ctx(seconds(s), 512)).into();
        assert_eq!(demo, [48, 176, 512]);
        let openai: Vec<_> = [0.5, 3.0, 10.0, 30.0].map(|s| audio_ctx(seconds(s), OPENAI_WINDOW)).into();
        assert_eq!(openai, [256, 278, 628, 1_500]);
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
