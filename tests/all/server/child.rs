//! The real program as a child process, with a site of its own: what it writes, what it says, and its end.
//!
//! Its engines are this test program once more, saying what they are told to: which words the recogniser hears must be
//! known to the letter where a test looks for them everywhere.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write, stdin},
    net::{SocketAddr, TcpStream},
    os::{
        fd::AsFd,
        unix::{fs::PermissionsExt, net::UnixStream},
    },
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use offhook::engine::protocol::{Reply, Request, Samples, Transcript, receive, send};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::asterisk::PATIENCE;

/// Set in a process that is to be an engine: the file with what its recogniser hears.
const ENGINE: &str = "OFFHOOK_TEST_ENGINE";
/// The longest prompt of these tests.
const PROMPT_MS: usize = 100;

/// A site: configuration, flows, engines, and whatever the program leaves there.
pub(crate) struct Site(TempDir);

impl Site {
    /// `entry` is the full name of a test that begins with [`be_engine`].
    pub(crate) fn new(entry: &str, config: &str, flow: &str) -> Self {
        let site = Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
        for folder in ["bin", "flows"] {
            fs::create_dir(site.path(folder)).unwrap();
        }
        let ports = "[server]\nagi = \"127.0.0.1:0\"\naudio = \"127.0.0.1:0\"\ndrain_s = 0\n";
        let http = "[http]\nlisten = \"127.0.0.1:0\"\n[stt]\nmodel = \"any.bin\"\n";
        fs::write(site.path("offhook.toml"), format!("{ports}{http}{config}")).unwrap();
        fs::write(site.path("flows/account.toml"), flow).unwrap();
        fs::hard_link(env!("CARGO_BIN_EXE_offhook"), site.path("bin/offhook")).unwrap();
        let own = env::current_exe().unwrap();
        for engine in ["offhook-stt", "offhook-tts"] {
            let script = format!(
                "#!/bin/sh\n{ENGINE}='{}' exec '{}' --exact {entry} --nocapture >/dev/null\n",
                site.path("heard.txt").display(),
                own.display()
            );
            let path = site.path("bin").join(engine);
            fs::write(&path, script).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
        }
        site
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A key or the like, for its owner alone.
    pub(crate) fn write_secret(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o600)).unwrap();
    }

    /// What the recogniser hears from now on, whatever is said.
    pub(crate) fn will_hear(&self, text: &str) {
        fs::write(self.path("heard.txt"), text).unwrap();
    }

    /// A command on this site, such as `erase`.
    pub(crate) fn run(&self, arguments: &[&str]) -> process::Output {
        let mut command = Command::new(self.path("bin/offhook"));
        command.env("OFFHOOK_MODELS", "off");
        command.args(arguments).arg("--config").arg(self.path("offhook.toml"));
        command.output().unwrap()
    }

    pub(crate) fn serve(&self) -> Served {
        // A disk that is full sends a signal, which must be ignored from the start.
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(self.path("bin/offhook"));
        command.args(["--log", "json", "serve", "--config"]).arg(self.path("offhook.toml"));
        command
            .env("RUST_LOG", "trace")
            .env("OFFHOOK_MODELS", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        Served::start(command)
    }

    /// Every byte of the files whose names begin so.
    pub(crate) fn bytes_of(&self, prefix: &str) -> Vec<u8> {
        let files = fs::read_dir(self.0.path()).unwrap().map(|file| file.unwrap().path());
        let named = files.filter(|path| {
            path.is_file() && path.file_name().unwrap().to_str().is_some_and(|name| name.starts_with(prefix))
        });
        named.flat_map(|path| fs::read(path).unwrap()).collect()
    }
}

/// The running server. Dropped, it is killed.
pub(crate) struct Served {
    process: process::Child,
    log: Arc<Mutex<String>>,
    pub(crate) agi: SocketAddr,
    pub(crate) http: SocketAddr,
}

