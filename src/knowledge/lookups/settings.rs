//! What a flow says about a lookup, checked: `[lookups.NAME]` as it is written, and as it is meant.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fields::Pointer;
use super::numbers::KeyForm;
use super::query::Query;
use super::target::Target;

/// The keys of one `[lookups.NAME]` section, as the flow's author wrote them.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// `customers.csv`, `sqlite:crm.db`, or `https://host:port/path/{{ key }}`.
    pub source: String,
    /// SQLite alone: one SELECT with `:key`.
    pub query: Option<String>,
    /// What the key is: `caller_number`, or the name of a slot or context value.
    pub key: String,
    /// CSV alone: the column that holds the key.
    pub key_column: Option<String>,
    /// Field to column (CSV, SQLite) or to JSON pointer (HTTP).
    pub fields: BTreeMap<String, String>,
    /// `number` or `text`; by default numbers are what `caller_number` and `called_number` are.
    pub key_is: Option<String>,
    /// `+44`: what national numbers are completed with.
    pub country: Option<String>,
    pub timeout_ms: Option<u64>,
    pub retries: Option<u64>,
    pub cache_s: Option<u64>,
    /// HTTP alone.
    pub secret_file: Option<String>,
}

/// A lookup that can be done. Made by [`LookupSettings::new`].
#[derive(Clone, Debug)]
pub struct LookupSettings {
    pub(super) source: Source,
    pub(super) key_form: KeyForm,
    pub(super) timeout: Duration,
    pub(super) retries: u32,
    pub(super) cache: Duration,
}

#[derive(Clone, Debug)]
pub(super) enum Source {
    Csv {
        file: PathBuf,
        key_column: String,
        /// Field to column; all columns under their own names where it is empty.
        fields: BTreeMap<String, String>,
    },
    Sqlite {
        file: PathBuf,
        query: Query,
        fields: BTreeMap<String, String>,
    },
    Http {
        target: Target,
        fields: BTreeMap<String, Pointer>,
        secret_file: Option<PathBuf>,
    },
}

/// One thing wrong with a lookup: which key of its section, what, and the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {remedy}")]
pub struct LookupFault {
    /// The lookup's name; empty from [`LookupSettings::new`], which does not know it.
    pub lookup: String,
    /// The key of the section that is at fault, such as `query`.
    pub key: &'static str,
    pub what: String,
    pub remedy: String,
}

impl LookupFault {
    pub(super) fn new(key: &'static str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { lookup: String::new(), key, what: what.into(), remedy: remedy.into() }
    }
}

/// A caller waits for as long in the worst case, so the bounds are narrow.
const TIMEOUT_MS: (u64, u64, u64) = (1_500, 50, 30_000);
const RETRIES: (u64, u64, u64) = (1, 0, 5);
const CACHE_S: (u64, u64, u64) = (300, 0, 86_400);
const FIELDS_MAX: usize = 32;

impl LookupSettings {
    /// Every fault at once. Reads no file: that is [`super::Lookups::new`]'s part.
    pub fn new(written: &Written) -> Result<Self, Vec<LookupFault>> {
        let mut faults = Vec::new();
        let key_form = KeyForm::new(&written.key, written.key_is.as_deref(), written.country.as_deref());
        let key_form = keep(key_form, &mut faults);
        let source = keep(source(written), &mut faults);
        let timeout = bounded("timeout_ms", written.timeout_ms, TIMEOUT_MS, &mut faults);
        let retries = bounded("retries", written.retries, RETRIES, &mut faults);
        let cache = bounded("cache_s", written.cache_s, CACHE_S, &mut faults);
        if let Some(source) = &source {
            faults.extend(out_of_place(written, source));
        }
        match (source, key_form) {
            (Some(source), Some(key_form)) if faults.is_empty() => Ok(Self {
                source,
                key_form,
                timeout: Duration::from_millis(timeout),
                retries: u32::try_from(retries).unwrap_or(0),
                cache: Duration::from_secs(cache),
            }),
            _ => Err(faults),
        }
    }

    /// The longest that an answer takes, waiting included.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    /// The names of the keys that [`super::Lookups::find`] has to be given; `key` is the usual one.
    pub fn keys(&self) -> Vec<String> {
        match &self.source {
            Source::Csv { .. } => vec![KEY.to_owned()],
            Source::Sqlite { query, .. } => query.parameters().to_vec(),
            Source::Http { target, .. } => target.blanks(),
        }
    }

