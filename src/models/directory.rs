//! The models directory: where it is, and which known models are in it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::{Item, Kind, Manifest, Model};

/// Where an installed server keeps its models.
const OF_AN_INSTALLATION: &str = "/var/lib/offhook/models";
const VARIABLE: &str = "OFFHOOK_MODELS";
const OF_A_CHECKOUT: &str = "vendor/models";

/// A folder of models; it need not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    pub path: PathBuf,
}

impl Directory {
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// What `OFFHOOK_MODELS` names (`off` for none); else `vendor/models` of the checkout that the program runs from or
    /// was built in; else the installation's.
    pub fn usual() -> Option<Self> {
        if let Some(named) = env::var_os(VARIABLE) {
            return Some(named).filter(|named| named != "off").map(|named| Self::new(named.into()));
        }
        let manifest = installed(Path::new("models/manifest.toml"));
        let root = manifest.ancestors().nth(2).filter(|_| manifest.is_file());
        let path = root.map_or_else(|| OF_AN_INSTALLATION.into(), |root| root.join(OF_A_CHECKOUT));
        Some(Self::new(path))
    }

    pub fn place(&self, item: &Item) -> PathBuf {
        self.path.join(&item.file)
    }

    /// The preferred model of a kind among those that are here whole. Files come here only after their sums have held.
    pub fn best<'m>(&self, manifest: &'m Manifest, kind: Kind) -> Option<(&'m Model, PathBuf)> {
        let model = manifest.of_kind(kind).iter().find(|model| self.has(model))?;
        Some((model, self.path.join(&model.file)))
    }

    /// Whether every file of the model is here, in its size; its sum is another question.
    pub fn has(&self, model: &Model) -> bool {
        model.items().iter().all(|item| {
            let there = fs::metadata(self.place(item)).ok().filter(fs::Metadata::is_file);
            there.is_some_and(|found| item.bytes.is_none_or(|bytes| bytes == found.len()))
        })
    }
}

/// The preferred model of a kind in the usual directory.
pub fn preferred(kind: Kind) -> Option<PathBuf> {
    Some(Directory::usual()?.best(Manifest::known(), kind)?.1)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkout_keeps_its_own() {
        let usual = Directory::usual();
        let set = env::var_os(VARIABLE).is_some();
        assert!(
            set || usual.as_ref().is_some_and(|usual| usual.path.ends_with("vendor/models")),
            "{usual:?}"
        );
    }

    #[test]
    fn the_preferred_of_those_that_are_whole_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path().to_owned());
        let manifest = Manifest::known();
        assert_eq!(directory.best(manifest, Kind::Tts), None);
        let (_, voice) = manifest.by_name("en_US-joe-medium").unwrap();
        for item in voice.items() {
            assert_eq!(directory.best(manifest, Kind::Tts), None, "{} is not there yet", item.file);
            let file = fs::File::create(directory.place(&item)).unwrap();
            file.set_len(item.bytes.unwrap()).unwrap();
        }
        assert_eq!(directory.best(manifest, Kind::Tts).unwrap().0.name, voice.name);
        fs::write(directory.path.join("ggml-tiny.en.bin"), "cut short").unwrap();
        assert_eq!(directory.best(manifest, Kind::Stt), None);
        // Of these the size is not known, and small.en stands above base.en.
        for name in ["ggml-base.en.bin", "ggml-small.en.bin"] {
            fs::write(directory.path.join(name), "x").unwrap();
        }
        let (best, path) = directory.best(manifest, Kind::Stt).unwrap();
        assert_eq!((best.name.as_str(), path), ("ggml-small.en", directory.path.join("ggml-small.en.bin")));
    }
}
