//! Small files that are replaced whole: whoever reads meanwhile sees the old text or the new one, never half of one.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, fchown},
    path::{Path, PathBuf},
};

/// Two programs must not lose each other's change. The lock is a file beside this one, and ends with what is returned.
pub fn lock(path: &Path) -> io::Result<File> {
    let file = open(path, ".lock", false)?;
    file.lock()?;
    Ok(file)
}

/// For its owner alone.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut file = open(path, ".new", true)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside(path, ".new"), path)
}

/// Root at the command line must not leave files that the server's own user cannot read or write: they belong to whom
/// the folder belongs to.
fn open(path: &Path, ending: &str, truncate: bool) -> io::Result<File> {
    let path_beside = beside(path, ending);
    let file =
        OpenOptions::new().create(true).truncate(truncate).write(true).mode(0o600).open(path_beside)?;
    if rustix::process::geteuid().is_root() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let owner = fs::metadata(folder)?;
        fchown(&file, Some(owner.uid()), Some(owner.gid()))?;
    }
    Ok(file)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_for_its_owner_alone_and_what_root_writes_belongs_to_the_folders_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.toml");
        let is_root = rustix::process::geteuid().is_root();
        if is_root {
            std::os::unix::fs::chown(folder.path(), Some(12_345), Some(12_345)).unwrap();
        }
        for text in ["one", "two"] {
            let lock = lock(&path).unwrap();
            replace(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            drop(lock);
        }
        for name in ["tokens.toml", "tokens.toml.lock"] {
            let about = fs::metadata(folder.path().join(name)).unwrap();
            assert_eq!(about.mode() & 0o777, 0o600, "{name}");
            assert!(!is_root || about.uid() == 12_345, "{name}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
    }
}
