//! Getting models: from a host, from packages, from what was carried, and from archives; and what must not happen then.

mod archives;
mod fetching;
mod installed;
mod mirror;
mod packages;
mod recipes;

pub(crate) use installed::starter;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use offhook::models::{Directory, Event, FetchFault, Fetched, Fetcher, Manifest};
use sha2::{Digest, Sha256};

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A manifest's entry of a recogniser whose file has these bytes.
fn entry(name: &str, bytes: &[u8], sources: &str) -> String {
    let (sum, length) = (sha256(bytes), bytes.len());
    format!(
        "[[stt]]\nname = \"{name}\"\nfile = \"{name}.bin\"\nsha256 = \"{sum}\"\nbytes = {length}\nlanguages = \"en\"\n\
         licence = \"MIT\"\nuse = \"a test\"\nhome = \"https://example.org\"\n{sources}\n"
    )
}

/// A source that is one address.
fn at(url: &str) -> String {
    format!("[[stt.sources]]\nfiles = [{{ url = \"{url}\" }}]\n")
}

/// Fetches the one model of the manifest, and gives what was told of ways that failed.
fn fetch(manifest: &str, folder: &Path) -> (Result<Fetched, FetchFault>, Vec<String>) {
    let manifest = Manifest::parse(manifest).unwrap();
    let directory = Directory::new(folder.to_owned());
    let mut failed = Vec::new();
    let mut tell = |event: Event<'_>| {
        if let Event::Failed { what, why } = event {
            failed.push(format!("{what}: {why}"));
        }
    };
    let (_, model) = manifest.models().next().unwrap();
    let fetched = Fetcher::new(&manifest, &directory, &mut tell).fetch(model);
    (fetched, failed)
}

/// `offhook models` with these words.
fn offhook(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_offhook")).arg("models").args(words).output().unwrap()
}

/// Everything in the folder but what is under way, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != ".partial");
    names.sort();
    names
}

/// Bytes that begin as a whisper.cpp model does.
fn model(seed: u8, length: usize) -> Vec<u8> {
    let tail = (0..length).map(|at| (at as u8).wrapping_mul(31).wrapping_add(seed));
    b"lmgg".iter().copied().chain(tail).collect()
}
