//! The models that come with the program are those that the manifest names.

use std::fs;

use offhook::models::Manifest;
use sha2::{Digest, Sha256};

#[test]
fn every_model_that_comes_along_is_the_one_that_was_tested() {
    let bundled =
        Manifest::known().models().filter_map(|(_, model)| Some((model, model.in_repository.as_ref()?)));
    let mut checked = 0;
    for (model, path) in bundled {
        let bytes = fs::read(path).unwrap();
        let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((Some(bytes.len() as u64), Some(sha256)), (model.bytes, model.sha256.clone()), "{path}");
        checked += 1;
    }
    assert!(checked >= 2, "the demonstration models are not in the manifest");
}
