//! Lookups against what they are for: CSV files, SQLite databases and HTTP services.

mod http;
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use offhook::http_client::AllowList;
use offhook::knowledge::lookups::{
    Found, KEY, LookupError, LookupFault, LookupSettings, Lookups, Pending, Site, Written,
};
use offhook::metrics::Metrics;
use tempfile::TempDir;

/// Longer than any answer takes on a machine that does other things.
const PATIENCE: Duration = Duration::from_secs(30);

/// The lookups of a flow in a folder of its own.
pub(super) struct Lab {
    pub(super) folder: TempDir,
    pub(super) allowed: AllowList,
    pub(super) ca_file: Option<std::path::PathBuf>,
    pub(super) metrics: Arc<Metrics>,
}

impl Lab {
    pub(super) fn new(allowed: &[String]) -> Self {
        let allowed = AllowList::new(allowed, false).unwrap();
        let folder = tempfile::tempdir().unwrap();
        Self { folder, allowed, ca_file: None, metrics: Arc::new(Metrics::new()) }
    }

    pub(super) fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).unwrap();
    }

    pub(super) fn open(&self, sections: &[(&str, Written)]) -> Result<Lookups, Vec<LookupFault>> {
        let settings =
            |(name, written): &(&str, Written)| Ok(((*name).to_owned(), LookupSettings::new(written)?));
        let settings = sections.iter().map(settings).collect::<Result<Vec<_>, Vec<LookupFault>>>()?;
        let site = Site {
            allowed: &self.allowed,
            ca_file: self.ca_file.as_deref(),
            folder: Path::new(self.folder.path()),
        };
        Lookups::new(&settings, &site, Arc::clone(&self.metrics))
    }

    pub(super) fn one(&self, written: Written) -> Lookups {
        self.open(&[("it", written)]).unwrap()
    }

    /// How many lookups ended so.
    pub(super) fn count(&self, outcome: &str) -> usize {
        let line = format!("offhook_lookup_duration_seconds_count{{outcome=\"{outcome}\"}} ");
        let text = self.metrics.encode().unwrap();
        let count = text.lines().find_map(|found| found.strip_prefix(&line).map(str::to_owned));
        count.map_or(0, |count| count.parse().unwrap())
    }
}

/// What a caller's question comes to: fields as `a=b c=d`, `nothing`, or the error.
pub(super) fn ask(lookups: &Lookups, key: &str) -> String {
    shown(answer(lookups, "it", key))
}

pub(super) fn shown(answer: Result<Found, LookupError>) -> String {
    match answer {
        Ok(Found::Nothing) => "nothing".to_owned(),
        Ok(Found::Fields(fields)) => {
            let fields = fields.iter().map(|(name, value)| format!("{name}={}", value.expose()));
            fields.collect::<Vec<_>>().join(" ")
        }
        Err(error) => error.to_string(),
    }
}

pub(super) fn answer(lookups: &Lookups, name: &str, key: &str) -> Result<Found, LookupError> {
    let (_pending, answers) = begin(lookups, name, key)?;
    answers.recv_timeout(PATIENCE).expect("an answer within the timeout")
}

type Answers = mpsc::Receiver<Result<Found, LookupError>>;

pub(super) fn begin(lookups: &Lookups, name: &str, key: &str) -> Result<(Pending, Answers), LookupError> {
    let keys = BTreeMap::from([(KEY.to_owned(), key.to_owned())]);
    let (to_test, answers) = mpsc::sync_channel(1);
    let pending = lookups.find(name, &keys, move |answer| {
        // A test that waits no longer is done.
        let _ = to_test.send(answer);
    })?;
    Ok((pending, answers))
}

pub(super) fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|&(field, place)| (field.to_owned(), place.to_owned())).collect()
}

pub(super) fn csv() -> Written {
    Written {
        source: "customers.csv".to_owned(),
        key: "caller_number".to_owned(),
        key_column: Some("phone".to_owned()),
        country: Some("+44".to_owned()),
        ..Written::default()
    }
}

pub(super) fn sqlite() -> Written {
    Written {
        source: "sqlite:crm.db".to_owned(),
        query: Some("SELECT name, visits, score FROM customers WHERE phone = :key".to_owned()),
        key: "customer".to_owned(),
        ..Written::default()
    }
}
