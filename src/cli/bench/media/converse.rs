//! `offhook-bench media --converse`: whole calls at a server of its own, from the first AGI line to the transfer.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fmt, io, thread};

use anyhow::bail;
use uuid::Uuid;

use super::Args;
use super::child::{self, ProcessTime};
use crate::audiosocket::{self, AudioKind, Inbox, Message, read_samples};
use crate::call::{Line, Paced, Pacer};
use crate::cli::Exit;
use crate::cli::call;
use crate::cli::call::agi::{self, Caller, Session};
use crate::cli::call::channel::Channel;
use crate::cli::call::script::{CallerAction, Plan, Recording, Script, Slot};
use crate::cli::call::sound::Ending;
use crate::cli::own_server::OwnServer;
use crate::metrics::Metrics;

/// What the callers say: a word, two and five, each of them a place of the sample reception.
const SAID: [&str; 4] = ["billing", "technical_support", "operator_please", "make_an_appointment"];
const RECORDINGS: &str = "tests/audio/calls";
const RATE_HZ: u32 = 8000;
const SCRIPT: &str = "converse?flow=reception";
/// Callers ring one after the other within the length of a call, so that they do not all speak at once.
const RING_WITHIN: Duration = Duration::from_secs(12);
/// Prompts and engines are ready before the first call.
const SETTLE: Duration = Duration::from_secs(1);
const CALL_MAX: Duration = Duration::from_secs(40);
const SAMPLE_EVERY: Duration = Duration::from_millis(500);

/// One number of callers, each of whom rings again as soon as the last call is over.
struct Row {
    callers: u32,
    measured: Duration,
    calls: usize,
    /// Calls that came to nothing.
    failed: usize,
    server: Duration,
    engines: Duration,
    /// The most that the server grew by.
    bytes_per_call: u64,
}

/// What all callers of a row share. One thread carries the sound of all: a thread for each would be woken by each of
/// the server's frames, in the server's own time.
struct Ringing {
    agi: String,
    pacer: Pacer<Talker>,
    said: Vec<Recording>,
    until: Instant,
    over: AtomicUsize,
    failed: AtomicUsize,
    complaints: Mutex<Vec<String>>,
}

pub(super) fn run(args: &Args, config: &Path) -> anyhow::Result<Exit> {
    let said = SAID
        .iter()
        .map(|name| call::recording(&PathBuf::from(RECORDINGS).join(format!("{name}.wav")), RATE_HZ));
    let said: Vec<Recording> = said.collect::<Result<_, _>>()?;
    println!(
        "Whole calls of the flow `reception`: greeting, an answer, the transfer; {} s a row",
        args.seconds
    );
    println!("{}", Row::HEAD);
    let mut failed = 0;
    for callers in &args.calls {
        let row = measure(*callers, args, config, &said)?;
        println!("{row}");
        failed += row.failed;
    }
    Ok(if failed == 0 { Exit::Done } else { Exit::Failed })
}

fn measure(callers: u32, args: &Args, config: &Path, said: &[Recording]) -> anyhow::Result<Row> {
    let server = OwnServer::start(config)?;
    thread::sleep(SETTLE);
    let measured = Duration::from_secs(args.seconds.into());
    let mut ringing = Ringing {
        agi: server.agi.to_string(),
        pacer: Pacer::start(1, &Arc::new(Metrics::new()))?,
        said: said.to_vec(),
        until: Instant::now(),
        over: AtomicUsize::new(0),
        failed: AtomicUsize::new(0),
        complaints: Mutex::default(),
    };
    // The first call makes what all calls share.
    ringing.call(0);
    let empty = child::resident_bytes(server.process_id())?;
    ringing.until = Instant::now() + RING_WITHIN + measured;
    let ringing = &ringing;
    let row = thread::scope(|scope| {
        for number in 0..callers {
            scope.spawn(move || {
                thread::sleep(RING_WITHIN * number / callers);
                ringing.ring(number as usize);
            });
        }
        thread::sleep(RING_WITHIN);
        let from = Instant::now();
        let (begun, over) = (ProcessTime::of(server.process_id())?, ringing.over.load(Ordering::Relaxed));
        let mut most = 0;
        while Instant::now() < ringing.until {
            thread::sleep(SAMPLE_EVERY);
            most = most.max(child::resident_bytes(server.process_id())?);
        }
        let spent = ProcessTime::of(server.process_id())?.since(begun);
        anyhow::Ok(Row {
            callers,
            measured: from.elapsed(),
            calls: ringing.over.load(Ordering::Relaxed) - over,
            failed: 0,
            server: spent.own,
            engines: spent.children,
            bytes_per_call: most.saturating_sub(empty) / u64::from(callers),
        })
    })?;
    let complaints = ringing.complaints.lock().unwrap_or_else(PoisonError::into_inner);
    complaints.iter().take(3).for_each(|complaint| eprintln!("{complaint}"));
    Ok(Row { failed: ringing.failed.load(Ordering::Relaxed), ..row })
}

