//! Sound of the texts that a flow says word for word in every call: rendered once, kept in memory and on
//! disk.
//!
//! Only texts that were declared fixed are ever kept. What is made for one call may hold what its caller
//! said, and is spoken and forgotten. Names of files and log lines hold no text.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fmt, io, thread};

use lru::LruCache;
use sha2::{Digest, Sha256};

use super::prompt_disk::PromptDisk;
use super::voice_ids::VoiceId;

/// More fixed texts than a flow has by far; beyond it a text is spoken without being kept.
const FIXED_MAX: usize = 20_000;
/// Reads and writes that wait for the disk; beyond it a prompt counts as missing, or is written another time.
const DISK_QUEUE_MAX: usize = 256;
/// Goes up when the same text would sound different: another level, other pauses, another resampler.
const RENDERING: u32 = 2;

#[derive(Clone, Debug)]
pub struct PromptSettings {
    /// `None`: nothing is kept on disk.
    pub folder: Option<PathBuf>,
    pub disk_bytes_max: u64,
    pub memory_bytes_max: usize,
}

impl PromptSettings {
    /// Half an hour of prompts at 16 kHz in memory, over two hours on disk.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, disk_bytes_max: 256 << 20, memory_bytes_max: 64 << 20 }
    }
}

/// Names one text's sound in one voice at one rate.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32]);

impl Key {
    pub(super) fn new(voice: &VoiceId, rate_hz: u32, text: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(RENDERING.to_le_bytes());
        hash.update(rate_hz.to_le_bytes());
        hash.update((voice.as_str().len() as u64).to_le_bytes());
        hash.update(voice.as_str());
        hash.update(text);
        Self(hash.finalize().into())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The sound of fixed prompts. Never touches the disk on a caller's thread.
pub(super) struct Prompts {
    kept: Mutex<Kept>,
    disk: Option<SyncSender<DiskJob>>,
}

/// Where the sound of a text is.
pub(super) enum Found {
    Here(Arc<[i16]>),
    /// A fixed text that is not in memory.
    PerhapsOnDisk,
    /// Not a fixed text: it must not be kept.
    Nowhere,
}

impl Prompts {
    pub(super) fn start(settings: PromptSettings) -> io::Result<Arc<Self>> {
        let (disk, jobs) = sync_channel(DISK_QUEUE_MAX);
        let kept = Mutex::new(Kept::new(settings.memory_bytes_max));
        let prompts = Arc::new(Self { kept, disk: settings.folder.is_some().then_some(disk) });
        if let Some(folder) = settings.folder {
            let disk_bytes_max = settings.disk_bytes_max;
            let serve = move || serve_disk(&mut PromptDisk::open(folder, disk_bytes_max), &jobs);
            thread::Builder::new().name("prompts".to_owned()).spawn(serve)?;
        }
        Ok(prompts)
    }

    pub(super) fn declare_fixed(&self, key: Key) {
        let mut kept = self.kept();
        if kept.fixed.len() < FIXED_MAX {
            kept.fixed.insert(key);
        }
    }

    pub(super) fn find(&self, key: &Key) -> Found {
        let mut kept = self.kept();
        match kept.sound(key) {
            Some(sound) => Found::Here(sound),
            None if kept.fixed.contains(key) => Found::PerhapsOnDisk,
            None => Found::Nowhere,
        }
    }

    /// Looks on the disk, on another thread; `on_found` is called there, or here when there is no disk to
    /// look at.
    pub(super) fn load(
        self: &Arc<Self>,
        key: Key,
        on_found: impl FnOnce(Option<Arc<[i16]>>) + Send + 'static,
    ) {
        let keeper = Arc::clone(self);
        let load = DiskJob::Load {
            key,
            on_read: Box::new(move |sound: Option<Vec<i16>>| {
                let sound: Option<Arc<[i16]>> = sound.map(Arc::from);
                if let Some(sound) = &sound {
                    keeper.kept().keep(key, Arc::clone(sound));
                }
                on_found(sound);
            }),
        };
        let refused = match &self.disk {
            Some(disk) => disk.try_send(load).err().map(|refusal| match refusal {
                std::sync::mpsc::TrySendError::Full(job)
                | std::sync::mpsc::TrySendError::Disconnected(job) => job,
            }),
            None => Some(load),
        };
        if let Some(DiskJob::Load { on_read, .. }) = refused {
            on_read(None);
        }
    }

    /// Keeps a fixed text's sound; any other is not taken.
    pub(super) fn store(&self, key: Key, sound: &Arc<[i16]>) {
        if !self.kept().keep(key, Arc::clone(sound)) {
            return;
        }
        if let Some(disk) = &self.disk {
            // A full queue means that the disk is slow; the prompt is in memory and is written after the next
            // start.
            let _ = disk.try_send(DiskJob::Store { key, sound: Arc::clone(sound) });
        }
    }

    /// Held for a look-up or an insertion. A panic elsewhere leaves the table whole.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Prompts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prompts").finish_non_exhaustive()
    }
}

type OnRead = Box<dyn FnOnce(Option<Vec<i16>>) + Send>;

enum DiskJob {
    Load { key: Key, on_read: OnRead },
    Store { key: Key, sound: Arc<[i16]> },
}

/// Ends with the last handle to the prompts.
fn serve_disk(disk: &mut PromptDisk, jobs: &Receiver<DiskJob>) {
    for job in jobs {
        match job {
            DiskJob::Load { key, on_read } => on_read(disk.read(&key)),
            DiskJob::Store { key, sound } => disk.write(&key, &sound),
        }
    }
}

/// What is in memory, bounded by bytes; the least recently used goes first.
struct Kept {
    fixed: HashSet<Key>,
    sounds: LruCache<Key, Arc<[i16]>>,
    bytes: usize,
    bytes_max: usize,
}

impl Kept {
    fn new(bytes_max: usize) -> Self {
        Self { fixed: HashSet::new(), sounds: LruCache::unbounded(), bytes: 0, bytes_max }
    }

