//! SQLite files, opened for reading alone: nothing that runs here can change one.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow, SqliteValueRef};
use sqlx::{ConnectOptions as _, Row as _, TypeInfo as _, Value as _, ValueRef as _};

/// Steps of SQLite's machine between two looks at the clock.
const STEPS: i32 = 10_000;

/// Opens a file whose work ends at the deadline. A connection for each question: a file that was replaced is seen,
/// and one that hangs holds up nobody else.
pub(super) async fn open(file: &Path, deadline: Instant) -> Result<SqliteConnection, sqlx::Error> {
    let patience = deadline.saturating_duration_since(Instant::now());
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .create_if_missing(false)
        .pragma("query_only", "ON")
        .busy_timeout(patience)
        .disable_statement_logging();
    let mut connection = options.connect().await?;
    connection.lock_handle().await?.set_progress_handler(STEPS, move || Instant::now() < deadline);
    Ok(connection)
}

/// A cell as text; `None` for NULL and for bytes.
pub(super) fn cell(row: &SqliteRow, column: usize) -> Option<String> {
    let value: SqliteValueRef<'_> = row.try_get_raw(column).ok()?;
    // The type of a NULL is its column's.
    if value.is_null() {
        return None;
    }
    let value = sqlx::ValueRef::to_owned(&value);
    match value.type_info().name() {
        "TEXT" => value.try_decode_unchecked::<String>().ok(),
        "INTEGER" => value.try_decode_unchecked::<i64>().ok().map(|number| number.to_string()),
        "REAL" => value.try_decode_unchecked::<f64>().ok().map(|number| number.to_string()),
        _ => None,
    }
}

/// Runs a question to its end on a thread of its own: for what is read at load, inside or outside of a runtime.
pub(super) fn wait<T: Send>(
    time: Duration,
    question: impl Future<Output = Result<T, sqlx::Error>> + Send,
) -> Result<T, String> {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let answer = runtime.block_on(async { tokio::time::timeout(time, question).await });
        answer.map_err(|_| "it took too long".to_owned())?.map_err(|error| reason(&error))
    };
    let finished = std::thread::scope(|scope| scope.spawn(run).join());
    finished.unwrap_or_else(|_| Err("the reading of it broke".to_owned()))
}

/// SQLite's own words, for what is checked before there are callers: they may quote the query.
pub(super) fn reason(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

/// SQLite's code alone: its words can quote what was searched for.
pub(super) fn code(error: &sqlx::Error) -> String {
    let code = error.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
    code.map_or_else(|| "no database, or it cannot be read".to_owned(), |code| format!("SQLite code {code}"))
}
