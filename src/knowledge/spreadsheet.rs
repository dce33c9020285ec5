//! CSV files as people's spreadsheets write them: a heading line, then rows, each with the line it stands in.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

/// A customer file of a large site; more belongs into a database.
const BYTES_MAX: u64 = 64 << 20;

/// A file with a heading.
#[derive(Debug)]
pub(super) struct Sheet {
    columns: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    /// From 1, the heading included.
    pub(super) line: u64,
    cells: csv::StringRecord,
}

/// What tells that a file has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    modified: Option<SystemTime>,
    bytes: u64,
    /// A file that was replaced by renaming another.
    node: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetError {
    Unreadable(String),
    Faulty { line: u64, what: String },
}

impl Version {
    pub(super) fn of(file: &Path) -> Result<Self, SheetError> {
        use std::os::unix::fs::MetadataExt;
        let about = fs::metadata(file).map_err(|error| unreadable(&error))?;
        Ok(Self { modified: about.modified().ok(), bytes: about.len(), node: about.ino() })
    }
}

impl Sheet {
    pub(super) fn read(file: &Path) -> Result<Self, SheetError> {
        let mut bytes = Vec::new();
        let opened = fs::File::open(file).map_err(|error| unreadable(&error))?;
        opened.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        if bytes.len() as u64 > BYTES_MAX {
            let what = format!("the file is larger than {} MB; put it into a database", BYTES_MAX >> 20);
            return Err(SheetError::Faulty { line: 1, what });
        }
        Self::parse(&bytes)
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, SheetError> {
        // Spreadsheets mark UTF-8, which is no part of the first column's name.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        // The reader counts a line too few where Windows ends it with two characters.
        let mut plain = bytes.to_vec();
        let mut before = 0;
        plain.retain(|byte| {
            let kept = !(*byte == b'\r' && bytes.get(before + 1) == Some(&b'\n'));
            before += 1;
            kept
        });
        let mut reader = csv::ReaderBuilder::new().from_reader(plain.as_slice());
        let headers = reader.headers().map_err(|error| faulty(&error))?;
        let columns: Vec<String> = headers.iter().map(|name| name.trim().to_lowercase()).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let cells = record.map_err(|error| faulty(&error))?;
            let line = cells.position().map_or(0, |position| position.line() + empty_lines(&plain, position));
            rows.push(Row { line, cells });
        }
        Ok(Self { columns, rows })
    }

    /// Names of columns are compared without case.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let name = name.trim().to_lowercase();
        self.columns.iter().position(|column| *column == name)
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }
}

/// A row begins, for the reader, at the empty lines before it.
fn empty_lines(bytes: &[u8], position: &csv::Position) -> u64 {
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().take_while(|byte| **byte == b'\n').count() as u64
}

fn unreadable(error: &io::Error) -> SheetError {
    SheetError::Unreadable(error.kind().to_string())
}

/// In words of our own: a library's text might quote a cell one day.
fn faulty(error: &csv::Error) -> SheetError {
    let line = error.position().map_or(1, csv::Position::line);
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the heading has {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8: save the file as CSV UTF-8".to_owned(),
        _ => "not CSV".to_owned(),
    };
    SheetError::Faulty { line, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_lines_and_columns_without_case() {
        let sheet =
            Sheet::parse("\u{feff}Phone, Name\r\n1,\"A, \"\"B\"\"\nC\"\r\n\r\n2,D\n".as_bytes()).unwrap();
        let name = sheet.column("NAME ").unwrap();
        let rows: Vec<_> = sheet.rows().iter().map(|row| (row.line, row.cell(name))).collect();
        assert_eq!(rows, [(2, "A, \"B\"\nC"), (5, "D")]);
    }

    #[test]
    fn faults_name_the_line() {
        for (bytes, line) in [(&b"a,b\n1,2\n3\n"[..], 3), (b"a\nx\n\xff\n", 3)] {
            let error = Sheet::parse(bytes).unwrap_err();
            assert!(matches!(error, SheetError::Faulty { line: found, .. } if found == line), "{error:?}");
        }
    }
}
