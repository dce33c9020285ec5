//! Finds the engine programs, which are installed beside the server.

use std::env;
use std::path::{Path, PathBuf};

use crate::metrics::Engine;

/// The engine's program: the one that was set, else `offhook-<engine>` beside the running program, else by its bare name
/// (found in `PATH`, or reported by whoever starts it).
pub fn program(engine: Engine, set: Option<&Path>) -> PathBuf {
    if let Some(path) = set {
        return path.to_owned();
    }
    let name = format!("offhook-{}", engine.as_str());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_wins_and_without_one_the_name_is_kept() {
        assert_eq!(program(Engine::Stt, Some(Path::new("/opt/x"))), Path::new("/opt/x"));
        assert!(program(Engine::Tts, None).ends_with("offhook-tts"));
    }
}