impl Served {
    fn start(mut command: Command) -> Self {
        let mut process = command.spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap());
        let log = Arc::new(Mutex::new(String::new()));
        let told = Arc::clone(&log);
        std::thread::spawn(move || {
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
                told.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        let any = SocketAddr::from(([0, 0, 0, 0], 0));
        let mut served = Self { process, log, agi: any, http: any };
        let ready = served.line_with("\"ready for calls\"", 1);
        served.agi = ready["agi"].as_str().unwrap().parse().unwrap();
        let pages = served.line_with("\"pages and API\"", 1);
        served.http = pages["address"].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
        served
    }

    /// Everything that it wrote into its log.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits for the nth line with this text.
    pub(crate) fn line_with(&self, text: &str, nth: usize) -> serde_json::Value {
        let until = Instant::now() + PATIENCE;
        loop {
            let log = self.log();
            if let Some(line) = log.lines().filter(|line| line.contains(text)).nth(nth - 1) {
                return serde_json::from_str(line).unwrap();
            }
            assert!(Instant::now() < until, "no {nth}. line with {text} in\n{}", tail(&log));
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// All that a scraper sees.
    pub(crate) fn metrics(&self, token: &str) -> String {
        self.get("/metrics", token)
    }

    /// What it answers whoever has this token, with the head of it.
    pub(crate) fn get(&self, path: &str, token: &str) -> String {
        let mut stream = TcpStream::connect(self.http).unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.http);
        write!(stream, "{head}Authorization: Bearer {token}\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200"), "{text}");
        text
    }

    pub(crate) fn metric(&self, token: &str, name: &str) -> u64 {
        let text = self.metrics(token);
        let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.unwrap_or_else(|| panic!("{name} is not in\n{text}")).parse().unwrap()
    }

    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.process)
    }

    /// As `kill -9` does.
    pub(crate) fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// As a service manager does: asks, and waits for the end.
    pub(crate) fn stop(mut self) -> String {
        kill_process(self.pid(), Signal::TERM).unwrap();
        let until = Instant::now() + PATIENCE;
        while self.process.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it does not stop:\n{}", tail(&self.log()));
            std::thread::sleep(Duration::from_millis(20));
        }
        self.log()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It has ended already where a test waited for that.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn tail(log: &str) -> &str {
    let mut from = log.len().saturating_sub(4_000);
    while !log.is_char_boundary(from) {
        from += 1;
    }
    &log[from..]
}

/// True in a process that was started to be an engine, once it is no longer needed.
pub(crate) fn be_engine() -> bool {
    let Some(heard) = env::var_os(ENGINE) else { return false };
    let mut socket = UnixStream::from(stdin().as_fd().try_clone_to_owned().unwrap());
    // The end of the server is the end of the engine.
    let _ = answer(&mut socket, Path::new(&heard));
    true
}

fn answer(socket: &mut UnixStream, heard: &Path) -> std::io::Result<()> {
    send(socket, &Reply::Ready { about: "a double".to_owned() })?;
    loop {
        let reply = match receive::<Request>(socket)? {
            Request::Ping => Reply::Pong,
            Request::Transcribe { job, .. } => {
                let text = fs::read_to_string(heard).unwrap_or_default();
                Reply::Transcribed {
                    job,
                    transcript: Transcript {
                        text,
                        confidence: 0.97,
                        inference_ms: 1,
                        ..Transcript::default()
                    },
                }
            }
            Request::Speak { job, rate_hz, .. } => {
                let sound = vec![900; rate_hz as usize * PROMPT_MS / 1_000];
                Reply::Spoken { job, sound: Samples::from_pcm(&sound), last: true }
            }
            Request::Generate { job, .. } | Request::Embed { job, .. } => {
                Reply::Failed { job, reason: "a double".to_owned() }
            }
            Request::Cancel { .. } => continue,
        };
        send(socket, &reply)?;
    }
}
