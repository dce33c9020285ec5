//! Where espeak-ng's data lies: dictionaries and phonemes, without which neither kind of voice says a word.

#![allow(unsafe_code)]

use std::path::{Path, PathBuf};
use std::{env, fs, iter};

/// Names the folder that holds `espeak-ng-data`; `espeak-rs` reads it too.
pub(crate) const FOLDER_VARIABLE: &str = "PIPER_ESPEAKNG_DATA_DIRECTORY";

const DATA: &str = "espeak-ng-data";

/// The folder that holds `espeak-ng-data`: the setting's, else the binary's own, else `../share/offhook` of
/// an installation, else the one that the build left below the binary.
pub(crate) fn folder() -> Option<PathBuf> {
    if let Some(said) = env::var_os(FOLDER_VARIABLE) {
        return Some(PathBuf::from(said)).filter(|folder| holds_data(folder));
    }
    let program = fs::canonicalize(env::current_exe().ok()?).ok()?;
    folder_for(program.parent()?)
}

/// Makes `espeak-rs` use the same folder; left alone it would look into the working directory first, which is
/// anyone's, and espeak-ng does not report data that it cannot find.
pub(crate) fn point_espeak_to_it() {
    if let Some(folder) = folder() {
        // SAFETY: called first thing in `main`, while there is one thread, so nobody reads the environment
        // meanwhile.
        unsafe { env::set_var(FOLDER_VARIABLE, folder) };
    }
}

fn folder_for(programs: &Path) -> Option<PathBuf> {
    let installed = [programs.to_path_buf(), programs.join("../share/offhook")];
    // Cargo puts unit tests one folder below the programs.
    let built = [programs.join("build"), programs.join("../build")].into_iter().flat_map(built_folders);
    installed.into_iter().chain(built).find(|folder| holds_data(folder))
}

/// Cargo gives the espeak-ng build a folder with a hash in its name.
fn built_folders(build: PathBuf) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(build).ok();
    iter::once(entries)
        .flatten()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("espeak-rs-sys-"))
        .map(|entry| entry.path().join("out/share"))
}

fn holds_data(folder: &Path) -> bool {
    // Looking for the phoneme table, because a half copied folder must not count.
    folder.join(DATA).join("phontab").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_data(folder: &Path) {
        fs::create_dir_all(folder.join(DATA)).unwrap();
        fs::write(folder.join(DATA).join("phontab"), b"").unwrap();
    }

    #[test]
    fn data_beside_the_binary_wins_over_the_share_folder_and_the_build() {
        let root = tempfile::tempdir().unwrap();
        let programs = root.path().join("bin");
        fs::create_dir_all(&programs).unwrap();
        assert_eq!(folder_for(&programs), None);

        let built = programs.join("build/espeak-rs-sys-0123/out/share");
        with_data(&built);
        assert_eq!(folder_for(&programs), Some(built));

        let share = programs.join("../share/offhook");
        with_data(&share);
        assert_eq!(folder_for(&programs), Some(share));

        with_data(&programs);
        assert_eq!(folder_for(&programs), Some(programs.clone()));
    }

    #[test]
    fn an_empty_folder_does_not_count() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join(DATA)).unwrap();
        assert_eq!(folder_for(root.path()), None);
    }
}
