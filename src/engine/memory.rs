//! How much memory an engine process has, seen from outside.

use std::fs::File;
use std::os::unix::fs::FileExt;

use procfs::{FromRead, process::StatM};

/// The kernel's figures of one process. They are opened while anybody of the process's user may see it, and read for as
/// long as it lives: an engine keeps its memory to itself, and then some machines do not show it at all.
#[derive(Default)]
pub(super) struct Watched(Option<File>);

impl Watched {
    pub(super) fn open(process_id: Option<u32>) -> Self {
        Self(process_id.and_then(|id| File::open(format!("/proc/{id}/statm")).ok()))
    }

    pub(super) fn is_open(&self) -> bool {
        self.0.is_some()
    }

    /// `None` where it cannot be read, as for a process that has just ended.
    pub(super) fn resident_mb(&self) -> Option<u64> {
        let mut figures = [0; 256];
        let length = self.0.as_ref()?.read_at(&mut figures, 0).ok()?;
        let figures = StatM::from_read(&figures[..length]).ok()?;
        Some((figures.resident * rustix::param::page_size() as u64) >> 20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_a_process_is_read_again_and_again() {
        let watched = Watched::open(Some(std::process::id()));
        let before = watched.resident_mb().unwrap();
        let taken = vec![1_u8; 64 << 20];
        assert!(watched.resident_mb().unwrap() >= before + 32, "{}", taken.len());
        assert_eq!(Watched::open(Some(u32::MAX)).resident_mb(), None);
        assert_eq!(Watched::open(None).resident_mb(), None);
    }
}