    /// The fields of an answer, where they are known beforehand.
    pub fn fields(&self) -> Vec<String> {
        match &self.source {
            Source::Csv { fields, .. } | Source::Sqlite { fields, .. } => fields.keys().cloned().collect(),
            Source::Http { fields, .. } => fields.keys().cloned().collect(),
        }
    }

    /// With its files meant relative to `folder`.
    pub(super) fn within(mut self, folder: &Path) -> Self {
        match &mut self.source {
            Source::Csv { file, .. } | Source::Sqlite { file, .. } => *file = folder.join(&*file),
            Source::Http { secret_file, .. } => {
                *secret_file = secret_file.take().map(|file| folder.join(file));
            }
        }
        self
    }
}

/// The name under which the key of a lookup is handed over and stands in queries and addresses.
pub const KEY: &str = "key";

fn source(written: &Written) -> Result<Source, LookupFault> {
    let text = written.source.trim();
    if written.fields.len() > FIELDS_MAX {
        let what = format!("more than {FIELDS_MAX} fields");
        return Err(LookupFault::new("fields", what, "keep those that the flow speaks of"));
    }
    let fields = written.fields.clone();
    if let Some(file) = text.strip_prefix("sqlite:").filter(|file| !file.is_empty()) {
        let remedy = "write query = \"SELECT name FROM customers WHERE phone = :key\"";
        let query = written.query.as_deref();
        let query = query.ok_or_else(|| LookupFault::new("query", "a database needs a query", remedy))?;
        let query = Query::new(query)?;
        return Ok(Source::Sqlite { file: file.into(), query, fields });
    }
    if text.starts_with("http://") || text.starts_with("https://") {
        let target = Target::new(text)?;
        if fields.is_empty() {
            let remedy = "write fields = { name = \"/customer/name\" }";
            return Err(LookupFault::new("fields", "an HTTP service's answer has no fields yet", remedy));
        }
        let pointer = |(field, written): (String, String)| Ok((field, Pointer::new(&written)?));
        let fields = fields.into_iter().map(pointer).collect::<Result<_, LookupFault>>()?;
        let secret_file = written.secret_file.as_ref().map(PathBuf::from);
        return Ok(Source::Http { target, fields, secret_file });
    }
    let is_csv = Path::new(text).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    if !is_csv {
        let remedy = "write \"customers.csv\", \"sqlite:crm.db\" or \"https://host:port/path/{{ key }}\"";
        return Err(LookupFault::new("source", "the source is of no kind that is known", remedy));
    }
    let key_column = written.key_column.clone().filter(|column| !column.trim().is_empty());
    let remedy = "name the column that holds the key, as in key_column = \"phone\"";
    let key_column = key_column
        .ok_or_else(|| LookupFault::new("key_column", "a CSV file needs a column to search", remedy))?;
    Ok(Source::Csv { file: text.into(), key_column, fields })
}

/// Keys that the source has no use for would look like settings that work.
fn out_of_place(written: &Written, source: &Source) -> Vec<LookupFault> {
    let (kind, csv, sqlite, http) = match source {
        Source::Csv { .. } => ("a CSV file", true, false, false),
        Source::Sqlite { .. } => ("a SQLite database", false, true, false),
        Source::Http { .. } => ("an HTTP service", false, false, true),
    };
    [
        ("query", written.query.is_some() && !sqlite),
        ("key_column", written.key_column.is_some() && !csv),
        ("secret_file", written.secret_file.is_some() && !http),
        ("retries", written.retries.is_some() && !http),
        // A CSV file is in memory as it is.
        ("cache_s", written.cache_s.is_some() && csv),
    ]
    .into_iter()
    .filter(|(_, misplaced)| *misplaced)
    .map(|(key, _)| LookupFault::new(key, format!("`{key}` means nothing for {kind}"), "remove it"))
    .collect()
}

fn bounded(
    key: &'static str,
    written: Option<u64>,
    (default, least, most): (u64, u64, u64),
    faults: &mut Vec<LookupFault>,
) -> u64 {
    let value = written.unwrap_or(default);
    if !(least..=most).contains(&value) {
        let remedy = format!("write {least} to {most}");
        faults.push(LookupFault::new(key, format!("{key} = {value} is out of bounds"), remedy));
    }
    value
}

fn keep<T>(result: Result<T, LookupFault>, faults: &mut Vec<LookupFault>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}
