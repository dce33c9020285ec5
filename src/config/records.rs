//! `[records]` and `[retention]`: where calls are recorded, and for how long.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::store::{Key, KeyError, Place, Retention, verified_postgres};

#[derive(Clone, Debug)]
pub struct Records {
    /// `None` records nothing.
    pub place: Option<Place>,
    /// This machine's name among those that share a database.
    pub node: String,
    pub key_file: Option<PathBuf>,
    /// What the records were sealed with until `offhook records rekey` is done.
    pub old_key_file: Option<PathBuf>,
    pub retention: Retention,
    /// The folder of recordings.
    pub recordings: PathBuf,
    /// A flow that records has to ask first.
    pub consent_required: bool,
    /// Whoever answers at another machine's database is believed.
    pub unverified: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidRecords {
    url: String,
    node: Option<String>,
    key_file: Option<PathBuf>,
    old_key_file: Option<PathBuf>,
    unverified: bool,
}

impl Default for SaidRecords {
    fn default() -> Self {
        let url = "sqlite:records.db".to_owned();
        Self { url, node: None, key_file: None, old_key_file: None, unverified: false }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidRecordings {
    dir: PathBuf,
    consent_required: bool,
}

impl Default for SaidRecordings {
    fn default() -> Self {
        Self { dir: "recordings".into(), consent_required: false }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidRetention {
    transcripts_days: u32,
    recordings_days: u32,
    numbers_days: u32,
    records_days: u32,
}

impl Default for SaidRetention {
    fn default() -> Self {
        let Retention { transcripts_days, recordings_days, numbers_days, records_days } =
            Retention::default();
        Self { transcripts_days, recordings_days, numbers_days, records_days }
    }
}

impl SaidRecords {
    pub(super) fn resolve(
        self,
        retention: SaidRetention,
        recordings: SaidRecordings,
        base: &Path,
    ) -> Result<Records, String> {
        let SaidRetention { transcripts_days, recordings_days, numbers_days, records_days } = retention;
        if self.old_key_file.is_some() && self.key_file.is_none() {
            return Err(
                "records.old_key_file is replaced by records.key_file: name the new key there".to_owned()
            );
        }
        Ok(Records {
            place: place(&self.url, base, self.unverified)?,
            node: self.node.unwrap_or_else(host_name),
            key_file: self.key_file.map(|path| base.join(path)),
            old_key_file: self.old_key_file.map(|path| base.join(path)),
            retention: Retention { transcripts_days, recordings_days, numbers_days, records_days },
            recordings: base.join(recordings.dir),
            consent_required: recordings.consent_required,
            unverified: self.unverified,
        })
    }
}

impl Records {
    /// The key, which opens what its predecessor has sealed as well.
    pub fn key(&self) -> Result<Option<Key>, KeyError> {
        let read =
            |name, path: &Option<PathBuf>| path.as_deref().map(|path| Key::read(name, path)).transpose();
        let key = read("records.key_file", &self.key_file)?;
        let old = read("records.old_key_file", &self.old_key_file)?;
        Ok(key.map(|key| old.iter().fold(key, Key::replacing)))
    }
}

fn place(url: &str, base: &Path, unverified: bool) -> Result<Option<Place>, String> {
    if url == "off" {
        return Ok(None);
    }
    if let Some(path) = url.strip_prefix("sqlite://").or(url.strip_prefix("sqlite:")) {
        return Ok(Some(Place::Sqlite(base.join(path))));
    }
    let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| scheme.starts_with("postgres")) else {
        return Err(
            "records.url is neither \"sqlite:FILE\", nor \"postgres://USER@HOST/DATABASE\", nor \"off\""
                .to_owned(),
        );
    };
    let user = rest.split('/').next().and_then(|authority| authority.rsplit_once('@')).map(|(user, _)| user);
    if user.is_some_and(|user| user.contains(':')) || rest.contains("password=") {
        return Err(
            "records.url holds a password; put it into ~/.pgpass or the environment's PGPASSWORD".to_owned()
        );
    }
    Ok(Some(Place::Postgres(verified_postgres(url, unverified)?)))
}

fn host_name() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    if name.trim().is_empty() { "offhook".to_owned() } else { name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_file_beside_the_configuration_or_a_server_without_a_password() {
        let at = |url| place(url, Path::new("/etc/offhook"), false);
        assert_eq!(at("sqlite:records.db"), Ok(Some(Place::Sqlite("/etc/offhook/records.db".into()))));
        assert_eq!(at("sqlite:///var/lib/r.db"), Ok(Some(Place::Sqlite("/var/lib/r.db".into()))));
        assert_eq!(at("off"), Ok(None));
        let server = "postgres://offhook@db.example/offhook";
        assert_eq!(at(server), Ok(Some(Place::Postgres(format!("{server}?sslmode=verify-full")))));
        for secret in ["postgres://offhook:secret@db.example/offhook", "postgresql://db/x?password=secret"] {
            let error = at(secret).unwrap_err();
            assert!(error.contains("PGPASSWORD") && !error.contains("secret"), "{error}");
        }
        assert!(at("mysql://x").unwrap_err().contains("sqlite:FILE"));
    }
}