    fn sound(&mut self, key: &Key) -> Option<Arc<[i16]>> {
        self.sounds.get(key).map(Arc::clone)
    }

    /// False when the text was not declared fixed.
    fn keep(&mut self, key: Key, sound: Arc<[i16]>) -> bool {
        if !self.fixed.contains(&key) {
            return false;
        }
        self.bytes += size_of_val(&*sound);
        if let Some(before) = self.sounds.put(key, sound) {
            self.bytes -= size_of_val(&*before);
        }
        while self.bytes > self.bytes_max {
            let Some((_, gone)) = self.sounds.pop_lru() else { break };
            self.bytes -= size_of_val(&*gone);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;

    use super::*;

    fn key(text: &str) -> Key {
        Key::new(&VoiceId::of("espeak", "en"), 8_000, text)
    }

    fn sound(samples: usize) -> Arc<[i16]> {
        vec![7; samples].into()
    }

    #[test]
    fn a_key_depends_on_voice_rate_and_text_and_shows_none_of_them() {
        let keys = [
            key("hello"),
            key("hello there"),
            Key::new(&VoiceId::of("espeak", "en"), 16_000, "hello"),
            Key::new(&VoiceId::of("espeak", "de"), 8_000, "hello"),
        ];
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
        assert_eq!(key("hello").to_string().len(), 64);
    }

    #[test]
    fn memory_is_bounded_and_the_least_recently_used_goes() {
        let prompts =
            Prompts::start(PromptSettings { memory_bytes_max: 2_000, ..PromptSettings::new(None) }).unwrap();
        for name in ["a", "b", "c"] {
            prompts.declare_fixed(key(name));
        }
        prompts.store(key("a"), &sound(400));
        prompts.store(key("b"), &sound(400));
        assert!(matches!(prompts.find(&key("a")), Found::Here(_)));
        prompts.store(key("c"), &sound(400));
        assert!(matches!(prompts.find(&key("a")), Found::Here(_)));
        assert!(matches!(prompts.find(&key("b")), Found::PerhapsOnDisk));
        assert!(matches!(prompts.find(&key("c")), Found::Here(_)));
        prompts.store(key("c"), &sound(5_000));
        assert!(matches!(prompts.find(&key("c")), Found::PerhapsOnDisk), "larger than all memory for it");
        assert_eq!(prompts.kept().bytes, 0);
    }

    #[test]
    fn what_was_not_declared_fixed_is_kept_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let prompts = Prompts::start(PromptSettings::new(Some(folder.path().to_owned()))).unwrap();
        prompts.declare_fixed(key("fixed"));
        prompts.store(key("Mr Smith"), &sound(10));
        prompts.store(key("fixed"), &sound(10));
        assert!(matches!(prompts.find(&key("Mr Smith")), Found::Nowhere));
        // The disk does its work in order, so what it answers now comes after what it was to store.
        let (done, loaded) = mpsc::channel();
        prompts.load(key("fixed"), move |sound| done.send(sound.is_some()).unwrap());
        assert!(loaded.recv().unwrap());
        let names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [format!("{}.prompt", key("fixed")).as_str()]);
    }
}
