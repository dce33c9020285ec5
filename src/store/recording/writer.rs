//! The one thread that writes recordings.

use std::{
    collections::{HashMap, HashSet},
    fs::{DirBuilder, File, OpenOptions},
    io::{self, BufWriter},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::{
        Arc, Weak,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use hound::{SampleFormat, WavSpec, WavWriter};
use tokio::sync::oneshot;
use tracing::{error, warn};
use uuid::Uuid;

use super::{Inlet, Order, Piece, Recordings, delete_recording_of, file_name, sealed::Sealer};
use crate::{
    log::Quota,
    metrics::{Kept, Metrics},
    store::Key,
};

/// Of half a second each: 200 calls for five seconds.
const QUEUE_MAX: usize = 2_048;
/// How often files of calls that are over are closed.
const CLOSE_EVERY: Duration = Duration::from_secs(1);
/// A gap longer than this is not filled: the disk was away.
const GAP_SAMPLES_MAX: u64 = 16_000 * 60;

/// The running thread.
#[derive(Debug)]
pub struct RecordingWriter {
    queue: SyncSender<Order>,
    ended: oneshot::Receiver<()>,
}

impl RecordingWriter {
    pub fn start(folder: PathBuf, key: Option<Key>, metrics: Arc<Metrics>) -> io::Result<(Recordings, Self)> {
        let (queue, inlet) = sync_channel(QUEUE_MAX);
        let recordings = Recordings(Some(Inlet {
            queue: queue.clone(),
            sealed: key.is_some(),
            metrics: Arc::clone(&metrics),
        }));
        let worker = FileWriter {
            folder,
            key,
            metrics,
            files: HashMap::new(),
            gone: HashSet::new(),
            warnings: Quota::once_a_minute(),
        };
        let (done, ended) = oneshot::channel();
        thread::Builder::new().name("recordings".to_owned()).spawn(move || {
            worker.run(&inlet);
            // Whoever waits for the end may have stopped waiting.
            let _ = done.send(());
        })?;
        Ok((recordings, Self { queue, ended }))
    }

    /// Takes no more, writes what is left and closes the files.
    pub async fn finish(self, within: Duration) {
        let told = self.queue.try_send(Order::End).is_ok();
        if !told || tokio::time::timeout(within, self.ended).await.is_err() {
            warn!("the last recordings could not be finished in time");
        }
    }
}

struct FileWriter {
    folder: PathBuf,
    key: Option<Key>,
    metrics: Arc<Metrics>,
    files: HashMap<Uuid, Open>,
    /// Erased calls.
    gone: HashSet<Uuid>,
    warnings: Quota,
}

struct Open {
    /// `None` after an error: what follows of this call is lost.
    sound: Option<Sound>,
    life: Weak<()>,
}

enum Sound {
    Plain(WavWriter<BufWriter<File>>),
    Sealed(Sealer<File>),
}

impl FileWriter {
    fn run(mut self, inlet: &Receiver<Order>) {
        let mut closed = Instant::now();
        loop {
            match inlet.recv_timeout(CLOSE_EVERY) {
                Ok(Order::Write(piece)) if self.gone.contains(&piece.call) => {}
                Ok(Order::Write(piece)) => self.take(&piece),
                Ok(Order::Forget(calls)) => self.forget(calls),
                Ok(Order::End) => return self.close(|_| true),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.close(|_| true),
            }
            if closed.elapsed() >= CLOSE_EVERY {
                closed = Instant::now();
                self.close(|open| open.life.strong_count() == 0);
            }
        }
    }

    fn take(&mut self, piece: &Piece) {
        if !self.files.contains_key(&piece.call) {
            let made = make(&self.folder, self.key.as_ref(), piece);
            let sound = made.map_err(|error| self.complain(&error)).ok();
            self.files.insert(piece.call, Open { sound, life: Arc::downgrade(&piece.open) });
        }
        let Some(open) = self.files.get_mut(&piece.call) else { return };
        let written = match &mut open.sound {
            Some(sound) => sound.write(piece),
            None => {
                self.metrics.recording_pieces_lost.inc();
                Ok(())
            }
        };
        if let Err(error) = written {
            open.sound = None;
            self.metrics.recording_pieces_lost.inc();
            self.complain(&error);
        }
        self.tell();
    }

    fn forget(&mut self, calls: Vec<Uuid>) {
        for call in calls {
            self.files.remove(&call);
            if let Err(error) = delete_recording_of(&self.folder, call) {
                error!(%error, %call, "the recording of an erased call is still there; delete it by hand");
            }
            self.gone.insert(call);
        }
        self.tell();
    }

    /// As long as the sound of a running call is lost.
    fn tell(&self) {
        let failing = self.files.values().any(|open| open.sound.is_none());
        self.metrics.set_write_failing(Kept::Recordings, failing);
    }

    fn close(&mut self, over: impl Fn(&Open) -> bool) {
        let calls: Vec<Uuid> =
            self.files.iter().filter(|(_, open)| over(open)).map(|(call, _)| *call).collect();
        for call in calls {
            let sound = self.files.remove(&call).and_then(|open| open.sound);
            if let Some(Err(error)) = sound.map(Sound::finish) {
                self.complain(&error);
            }
        }
        self.tell();
    }

    fn complain(&mut self, error: &io::Error) {
        if let Some(left_out) = self.warnings.tell(Instant::now()) {
            warn!(%error, left_out, "a call's sound cannot be recorded; the call goes on");
        }
    }
}

fn make(folder: &Path, key: Option<&Key>, piece: &Piece) -> io::Result<Sound> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let path = folder.join(file_name(piece.call, key.is_some()));
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    match key {
        Some(key) => Sealer::begin(file, key, piece.call, piece.rate_hz).map(Sound::Sealed),
        None => {
            let spec = WavSpec {
                channels: 2,
                sample_rate: piece.rate_hz,
                bits_per_sample: 16,
                sample_format: SampleFormat::Int,
            };
            WavWriter::new(BufWriter::new(file), spec).map(Sound::Plain).map_err(io::Error::other)
        }
    }
}

impl Sound {
    fn write(&mut self, piece: &Piece) -> io::Result<()> {
        let silence = vec![0; piece.lost.min(GAP_SAMPLES_MAX) as usize * 2];
        for samples in [&silence, &piece.samples] {
            match self {
                _ if samples.is_empty() => {}
                Self::Plain(wav) => {
                    for sample in samples {
                        wav.write_sample(*sample).map_err(io::Error::other)?;
                    }
                    // The head is right at any time: a server that is killed leaves a file that plays.
                    wav.flush().map_err(io::Error::other)?;
                }
                Self::Sealed(sealer) => sealer.write(samples)?,
            }
        }
        Ok(())
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(wav) => wav.finalize().map_err(io::Error::other),
            Self::Sealed(sealer) => sealer.finish(),
        }
    }
}
