//! The folder of exported sounds, with its index.

use std::{
    fs::{self, Permissions},
    io::{self, ErrorKind, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use super::index::{Index, Row};
use crate::cli::Fault;

const INDEX: &str = "index.tsv";
/// Asterisk runs as another user.
const FOR_ALL_TO_READ: u32 = 0o644;
const TOLD_MAX: usize = 5;

pub(super) struct Sounds {
    folder: PathBuf,
    pub(super) index: Index,
}

impl Sounds {
    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).map_err(|error| cannot_write(folder, error))?;
        let path = folder.join(INDEX);
        let mut index = match fs::read_to_string(&path) {
            Ok(text) => Index::parse(&text).map_err(|line| {
                let remedy = "move it away; with --force the sounds are then made again";
                Fault::new(format!("{}:{line} is not of an export's index", path.display()), remedy)
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => Index::default(),
            Err(error) => {
                let attempt = format!("cannot read {}", path.display());
                return Err(Fault::new(attempt, "make it readable, or move it away").because(error).into());
            }
        };
        index.retain(|file| folder.join(file).exists());
        Ok(Self { folder: folder.to_owned(), index })
    }

    /// A folder of sounds may hold Asterisk's own, and somebody's recordings.
    pub(super) fn refuse_others<'a>(&self, files: impl Iterator<Item = &'a str>) -> anyhow::Result<()> {
        let others: Vec<&str> =
            files.filter(|file| !self.index.knows(file) && self.folder.join(file).exists()).collect();
        if others.is_empty() {
            return Ok(());
        }
        let told = told(&others);
        let attempt = format!("{} has files that no export made: {told}", self.folder.display());
        let remedy = "choose another --out or other names, or replace them with --force";
        Err(Fault::new(attempt, remedy).into())
    }

    /// From now on these files are ours, whatever becomes of this export.
    pub(super) fn announce<'a>(
        &mut self,
        files: impl Iterator<Item = &'a str>,
        row: &Row,
    ) -> anyhow::Result<()> {
        files.for_each(|file| self.index.note(file, row.clone()));
        self.write(INDEX, self.index.text().as_bytes())
    }

    /// Written aside and renamed, so that Asterisk never plays half of it.
    pub(super) fn write(&self, file: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.folder.join(file);
        replace(&path, bytes).map_err(|error| cannot_write(&path, error).into())
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut aside = tempfile::Builder::new()
        .prefix(".offhook-")
        .permissions(Permissions::from_mode(FOR_ALL_TO_READ))
        .tempfile_in(folder)?;
    aside.write_all(bytes)?;
    aside.as_file().sync_all()?;
    aside.persist(path)?;
    Ok(())
}

fn cannot_write(path: &Path, error: io::Error) -> Fault {
    let remedy = "make room, and export as a user who may write there, or to another folder with --out";
    Fault::new(format!("cannot write {}", path.display()), remedy).because(error)
}

/// The first of them, and how many more.
pub(super) fn told(files: &[&str]) -> String {
    let (first, more) = files.split_at(files.len().min(TOLD_MAX));
    let first = first.join(", ");
    if more.is_empty() { first } else { format!("{first}, and {} more", more.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(seconds: Option<f64>) -> Row {
        let [language, text, voice] = ["en", "Yes.", "espeak"].map(str::to_owned);
        Row { language, text, seconds, voice }
    }

    #[test]
    fn what_was_written_is_known_to_the_next_export_and_others_can_read_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut sounds = Sounds::open(folder.path()).expect("a new one");
        let files = ["en/a/b.ulaw", "en/lost.ulaw"];
        sounds.announce(files.into_iter(), &row(None)).expect("written");
        sounds.write("en/a/b.ulaw", b"sound").expect("written");
        sounds.announce(files.into_iter().take(1), &row(Some(0.5))).expect("written");

        let next = Sounds::open(folder.path()).expect("the same");
        assert!(next.index.says("en/a/b.ulaw", "en", "Yes.", "espeak"));
        assert!(!next.index.knows("en/lost.ulaw"), "it was never written");
        let path = folder.path().join("en/a/b.ulaw");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o444, 0o444);
        assert_eq!(fs::read(&path).expect("there"), b"sound");
        assert_eq!(
            fs::read_dir(folder.path().join("en/a")).expect("there").count(),
            1,
            "nothing is left aside"
        );
    }

    #[test]
    fn what_no_export_made_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("en")).expect("a place");
        fs::write(folder.path().join("en/vm-goodbye.wav"), "Asterisk's own").expect("a place");
        let sounds = Sounds::open(folder.path()).expect("a folder");
        let refused = |files: &[&str]| {
            sounds
                .refuse_others(files.iter().copied())
                .err()
                .map(|fault| fault.to_string())
                .unwrap_or_default()
        };
        assert!(
            refused(&["en/hours.wav", "en/vm-goodbye.wav"]).ends_with("no export made: en/vm-goodbye.wav")
        );
        assert_eq!(refused(&["en/hours.wav"]), "");
        fs::write(folder.path().join(INDEX), "name\tlength\n").expect("a place");
        let fault = Sounds::open(folder.path()).err().map(|fault| fault.to_string()).unwrap_or_default();
        assert!(fault.ends_with("index.tsv:1 is not of an export's index"), "{fault}");
    }

    #[test]
    fn many_files_are_told_in_short() {
        assert_eq!(told(&["a", "b"]), "a, b");
        assert_eq!(told(&["a", "b", "c", "d", "e", "f", "g"]), "a, b, c, d, e, and 2 more");
    }
}
