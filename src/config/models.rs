//! `[models]`: where models are, and which of them serve where the configuration names none.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::models::{Directory, Kind, Manifest, installed};

#[derive(Clone, Debug)]
pub struct Models {
    /// `None`: only what is configured is used.
    pub dir: Option<Directory>,
    /// What serves without having been configured.
    pub chosen: Vec<Chosen>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The key that is not set, such as `stt.model`.
    pub key: &'static str,
    pub path: PathBuf,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidModels {
    dir: Option<PathBuf>,
}

/// Instead of a path: none, whatever is installed.
const OFF: &str = "off";
/// The recogniser that comes with the program, for a first try.
const DEMONSTRATION: &str = "models/demo/ggml-demo-en.bin";

impl SaidModels {
    pub(super) fn directory(self, base: &Path) -> Option<Directory> {
        match self.dir {
            None => Directory::usual(),
            Some(dir) => {
                Some(dir).filter(|dir| dir != Path::new(OFF)).map(|dir| Directory::new(base.join(dir)))
            }
        }
    }
}

/// Gives each engine its model: the configured one, else what is installed.
pub(super) struct Choice<'a> {
    base: &'a Path,
    directory: Option<&'a Directory>,
    pub(super) chosen: Vec<Chosen>,
}

impl<'a> Choice<'a> {
    /// Relative paths are meant relative to `base`. Without a directory, only what is configured is used.
    pub(super) fn new(base: &'a Path, directory: Option<&'a Directory>) -> Self {
        Self { base, directory, chosen: Vec::new() }
    }

    pub(super) fn of(&mut self, kind: Kind, configured: Option<PathBuf>) -> Option<PathBuf> {
        if let Some(path) = configured {
            return Some(path).filter(|path| path != Path::new(OFF)).map(|path| self.base.join(path));
        }
        let directory = self.directory?;
        let path = match directory.best(Manifest::known(), kind) {
            Some((_, path)) => path,
            None if kind == Kind::Stt => {
                Some(installed(Path::new(DEMONSTRATION))).filter(|path| path.exists())?
            }
            None => return None,
        };
        self.chosen.push(Chosen { key: key(kind), path: path.clone() });
        Some(path)
    }
}

fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Stt => "stt.model",
        Kind::Tts => "tts.voice",
        Kind::Embed => "embed.model",
        Kind::Llm => "llm.model",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config::Config;

    #[test]
    fn what_is_installed_serves_where_nothing_is_configured() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        let file = base.join("offhook.toml");
        let load = |text: &str| {
            fs::write(&file, text).unwrap();
            Config::load(&file).unwrap()
        };
        let none = load("[models]\ndir = \"off\"\n");
        assert_eq!((&none.stt.model, &none.llm.model, none.models.chosen.len()), (&None, &None, 0));
        let empty = load("[models]\ndir = \"m\"\n");
        assert!(empty.stt.model.unwrap().ends_with(DEMONSTRATION), "the demonstration model comes along");
        assert_eq!((empty.tts.voice, empty.embed.model), (None, None));

        fs::create_dir(base.join("m")).unwrap();
        fs::write(base.join("m/ggml-small.en.bin"), "its size is not known").unwrap();
        let here = base.join("m/ggml-small.en.bin");
        let found = load("[models]\ndir = \"m\"\n");
        assert_eq!(found.models.chosen, [Chosen { key: "stt.model", path: here.clone() }]);
        assert_eq!(found.stt.model, Some(here));
        let named = load("[models]\ndir = \"m\"\n[stt]\nmodel = \"own.bin\"\n");
        assert_eq!((named.stt.model, named.models.chosen.len()), (Some(base.join("own.bin")), 0));
        let off = load("[models]\ndir = \"m\"\n[stt]\nmodel = \"off\"\n");
        assert_eq!((off.stt.model, off.models.chosen.len()), (None, 0));
    }
}
