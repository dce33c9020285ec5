//! `[audit]`: what keeps the log of who looked at what from being made anew.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Records;
use crate::store::{AuditSeal, Key, KeyError, Place};

#[derive(Clone, Debug)]
pub struct Audit {
    pub key_file: Option<PathBuf>,
    /// Where the last number and hash are noted; beside a SQLite file unless it is said.
    pub head_file: Option<PathBuf>,
    pub syslog: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidAudit {
    key_file: Option<PathBuf>,
    head_file: Option<PathBuf>,
    syslog: Option<PathBuf>,
}

impl SaidAudit {
    pub(super) fn resolve(self, base: &Path, records: &Records) -> Audit {
        let beside = || match &records.place {
            Some(Place::Sqlite(file)) => {
                let mut name = file.as_os_str().to_owned();
                name.push(".audit-head");
                Some(name.into())
            }
            _ => None,
        };
        let place = |path: PathBuf| base.join(path);
        Audit {
            key_file: self.key_file.map(place),
            head_file: self.head_file.map(place).or_else(beside),
            syslog: self.syslog.map(place),
        }
    }
}

impl Audit {
    pub fn seal(&self) -> Result<AuditSeal, KeyError> {
        let key = self.key_file.as_deref().map(|path| Key::read("audit.key_file", path)).transpose()?;
        Ok(AuditSeal { key, head_file: self.head_file.clone(), syslog: self.syslog.clone() })
    }
}
