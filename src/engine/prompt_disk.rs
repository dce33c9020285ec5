//! The prompt cache's files: one for each sound, named by hash, bounded together, and trusted only after a
//! check.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{mem, process};

use sha2::{Digest, Sha256};

use super::prompts::Key;

/// What each file begins with: its kind, and the version of its layout.
const MAGIC: [u8; 8] = *b"OFFHKPR1";
/// Layout: magic, SHA-256 of the samples, samples as 16-bit little-endian.
const HEADER_BYTES: usize = MAGIC.len() + 32;
/// Five minutes at 48 kHz; a longer file is not of this program.
const FILE_BYTES_MAX: u64 = 48_000 * 2 * 300;
const SUFFIX: &str = ".prompt";
const UNFINISHED: &str = ".unfinished";

/// Owned by one thread. Never fails: without a usable folder it holds nothing.
pub(super) struct PromptDisk {
    folder: PathBuf,
    bytes_max: u64,
    bytes: u64,
    files: HashMap<String, FileUse>,
    /// A folder that cannot be written to is reported once, and then only read.
    read_only: bool,
}

struct FileUse {
    bytes: u64,
    used: SystemTime,
}

impl PromptDisk {
    pub(super) fn open(folder: PathBuf, bytes_max: u64) -> Self {
        let mut disk = Self { folder, bytes_max, bytes: 0, files: HashMap::new(), read_only: false };
        if let Err(error) = fs::create_dir_all(&disk.folder).and_then(|()| disk.look_around()) {
            disk.give_up_writing(&error);
        }
        disk.make_room(0);
        disk
    }

    /// Missing, unreadable, truncated and corrupt files are all the same: no sound.
    pub(super) fn read(&mut self, key: &Key) -> Option<Vec<i16>> {
        let name = file_name(key);
        let path = self.folder.join(&name);
        let bytes = read_bounded(&path).ok()?;
        let Some(sound) = unpack(&bytes) else {
            tracing::warn!(file = name, "a cached prompt is damaged and will be made anew");
            self.remove(&name);
            return None;
        };
        let used = SystemTime::now();
        // Keeps the order of use across restarts; where it cannot be written, the order is the order of
        // making.
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(used));
        self.note(name, bytes.len() as u64, used);
        Some(sound)
    }

    pub(super) fn write(&mut self, key: &Key, sound: &[i16]) {
        let bytes = pack(sound);
        let size = bytes.len() as u64;
        if self.read_only || size > FILE_BYTES_MAX.min(self.bytes_max) {
            return;
        }
        let name = file_name(key);
        self.make_room(size);
        match self.write_whole(&name, &bytes) {
            Ok(()) => self.note(name, size, SystemTime::now()),
            Err(error) => self.give_up_writing(&error),
        }
    }

    /// A reader sees the whole file or none. It is not forced to the disk, since a file that a power cut
    /// damages is found out when it is read.
    fn write_whole(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let unfinished = self.folder.join(format!("{name}.{}{UNFINISHED}", process::id()));
        let written = File::create(&unfinished)
            .and_then(|mut file| file.write_all(bytes))
            .and_then(|()| fs::rename(&unfinished, self.folder.join(name)));
        if written.is_err() {
            // Perhaps it was never made.
            let _ = fs::remove_file(&unfinished);
        }
        written
    }

    /// Takes stock of what earlier runs left.
    fn look_around(&mut self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(UNFINISHED) {
                // Of a run that was killed while it wrote; if of one that still runs, that one's rename
                // fails, no more.
                let _ = fs::remove_file(entry.path());
            } else if name.ends_with(SUFFIX)
                && let Ok(about) = entry.metadata()
            {
                self.note(name, about.len(), about.modified().unwrap_or(SystemTime::UNIX_EPOCH));
            }
        }
        Ok(())
    }

    fn make_room(&mut self, bytes: u64) {
        while self.bytes + bytes > self.bytes_max {
            let oldest = self.files.iter().min_by_key(|(_, file)| file.used).map(|(name, _)| name.clone());
            let Some(name) = oldest else { return };
            self.remove(&name);
        }
    }

    fn remove(&mut self, name: &str) {
        // Another program that shares the folder may have been first.
        let _ = fs::remove_file(self.folder.join(name));
        if let Some(file) = self.files.remove(name) {
            self.bytes -= file.bytes;
        }
    }

    fn note(&mut self, name: String, bytes: u64, used: SystemTime) {
        self.bytes += bytes;
        if let Some(before) = self.files.insert(name, FileUse { bytes, used }) {
            self.bytes -= before.bytes;
        }
    }

    fn give_up_writing(&mut self, error: &io::Error) {
        if !mem::replace(&mut self.read_only, true) {
            tracing::warn!(
                folder = %self.folder.display(), %error,
                "prompts cannot be kept on disk and are made anew at each start: make the folder writable for this user"
            );
        }
    }
}

