//! A flow's documents on the disk: which files the patterns name, and their text, within bounds.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use glob::{MatchOptions, Pattern};
use thiserror::Error;

use super::passages::Document;

const FILES_MAX: usize = 200;
const FILE_BYTES_MAX: u64 = 1 << 20;
const ALL_BYTES_MAX: u64 = 8 << 20;
/// Names looked at while matching, so that `**` over a large disk ends.
const ENTRIES_MAX: usize = 20_000;
const DEPTH_MAX: usize = 12;
const KIB: u64 = 1 << 10;

const MATCH: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    // Editors leave their hidden copies beside a file.
    require_literal_leading_dot: true,
};

/// Why a flow's documents cannot be used. Names are those in the flow's folder.
#[derive(Debug, Error)]
pub enum DocumentsError {
    #[error("documents `{pattern}`: {why}; write it like `docs/*.md`, relative to the flow's folder")]
    Pattern { pattern: String, why: String },
    #[error(
        "documents `{pattern}` matches no file beside the flow; correct it, or put a .md or .txt file there"
    )]
    NoMatch { pattern: String },
    #[error("{name} leads out of the flow's folder; copy the file into the folder")]
    Outside { name: String },
    #[error("{name} is neither .md nor .txt; save it as one of these, or match it no longer")]
    Kind { name: String },
    #[error("{name} is no ordinary file; match files alone, such as `docs/*.md`")]
    NoFile { name: String },
    #[error("cannot read {name}: {source}; put it there, and let the server's user read it")]
    Unreadable { name: String, source: io::Error },
    #[error("{name} is not UTF-8 from byte {at} on; save it as UTF-8")]
    Encoding { name: String, at: usize },
    #[error("{name} is larger than {} KiB; part it into several files", FILE_BYTES_MAX / KIB)]
    FileTooLarge { name: String },
    #[error("the documents are larger than {} KiB together; name fewer", ALL_BYTES_MAX / KIB)]
    AllTooLarge,
    #[error("documents match more than {FILES_MAX} files; name fewer")]
    TooManyFiles,
    #[error("the documents have {found} passages, more than {most}; name fewer files, or shorter ones")]
    TooManyPassages { found: usize, most: usize },
    #[error(
        "documents `{pattern}` looks at more than {ENTRIES_MAX} names; give the documents a folder of their own"
    )]
    TooManyEntries { pattern: String },
    #[error("the documents hold no text to find; write some below their headings")]
    NoText,
}

/// What a change of a file shows in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    bytes: u64,
}

/// The matched files by their names in the flow's folder, sorted, so that every start has the same index.
pub(super) type Found = BTreeMap<String, Stamp>;

pub(super) fn find(folder: &Path, patterns: &[String]) -> Result<Found, DocumentsError> {
    let unreadable = |source| DocumentsError::Unreadable { name: "the flow's folder".to_owned(), source };
    let root = fs::canonicalize(folder).map_err(unreadable)?;
    let mut found = Found::new();
    for pattern in patterns {
        let parts = parts(pattern)?;
        let mut walk = Walk { root: &root, pattern, entries: 0, names: Vec::new() };
        walk.look(&root, "", &parts)?;
        if walk.names.is_empty() {
            return Err(DocumentsError::NoMatch { pattern: pattern.clone() });
        }
        for name in walk.names {
            let stamp = stamp(&root, &name)?;
            found.insert(name, stamp);
            if found.len() > FILES_MAX {
                return Err(DocumentsError::TooManyFiles);
            }
        }
    }
    match found.values().map(|stamp| stamp.bytes).sum::<u64>() > ALL_BYTES_MAX {
        true => Err(DocumentsError::AllTooLarge),
        false => Ok(found),
    }
}

pub(super) fn read(folder: &Path, found: &Found) -> Result<Vec<Document>, DocumentsError> {
    let mut documents = Vec::with_capacity(found.len());
    for name in found.keys() {
        let unreadable = |source| DocumentsError::Unreadable { name: name.clone(), source };
        let mut bytes = Vec::new();
        let file = File::open(folder.join(name)).map_err(unreadable)?;
        // It may have grown since it was looked at.
        file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(DocumentsError::FileTooLarge { name: name.clone() });
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            DocumentsError::Encoding { name: name.clone(), at }
        })?;
        documents.push(Document { name: name.clone(), text });
    }
    Ok(documents)
}

