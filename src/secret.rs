//! Secrets: made at random, read from files that nobody else can read, and recognised by what is kept of them.
//!
//! A secret has 256 random bits, so nobody finds it by trying, however fast the hash: a password hash, which slows down
//! the guessing of what people choose, would only slow down the server. SHA-256 keeps a stolen file from being of use.

use std::{
    fmt,
    fs::{File, Metadata},
    io::{self, Read as _},
    os::unix::fs::PermissionsExt as _,
    path::Path,
};

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

const BYTES: usize = 32;
const FILE_BYTES_MAX: u64 = 4 << 10;

/// What is kept of a secret: enough to recognise it, useless to whoever reads it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Print([u8; BYTES]);

/// The system gives no random bytes: nothing can be kept secret then.
#[derive(Debug, thiserror::Error)]
#[error("the system gives no random numbers ({0}), so no token can be made; look at /dev/urandom")]
pub struct NoRandomness(getrandom::Error);

/// Why a file's text is no secret.
#[derive(Debug)]
pub enum NotSecret {
    Unreadable(io::Error),
    /// Other users can read or change it.
    Open,
}

impl From<io::Error> for NotSecret {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

/// The text of a file that its owner alone may read and change: a secret that others can read is none. It is
/// overwritten when it is dropped.
pub fn read(path: &Path) -> Result<Zeroizing<String>, NotSecret> {
    let file = File::open(path)?;
    if !is_its_owners_alone(&file.metadata()?) {
        return Err(NotSecret::Open);
    }
    // A text that grows would leave what it had before behind.
    let mut text = Zeroizing::new(String::with_capacity(FILE_BYTES_MAX as usize));
    file.take(FILE_BYTES_MAX).read_to_string(&mut text)?;
    Ok(text)
}

pub fn is_its_owners_alone(file: &Metadata) -> bool {
    file.permissions().mode() & 0o077 == 0
}

/// A new secret in hexadecimal digits.
pub fn fresh() -> Result<String, NoRandomness> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(NoRandomness)?;
    Ok(hex::encode(bytes))
}

impl Print {
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }

    /// Takes the same time however much of the two agrees.
    pub fn is(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    pub fn to_hex(self) -> String {
        hex::encode(self.0)
    }

    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; BYTES];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }
}

impl fmt::Debug for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[print of a secret]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_recognises_its_secret_and_no_other() {
        let (secret, other) = (fresh().unwrap(), fresh().unwrap());
        let kept = Print::from_hex(&Print::of(&secret).to_hex()).unwrap();
        assert!(kept.is(&Print::of(&secret)));
        assert!(!kept.is(&Print::of(&other)));
        assert!(secret.len() == 64 && !kept.to_hex().contains(&secret));
        assert_eq!(Print::from_hex("zz"), None);
    }
}
