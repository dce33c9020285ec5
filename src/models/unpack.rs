//! Unpacks an archive of models into the models directory: all of it or nothing, and only what it says itself it holds.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, Read},
    path::{Component, Path},
};

use sha2::{Digest as _, Sha256};
use tar::{Archive, Entry, EntryType};

use super::fetch::{Aside, put_in_place};
use super::pack::{FILES, LICENCES, LIST, List, PackedFile, ROOT, SUMS};
use super::{Directory, FetchFault, Item, Kind, Manifest};

#[derive(Debug, thiserror::Error)]
pub enum UnpackFault {
    #[error("it is no archive of models: {0}")]
    NoArchive(String),
    #[error("it is cut short: {0} is not there whole")]
    CutShort(String),
    #[error("`{0}` in it leads outside of the models directory")]
    Outside(String),
    #[error("`{0}` in it is not listed by the archive itself")]
    Unlisted(String),
    #[error("{file} in it is damaged: its SHA-256 is {found} instead of {expected}")]
    Damaged { file: String, expected: String, found: String },
    #[error("{file} in it is not the file of this name that this program knows: its SHA-256 is {found}")]
    UnknownFile { file: String, found: String },
    #[error("{file} in it is of the wrong kind: {why}")]
    WrongKind { file: String, why: String },
    #[error(transparent)]
    Directory(#[from] FetchFault),
    #[error("it cannot be read: {0}")]
    Unreadable(io::Error),
}

/// The list is a few lines for each model.
const LIST_BYTES_MAX: u64 = 1 << 20;

/// What an archive may bring, and what it is known by here.
struct Wanted {
    kind: Kind,
    packed: PackedFile,
    known: Option<Item>,
}

/// Gives the names of the models that are in the directory now.
pub fn unpack(
    archive: &Path,
    manifest: &Manifest,
    directory: &Directory,
) -> Result<Vec<String>, UnpackFault> {
    let file = File::open(archive).map_err(UnpackFault::Unreadable)?;
    let mut tar = Archive::new(BufReader::with_capacity(1 << 20, file));
    let mut entries = tar.entries().map_err(UnpackFault::Unreadable)?;
    let first = entries.next().ok_or_else(|| UnpackFault::NoArchive("it is empty".to_owned()))?;
    let first = first.map_err(|error| UnpackFault::NoArchive(error.to_string()))?;
    let list = List::read(first)?;
    let wanted = list.wanted(manifest)?;
    let aside = Aside::open(directory, "unpack")?;
    let unpacked = unpack_all(entries, &wanted, &aside);
    let finished = unpacked.and_then(|()| install(&wanted, &aside, directory));
    // On every way out: nothing half-installed.
    aside.tidy();
    finished?;
    Ok(list.model.into_iter().map(|model| model.name).collect())
}

fn unpack_all<'a, R: Read + 'a>(
    entries: impl Iterator<Item = io::Result<Entry<'a, R>>>,
    wanted: &BTreeMap<String, Wanted>,
    aside: &Aside,
) -> Result<(), UnpackFault> {
    aside.room_for("the archive", wanted.values().map(|wanted| wanted.packed.bytes).sum())?;
    let mut missing: Vec<&String> = wanted.keys().collect();
    for entry in entries {
        // The beginning was an archive: what is none now was cut off.
        let cut_short =
            |_| UnpackFault::CutShort(missing.first().map_or_else(String::new, ToString::to_string));
        let entry = entry.map_err(cut_short)?;
        let name = name(&entry)?;
        if name == SUMS || name == LICENCES {
            continue;
        }
        let file = name.strip_prefix(FILES).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&name);
        let Some(wanted) = wanted.get(file) else { return Err(UnpackFault::Unlisted(name)) };
        take(entry, wanted, aside)?;
        missing.retain(|other| *other != file);
    }
    match missing.first() {
        Some(file) => Err(UnpackFault::CutShort((*file).clone())),
        None => Ok(()),
    }
}