/// One part of a pattern between two slashes.
enum Part {
    /// `**`: any folders, or none.
    Folders,
    Name(Pattern),
}

fn parts(pattern: &str) -> Result<Vec<Part>, DocumentsError> {
    let wrong = |why: &str| DocumentsError::Pattern { pattern: pattern.to_owned(), why: why.to_owned() };
    let components: Vec<Component<'_>> = Path::new(pattern).components().collect();
    if components.is_empty() {
        return Err(wrong("it is empty"));
    }
    let mut parts = Vec::new();
    for component in components {
        match component {
            Component::CurDir => {}
            Component::ParentDir => return Err(wrong("`..` leaves the flow's folder")),
            Component::RootDir | Component::Prefix(_) => return Err(wrong("it is not relative")),
            Component::Normal(name) if name == "**" => parts.push(Part::Folders),
            Component::Normal(name) => {
                let compiled = Pattern::new(&name.to_string_lossy());
                parts.push(Part::Name(compiled.map_err(|error| wrong(error.msg))?));
            }
        }
    }
    match parts.last() {
        Some(Part::Name(_)) if parts.len() <= DEPTH_MAX => Ok(parts),
        Some(Part::Name(_)) => Err(wrong("it is too deep")),
        _ => Err(wrong("it names no file")),
    }
}

struct Walk<'a> {
    root: &'a Path,
    pattern: &'a str,
    entries: usize,
    names: Vec<String>,
}

impl Walk<'_> {
    fn look(&mut self, folder: &Path, prefix: &str, parts: &[Part]) -> Result<(), DocumentsError> {
        let Some((part, rest)) = parts.split_first() else { return Ok(()) };
        if let Part::Folders = part {
            self.look(folder, prefix, rest)?;
        }
        if prefix.matches('/').count() > DEPTH_MAX {
            return Ok(());
        }
        for name in self.names_in(folder, prefix)? {
            let path = folder.join(&name);
            let full = format!("{prefix}{name}");
            match part {
                // Links are not followed here: they could lead round in a circle.
                Part::Folders if path.is_symlink() || name.starts_with('.') => {}
                Part::Folders if path.is_dir() => self.look(&path, &format!("{full}/"), parts)?,
                Part::Folders => {}
                Part::Name(pattern) if !pattern.matches_with(&name, MATCH) => {}
                Part::Name(_) => {
                    self.stays_inside(&path, &full)?;
                    if rest.is_empty() {
                        self.names.push(full);
                    } else if path.is_dir() {
                        self.look(&path, &format!("{full}/"), rest)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn names_in(&mut self, folder: &Path, prefix: &str) -> Result<Vec<String>, DocumentsError> {
        let unreadable = |source| {
            let name = if prefix.is_empty() { "the flow's folder" } else { prefix };
            DocumentsError::Unreadable { name: name.to_owned(), source }
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            self.entries += 1;
            if self.entries > ENTRIES_MAX {
                return Err(DocumentsError::TooManyEntries { pattern: self.pattern.to_owned() });
            }
            // A name that is not UTF-8 cannot be written in a flow either.
            names.extend(entry.map_err(unreadable)?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    fn stays_inside(&self, path: &Path, name: &str) -> Result<(), DocumentsError> {
        let unreadable = |source| DocumentsError::Unreadable { name: name.to_owned(), source };
        let real: PathBuf = fs::canonicalize(path).map_err(unreadable)?;
        match real.starts_with(self.root) {
            true => Ok(()),
            false => Err(DocumentsError::Outside { name: name.to_owned() }),
        }
    }
}

fn stamp(root: &Path, name: &str) -> Result<Stamp, DocumentsError> {
    let lower = name.to_lowercase();
    let named = || name.to_owned();
    let about = fs::metadata(root.join(name))
        .map_err(|source| DocumentsError::Unreadable { name: named(), source })?;
    if !about.is_file() {
        return Err(DocumentsError::NoFile { name: named() });
    }
    if !lower.ends_with(".md") && !lower.ends_with(".txt") {
        return Err(DocumentsError::Kind { name: named() });
    }
    if about.len() > FILE_BYTES_MAX {
        return Err(DocumentsError::FileTooLarge { name: named() });
    }
    Ok(Stamp { modified: about.modified().ok(), bytes: about.len() })
}
