//! Files that come to be all or none: written aside, then renamed; what is there is not written over unasked.

use std::{
    fs::{self, Permissions},
    io::{self, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::cli::{Exit, Fault};

/// Before anything is asked.
pub(super) fn refuse_those_that_are_there<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> Result<(), Fault> {
    let there: Vec<String> =
        paths.filter(|path| path.exists()).map(|path| path.display().to_string()).collect();
    if there.is_empty() {
        return Ok(());
    }
    let attempt = format!("{} would be written over; nothing was changed", there.join(", "));
    Err(Fault::new(attempt, "name another folder, or write over what is there with --force")
        .exit(Exit::Usage))
}

pub(super) fn write(files: &[(PathBuf, String)], over: bool) -> Result<(), Fault> {
    let mut written = Vec::new();
    let all = files.iter().map(|(path, text)| Ok((path, aside(path, text)?))).collect::<io::Result<Vec<_>>>();
    let renamed = all.and_then(|all| {
        all.into_iter().try_for_each(|(path, file)| {
            let renamed = if over { file.persist(path) } else { file.persist_noclobber(path) };
            renamed.map_err(|error| error.error)?;
            written.push(path);
            Ok(())
        })
    });
    renamed.map_err(|error| {
        if !over {
            // What cannot be removed either is named by the next attempt.
            written.iter().for_each(|path| drop(fs::remove_file(path)));
        }
        Fault::new("cannot write the files", "see that the folder can be written to, or name another")
            .because(error)
    })
}

/// Beside its place, for whoever may read what its user writes.
fn aside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().permissions(Permissions::from_mode(0o666)).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_or_nothing() {
        let site = tempfile::tempdir().unwrap();
        let files = ["a.toml", "flows/b.toml"].map(|name| (site.path().join(name), name.to_owned()));
        let read = |path: &PathBuf| fs::read_to_string(path).ok();
        // The second of them is there already.
        fs::create_dir(site.path().join("flows")).unwrap();
        fs::write(&files[1].0, "old").unwrap();
        assert!(refuse_those_that_are_there(files.iter().map(|(path, _)| path)).is_err());
        assert!(write(&files, false).is_err());
        assert_eq!((read(&files[0].0), read(&files[1].0).as_deref()), (None, Some("old")));
        assert_eq!(fs::read_dir(site.path().join("flows")).unwrap().count(), 1, "nothing else is left");
        write(&files, true).unwrap();
        assert_eq!(
            (read(&files[0].0).as_deref(), read(&files[1].0).as_deref()),
            (Some("a.toml"), Some("flows/b.toml"))
        );
    }
}
