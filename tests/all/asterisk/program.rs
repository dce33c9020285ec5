//! A process of a test, tied to it: it stops when it is dropped and also when the test dies.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

pub(crate) struct Program {
    wrapper: Child,
    pid: Pid,
}

impl Program {
    /// Runs a command with its output in `log`. The shell between us holds our pipe's other end and stops the
    /// command when the pipe closes, whatever became of us.
    pub(crate) fn start<S: AsRef<OsStr>>(log: &Path, command: impl IntoIterator<Item = S>) -> Self {
        let mut shell = Command::new(script("lab.sh"));
        shell.arg("tied").arg(log).args(command);
        Self::run(shell)
    }

    /// A program of the unpacked Asterisk packages.
    pub(super) fn start_from_prefix<S: AsRef<OsStr>>(
        log: &Path,
        name: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut shell = Command::new(script("lab.sh"));
        shell.arg("tied").arg(log).arg(script("lab.sh")).args(["exec", name]).args(arguments);
        // sipp draws its screen with curses.
        shell.env("TERM", "dumb");
        Self::run(shell)
    }

    /// Starts `shell`, which prints its process number when the program is up.
    pub(super) fn run(mut shell: Command) -> Self {
        let mut wrapper =
            shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("tests/asterisk/lab.sh starts");
        let mut line = String::new();
        let output = wrapper.stdout.take().expect("piped above");
        BufReader::new(output).read_line(&mut line).expect("lab.sh prints a process number");
        let pid = line.trim().parse().ok().and_then(Pid::from_raw);
        Self { wrapper, pid: pid.unwrap_or_else(|| panic!("the program did not start: {line:?}")) }
    }

    pub(crate) fn pid(&self) -> Pid {
        self.pid
    }

    pub(crate) fn is_running(&self) -> bool {
        test_kill_process(self.pid).is_ok()
    }

    /// As a crash would.
    pub(crate) fn kill(&self) {
        // It may be gone already, which is what was wanted.
        let _ = kill_process(self.pid, Signal::KILL);
    }

    pub(crate) fn wait_end(&self, at_most: Duration) -> bool {
        let deadline = Instant::now() + at_most;
        while self.is_running() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
        !self.is_running()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.wrapper.stdin.take());
        // The shell ends after its program; nothing is left to report when it does not.
        let _ = self.wrapper.wait();
    }
}

pub(super) fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/asterisk").join(name)
}
