//! A server of our own, to measure and to try calls: `offhook serve` of the same build, on ports that nobody uses.

use std::io::{BufRead, BufReader, Lines};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};
use rustix::process::{Pid, Signal, kill_process};

use crate::engine::programs::beside;

/// Reading a model takes seconds on slow disks, and a first start makes the sound of every fixed prompt.
const READY_MAX: Duration = Duration::from_secs(180);

pub(super) struct OwnServer {
    child: Child,
    pub(super) agi: SocketAddr,
}

impl OwnServer {
    pub(super) fn start(config: &Path) -> anyhow::Result<Self> {
        let (agi, audio) = free_ports().context("cannot find free ports")?;
        let program = beside("offhook");
        let mut child = Command::new(program)
            .args([
                "serve",
                "--agi",
                &agi.to_string(),
                "--audio",
                &audio.to_string(),
                "--http",
                "off",
                "--config",
            ])
            .arg(config)
            .env("RUST_LOG", "offhook=info")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let log = child.stderr.take();
        let server = Self { child, agi };
        let (ready, is_ready) = mpsc::sync_channel(1);
        if let Some(log) = log {
            thread::spawn(move || follow(BufReader::new(log).lines(), &ready));
        }
        match is_ready.recv_timeout(READY_MAX) {
            Ok(None) => Ok(server),
            Ok(Some(last)) => bail!("the server did not start: {last}"),
            Err(_) => bail!("the server was not ready in {} s", READY_MAX.as_secs()),
        }
    }

    pub(super) fn process_id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        // Its engines end with it; both calls fail only when it has ended already.
        if let Some(pid) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process(pid, Signal::TERM);
        }
        let _ = self.child.wait();
    }
}

/// Says `None` when the server is ready, or its last words; then reads on, so that it never waits for its log.
fn follow(lines: Lines<BufReader<ChildStderr>>, ready: &mpsc::SyncSender<Option<String>>) {
    let mut last = String::new();
    for line in lines.map_while(Result::ok) {
        if line.contains("ready for calls") {
            // Later answers find the place taken, or nobody waiting.
            let _ = ready.try_send(None);
        }
        last = line;
    }
    let _ = ready.try_send(Some(last));
}

/// Both are held until both are known, so that they differ.
fn free_ports() -> std::io::Result<(SocketAddr, SocketAddr)> {
    let (agi, audio) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    Ok((agi.local_addr()?, audio.local_addr()?))
}
