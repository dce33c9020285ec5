//! The models' manifest says the truth about the files that are here.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
struct Manifest {
    stt: Vec<Model>,
    #[serde(default)]
    llm: Vec<Model>,
    embed: Vec<Fetched>,
}

/// A model that a script gets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fetched {
    name: String,
    home: String,
    fetch: String,
    installed: String,
    sha256: String,
    bytes: usize,
    languages: String,
    licence: String,
    #[serde(rename = "use")]
    purpose: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    name: String,
    file: Option<String>,
    sha256: Option<String>,
    bytes: Option<usize>,
    home: Option<String>,
    about_mib: Option<u32>,
    languages: String,
    licence: String,
    #[serde(rename = "use")]
    purpose: String,
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_fetched_model_is_the_one_that_its_script_makes() {
    let manifest: Manifest = toml::from_str(&fs::read_to_string("models/manifest.toml").unwrap()).unwrap();
    for model in manifest.embed {
        for text in [&model.name, &model.home, &model.languages, &model.licence, &model.purpose] {
            assert!(!text.is_empty(), "{} says too little", model.name);
        }
        let script = fs::read_to_string(&model.fetch).unwrap();
        assert!(script.contains(&model.sha256), "{} makes another file", model.fetch);
        let Ok(bytes) = fs::read(&model.installed) else {
            eprintln!("NOT CHECKED: {} is not here; run {}", model.installed, model.fetch);
            continue;
        };
        assert_eq!((bytes.len(), sha256(&bytes)), (model.bytes, model.sha256), "{}", model.name);
    }
}

#[test]
fn every_model_has_a_file_that_matches_or_a_home() {
    let manifest: Manifest = toml::from_str(&fs::read_to_string("models/manifest.toml").unwrap()).unwrap();
    for model in manifest.stt.into_iter().chain(manifest.llm) {
        for text in [&model.name, &model.languages, &model.licence, &model.purpose] {
            assert!(!text.is_empty(), "{} says too little", model.name);
        }
        match model.file {
            Some(file) => {
                let bytes = fs::read(Path::new("models").join(file)).unwrap();
                assert_eq!(
                    (Some(bytes.len()), Some(sha256(&bytes))),
                    (model.bytes, model.sha256),
                    "{}",
                    model.name
                );
            }
            None => assert!(model.home.is_some() && model.about_mib.is_some(), "{} is nowhere", model.name),
        }
    }
}
