//! Asterisk on this machine: that it runs, which one it is, and that it has the modules that Offhook needs.

use std::{
    fs,
    io::Read,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Check, Patient, finding::Finding, neighbours};

const GREETED_WITHIN: Duration = Duration::from_secs(2);
/// Without these, `AGI()` and `EXEC AudioSocket` are unknown.
const MODULES: [&str; 3] = ["res_agi.so", "res_audiosocket.so", "app_audiosocket.so"];
/// The oldest with FastAGI and AudioSocket as Offhook uses them.
const OLDEST: u32 = 18;

pub(super) fn check(patient: &Patient) -> Vec<Finding> {
    let places = Places::of(&patient.asterisk);
    let mut findings = vec![running(patient, &places.console)];
    findings.extend(places.modules.as_deref().and_then(missing_modules));
    findings
}

/// From `asterisk.conf`, with Asterisk's own defaults.
struct Places {
    console: PathBuf,
    /// `None` where it is not said: every system has another place for them.
    modules: Option<PathBuf>,
}

impl Places {
    fn of(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("asterisk.conf")).unwrap_or_default();
        let value = |key: &str| {
            text.lines().find_map(|line| {
                let line = line.split(';').next().unwrap_or_default();
                let (name, value) = line.split_once("=>").or(line.split_once('='))?;
                (name.trim() == key).then(|| PathBuf::from(value.trim()))
            })
        };
        let run = value("astrundir").unwrap_or_else(|| PathBuf::from("/var/run/asterisk"));
        Self { console: run.join("asterisk.ctl"), modules: value("astmoddir") }
    }
}

fn running(patient: &Patient, console: &Path) -> Finding {
    match UnixStream::connect(console).and_then(|stream| greeting(&stream)) {
        Ok(greeting) => version(&greeting),
        Err(error) => absent(patient, console, &error),
    }
}

/// Its console says `host/process/version` to whoever connects.
fn greeting(mut stream: &UnixStream) -> std::io::Result<String> {
    stream.set_read_timeout(Some(GREETED_WITHIN))?;
    let mut bytes = [0; 256];
    let length = stream.read(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes[..length]).lines().next().unwrap_or_default().to_owned())
}

fn version(greeting: &str) -> Finding {
    let version = greeting.splitn(3, '/').nth(2).unwrap_or_default().trim();
    let digits: String =
        version.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    match digits.parse::<u32>() {
        Ok(major) if major < OLDEST => Finding::fail(
            Check::Asterisk,
            format!("Asterisk {version} runs, which has no AudioSocket"),
            "use Asterisk 18 to 23",
        ),
        Ok(_) => Finding::ok(Check::Asterisk, format!("Asterisk {version} runs and answers")),
        Err(_) => Finding::ok(Check::Asterisk, "Asterisk runs and answers"),
    }
}

fn absent(patient: &Patient, console: &Path, error: &std::io::Error) -> Finding {
    if let Some(found) = neighbours::called(&["asterisk"]) {
        let what = format!("Asterisk runs (process {}), but {} says: {error}", found.pid, console.display());
        let remedy = "run doctor as a user of Asterisk's group, or name its folder with --asterisk";
        return Finding::warn(Check::Asterisk, what, remedy);
    }
    let elsewhere: Vec<String> = patient
        .config
        .server
        .allow
        .iter()
        .filter(|net| !net.addr().is_loopback())
        .map(ToString::to_string)
        .collect();
    if elsewhere.is_empty() {
        let what = format!(
            "no Asterisk runs on this machine ({}: {error}), and no other may connect",
            console.display()
        );
        return Finding::fail(Check::Asterisk, what, "start it, or name its address in server.allow");
    }
    let what = format!("Asterisk is elsewhere ({}), which cannot be seen from here", elsewhere.join(", "));
    Finding::warn(Check::Asterisk, what, "place a call, and see that the log says so")
}

fn missing_modules(folder: &Path) -> Option<Finding> {
    let missing: Vec<&str> = MODULES.into_iter().filter(|name| !folder.join(name).is_file()).collect();
    // A folder that this user cannot see says nothing about what is in it.
    if missing.is_empty() || !folder.is_dir() {
        return None;
    }
    let what = format!("modules that are not in {}: {}", folder.display(), missing.join(", "));
    Some(Finding::fail(Check::Asterisk, what, "install all of Asterisk's modules"))
}
