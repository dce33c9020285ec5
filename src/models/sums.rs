//! Checksums: what proves that a file is the one that was tested.

use std::{
    fmt,
    fs::File,
    io::{self, Read},
    path::Path,
};

use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::Item;

/// What was found instead of what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// `SHA-256`, or `SHA-1` where only that is published.
    pub kind: &'static str,
    pub expected: String,
    pub found: String,
}

impl Item {
    /// Whether the file is this one: by SHA-256, or by SHA-1 where nothing better is published.
    pub fn check(&self, path: &Path) -> io::Result<Result<(), Mismatch>> {
        let (kind, expected, found) = match (&self.sha256, &self.sha1) {
            (Some(expected), _) => ("SHA-256", expected, sha256(path)?),
            (None, Some(expected)) => ("SHA-1", expected, digest::<Sha1>(path)?),
            (None, None) => ("SHA-256", &String::new(), sha256(path)?),
        };
        Ok(match found == *expected {
            true => Ok(()),
            false => Err(Mismatch { kind, expected: expected.clone(), found }),
        })
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, expected, found } = self;
        let known = if expected.is_empty() { "is known to nobody" } else { expected.as_str() };
        write!(f, "its {kind} is {found} instead of {known}")
    }
}

impl std::error::Error for Mismatch {}

/// In small hexadecimal letters, as `sha256sum` writes it.
pub fn sha256(path: &Path) -> io::Result<String> {
    digest::<Sha256>(path)
}

fn digest<D: Digest>(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = D::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex::encode(digest.finalize())),
            length => digest.update(&piece[..length]),
        }
    }
}
