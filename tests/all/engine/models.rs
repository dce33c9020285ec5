//! The models' manifest says the truth about the files that are here.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
struct Manifest {
    stt: Vec<Model>,
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

#[test]
fn every_model_has_a_file_that_matches_or_a_home() {
    let manifest: Manifest = toml::from_str(&fs::read_to_string("models/manifest.toml").unwrap()).unwrap();
    for model in manifest.stt {
        for text in [&model.name, &model.languages, &model.licence, &model.purpose] {
            assert!(!text.is_empty(), "{} says too little", model.name);
        }
        match model.file {
            Some(file) => {
                let bytes = fs::read(Path::new("models").join(file)).unwrap();
                let sha256: String =
                    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                assert_eq!((Some(bytes.len()), Some(sha256)), (model.bytes, model.sha256), "{}", model.name);
            }
            None => assert!(model.home.is_some() && model.about_mib.is_some(), "{} is nowhere", model.name),
        }
    }
}
