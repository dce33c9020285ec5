//! The audit log's last number and hash, noted outside the database: in a file, and as a line to syslog.

use std::{
    fs, io,
    os::unix::net::UnixDatagram,
    path::{Path, PathBuf},
    process,
};

use tracing::error;
use zeroize::Zeroizing;

use crate::{
    atomic_file,
    store::{Key, StoreError},
};

/// `authpriv.info`, as RFC 3164 writes it.
const PRIORITY: &str = "<86>";
/// Before a number and a hash, in a line of a log.
const WORD: &str = "audit";

/// What keeps the log from being made anew.
#[derive(Clone, Debug, Default)]
pub struct AuditSeal {
    pub key: Option<Key>,
    pub head_file: Option<PathBuf>,
    /// The socket of syslog.
    pub syslog: Option<PathBuf>,
}

/// An entry's number and hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub number: i64,
    pub hash: String,
}

impl Head {
    /// As a log's line has it, whatever stands before it; `None` where none is in it.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace().skip_while(|word| *word != WORD).skip(1);
        let (number, hash) = (words.next()?.parse().ok()?, words.next()?);
        Some(Self { number, hash: hash.to_owned() })
    }
}

impl AuditSeal {
    pub(super) fn has_key(&self) -> bool {
        self.key.is_some()
    }

    pub(super) fn key(&self) -> Option<Zeroizing<[u8; 32]>> {
        self.key.as_ref().map(|key| key.for_purpose("offhook audit"))
    }

    /// What was noted in the file.
    pub(super) fn noted(&self) -> Result<Option<Head>, StoreError> {
        let Some(path) = &self.head_file else { return Ok(None) };
        match fs::read_to_string(path) {
            Ok(text) => Head::read(&text).map(Some).ok_or(StoreError::Damaged("audit.head_file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(self.failed(source)),
        }
    }

    /// An older one than what is noted is not: it would hide that entries were cut off.
    pub(super) fn note(&self, head: &Head) -> Result<(), StoreError> {
        if let Some(path) = &self.head_file {
            let lock = atomic_file::lock(path).map_err(|source| self.failed(source))?;
            if self.noted()?.is_none_or(|noted| noted.number < head.number) {
                atomic_file::replace(path, &format!("{WORD} {} {}\n", head.number, head.hash))
                    .map_err(|source| self.failed(source))?;
            }
            drop(lock);
        }
        if let Some(socket) = &self.syslog {
            let line = format!("{PRIORITY}offhook[{}]: {WORD} {} {}", process::id(), head.number, head.hash);
            let sent = UnixDatagram::unbound().and_then(|from| from.send_to(line.as_bytes(), socket));
            if let Err(error) = sent {
                error!(%error, number = head.number, "the audit log's head did not reach audit.syslog");
            }
        }
        Ok(())
    }

    fn failed(&self, source: io::Error) -> StoreError {
        let path = self.head_file.as_deref().unwrap_or(Path::new("")).display().to_string();
        StoreError::AuditHead { path, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_found_in_a_line_of_any_log() {
        let head = Head { number: 17, hash: "hmac:ab12".to_owned() };
        for line in [
            "audit 17 hmac:ab12",
            "Nov 30 05:33:13 pbx1 offhook[812]: audit 17 hmac:ab12\n",
            "2026-11-30T05:33:13Z pbx1 offhook 812 - - audit 17 hmac:ab12 ",
        ] {
            assert_eq!(Head::read(line), Some(head.clone()), "{line}");
        }
        for line in ["", "audit", "audit log", "audit 17", "17 hmac:ab12"] {
            assert_eq!(Head::read(line), None, "{line}");
        }
    }
}
