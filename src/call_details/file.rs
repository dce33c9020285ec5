//! The file of call details. It is opened for each line, so that it may be renamed or removed at any time, as programs
//! that rotate files do.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender},
    },
    thread,
    time::{Duration, Instant},
};

use tokio::sync::oneshot;
use tracing::warn;

use super::{Line, count};
use crate::{
    log::Quota,
    metrics::{DetailOutcome, DetailSink, Kept, Metrics},
};

const RETRY_AFTER: Duration = Duration::from_secs(1);

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
    let mut book = Book { path, metrics, warnings: Quota::once_a_minute(), failing: false };
    thread::Builder::new().name("details".to_owned()).spawn(move || {
        book.run(&lines, &stopping);
        // Whoever waits for the end may have stopped waiting.
        let _ = done.send(());
    })?;
    Ok(running)
}

struct Book {
    path: PathBuf,
    metrics: Arc<Metrics>,
    warnings: Quota,
    failing: bool,
}

impl Book {
    fn run(&mut self, lines: &Receiver<Line>, stopping: &AtomicBool) {
        // A file that cannot be written is told of before the first call, and that it can be again without one.
        let opened = open(&self.path).map(drop);
        self.note(&opened);
        loop {
            match lines.recv_timeout(RETRY_AFTER) {
                Ok(Some(line)) => {
                    let outcome = self.write(&line, stopping);
                    count(&self.metrics, DetailSink::File, outcome);
                }
                Ok(None) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) if self.failing => {
                    let opened = open(&self.path).map(drop);
                    self.note(&opened);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn write(&mut self, line: &str, stopping: &AtomicBool) -> DetailOutcome {
        loop {
            let written = append(&self.path, line);
            self.note(&written);
            if written.is_ok() {
                return DetailOutcome::Done;
            }
            if stopping.load(Ordering::Relaxed) {
                return DetailOutcome::Failed;
            }
            count(&self.metrics, DetailSink::File, DetailOutcome::Retried);
            thread::sleep(RETRY_AFTER);
        }
    }

    fn note(&mut self, done: &io::Result<()>) {
        self.failing = done.is_err();
        self.metrics.set_write_failing(Kept::Details, self.failing);
        if let Err(error) = done
            && let Some(left_out) = self.warnings.tell(Instant::now())
        {
            warn!(%error, left_out, "details.file cannot be written; call details wait, and calls go on");
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path)
}

/// A whole line, or none.
fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut file = open(path)?;
    let before = file.metadata()?.len();
    // A server that was killed in mid-write has left half a line: it stays one of its own.
    let gap = if ends_in_half_a_line(&mut file, before)? { "\n" } else { "" };
    let written = file.write_all(format!("{gap}{line}\n").as_bytes());
    if written.is_err() {
        // Half a line would spoil the next one; where this fails too, the next try meets the same.
        let _ = file.set_len(before);
    }
    written
}

fn ends_in_half_a_line(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    // Another program may have cut the file meanwhile.
    Ok(file.read(&mut last)? == 1 && last != *b"\n")
}
