//! A SQLite database as a source: one row for the keys, which are bound and never pasted.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::{Column as _, Executor as _, Row as _, Statement as _};

use super::error::LookupError;
use super::fields::{Fields, speakable};
use super::query::Query;
use super::settings::LookupFault;
use super::{Found, file_name};
use crate::knowledge::sqlite;

/// The first row; `fields` renames its columns, or leaves them where it is empty.
pub(super) async fn find(
    file: &Path,
    query: &Query,
    fields: &BTreeMap<String, String>,
    keys: &BTreeMap<String, String>,
    deadline: Instant,
) -> Result<Found, LookupError> {
    let failed =
        |error: sqlx::Error| LookupError::Query { file: file_name(file), reason: sqlite::code(&error) };
    let mut connection = sqlite::open(file, deadline).await.map_err(failed)?;
    let mut bound = sqlx::query(query.text());
    for name in query.parameters() {
        let key = keys.get(name).ok_or_else(|| LookupError::KeyMissing { key: name.clone() })?;
        bound = bound.bind(key);
    }
    let row = bound.fetch_optional(&mut connection).await.map_err(failed)?;
    let Some(row) = row else { return Ok(Found::Nothing) };
    let mut found = Fields::new();
    for (at, column) in row.columns().iter().enumerate() {
        let Some(value) = sqlite::cell(&row, at).filter(|value| !value.trim().is_empty()) else { continue };
        for field in names(fields, column.name()) {
            found.insert(field.to_owned(), speakable(&value));
        }
    }
    Ok(Found::Fields(found))
}

/// The fields that a column fills.
fn names<'a>(fields: &'a BTreeMap<String, String>, column: &'a str) -> Vec<&'a str> {
    if fields.is_empty() {
        return vec![column];
    }
    let filled = fields.iter().filter(|(_, name)| name.eq_ignore_ascii_case(column));
    filled.map(|(field, _)| field.as_str()).collect()
}

/// Longer than any file takes to open that is fit for calls.
const CHECK: Duration = Duration::from_secs(10);

/// Whether the database understands the query and has the columns.
pub(super) fn check(
    file: &Path,
    query: &Query,
    fields: &BTreeMap<String, String>,
) -> Result<(), Vec<LookupFault>> {
    let prepared = sqlite::wait(CHECK, async {
        let mut connection = sqlite::open(file, Instant::now() + CHECK).await?;
        let statement = connection.prepare(query.text()).await?;
        Ok(statement.columns().iter().map(|column| column.name().to_lowercase()).collect::<Vec<_>>())
    });
    let columns = prepared.map_err(|reason| {
        let what = format!("the query does not work on {}: {reason}", file_name(file));
        vec![LookupFault::new("query", what, "try it in the sqlite3 shell, opened with -readonly")]
    })?;
    let missing = fields.values().filter(|column| !columns.contains(&column.to_lowercase()));
    let faults: Vec<_> = missing
        .map(|column| {
            let remedy = format!("name one of {}", columns.join(", "));
            LookupFault::new("fields", format!("the query gives no column `{column}`"), remedy)
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
