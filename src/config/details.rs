//! `[details]`: what the site's own programs are told of each call.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Records;

#[derive(Clone, Debug, Default)]
pub struct Details {
    /// One line of JSON for each call.
    pub file: Option<PathBuf>,
    /// The same as a POST to this address, signed with the secret.
    pub webhook: Option<String>,
    pub secret_file: Option<PathBuf>,
}

/// The whole point of a key is that nobody reads names and numbers off the disk.
const IN_CLEAR: &str = "details.file holds in clear what records.key_file seals: add in_clear = true to [details] if \
     that is meant (the disk may be encrypted as a whole), or remove details.file";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidDetails {
    file: Option<PathBuf>,
    webhook: Option<String>,
    secret_file: Option<PathBuf>,
    in_clear: bool,
}

impl SaidDetails {
    pub(super) fn resolve(self, base: &Path, records: &Records) -> Result<Details, String> {
        if self.file.is_some() && records.key_file.is_some() && !self.in_clear {
            return Err(IN_CLEAR.to_owned());
        }
        let place = |path: PathBuf| base.join(path);
        Ok(Details {
            file: self.file.map(place),
            webhook: self.webhook,
            secret_file: self.secret_file.map(place),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn what_is_sealed_in_the_records_lies_open_in_a_file_only_where_somebody_says_so() {
        let sealed = "[records]\nkey_file = \"records.key\"\n[details]\n";
        let refused = |text: &str| Config::parse(text, Path::new("")).err();
        let fault = refused(&format!("{sealed}file = \"calls.jsonl\"\n")).unwrap();
        assert!(fault.contains("add in_clear = true to [details]"), "{fault}");
        for meant in
            ["file = \"calls.jsonl\"\nin_clear = true\n", "", "webhook = \"https://crm:8443/calls\"\n"]
        {
            assert_eq!(refused(&format!("{sealed}{meant}")), None);
        }
        assert_eq!(refused("[details]\nfile = \"calls.jsonl\"\n"), None);
    }
}
