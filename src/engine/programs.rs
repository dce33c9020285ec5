//! Finds what is installed beside the server: the engine programs and the demonstration models.

use std::env;
use std::path::{Path, PathBuf};

use crate::metrics::Engine;

/// The engine's program: the one that was set, else `offhook-<engine>` beside the running program, else by
/// its bare name (found in `PATH`, or reported by whoever starts it).
pub fn program(engine: Engine, set: Option<&Path>) -> PathBuf {
    if let Some(path) = set {
        return path.to_owned();
    }
    // Embedding models and language models run in one program, each in a process of its own.
    let kind = if engine == Engine::Embed { Engine::Llm } else { engine };
    let name = format!("offhook-{}", kind.as_str());
    let running = env::current_exe().ok();
    let beside = running.as_deref().and_then(Path::parent);
    // Cargo puts test programs one folder below the binaries that they use.
    let above = beside.filter(|folder| folder.ends_with("deps")).and_then(Path::parent);
    [above, beside]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
        .unwrap_or_else(|| name.into())
}

/// A file of the installation, such as `models/demo/ggml-demo-en.bin`: taken from the working directory, else
/// from the nearest folder above the running program that has it. As it was given where there is none, for
/// the error message.
pub fn installed(relative: &Path) -> PathBuf {
    let running = env::current_exe().unwrap_or_default();
    let above = running.ancestors().skip(1).map(|folder| folder.join(relative));
    [relative.to_owned()]
        .into_iter()
        .chain(above)
        .find(|path| path.exists())
        .unwrap_or_else(|| relative.to_owned())
}

/// The sentence embeddings that `scripts/fetch-minilm.sh` makes.
pub const EMBED_MODEL: &str = "vendor/models/all-MiniLM-L6-v2-f16.gguf";

/// The recogniser that comes with the program: a few hundred words, for demonstration.
pub const DEMO_STT_MODEL: &str = "models/demo/ggml-demo-en.bin";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_wins_and_without_one_the_name_is_kept() {
        assert_eq!(program(Engine::Stt, Some(Path::new("/opt/x"))), Path::new("/opt/x"));
        assert!(program(Engine::Tts, None).ends_with("offhook-tts"));
        assert!(program(Engine::Embed, None).ends_with("offhook-llm"));
    }
}
