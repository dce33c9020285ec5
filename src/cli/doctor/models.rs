//! The models: there, readable, of the right kind, and those that the manifest knows unchanged.

use std::{fs, io, path::Path};

use super::{Check, finding::Finding};
use crate::{
    config::Config,
    models::{Kind, Manifest, sha256},
};

pub(super) fn check(config: &Config) -> Vec<Finding> {
    let models = [
        ("stt.model", &config.stt.model, Kind::Stt),
        ("embed.model", &config.embed.model, Kind::Embed),
        ("llm.model", &config.llm.model, Kind::Llm),
        ("tts.voice", &config.tts.voice, Kind::Tts),
    ];
    let mut findings: Vec<Finding> =
        models.into_iter().filter_map(|(key, path, kind)| Some(model(key, path.as_deref()?, kind))).collect();
    if config.stt.model.is_none() {
        let what = "stt.model is not set and none is installed: only keys are understood";
        findings.push(Finding::warn(Check::Models, what, FETCH));
    }
    if config.stt.model.as_deref().is_some_and(is_demonstration) {
        let what = "the recogniser is the demonstration model: 544 words";
        findings.push(Finding::warn(Check::Models, what, FETCH));
    }
    findings
}

const FETCH: &str = "offhook models fetch starter gets a recogniser, a voice and sentence embeddings";

fn is_demonstration(model: &Path) -> bool {
    Manifest::known().by_file(model).is_some_and(|(_, known)| known.in_repository.is_some())
}

fn model(key: &str, path: &Path, kind: Kind) -> Finding {
    let name = path.display();
    let fail = |what: String, remedy: &str| Finding::fail(Check::Models, format!("{key}: {what}"), remedy);
    let remedy = "get it again (docs/models.md), or name another in the configuration";
    let unreadable = |error: io::Error| fail(format!("{name} cannot be read: {error}"), remedy);
    match kind.objection(path) {
        Err(error) => return unreadable(error),
        Ok(Some(why)) => return fail(format!("{name}: {why}"), remedy),
        Ok(None) => {}
    }
    if kind == Kind::Tts
        && let Some(fault) = description_fault(path)
    {
        return fail(fault, "put the voice's own .onnx.json beside it");
    }
    let (bytes, found) = match (fs::metadata(path), sha256(path)) {
        (Ok(metadata), Ok(sha256)) => (metadata.len(), sha256),
        (Err(error), _) | (_, Err(error)) => return unreadable(error),
    };
    match known_sha256(path, bytes) {
        Some(sha256) if sha256 != found => fail(
            format!("{name} is not the file that models/manifest.toml names: its SHA-256 differs"),
            "get it again: offhook models fetch",
        ),
        Some(_) => Finding::ok(Check::Models, format!("{key}: {name}, unchanged")),
        None => {
            let mib = bytes >> 20;
            Finding::ok(Check::Models, format!("{key}: {name}, {mib} MiB, SHA-256 {}", &found[..16]))
        }
    }
}

fn description_fault(voice: &Path) -> Option<String> {
    let mut name = voice.as_os_str().to_owned();
    name.push(".json");
    let path = Path::new(&name);
    match Kind::Tts.objection(path) {
        Ok(fault) => fault.map(|fault| format!("{}: {fault}", path.display())),
        Err(error) => Some(format!("{} cannot be read: {error}", path.display())),
    }
}

/// Another size is another version, and a file cut short fails at its engine.
fn known_sha256(model: &Path, bytes: u64) -> Option<&'static str> {
    let (_, known) = Manifest::known().by_file(model)?;
    known.sha256.as_deref().filter(|_| known.bytes == Some(bytes))
}