/// Puts one file aside and proves it.
fn take<R: Read>(mut entry: Entry<'_, R>, wanted: &Wanted, aside: &Aside) -> Result<(), UnpackFault> {
    let packed = &wanted.packed;
    let path = aside.path.join(&packed.file);
    let unwritable = |source| FetchFault::Unwritable { path: path.clone(), source };
    let mut out = File::create(&path).map_err(unwritable)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    let mut bytes = 0_u64;
    loop {
        let length = entry.read(&mut piece).map_err(|_| UnpackFault::CutShort(packed.file.clone()))?;
        if length == 0 {
            break;
        }
        digest.update(&piece[..length]);
        bytes += length as u64;
        io::Write::write_all(&mut out, &piece[..length]).map_err(unwritable)?;
    }
    out.sync_all().map_err(unwritable)?;
    if bytes < packed.bytes {
        return Err(UnpackFault::CutShort(packed.file.clone()));
    }
    let found = hex::encode(digest.finalize());
    let file = packed.file.clone();
    if found != packed.sha256 {
        return Err(UnpackFault::Damaged { file, expected: packed.sha256.clone(), found });
    }
    if let Some(why) = wanted.kind.objection(&path).map_err(UnpackFault::Unreadable)? {
        return Err(UnpackFault::WrongKind { file, why });
    }
    // Under a known name only the known file comes in.
    match wanted.known.as_ref().map(|item| item.check(&path)) {
        None | Some(Ok(Ok(()))) => Ok(()),
        Some(Ok(Err(_))) => Err(UnpackFault::UnknownFile { file, found }),
        Some(Err(error)) => Err(UnpackFault::Unreadable(error)),
    }
}

/// The path below the archive's one folder.
fn name<R: Read>(entry: &Entry<'_, R>) -> Result<String, UnpackFault> {
    let path = entry.path().map_err(UnpackFault::Unreadable)?;
    let shown = path.display().to_string();
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || entry.header().entry_type() != EntryType::Regular {
        return Err(UnpackFault::Outside(shown));
    }
    match path.strip_prefix(ROOT) {
        Ok(inside) => Ok(inside.display().to_string()),
        Err(_) => Err(UnpackFault::Unlisted(shown)),
    }
}

impl List {
    fn read<R: Read>(entry: Entry<'_, R>) -> Result<Self, UnpackFault> {
        match name(&entry) {
            Ok(name) if name == LIST => {}
            Ok(_) | Err(UnpackFault::Unlisted(_)) => {
                return Err(UnpackFault::NoArchive(format!("it does not begin with {ROOT}/{LIST}")));
            }
            Err(fault) => return Err(fault),
        }
        let mut text = String::new();
        let read = entry.take(LIST_BYTES_MAX).read_to_string(&mut text);
        read.map_err(|_| UnpackFault::CutShort(LIST.to_owned()))?;
        toml::from_str(&text).map_err(|error| UnpackFault::NoArchive(format!("{LIST}: {error}")))
    }

    /// Its files by their names, each a plain name that can do no harm.
    fn wanted(&self, manifest: &Manifest) -> Result<BTreeMap<String, Wanted>, UnpackFault> {
        let mut wanted = BTreeMap::new();
        for model in &self.model {
            let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == model.kind).ok_or_else(|| {
                UnpackFault::WrongKind {
                    file: model.name.clone(),
                    why: format!("nobody knows `{}`", model.kind),
                }
            })?;
            for file in &model.files {
                let mut parts = Path::new(&file.file).components();
                let is_plain = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
                if !is_plain || file.file.starts_with('.') {
                    return Err(UnpackFault::Outside(file.file.clone()));
                }
                let mut items = manifest.models().flat_map(|(_, model)| model.items());
                let known = items.find(|item| item.file == file.file);
                wanted.insert(file.file.clone(), Wanted { kind, packed: file.clone(), known });
            }
        }
        Ok(wanted)
    }
}

fn install(
    wanted: &BTreeMap<String, Wanted>,
    aside: &Aside,
    directory: &Directory,
) -> Result<(), UnpackFault> {
    for file in wanted.keys() {
        let target = directory.path.join(file);
        let put = put_in_place(&aside.path.join(file), &target);
        put.map_err(|source| FetchFault::Unwritable { path: target, source })?;
    }
    Ok(())
}
