//! The media plane under measurement: this program as a child process, and what `/proc` says of it.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, anyhow};

use super::kept::Kept;

/// Linux counts processor time in hundredths of a second for programs, whatever the kernel's own tick.
const TICKS_PER_S: f64 = 100.0;

pub(super) struct MediaServer {
    child: Child,
    told: BufReader<ChildStdout>,
    pub address: SocketAddr,
}

/// What the server does for each call.
#[derive(Clone, Copy)]
pub(super) enum Duty<'a> {
    Echo,
    /// Echoes, and holds a conversation, which is recorded in this file if there is one.
    Talk {
        records: Option<&'a Path>,
    },
}

/// Processor time so far, of the whole process and of its busiest thread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct CpuTime {
    pub all: Duration,
    pub busiest_thread: Duration,
}

impl MediaServer {
    /// Starts `offhook-bench media-server` and waits for the line with its address.
    pub(super) fn start(with_vad: bool, threads: u16, duty: Duty<'_>) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("cannot find this program's own file")?;
        let mut command = Command::new(program);
        command.arg("media-server").args(with_vad.then_some("--with-vad"));
        command.args(["--threads", &threads.to_string()]);
        if let Duty::Talk { records } = duty {
            command.arg("--talk");
            command.args(records.into_iter().flat_map(|file| [Path::new("--records"), file]));
        }
        // Its standard input is the leash: it ends when this process does.
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the media server")?;
        let output = child.stdout.take().context("the media server has no standard output")?;
        let (mut told, mut line) = (BufReader::new(output), String::new());
        told.read_line(&mut line).context("cannot read the media server's address")?;
        let address =
            line.trim().parse().map_err(|_| anyhow!("the media server said no address: {line:?}"))?;
        Ok(Self { child, told, address })
    }

    /// What its store's queue did since this was asked last.
    pub(super) fn kept(&mut self) -> anyhow::Result<Kept> {
        let asked = self.child.stdin.as_mut().context("the media server has no standard input")?;
        asked.write_all(b"\n").context("the media server cannot be asked")?;
        let mut line = String::new();
        self.told.read_line(&mut line).context("cannot read the media server's figures")?;
        serde_json::from_str(&line).map_err(|_| anyhow!("the media server told no figures: {line:?}"))
    }

    pub(super) fn cpu(&self) -> io::Result<CpuTime> {
        let process = format!("/proc/{}", self.child.id());
        let mut busiest_thread = Duration::ZERO;
        for task in fs::read_dir(format!("{process}/task"))? {
            let stat = fs::read_to_string(task?.path().join("stat"))?;
            busiest_thread = busiest_thread.max(cpu_time(&stat));
        }
        Ok(CpuTime { all: cpu_time(&fs::read_to_string(format!("{process}/stat"))?), busiest_thread })
    }

    pub(super) fn resident_bytes(&self) -> io::Result<u64> {
        resident_bytes(self.child.id())
    }
}

/// Processor time so far of a process, and of the processes that it started and that still run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ProcessTime {
    pub own: Duration,
    pub children: Duration,
}

impl ProcessTime {
    pub(super) fn of(process: u32) -> io::Result<Self> {
        let own = cpu_time(&fs::read_to_string(format!("/proc/{process}/stat"))?);
        let mut children = Duration::ZERO;
        for entry in fs::read_dir("/proc")? {
            // What is no process has no such file, and one that has just ended no longer.
            let Ok(stat) = fs::read_to_string(entry?.path().join("stat")) else { continue };
            if parent(&stat) == Some(process) {
                children += cpu_time(&stat);
            }
        }
        Ok(Self { own, children })
    }

    pub(super) fn since(self, earlier: Self) -> Self {
        Self {
            own: self.own.saturating_sub(earlier.own),
            children: self.children.saturating_sub(earlier.children),
        }
    }
}

pub(super) fn resident_bytes(process: u32) -> io::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    Ok(resident(&status).unwrap_or(0))
}

impl Drop for MediaServer {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// This process's own, for the cost of the simulated callers.
pub(super) fn own_cpu() -> io::Result<Duration> {
    Ok(cpu_time(&fs::read_to_string("/proc/self/stat")?))
}

/// User and system time of a `/proc` stat line. The name before them may hold blanks and parentheses.
fn cpu_time(stat: &str) -> Duration {
    let numbers = stat.rsplit_once(')').map_or("", |(_, numbers)| numbers);
    let ticks: f64 =
        numbers.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    Duration::from_secs_f64(ticks / TICKS_PER_S)
}

fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_and_memory_are_read_from_proc() {
        let stat = "4711 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 3 0 99 1 2";
        assert_eq!(cpu_time(stat), Duration::from_secs(3));
        assert_eq!(parent(stat), Some(1));
        assert_eq!(resident("Name:\tx\nVmRSS:\t   2048 kB\n"), Some(2 << 20));
        assert!(own_cpu().is_ok());
    }
}
