//! The sound of calls, for flows that record: both sides as two channels of one file, named after the call.
//!
//! A call hands over its frames and never waits: one thread writes for all of them ([`writer`]), and what its queue
//! cannot take becomes silence of the same length and is counted. With a key the files are sealed ([`sealed`]).

mod sealed;
mod writer;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{SyncSender, TrySendError},
    },
    time::{Duration, UNIX_EPOCH},
};

use tracing::warn;
use uuid::Uuid;

pub use sealed::{Opened, RecordingError, open};
pub(super) use sealed::{reseal, seal_in_clear};
pub use writer::RecordingWriter;

use crate::metrics::Metrics;

/// Sound is handed over by the half second.
const PIECE_MS: u32 = 500;
const PLAIN: &str = "wav";
const SEALED: &str = "wav.sealed";

/// Takes the sound of calls. Cheap to clone; without a writer nothing is recorded.
#[derive(Clone, Debug, Default)]
pub struct Recordings(Option<Inlet>);

#[derive(Clone, Debug)]
struct Inlet {
    queue: SyncSender<Order>,
    sealed: bool,
    metrics: Arc<Metrics>,
}

/// What the thread is to do.
enum Order {
    Write(Piece),
    /// Delete what there is of these calls, and write no more of them.
    Forget(Vec<Uuid>),
    End,
}

/// Some sound of one call, both channels in turn.
struct Piece {
    call: Uuid,
    rate_hz: u32,
    /// Samples of each channel that were lost before it.
    lost: u64,
    samples: Vec<i16>,
    /// As long as anybody has it, the call's file is open.
    open: Arc<()>,
}

impl Recordings {
    pub fn begin(&self, call: Uuid, rate_hz: u32) -> Option<Track> {
        let inlet = self.0.clone()?;
        Some(Track { inlet, call, rate_hz, samples: Vec::new(), lost: 0, open: Arc::new(()) })
    }

    /// These calls were erased. False where there was no room to say so; never waits.
    pub(super) fn forget(&self, calls: Vec<Uuid>) -> bool {
        self.0.as_ref().is_none_or(|inlet| inlet.queue.try_send(Order::Forget(calls)).is_ok())
    }
}

/// One call's recording. It ends when this is dropped.
#[derive(Debug)]
pub struct Track {
    inlet: Inlet,
    call: Uuid,
    rate_hz: u32,
    samples: Vec<i16>,
    lost: u64,
    open: Arc<()>,
}

impl Track {
    /// The file's name.
    pub fn name(&self) -> String {
        file_name(self.call, self.inlet.sealed)
    }

    /// The same time of both sides; what one of them lacks is silence. Never waits.
    pub fn push(&mut self, caller: &[i16], offhook: &[i16]) {
        for at in 0..caller.len().max(offhook.len()) {
            let sample = |side: &[i16]| side.get(at).copied().unwrap_or_default();
            self.samples.extend([sample(caller), sample(offhook)]);
        }
        if self.samples.len() as u64 >= u64::from(self.rate_hz) * u64::from(PIECE_MS) / 1_000 * 2 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let samples = std::mem::take(&mut self.samples);
        let length = samples.len() as u64 / 2;
        let open = Arc::clone(&self.open);
        let piece = Piece { call: self.call, rate_hz: self.rate_hz, lost: self.lost, samples, open };
        match self.inlet.queue.try_send(Order::Write(piece)) {
            Ok(()) => self.lost = 0,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                self.lost += length;
                self.inlet.metrics.recording_pieces_lost.inc();
            }
        }
    }
}

impl Drop for Track {
    fn drop(&mut self) {
        if !self.samples.is_empty() {
            self.flush();
        }
    }
}

fn file_name(call: Uuid, sealed: bool) -> String {
    format!("{call}.{}", if sealed { SEALED } else { PLAIN })
}

/// The file of a call's recording, if there is one. Where somebody has put another one beside a sealed one, the sealed
/// one counts.
pub fn recording_of(folder: &Path, call: Uuid) -> Option<PathBuf> {
    [true, false].map(|sealed| folder.join(file_name(call, sealed))).into_iter().find(|path| path.is_file())
}

/// The sealed recordings of the folder.
pub(super) fn calls_recorded(folder: &Path) -> Vec<(Uuid, PathBuf)> {
    recordings(folder, SEALED)
}

/// Those that are not.
pub(super) fn calls_recorded_in_clear(folder: &Path) -> Vec<(Uuid, PathBuf)> {
    recordings(folder, PLAIN)
}

fn recordings(folder: &Path, kind: &str) -> Vec<(Uuid, PathBuf)> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let recorded = files.filter_map(|file| {
        let call = file.file_name().to_str()?.strip_suffix(kind)?.strip_suffix('.')?.parse().ok()?;
        Some((call, file.path()))
    });
    recorded.collect()
}

/// Deletes a call's recording, whether its record names it or not: a server that was killed leaves one that nobody
/// knows.
pub fn delete_recording_of(folder: &Path, call: Uuid) -> io::Result<()> {
    while let Some(path) = recording_of(folder, call) {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Deletes every recording of the folder that was last written to before this time, in milliseconds since 1970.
pub(super) fn delete_older(folder: &Path, before_ms: i64) {
    let before = UNIX_EPOCH + Duration::from_millis(u64::try_from(before_ms).unwrap_or(0));
    // Without a folder there are no recordings.
    let Ok(files) = fs::read_dir(folder) else { return };
    for file in files.flatten().filter(|file| is_recording(&file.path())) {
        let old = file.metadata().and_then(|about| about.modified()).is_ok_and(|written| written < before);
        if old && let Err(error) = fs::remove_file(file.path()) {
            warn!(%error, "an old recording cannot be deleted; it is tried again");
        }
    }
}

fn is_recording(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = [SEALED, PLAIN].iter().find_map(|kind| name.strip_suffix(kind)?.strip_suffix('.'));
    stem.is_some_and(|stem| stem.parse::<Uuid>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_recordings_are_deleted_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let recordings = [file_name(Uuid::new_v4(), false), file_name(Uuid::new_v4(), true)];
        for name in recordings.iter().map(String::as_str).chain(["notes.wav", "x.txt"]) {
            fs::write(folder.path().join(name), "sound").unwrap();
        }
        let left = || fs::read_dir(folder.path()).unwrap().count();
        delete_older(folder.path(), 0);
        assert_eq!(left(), 4);
        delete_older(folder.path(), i64::MAX / 2);
        assert_eq!(left(), 2);
    }
}
