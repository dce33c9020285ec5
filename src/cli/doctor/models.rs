//! The models: there, readable, of the right kind, and those that the manifest knows unchanged.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{Check, finding::Finding};
use crate::{config::Config, engine::programs};

#[derive(Clone, Copy)]
enum Kind {
    /// whisper.cpp's own format.
    Ggml,
    Gguf,
    /// With its description beside it.
    Onnx,
}

pub(super) fn check(config: &Config) -> Vec<Finding> {
    let models = [
        ("stt.model", &config.stt.model, Kind::Ggml),
        ("embed.model", &config.embed.model, Kind::Gguf),
        ("llm.model", &config.llm.model, Kind::Gguf),
        ("tts.voice", &config.tts.voice, Kind::Onnx),
    ];
    let known = Manifest::read();
    let mut findings: Vec<Finding> = models
        .into_iter()
        .filter_map(|(key, path, kind)| Some(model(key, path.as_deref()?, kind, &known)))
        .collect();
    if config.stt.model.is_none() {
        let what = "stt.model is not set: only keys are understood";
        findings.push(Finding::warn(Check::Models, what, "README.md says where to get a recogniser"));
    }
    findings
}

fn model(key: &str, path: &Path, kind: Kind, known: &Manifest) -> Finding {
    let name = path.display();
    let fail = |what: String, remedy: &str| Finding::fail(Check::Models, format!("{key}: {what}"), remedy);
    let remedy = "get it again (README.md says where from), or name another in the configuration";
    let found = match examine(path) {
        Ok(found) => found,
        Err(error) => return fail(format!("{name} cannot be read: {error}"), remedy),
    };
    let is_kind = match kind {
        Kind::Ggml => found.magic == *b"lmgg",
        Kind::Gguf => found.magic == *b"GGUF",
        Kind::Onnx => true,
    };
    if !is_kind {
        let wanted = match kind {
            Kind::Ggml => "a whisper.cpp model (ggml-*.bin)",
            Kind::Gguf | Kind::Onnx => "a GGUF model",
        };
        return fail(format!("{name} is not {wanted}"), remedy);
    }
    if let (Kind::Onnx, Some(fault)) = (kind, description_fault(path)) {
        return fail(fault, "put the voice's own .onnx.json beside it");
    }
    match known.sha256(path, found.bytes) {
        Some(sha256) if sha256 != found.sha256 => fail(
            format!("{name} is not the file that models/manifest.toml names: its SHA-256 differs"),
            remedy,
        ),
        Some(_) => Finding::ok(Check::Models, format!("{key}: {name}, unchanged")),
        None => {
            let mib = found.bytes >> 20;
            Finding::ok(Check::Models, format!("{key}: {name}, {mib} MiB, SHA-256 {}", &found.sha256[..16]))
        }
    }
}

struct Found {
    magic: [u8; 4],
    bytes: u64,
    sha256: String,
}

fn examine(path: &Path) -> io::Result<Found> {
    let mut file = File::open(path)?;
    let mut magic = [0; 4];
    file.read_exact(&mut magic)?;
    let mut digest = Sha256::new();
    digest.update(magic);
    let (mut piece, mut bytes) = (vec![0; 1 << 20], magic.len() as u64);
    loop {
        let length = file.read(&mut piece)?;
        if length == 0 {
            break;
        }
        digest.update(&piece[..length]);
        bytes += length as u64;
    }
    let sha256 = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Found { magic, bytes, sha256 })
}

fn description_fault(voice: &Path) -> Option<String> {
    let mut name = voice.as_os_str().to_owned();
    name.push(".json");
    let path = Path::new(&name);
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Some(format!("{} cannot be read: {error}", path.display())),
    };
    let fault = serde_json::from_str::<serde_json::Value>(&text).err()?;
    Some(format!("{} is no JSON: {fault}", path.display()))
}

/// What is known of the models that come with the program.
#[derive(Default, Deserialize)]
struct Manifest {
    #[serde(flatten)]
    kinds: std::collections::BTreeMap<String, Vec<Entry>>,
}

#[derive(Deserialize)]
struct Entry {
    file: Option<String>,
    sha256: Option<String>,
    bytes: Option<u64>,
}

impl Manifest {
    /// None is known where there is no manifest.
    fn read() -> Self {
        let path = programs::installed(Path::new("models/manifest.toml"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    fn sha256(&self, model: &Path, bytes: u64) -> Option<&str> {
        let named = |entry: &&Entry| {
            let file = entry.file.as_deref().map(Path::new);
            // Another size is another version, and a file cut short fails at its engine.
            file.is_some_and(|file| file.file_name() == model.file_name()) && entry.bytes == Some(bytes)
        };
        self.kinds.values().flatten().find(named)?.sha256.as_deref()
    }
}
