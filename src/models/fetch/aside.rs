//! The folder beside the finished models where they are made: on the same disk, so that renaming is all that is left.

use std::{
    fs::{self, File, TryLockError},
    io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use super::{Directory, FetchFault, unwritable};

const NAME: &str = ".partial";

/// A model's own part of it. The whole is held by one program at a time.
#[derive(Debug)]
pub(in crate::models) struct Aside {
    pub(in crate::models) path: PathBuf,
    lock_path: PathBuf,
    lock: File,
}

/// A process that is started meanwhile has the lock's file for a moment as well, and would keep it locked.
impl Drop for Aside {
    fn drop(&mut self) {
        let _ = self.lock.unlock();
    }
}

impl Aside {
    pub(in crate::models) fn open(directory: &Directory, name: &str) -> Result<Self, FetchFault> {
        let all = directory.path.join(NAME);
        let path = all.join(name);
        fs::create_dir_all(&path).map_err(|error| unwritable(&path, error))?;
        let lock_path = all.join("lock");
        let lock = File::create(&lock_path).map_err(|error| unwritable(&lock_path, error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, lock_path, lock }),
            Err(TryLockError::WouldBlock) => Err(FetchFault::Busy(directory.path.clone())),
            Err(TryLockError::Error(error)) => Err(unwritable(&lock_path, error)),
        }
    }

    /// What cannot fit is said before anything is fetched.
    pub(in crate::models) fn room_for(&self, file: &str, bytes: u64) -> Result<(), FetchFault> {
        let disk = rustix::fs::statvfs(&self.path).map_err(|error| unwritable(&self.path, error.into()))?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free < bytes {
            let dir = self.path.ancestors().nth(2).unwrap_or(&self.path).to_owned();
            return Err(FetchFault::NoRoom { dir, file: file.to_owned(), needed: bytes, free });
        }
        Ok(())
    }

    /// When a model is whole, nothing of its parts is needed any more; what there is of others stays.
    pub(in crate::models) fn tidy(self) {
        let _ = fs::remove_dir_all(&self.path);
        let Some(all) = self.lock_path.parent() else { return };
        let others = fs::read_dir(all).map_or(0, Iterator::count);
        if others == 1 {
            let _ = fs::remove_dir_all(all);
        }
    }
}

/// Readable by the server, whoever fetched it; on the disk before it has its name.
pub(in crate::models) fn put_in_place(made: &Path, target: &Path) -> io::Result<()> {
    fs::set_permissions(made, fs::Permissions::from_mode(0o644))?;
    fs::rename(made, target)?;
    match target.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
