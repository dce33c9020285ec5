//! `[details]`: what the site's own programs are told of each call.

use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Clone, Debug, Default)]
pub struct Details {
    /// One line of JSON for each call.
    pub file: Option<PathBuf>,
    /// The same as a POST to this address, signed with the secret.
    pub webhook: Option<String>,
    pub secret_file: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidDetails {
    file: Option<PathBuf>,
    webhook: Option<String>,
    secret_file: Option<PathBuf>,
}

impl SaidDetails {
    pub(super) fn resolve(self, base: &Path) -> Details {
        let place = |path: PathBuf| base.join(path);
        Details {
            file: self.file.map(place),
            webhook: self.webhook,
            secret_file: self.secret_file.map(place),
        }
    }
}
