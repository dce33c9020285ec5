//! A CSV file as a source: held in memory by its key, and read anew when it has changed.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::error::LookupError;
use super::fields::{Fields, speakable};
use super::numbers::KeyForm;
use super::{Found, file_name};
use crate::knowledge::spreadsheet::{Sheet, SheetError, Version};

#[derive(Debug)]
pub(super) struct CsvFile {
    file: PathBuf,
    key_column: String,
    fields: BTreeMap<String, String>,
    key_form: KeyForm,
    read: Mutex<Option<Indexed>>,
}

#[derive(Debug)]
struct Indexed {
    version: Version,
    rows: HashMap<String, Row>,
}

#[derive(Debug)]
enum Row {
    One(Found),
    /// Two people share the key: greeting either by name could be wrong.
    Several,
}

impl CsvFile {
    pub(super) fn new(
        file: PathBuf,
        key_column: String,
        fields: BTreeMap<String, String>,
        key_form: KeyForm,
    ) -> Self {
        Self { file, key_column, fields, key_form, read: Mutex::new(None) }
    }

    /// Reads the file where that is needed: for a thread that may wait.
    pub(super) fn find(&self, key: &str) -> Result<Found, LookupError> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = self.refresh(read.as_ref());
        match (fresh, read.is_some()) {
            (Ok(Some(indexed)), _) => *read = Some(indexed),
            (Ok(None), _) => {}
            (Err(error), false) => return Err(error),
            // A file that is being replaced is gone for a moment.
            (Err(error), true) => tracing::warn!(%error, "a lookup goes on with the last good version"),
        }
        let rows = read.as_ref().map(|indexed| &indexed.rows);
        Ok(match rows.and_then(|rows| rows.get(&self.key_form.normal(key))) {
            Some(Row::One(found)) => found.clone(),
            Some(Row::Several) | None => Found::Nothing,
        })
    }

    /// The file's contents if it has changed.
    fn refresh(&self, last: Option<&Indexed>) -> Result<Option<Indexed>, LookupError> {
        let version = Version::of(&self.file).map_err(|error| self.error(&error))?;
        if last.is_some_and(|last| last.version == version) {
            return Ok(None);
        }
        let sheet = Sheet::read(&self.file).map_err(|error| self.error(&error))?;
        let rows = self.index(&sheet)?;
        Ok(Some(Indexed { version, rows }))
    }

    fn index(&self, sheet: &Sheet) -> Result<HashMap<String, Row>, LookupError> {
        let column = |name: &str| {
            sheet.column(name).ok_or_else(|| LookupError::Csv {
                file: file_name(&self.file),
                reason: format!("it has no column `{name}`"),
            })
        };
        let key_column = column(&self.key_column)?;
        let fields = if self.fields.is_empty() {
            sheet.columns().iter().enumerate().map(|(at, name)| (name.clone(), at)).collect()
        } else {
            let fields = self.fields.iter();
            fields.map(|(field, name)| Ok((field.clone(), column(name)?))).collect::<Result<Vec<_>, _>>()?
        };
        let mut rows = HashMap::new();
        for row in sheet.rows() {
            let key = self.key_form.normal(row.cell(key_column));
            if key.is_empty() {
                continue;
            }
            let filled = fields.iter().filter(|(_, at)| !row.cell(*at).trim().is_empty());
            let values: Fields =
                filled.map(|(field, at)| (field.clone(), speakable(row.cell(*at)))).collect();
            let entry = rows.entry(key);
            entry.and_modify(|row| *row = Row::Several).or_insert(Row::One(Found::Fields(values)));
        }
        Ok(rows)
    }

    fn error(&self, error: &SheetError) -> LookupError {
        let file = file_name(&self.file);
        match error {
            SheetError::Unreadable(reason) => LookupError::File { file, reason: reason.clone() },
            SheetError::Faulty { line, what } => {
                LookupError::Csv { file, reason: format!("line {line}: {what}") }
            }
        }
    }
}
