//! The Debian package and the tarball: what is in them, and whether they install, run, upgrade and go.
//!
//! Where this machine cannot make one, or has no root of a Debian to install it in, that is said on standard error.

mod contents;
mod installed;
mod live;
mod root;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::part;

/// What scripts/package.sh made of the programs.
pub(super) struct Packages {
    pub(super) deb: PathBuf,
    pub(super) tar: PathBuf,
}

impl Packages {
    /// Those of this test process; `None` where they cannot be made.
    pub(super) fn get() -> Option<&'static Self> {
        static MADE: OnceLock<Option<Packages>> = OnceLock::new();
        let make = || Self::make(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("package"));
        MADE.get_or_init(|| missing().map_or_else(|| Some(make()), skip)).as_ref()
    }

    pub(super) fn make(folder: &Path) -> Self {
        let mut script = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/package.sh"));
        script.arg("--programs").arg(programs()).arg("--out").arg(folder);
        // Nobody downloads these.
        let output = script.env("DPKG_DEB_COMPRESSOR_TYPE", "none").output().unwrap();
        let made = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{made}{}", String::from_utf8_lossy(&output.stderr));
        let of = |kind: &str| made.lines().find(|line| line.ends_with(kind)).unwrap().into();
        Self { deb: of(".deb"), tar: of(".tar.gz") }
    }

    /// The same package in a later version, whose configuration has changed, as this file.
    pub(super) fn newer(&self, deb: &Path) {
        let inside = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        output(Command::new("dpkg-deb").arg("--raw-extract").arg(&self.deb).arg(inside.path()));
        let change = |file: &str, changed: &dyn Fn(String) -> String| {
            let file = inside.path().join(file);
            fs::write(&file, changed(fs::read_to_string(&file).unwrap())).unwrap();
        };
        let version = concat!("Version: ", env!("CARGO_PKG_VERSION"));
        change("DEBIAN/control", &|text| text.replace(version, "Version: 999"));
        change("etc/offhook/offhook.toml", &|text| text + "# from 999\n");
        let mut build = Command::new("dpkg-deb");
        output(build.args(["-Znone", "--root-owner-group", "--build"]).arg(inside.path()).arg(deb));
    }
}

/// Other programs than those that were built for the tests, such as target/release.
const PROGRAMS: &str = "OFFHOOK_PACKAGE_PROGRAMS";

fn programs() -> PathBuf {
    let built = || Path::new(env!("CARGO_BIN_EXE_offhook")).parent().unwrap().to_owned();
    env::var_os(PROGRAMS).map_or_else(built, PathBuf::from)
}

fn missing() -> Option<String> {
    let engines = ["offhook-stt", "offhook-tts", "offhook-llm"];
    let unbuilt = engines.into_iter().find(|name| !programs().join(name).exists());
    let has = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    let unknown = ["dpkg-deb", "dpkg-shlibdeps", "strip"].into_iter().find(|tool| !has(tool));
    unbuilt
        .map(|name| format!("skipped: {name} is not built (features stt, tts and llm)"))
        .or(unknown.map(|tool| format!("skipped: this machine has no {tool}")))
}

fn skip<T>(reason: String) -> Option<T> {
    part::skip("package", &reason);
    None
}

/// What a command prints, both ways; it has to succeed.
fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let [printed, told] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{command:?}: {}\n{printed}{told}", output.status);
    printed + &told
}
