//! One archive of models, to carry where no network is: what is in it, its sums, its licences, then the files.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{Directory, Kind, Mismatch, Model, sums::sha256};

/// The one folder that everything in an archive is in.
pub(super) const ROOT: &str = "offhook-models";
/// It comes first, so that what follows can be judged as it comes.
pub(super) const LIST: &str = "models.toml";
pub(super) const SUMS: &str = "SHA256SUMS";
pub(super) const LICENCES: &str = "LICENCES.txt";
pub(super) const FILES: &str = "models";

/// What an archive says is in it.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct List {
    pub(super) model: Vec<Packed>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) languages: String,
    pub(super) licence: String,
    pub(super) home: Option<String>,
    pub(super) files: Vec<PackedFile>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct PackedFile {
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) bytes: u64,
}

#[derive(Debug, thiserror::Error)]
pub enum PackFault {
    #[error("{} is not whole: {mismatch}", path.display())]
    Spoilt { path: PathBuf, mismatch: Mismatch },
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} cannot be written: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
}

/// Writes the archive, or nothing.
pub fn pack(directory: &Directory, models: &[(Kind, &Model)], archive: &Path) -> Result<(), PackFault> {
    let list = models.iter().map(|(kind, model)| packed(directory, *kind, model));
    let list = List { model: list.collect::<Result<_, _>>()? };
    let mut aside = archive.as_os_str().to_owned();
    aside.push(".part");
    let aside = PathBuf::from(aside);
    let written = write(directory, &list, &aside).and_then(|()| fs::rename(&aside, archive));
    written.map_err(|source| {
        let _ = fs::remove_file(&aside);
        PackFault::Unwritable { path: archive.to_owned(), source }
    })
}

/// What is spoilt here would be spoilt there.
fn packed(directory: &Directory, kind: Kind, model: &Model) -> Result<Packed, PackFault> {
    let mut files = Vec::new();
    for item in model.items() {
        let path = directory.place(&item);
        let unreadable = |source| PackFault::Unreadable { path: path.clone(), source };
        match item.check(&path).map_err(unreadable)? {
            Ok(()) => {}
            Err(mismatch) => return Err(PackFault::Spoilt { path, mismatch }),
        }
        let sha256 = match item.sha256 {
            Some(sha256) => sha256,
            None => sha256(&path).map_err(unreadable)?,
        };
        let bytes = fs::metadata(&path).map_err(unreadable)?.len();
        files.push(PackedFile { file: item.file, sha256, bytes });
    }
    Ok(Packed {
        name: model.name.clone(),
        kind: kind.as_str().to_owned(),
        languages: model.languages.clone(),
        licence: model.licence.clone(),
        home: model.home.clone(),
        files,
    })
}

fn write(directory: &Directory, list: &List, path: &Path) -> io::Result<()> {
    let mut tar = tar::Builder::new(BufWriter::with_capacity(1 << 20, File::create(path)?));
    let text = toml::to_string(list).map_err(io::Error::other)?;
    append_text(&mut tar, LIST, &text)?;
    append_text(&mut tar, SUMS, &sums(list))?;
    append_text(&mut tar, LICENCES, &licences(list))?;
    for file in list.model.iter().flat_map(|model| &model.files) {
        let mut from = File::open(directory.path.join(&file.file))?;
        let mut header = header(file.bytes);
        tar.append_data(&mut header, format!("{ROOT}/{FILES}/{}", file.file), &mut from)?;
    }
    let mut out = tar.into_inner()?;
    out.flush()?;
    out.get_ref().sync_all()
}

fn append_text<W: io::Write>(tar: &mut tar::Builder<W>, name: &str, text: &str) -> io::Result<()> {
    let mut header = header(text.len() as u64);
    tar.append_data(&mut header, format!("{ROOT}/{name}"), text.as_bytes())
}

/// The same models give the same archive: no times, no owners.
fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o644);
    header
}

/// For `sha256sum --check`, by hand.
fn sums(list: &List) -> String {
    let files = list.model.iter().flat_map(|model| &model.files);
    files.map(|file| format!("{}  {FILES}/{}\n", file.sha256, file.file)).collect()
}

fn licences(list: &List) -> String {
    let line = |model: &Packed| {
        let home = model.home.as_deref().map(|home| format!(" ({home})")).unwrap_or_default();
        format!("{}: {}{home}\n", model.name, model.licence)
    };
    list.model.iter().map(line).collect()
}
