//! Copies what an engine process writes on its error stream into the log, line by line.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, BufReader};
use tokio::process::ChildStderr;

use crate::{log::Quota, metrics::Engine};

/// Runs until the stream ends. It reads whatever comes, also bytes that are no text: a full pipe would stop
/// the engine.
pub(super) async fn copy(engine: Engine, stderr: ChildStderr) {
    let mut stderr = BufReader::new(stderr);
    let mut line = Vec::new();
    let mut quota = Quota::new(LINES_MAX, WITHIN);
    // An error means the same as the end: nothing more will come.
    while let Ok(byte) = stderr.read_u8().await {
        let whole = byte == b'\n';
        if !whole {
            line.push(byte);
        }
        if (whole && !line.is_empty()) || line.len() >= LINE_BYTES_MAX {
            if let Some(left_out) = quota.tell(Instant::now()) {
                let left_out = Some(left_out).filter(|left_out| *left_out > 0);
                let line = String::from_utf8_lossy(&line);
                tracing::info!(engine = engine.as_str(), %line, left_out, "engine says");
            }
            line.clear();
        }
    }
}

/// Native libraries write tables; a longer line is cut in two.
const LINE_BYTES_MAX: usize = 1_000;
/// With `--verbose`, a model tells some 150 lines of itself. An engine that has gone wrong may write without end.
const LINES_MAX: u32 = 500;
const WITHIN: Duration = Duration::from_secs(10);
