//! A bare Debian in a folder, in which things are run as root would on a machine of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::output;
use crate::part::part;

pub(super) struct Root {
    lab: PathBuf,
    folder: TempDir,
}

impl Root {
    /// A fresh copy; `None` where there is none to be had, and the reason is on standard error.
    pub(super) fn fresh() -> Option<Self> {
        let lab = part("package/root.sh", "package")?;
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        output(Command::new("cp").arg("--archive").arg(lab.join("system")).arg(folder.path()));
        Some(Self { lab, folder })
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("system")
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.path().join(path).symlink_metadata().is_ok()
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(super) fn put(&self, from: &Path, path: &str) {
        let to = self.path().join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, &to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }

    /// What a shell within prints, without systemd; it has to succeed.
    pub(super) fn runs(&self, line: &str) -> String {
        let mut shell = Command::new("unshare");
        shell.args(["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]);
        shell.arg("--root").arg(self.path()).args(["/bin/sh", "-c", line]);
        output(clean(&mut shell))
    }

    /// Starts its systemd, waits until it switches itself off, and says what that printed.
    pub(super) fn boots(&self) -> String {
        let own = self.lab.join("prefix/usr/bin/systemd-nspawn");
        let nspawn = if own.exists() { own } else { "systemd-nspawn".into() };
        let mut machine = Command::new("timeout");
        machine.arg("600").arg(nspawn).arg("--directory").arg(self.path());
        machine.args(["--boot", "--private-network", "--register=no", "--keep-unit", "--console=pipe"]);
        // As systems are today; this machine may still be another way.
        machine.env("SYSTEMD_NSPAWN_UNIFIED_HIERARCHY", "1");
        let output = machine.env("LD_LIBRARY_PATH", self.libraries()).output().unwrap();
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    }

    /// Of systemd-nspawn, where it was unpacked.
    fn libraries(&self) -> String {
        let libraries = self.lab.join("prefix/usr/lib");
        let found = fs::read_dir(libraries).into_iter().flatten().flatten().map(|entry| entry.path());
        let found = found.filter(|path| path.to_string_lossy().ends_with("-linux-gnu"));
        found.map(|path| format!("{0}:{0}/systemd", path.display())).collect::<Vec<_>>().join(":")
    }
}

/// Nothing of this machine's environment.
fn clean(command: &mut Command) -> &mut Command {
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("DEBIAN_FRONTEND", "noninteractive")
}
