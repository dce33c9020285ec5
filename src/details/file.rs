//! The file of call details. It is opened for each line, so that it may be renamed or removed at any time, as programs
//! that rotate files do.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender},
    },
    thread,
    time::{Duration, Instant},
};

use tokio::sync::oneshot;
use tracing::warn;

use super::{Line, count};
use crate::metrics::{DetailOutcome, DetailSink, Metrics};

const RETRY_AFTER: Duration = Duration::from_secs(1);
const WARN_EVERY: Duration = Duration::from_secs(60);

/// The thread that writes.
#[derive(Debug)]
pub(super) struct Running {
    /// What cannot be written now is not tried again.
    stopping: Arc<AtomicBool>,
    ended: oneshot::Receiver<()>,
}

impl Running {
    pub(super) async fn finish(self, lines: &SyncSender<Line>, within: Duration) {
        self.stopping.store(true, Ordering::Relaxed);
        // A full queue belongs to a file that cannot be written: then the time is up before the thread is.
        let _ = lines.try_send(None);
        if tokio::time::timeout(within, self.ended).await.is_err() {
            warn!("the last call details could not be written to details.file in time and are lost");
        }
    }
}

pub(super) fn start(path: PathBuf, lines: Receiver<Line>, metrics: Arc<Metrics>) -> io::Result<Running> {
    let stopping = Arc::new(AtomicBool::new(false));
    let (done, ended) = oneshot::channel();
    let running = Running { stopping: Arc::clone(&stopping), ended };
    thread::Builder::new().name("details".to_owned()).spawn(move || {
        let mut warned = None;
        while let Ok(Some(line)) = lines.recv() {
            let outcome = loop {
                match append(&path, &line) {
                    Ok(()) => break DetailOutcome::Done,
                    Err(error) => warn_now_and_then(&mut warned, &error),
                }
                if stopping.load(Ordering::Relaxed) {
                    break DetailOutcome::Failed;
                }
                count(&metrics, DetailSink::File, DetailOutcome::Retried);
                thread::sleep(RETRY_AFTER);
            };
            count(&metrics, DetailSink::File, outcome);
        }
        // Whoever waits for the end may have stopped waiting.
        let _ = done.send(());
    })?;
    Ok(running)
}

/// A whole line, or none.
fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    let before = file.metadata()?.len();
    let written = file.write_all(format!("{line}\n").as_bytes());
    if written.is_err() {
        // Half a line would spoil the next one; where this fails too, the next try meets the same.
        let _ = file.set_len(before);
    }
    written
}

fn warn_now_and_then(warned: &mut Option<Instant>, error: &io::Error) {
    if warned.is_none_or(|warned| warned.elapsed() >= WARN_EVERY) {
        *warned = Some(Instant::now());
        warn!(%error, "details.file cannot be written; call details wait, and calls go on");
    }
}
