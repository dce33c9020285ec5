//! Finds what is installed beside the server: the engine programs and the demonstration models.

use std::env;
use std::path::{Path, PathBuf};

use crate::metrics::Engine;
pub use crate::models::installed;

/// The engine's program: the one that was set, else `offhook-<engine>` beside the running program, else by
/// its bare name (found in `PATH`, or reported by whoever starts it).
pub fn program(engine: Engine, set: Option<&Path>) -> PathBuf {
    if let Some(path) = set {
        return path.to_owned();
    }
    // Embedding models and language models run in one program, each in a process of its own.
    let kind = if engine == Engine::Embed { Engine::Llm } else { engine };
    beside(&format!("offhook-{}", kind.as_str()))
}

/// The program of that name beside the running one, or just the name.
pub fn beside(name: &str) -> PathBuf {
    let running = env::current_exe().ok();
    let beside = running.as_deref().and_then(Path::parent);
    // Cargo puts test programs one folder below the binaries that they use.
    let above = beside.filter(|folder| folder.ends_with("deps")).and_then(Path::parent);
    [above, beside]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .unwrap_or_else(|| name.into())
}

/// The sentence embeddings that `offhook models fetch starter` gets.
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