fn file_name(key: &Key) -> String {
    format!("{key}{SUFFIX}")
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One more than allowed, so that a file that is too long is recognised as damaged instead of being cut.
    File::open(path)?.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn pack(sound: &[i16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER_BYTES + size_of_val(sound));
    bytes.extend(MAGIC);
    bytes.extend([0; 32]);
    bytes.extend(sound.iter().flat_map(|sample| sample.to_le_bytes()));
    let sum = Sha256::digest(&bytes[HEADER_BYTES..]);
    bytes[MAGIC.len()..HEADER_BYTES].copy_from_slice(&sum);
    bytes
}

fn unpack(bytes: &[u8]) -> Option<Vec<i16>> {
    let (sum, samples) = bytes.strip_prefix(&MAGIC)?.split_at_checked(32)?;
    let whole = bytes.len() as u64 <= FILE_BYTES_MAX && Sha256::digest(samples)[..] == *sum;
    whole.then(|| samples.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::voice_ids::VoiceId;
    use super::*;

    fn key(number: u32) -> Key {
        Key::new(&VoiceId::of("espeak", "en"), number, "text")
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn sound_survives_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("made/on/demand");
        let sound = [0, 1, -1, i16::MAX, i16::MIN];
        PromptDisk::open(inside.clone(), 1 << 20).write(&key(1), &sound);
        let mut disk = PromptDisk::open(inside, 1 << 20);
        assert_eq!(disk.read(&key(1)).unwrap(), sound);
        assert_eq!(disk.read(&key(2)), None);
    }

    #[test]
    fn damage_of_any_kind_is_a_miss_and_the_file_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file_name(&key(1)));
        let whole = pack(&[1, 2, 3, 4]);
        let mut flipped = whole.clone();
        flipped[HEADER_BYTES + 3] ^= 1;
        let longer = [whole.as_slice(), b"x"].concat();
        for damaged in [&[][..], &whole[..5], &whole[..HEADER_BYTES + 4], &flipped, &longer, b"<html>"] {
            fs::write(&path, damaged).unwrap();
            let mut disk = PromptDisk::open(folder.path().to_owned(), 1 << 20);
            assert_eq!(disk.read(&key(1)), None);
            assert!(!path.exists());
            assert_eq!(disk.bytes, 0);
        }
    }

    #[test]
    fn the_folder_is_bounded_and_the_longest_unused_goes_first_also_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let sound = [5; 480];
        let size = pack(&sound).len() as u64;
        let mut disk = PromptDisk::open(folder.path().to_owned(), 3 * size);
        let past = SystemTime::now() - Duration::from_secs(60);
        for number in 1..=3 {
            disk.write(&key(number), &sound);
            let file =
                File::options().append(true).open(folder.path().join(file_name(&key(number)))).unwrap();
            file.set_modified(past + Duration::from_secs(u64::from(number))).unwrap();
        }
        let mut disk = PromptDisk::open(folder.path().to_owned(), 3 * size);
        assert!(disk.read(&key(1)).is_some());
        disk.write(&key(4), &sound);
        assert!(disk.read(&key(2)).is_none(), "the one that was used longest ago");
        assert!(disk.read(&key(1)).is_some() && disk.read(&key(3)).is_some() && disk.read(&key(4)).is_some());

        let smaller = PromptDisk::open(folder.path().to_owned(), size);
        assert_eq!((names(folder.path()).len(), smaller.bytes), (1, size));
    }

    #[test]
    fn a_folder_that_cannot_be_used_means_no_cache_and_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        fs::write(&file, b"").unwrap();
        let mut disk = PromptDisk::open(file, 1 << 20);
        disk.write(&key(1), &[1]);
        assert!(disk.read_only);
        assert_eq!(disk.read(&key(1)), None);
    }

    #[test]
    fn what_a_killed_run_left_half_written_is_removed_and_strangers_files_are_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("0123.prompt.1.unfinished"), b"half").unwrap();
        fs::write(folder.path().join("notes.txt"), b"mine").unwrap();
        PromptDisk::open(folder.path().to_owned(), 1);
        assert_eq!(names(folder.path()), ["notes.txt"]);
    }
}
