//! `offhook serve` as a process that a test may kill.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::{ports::Ports, program::Program};

/// Far longer than an idle machine takes: loading a voice and its first prompts are work, and engines give way to
/// others.
const READY_WITHIN: Duration = Duration::from_secs(240);

pub(super) struct Server {
    pub(super) agi: u16,
    pub(super) log: PathBuf,
    program: Program,
}

impl Server {
    /// Returns when it answers.
    pub(super) fn start(folder: &Path, ports: &Ports, config: &Path) -> Self {
        Self::start_at(folder, ports.next(), ports.next(), config)
    }

    pub(super) fn start_at(folder: &Path, agi: u16, audio: u16, config: &Path) -> Self {
        Self::start_on(folder, agi, audio, config, Path::new("none"))
    }

    /// Where the configuration names no model, the best of this folder serves, else the demonstration model.
    pub(super) fn start_on(folder: &Path, agi: u16, audio: u16, config: &Path, models: &Path) -> Self {
        let models = format!("OFFHOOK_MODELS={}", models.display());
        let log = folder.join(format!("offhook-{agi}.log"));
        let [agi_address, audio_address] = [agi, audio].map(|port| format!("127.0.0.1:{port}"));
        let program = Program::start(
            &log,
            [
                "env",
                &models,
                env!("CARGO_BIN_EXE_offhook"),
                "serve",
                "--config",
                &config.display().to_string(),
                "--agi",
                &agi_address,
                "--audio",
                &audio_address,
                "--http",
                "off",
            ],
        );
        let server = Self { agi, log, program };
        server.wait_ready();
        server
    }

    pub(super) fn is_running(&self) -> bool {
        self.program.is_running()
    }

    pub(super) fn kill(&self) {
        self.program.kill();
    }

    /// Kills the engine with this name, as the kernel does when memory is short.
    pub(super) fn kill_engine(&self, name: &str) {
        let pid =
            self.engine(name).unwrap_or_else(|| panic!("the server runs no {name}\n{}", self.log_text()));
        kill_process(pid, Signal::KILL).expect("the engine ran a moment ago");
    }

    pub(super) fn engine(&self, name: &str) -> Option<Pid> {
        let of_server = |pid: &Pid| parent(*pid) == Some(self.program.pid()) && command(*pid) == name;
        processes().find(of_server)
    }

    pub(super) fn log_text(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    fn wait_ready(&self) {
        let deadline = Instant::now() + READY_WITHIN;
        while !self.log_text().contains("ready for calls") {
            assert!(self.is_running() && Instant::now() < deadline, "no server:\n{}", self.log_text());
            thread::sleep(Duration::from_millis(50));
        }
    }
}

fn processes() -> impl Iterator<Item = Pid> {
    fs::read_dir("/proc")
        .expect("Linux")
        .flatten()
        .filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?))
}

/// The kernel keeps the first 15 characters of a program's name.
fn command(pid: Pid) -> String {
    fs::read_to_string(format!("/proc/{}/comm", pid.as_raw_nonzero())).unwrap_or_default().trim().to_owned()
}

fn parent(pid: Pid) -> Option<Pid> {
    let status = fs::read_to_string(format!("/proc/{}/status", pid.as_raw_nonzero())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("PPid:"))?;
    Pid::from_raw(line.trim().parse().ok()?)
}
