//! Secrets from files, read for each use, so that a new one needs no restart.

use std::{fs::File, io::Read as _, path::Path};

const BYTES_MAX: u64 = 4 << 10;

/// The one word of a file, or what is wrong with it.
pub fn read_secret(file: &Path) -> Result<String, String> {
    let mut text = String::new();
    let opened = File::open(file).map_err(|error| error.kind().to_string())?;
    opened.take(BYTES_MAX).read_to_string(&mut text).map_err(|_| "it is not text")?;
    let word = text.trim();
    if word.is_empty() || word.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err("it is empty or has more than one word".to_owned());
    }
    Ok(word.to_owned())
}
