//! Copies what an engine process writes on its error stream into the log, line by line.

use tokio::io::{AsyncReadExt, BufReader};
use tokio::process::ChildStderr;

use crate::metrics::Engine;

/// Runs until the stream ends. It reads whatever comes, also bytes that are no text: a full pipe would stop
/// the engine.
pub(super) async fn copy(engine: Engine, stderr: ChildStderr) {
    let mut stderr = BufReader::new(stderr);
    let mut line = Vec::new();
    // An error means the same as the end: nothing more will come.
    while let Ok(byte) = stderr.read_u8().await {
        let whole = byte == b'\n';
        if !whole {
            line.push(byte);
        }
        if (whole && !line.is_empty()) || line.len() >= LINE_BYTES_MAX {
            tracing::info!(engine = engine.as_str(), line = %String::from_utf8_lossy(&line), "engine says");
            line.clear();
        }
    }
}

/// Native libraries write tables; a longer line is cut in two.
const LINE_BYTES_MAX: usize = 1_000;
