//! The server and its engines as a plain user's, who does not get at their memory; and what looks at them all the same.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::chown,
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use offhook::memory::OPEN;
use rustix::process::getuid;
use tempfile::TempDir;

/// A user who has nothing else here, where the test is root's. He has one server at a time: doctor knows it by that.
const PLAIN: u32 = 65_533;
static ALONE: Mutex<()> = Mutex::new(());
const PATIENCE: Duration = Duration::from_secs(60);

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
"#;

fn user() -> u32 {
    if getuid().is_root() { PLAIN } else { getuid().as_raw() }
}

/// As the plain user; within a `/proc` that shows him nothing of others, where that can be had.
fn as_user(program: &str, hides: bool) -> Command {
    if !getuid().is_root() {
        return Command::new(program);
    }
    let drop = format!("exec setpriv --reuid={PLAIN} --regid={PLAIN} --clear-groups -- \"$@\"");
    let hide = "mount -t proc -o hidepid=invisible proc /proc 2>/dev/null; ";
    let mut command = Command::new("unshare");
    let script = if hides { format!("{hide}{drop}") } else { drop };
    command.args(["--mount", "--propagation", "private", "--", "sh", "-c", &script, "sh", program]);
    command
}

/// Whether the plain user gets to the programs of this build.
fn can_run() -> bool {
    let tried = as_user(env!("CARGO_BIN_EXE_offhook"), false).arg("--version").output();
    let can = tried.is_ok_and(|output| output.status.success());
    if !can {
        println!("skipped: a plain user cannot run {}", env!("CARGO_BIN_EXE_offhook"));
    }
    can
}

struct Served {
    process: Child,
    agi: u16,
    folder: TempDir,
    /// Held, so that the server can write it.
    _log: BufReader<std::process::ChildStderr>,
}

impl Served {
    fn start(open: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let free = || TcpListener::bind("127.0.0.1:0").unwrap();
        let (agi, audio) = (free(), free());
        let [agi, audio] = [agi, audio].map(|port| port.local_addr().unwrap().port());
        let (me, path) = (getuid().as_raw(), folder.path());
        let config = format!(
            "[server]\nagi = \"127.0.0.1:{agi}\"\naudio = \"127.0.0.1:{audio}\"\nagi_users = [{me}]\n\
             [http]\nlisten = \"off\"\n"
        );
        fs::create_dir(path.join("flows")).unwrap();
        fs::write(path.join("offhook.toml"), config).unwrap();
        fs::write(path.join("flows/desk.toml"), FLOW).unwrap();
        for own in
            [path.to_owned(), path.join("flows"), path.join("flows/desk.toml"), path.join("offhook.toml")]
        {
            chown(own, Some(user()), Some(user())).unwrap();
        }
        let mut command = as_user(env!("CARGO_BIN_EXE_offhook"), true);
        command.args(["serve", "--config"]).arg(path.join("offhook.toml")).current_dir(path);
        command.env("OFFHOOK_MODELS", "off").env("RUST_LOG", "info").env_remove(OPEN);
        if open {
            command.env(OPEN, "1");
        }
        let mut process = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let (mut told, mut ready) = (String::new(), 0);
        while ready < 2 {
            assert!(log.read_line(&mut told).unwrap() > 0, "it ended:\n{told}");
            let line = told.lines().last().unwrap();
            ready +=
                u32::from(line.contains("engine is ready")) + u32::from(line.contains("ready for calls"));
        }
        assert_eq!(told.contains(OPEN), open, "{told}");
        Self { process, agi, folder, _log: log }
    }

    /// The server's process and its engine's.
    fn processes(&self) -> [u32; 2] {
        let server = self.process.id();
        let is_child = |id: &u32| {
            let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
            status.lines().any(|line| line == format!("PPid:\t{server}"))
        };
        let mut all =
            fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        let engine = all.find(is_child).expect("the voice's process");
        [server, engine]
    }

    /// What `offhook doctor` says to the server's own user.
    fn doctor(&self, checks: &[&str]) -> String {
        let mut command = as_user(env!("CARGO_BIN_EXE_offhook"), false);
        command.arg("doctor").args(checks).arg("--config").arg(self.folder.path().join("offhook.toml"));
        let output = command.env("RUST_LOG", "off").env("OFFHOOK_MODELS", "off").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn read_by_user(process: u32, file: &str) -> Output {
    let mut command = as_user("dd", false);
    command.args([&format!("if=/proc/{process}/{file}"), "of=/dev/null", "bs=1", "count=1"]).output().unwrap()
}

/// Where the process's memory can be read from: one page that is mapped.
fn read_memory(process: u32) -> bool {
    let mut command = as_user("sh", false);
    let script = format!(
        "start=$(head -1 /proc/{process}/maps | cut -d- -f1) && test -n \"$start\" && \
         dd if=/proc/{process}/mem of=/dev/null bs=4096 count=1 skip=$((0x$start / 4096))"
    );
    command.args(["-c", &script]).output().unwrap().status.success()
}

#[test]
fn no_other_process_of_the_user_reads_the_memory_of_server_or_engine() {
    if !can_run() {
        return;
    }
    // What can be read as this user is read: the test sees a difference.
    let mut other = as_user("sleep", false).arg("600").spawn().unwrap();
    while !read_by_user(other.id(), "environ").status.success() {
        std::thread::yield_now();
    }
    assert!(read_memory(other.id()));
    other.kill().unwrap();
    other.wait().unwrap();
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let served = Served::start(false);
    for process in served.processes() {
        assert!(!read_memory(process));
        for file in ["environ", "maps", "auxv", "mem"] {
            let read = read_by_user(process, file);
            let said = String::from_utf8_lossy(&read.stderr).into_owned();
            assert!(!read.status.success() && said.contains("denied"), "{file}: {said}");
        }
        let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
        assert!(limits.lines().any(|line| {
            line.starts_with("Max core file size") && line.split_whitespace().nth(4) == Some("0")
        }));
    }
    let open = Served::start(true);
    for process in open.processes() {
        assert!(read_memory(process), "a developer gets at it");
    }
}

#[test]
fn what_looks_at_server_and_engine_works_for_a_plain_user() {
    if !can_run() {
        return;
    }
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let served = Served::start(false);
    let [server, engine] = served.processes();
    let doctor = served.doctor(&["ports", "files"]);
    assert!(doctor.contains(&format!("the running server has them (process {server})")), "{doctor}");
    assert!(doctor.contains("ok    files"), "{doctor}");
    // The users who may hand over calls, by the kernel's table of sockets.
    let mut stream = TcpStream::connect(("127.0.0.1", served.agi)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(b"agi_network: yes\nagi_network_script: converse\n\n").unwrap();
    assert!(stream.read(&mut [0; 8]).unwrap() > 0, "the call is taken");
    // Only root sees which files a process has open.
    if getuid().is_root() {
        let files = fs::read_dir(format!("/proc/{server}/fd")).unwrap();
        let open: Vec<_> = files.filter_map(|file| fs::read_link(file.ok()?.path()).ok()).collect();
        let watched = format!("/proc/{engine}/statm");
        let watches = |file: &Path| file.ends_with(format!("{engine}/statm"));
        assert!(open.iter().any(|file| watches(file)), "{watched} is not among {open:?}");
    }
}
