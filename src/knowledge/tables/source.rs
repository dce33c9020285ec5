//! Where a table's rows are written: a CSV file or a SQLite database.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::{Column as _, Row as _};

use super::{TableFault, TableSettings};
use crate::knowledge::spreadsheet::{Sheet, SheetError, Version};
use crate::knowledge::sqlite;

/// A row's cells, as they are written.
#[derive(Debug, Default)]
pub(super) struct WrittenRow {
    pub(super) line: u64,
    pub(super) name: String,
    pub(super) synonyms: String,
    pub(super) destination: String,
    pub(super) context: String,
    pub(super) extension: String,
}

#[derive(Debug)]
pub(super) struct Source {
    file: PathBuf,
    file_name: String,
    /// For a database.
    query: Option<String>,
}

/// A directory; larger ones belong to a receptionist's search.
pub(super) const ROWS_MAX: usize = 5_000;
const COLUMNS: [&str; 5] = ["name", "synonyms", "destination", "context", "extension"];
const READ_TIME: Duration = Duration::from_secs(10);

impl Source {
    pub(super) fn new(settings: &TableSettings, folder: &Path) -> Result<Self, TableFault> {
        let written = settings.source.trim();
        let fault = |what: &str, remedy: &str| TableFault {
            file: written.to_owned(),
            line: 1,
            what: what.to_owned(),
            remedy: remedy.to_owned(),
        };
        let database = written.strip_prefix("sqlite:");
        let is_csv = Path::new(written).extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
        if database.is_none() && !is_csv {
            return Err(fault(
                "neither a CSV file nor a database",
                "write \"directory.csv\" or \"sqlite:directory.db\"",
            ));
        }
        if database.is_none() && settings.query.is_some() {
            return Err(fault("a CSV file has no query", "remove query"));
        }
        let query =
            database.map(|_| settings.query.clone().unwrap_or_else(|| "SELECT * FROM routes".to_owned()));
        let file = folder.join(database.unwrap_or(written));
        let file_name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
        Ok(Self { file, file_name, query })
    }

    pub(super) fn file_name(&self) -> &str {
        &self.file_name
    }

    pub(super) fn version(&self) -> Result<Version, TableFault> {
        Version::of(&self.file).map_err(|error| self.unread(&error))
    }

    pub(super) fn read(&self) -> Result<Vec<WrittenRow>, Vec<TableFault>> {
        match &self.query {
            None => self.read_csv(),
            Some(query) => self.read_database(query),
        }
    }

    fn read_csv(&self) -> Result<Vec<WrittenRow>, Vec<TableFault>> {
        let sheet = Sheet::read(&self.file).map_err(|error| vec![self.unread(&error)])?;
        let mut faults = self.columns(sheet.columns());
        if let Some(row) = sheet.rows().get(ROWS_MAX) {
            faults.push(self.too_many(row.line));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let columns = COLUMNS.map(|name| sheet.column(name));
        let row = |row: &crate::knowledge::spreadsheet::Row| {
            let cells = columns.map(|column| column.map_or("", |column| row.cell(column)).to_owned());
            WrittenRow::new(row.line, cells)
        };
        Ok(sheet.rows().iter().map(row).collect())
    }

    fn read_database(&self, query: &str) -> Result<Vec<WrittenRow>, Vec<TableFault>> {
        let limited =
            format!("SELECT * FROM ({}) LIMIT {}", query.trim().trim_end_matches(';'), ROWS_MAX + 1);
        let read = sqlite::wait(READ_TIME, async {
            let mut connection = sqlite::open(&self.file, Instant::now() + READ_TIME).await?;
            sqlx::query(&limited).fetch_all(&mut connection).await
        });
        let rows = read.map_err(|reason| {
            let what = format!("the routes cannot be read: {reason}");
            vec![self.fault(1, what, "try the query in the sqlite3 shell, opened with -readonly")]
        })?;
        let Some(first) = rows.first() else { return Ok(Vec::new()) };
        let names: Vec<String> = first.columns().iter().map(|column| column.name().to_lowercase()).collect();
        let mut faults = self.columns(&names);
        if rows.len() > ROWS_MAX {
            faults.push(self.too_many(ROWS_MAX as u64 + 1));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let columns = COLUMNS.map(|name| names.iter().position(|column| column == name));
        let row = |(row, line): (&sqlx::sqlite::SqliteRow, u64)| {
            let cell = |column: usize| sqlite::cell(row, column);
            WrittenRow::new(line, columns.map(|column| column.and_then(cell).unwrap_or_default()))
        };
        Ok(rows.iter().zip(1..).map(row).collect())
    }

    /// Columns of other names may be there: a directory is used for other things too.
    fn columns(&self, found: &[String]) -> Vec<TableFault> {
        let has = |name: &str| found.iter().any(|column| column == name);
        let mut faults = Vec::new();
        if !has("name") {
            faults.push(self.fault(1, "there is no column `name`", "add it: it holds what callers say"));
        }
        if !has("destination") && !has("extension") {
            let remedy = "add `destination` with names of the flow, or `extension`";
            faults.push(self.fault(1, "no column says where the rows lead", remedy));
        }
        faults
    }

    fn too_many(&self, line: u64) -> TableFault {
        self.fault(line, format!("more than {ROWS_MAX} rows"), "keep those that callers ask for")
    }

    fn unread(&self, error: &SheetError) -> TableFault {
        match error {
            SheetError::Unreadable(reason) => {
                self.fault(1, format!("cannot be read: {reason}"), "put the file beside the flow")
            }
            SheetError::Faulty { line, what } => self.fault(*line, what, "mend the file and save it again"),
        }
    }

    fn fault(&self, line: u64, what: impl Into<String>, remedy: &str) -> TableFault {
        TableFault { file: self.file_name.clone(), line, what: what.into(), remedy: remedy.to_owned() }
    }
}

impl WrittenRow {
    fn new(line: u64, cells: [String; 5]) -> Self {
        let [name, synonyms, destination, context, extension] = cells.map(|cell| cell.trim().to_owned());
        Self { line, name, synonyms, destination, context, extension }
    }
}
