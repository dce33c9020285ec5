//! The models that are really here: `offhook models fetch starter` gets them, and continuous integration must
//! have them.

use std::{env, path::Path};

use offhook::models::{Directory, Manifest};

/// The checkout's models directory, when the starter is in it. Without it a test that needs it skips itself, aloud;
/// on continuous integration that is a failure.
pub(crate) fn starter() -> Option<Directory> {
    let directory = Directory::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("vendor/models"));
    let manifest = Manifest::known();
    let missing = manifest.starter.iter().find(|name| {
        let known = manifest.by_name(name);
        !known.is_some_and(|(_, model)| directory.has(model))
    });
    let Some(missing) = missing else { return Some(directory) };
    let said = format!("{missing} is not in vendor/models; run: make models");
    assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "{said}");
    eprintln!("SKIPPED: {said}");
    None
}

#[test]
fn every_installed_model_is_the_one_that_was_tested() {
    let Some(directory) = starter() else { return };
    let mut checked = 0;
    for (_, model) in Manifest::known().models().filter(|(_, model)| directory.has(model)) {
        for item in model.items() {
            assert_eq!(item.check(&directory.path.join(&item.file)).unwrap(), Ok(()), "{}", item.file);
            checked += 1;
        }
    }
    assert!(checked >= Manifest::known().starter.len());
}
