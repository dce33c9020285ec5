//! A small disk of a test's own, that it may fill: a tmpfs in a mount namespace, which goes with the child that has it.

use std::{
    env,
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// Set in the child: where its disk is.
const CHILD: &str = "OFFHOOK_TEST_SMALL_DISK";
/// As the filesystem hands it out.
const PAGE: u64 = 4_096;

pub(super) struct Disk {
    folder: PathBuf,
}

/// Runs the test of this name again in a child that has such a disk, and the check there. Said aloud where this machine
/// lets nobody have one.
pub(super) fn on_a_small_disk(name: &str, megabytes: u32, check: impl FnOnce(Disk)) {
    if let Some(folder) = env::var_os(CHILD) {
        return check(Disk { folder: folder.into() });
    }
    let folder = tempfile::tempdir().unwrap();
    let run = |program: &Path, arguments: &[&str]| {
        let mount = format!("mount -t tmpfs -o size={megabytes}m,mode=755 offhook \"$0\" && exec \"$@\"");
        let namespace: &[&str] = match rustix::process::geteuid().is_root() {
            true => &["--mount", "--propagation", "private"],
            false => &["--mount", "--map-root-user"],
        };
        let mut unshare = Command::new("unshare");
        unshare.args(namespace).args(["sh", "-c", &mount]).arg(folder.path()).arg(program).args(arguments);
        unshare.env(CHILD, folder.path()).status()
    };
    if !run(Path::new("true"), &[]).is_ok_and(|status| status.success()) {
        return eprintln!("{name} is not tested: this user may not mount a tmpfs, not even in a namespace");
    }
    let status = run(&env::current_exe().unwrap(), &["--exact", name, "--nocapture"]).unwrap();
    assert!(status.success(), "the child failed: {status}");
}

impl Disk {
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn filler(&self) -> PathBuf {
        self.folder.join("filler")
    }

    /// Leaves room for so many pages.
    pub(super) fn fill_but(&self, pages: u64) {
        let mut filler = OpenOptions::new().create(true).append(true).open(self.filler()).unwrap();
        let block = [7; 64 * PAGE as usize];
        for size in [block.len(), PAGE as usize] {
            while filler.write_all(&block[..size]).is_ok() {}
        }
        let length = filler.metadata().unwrap().len();
        filler.set_len(length.saturating_sub(pages * PAGE)).unwrap();
    }

    pub(super) fn make_room(&self) {
        // Cut first: whoever still has it open keeps nothing of it.
        File::create(self.filler()).unwrap();
        fs::remove_file(self.filler()).unwrap();
    }
}