impl Ringing {
    /// One call after the other, until it is time.
    fn ring(&self, first: usize) {
        for number in first.. {
            if Instant::now() >= self.until {
                return;
            }
            self.call(number);
        }
    }

    fn call(&self, number: usize) {
        match self.place(&self.said[number % self.said.len()]) {
            Ok(()) => _ = self.over.fetch_add(1, Ordering::Relaxed),
            Err(why) => {
                self.failed.fetch_add(1, Ordering::Relaxed);
                self.complaints.lock().unwrap_or_else(PoisonError::into_inner).push(why.to_string());
                // Who is refused does not ring again at once.
                thread::sleep(SETTLE);
            }
        }
    }

    fn place(&self, words: &Recording) -> anyhow::Result<()> {
        // Who is not understood is asked again, and says it again.
        let recordings = [words.clone(), words.clone()].into();
        let plan = Plan { recordings, give_up_at: CALL_MAX, ..Plan::default() };
        let mut script = Script::new(plan, RATE_HZ);
        let mut channel = Channel::default();
        let caller = Caller { script: SCRIPT, server: &self.agi, number: "5550100" };
        let mut session = Session::connect(call::resolve(&self.agi)?, &caller)?;
        session.serve_with(&mut channel, |uuid, address, channel| {
            let ending = match self.carry(uuid, address, &mut script) {
                Ok(ending) => ending,
                Err(error) => {
                    channel.complaints.push(error.to_string());
                    Ending::ServerBroke
                }
            };
            agi::carried(ending, channel)
        });
        let spoke = script.actions().iter().any(|action| matches!(action, CallerAction::Spoke { .. }));
        match channel.variables.get("OFFHOOK_STATUS").map(String::as_str) {
            Some("ok") if spoke => Ok(()),
            status => {
                let complaint = channel.complaints.first().map_or("", String::as_str);
                bail!("{}: status {}, {complaint}", words.name, status.unwrap_or("unknown"))
            }
        }
    }

    /// Gives the script to the thread that carries the sound, and waits until it comes back.
    fn carry(&self, uuid: &str, address: &str, script: &mut Script) -> anyhow::Result<Ending> {
        let (done, ended) = sync_channel(1);
        let taken = std::mem::replace(script, Script::new(Plan::default(), RATE_HZ));
        self.pacer.take(Talker::connect(uuid.parse()?, address, taken, done)?);
        let (ending, played) = ended.recv()?;
        *script = played;
        Ok(ending)
    }
}

/// Asterisk's side of one call's sound, in its turn.
struct Talker {
    line: Line,
    started: Instant,
    heard: Vec<i16>,
    /// `None` when it has gone back.
    playing: Option<(Script, SyncSender<(Ending, Script)>)>,
}

impl Talker {
    fn connect(
        uuid: Uuid,
        address: &str,
        script: Script,
        done: SyncSender<(Ending, Script)>,
    ) -> anyhow::Result<Self> {
        let mut stream = TcpStream::connect(address)?;
        let mut hello = Vec::new();
        audiosocket::write_uuid(&mut hello, uuid);
        io::Write::write_all(&mut stream, &hello)?;
        let line = Line::new(stream, Inbox::default())?;
        Ok(Self { line, started: Instant::now(), heard: Vec::new(), playing: Some((script, done)) })
    }

    fn exchange(&mut self, at: Duration) -> Option<Ending> {
        let (script, _) = self.playing.as_mut()?;
        let heard = &mut self.heard;
        heard.clear();
        let mut goodbye = false;
        let received = self.line.receive(|message| match message {
            Message::Audio { pcm, .. } => read_samples(pcm, heard),
            Message::Hangup => goodbye = true,
            _ => {}
        });
        if goodbye || received.is_err() {
            return Some(Ending::ServerEnded);
        }
        script.hear(at, heard);
        match script.slot(at) {
            Slot::HangUp => Some(Ending::CallerHungUp),
            Slot::Send { pcm, .. } => {
                self.line.send_frame(AudioKind::Slin8, &pcm).is_err().then_some(Ending::ServerBroke)
            }
        }
    }
}

impl Paced for Talker {
    fn turn(&mut self, now: Instant) -> bool {
        let Some(ending) = self.exchange(now.saturating_duration_since(self.started)) else { return true };
        if let Some((script, done)) = self.playing.take() {
            // Nobody waits for it when the measurement was broken off.
            let _ = done.try_send((ending, script));
        }
        false
    }
}

impl Row {
    const HEAD: &str = "\
| callers | calls | failed | server, % of a core | per 100 calls | engines, % of a core | KB per call |
|--:|--:|--:|--:|--:|--:|--:|";

    fn percent(&self, cpu: Duration) -> f64 {
        cpu.as_secs_f64() / self.measured.as_secs_f64() * 100.0
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let server = self.percent(self.server);
        write!(f, "| {} | {} | {} ", self.callers, self.calls, self.failed)?;
        write!(f, "| {server:.1} | {:.1} ", server * 100.0 / f64::from(self.callers))?;
        write!(f, "| {:.1} ", self.percent(self.engines))?;
        write!(f, "| {:.1} |", self.bytes_per_call as f64 / 1024.0)
    }
}
