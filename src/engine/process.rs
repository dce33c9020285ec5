//! The life of an engine process: start, serve, watch, kill, start again.

use std::os::unix::net::UnixStream as StdUnixStream;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use std::{io, pin};

use rustix::process::{Pid, setpriority_process};
use tokio::io::AsyncWriteExt;
use tokio::net::UnixStream;
use tokio::net::unix::OwnedWriteHalf;
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout};

use super::inbox::Inbox;
use super::loading::{Crashes, crash, took_too_much};
use super::memory::Watched;
use super::protocol::{self, Reply, Request};
use super::restarts::{Next, Restarts};
use super::worker::{EngineError, Shared, WorkerSettings, WorkerStatus};
use super::{child_log, environment};
use crate::metrics::{EndCause, EngineEnd, JobOutcome, Labelled};

/// True, or without a sender, when the worker is to end.
type Stop = watch::Receiver<bool>;

/// Keeps one process running until told to stop, or until it proves to be unusable.
pub(super) async fn supervise(shared: Arc<Shared>, stop: Stop) {
    let unusable = tokio::select! {
        unusable = restart_until_over(&shared, stop) => unusable,
        () = expire_overdue(&shared) => None,
    };
    let (status, error) = match unusable {
        Some(reason) => {
            tracing::error!(engine = shared.settings.engine.as_str(), reason, "engine is unusable");
            (WorkerStatus::Unusable { reason: reason.clone() }, EngineError::Unusable { reason })
        }
        None => (WorkerStatus::Down, EngineError::Down),
    };
    refuse(&shared, status, &error);
    shared.ended.send_replace(true);
}

/// Why a process ended.
enum End {
    Broke(EndCause, String),
    /// While it loaded, and how.
    Crashed(String),
    Unusable(String),
    Stopped,
}

/// Gives the reason when the engine is unusable, nothing when it was stopped.
async fn restart_until_over(shared: &Shared, mut stop: Stop) -> Option<String> {
    let mut restarts = Restarts::new(shared.settings.restarts_max, shared.settings.restart_window);
    let mut crashes = Crashes::default();
    loop {
        let (cause, detail) = match run_once(shared, &mut stop).await {
            End::Unusable(reason) => return Some(reason),
            End::Stopped => return None,
            End::Broke(cause, detail) => {
                crashes.ended_otherwise(matches!(*shared.status.borrow(), WorkerStatus::Ready { .. }));
                (cause, detail)
            }
            End::Crashed(how) => match crashes.note(&shared.settings, &how) {
                Some(reason) => return Some(reason),
                None => (EndCause::Start, format!("it crashed while it loaded: {how}")),
            },
        };
        let engine = shared.settings.engine;
        shared.metrics.engine_restarts.get_or_create(&EngineEnd { engine, cause }).inc();
        tracing::warn!(engine = engine.as_str(), cause = cause.as_str(), detail, "engine process ended");
        let had = shared.jobs().process_ended();
        shared.status.send_replace(WorkerStatus::Restarting);
        shared.end_all(had, &EngineError::Died, JobOutcome::Died);
        let pause = match restarts.after_end(Instant::now()) {
            Next::StartAfter(pause) => pause,
            Next::DownFor(pause) => {
                tracing::error!(engine = engine.as_str(), pause_s = pause.as_secs(), "engine is down");
                refuse(shared, WorkerStatus::Down, &EngineError::Down);
                pause
            }
        };
        // Elapsed is the usual way out: nobody said stop meanwhile.
        if timeout(pause, stopped(&mut stop)).await.is_ok() {
            return None;
        }
        shared.jobs().accept();
        shared.status.send_replace(WorkerStatus::Restarting);
    }
}

/// Waits until the worker is to end. An error says that every handle is gone, which is the same wish.
async fn stopped(stop: &mut Stop) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Ends every job and takes no more.
fn refuse(shared: &Shared, status: WorkerStatus, error: &EngineError) {
    let open = shared.jobs().refuse(error.clone());
    shared.status.send_replace(status);
    shared.end_all(open, error, JobOutcome::Down);
}

/// Ends jobs whose deadline has passed, whatever state the process is in.
async fn expire_overdue(shared: &Shared) {
    let mut ticks = interval(TICK);
    loop {
        ticks.tick().await;
        let overdue = shared.jobs().expire(Instant::now());
        if !overdue.is_empty() {
            shared.end_all(overdue, &EngineError::TooLate, JobOutcome::TooLate);
            shared.to_send.notify_one();
        }
    }
}

/// One process from its start to its end; it is gone and reaped afterwards.
async fn run_once(shared: &Shared, stop: &mut Stop) -> End {
    let mut process = match Process::start(&shared.settings) {
        Ok(process) => process,
        Err(end) => return end,
    };
    shared.process_id.send_replace(process.child.id());
    let end = tokio::select! {
        end = process.load_and_serve(shared) => end,
        () = stopped(stop) => End::Stopped,
    };
    process.kill().await;
    shared.metrics.engine_ready.get_or_create(&Labelled(shared.settings.engine)).set(0);
    shared.process_id.send_replace(None);
    end
}

struct Process {
    child: Child,
    memory: Watched,
    inbox: Inbox,
    outbox: OwnedWriteHalf,
}

/// What the watch over a serving process remembers.
struct Watch {
    /// For how many looks a ping has been unanswered. Not a time: when the whole machine stood still, so did
    /// the engine.
    unanswered_ticks: Option<u32>,
    next_ping: Instant,
    next_memory: Instant,
}

impl Process {
    fn start(settings: &WorkerSettings) -> Result<Self, End> {
        let broke = |error: io::Error| End::Broke(EndCause::Start, error.to_string());
        let (ours, theirs) = StdUnixStream::pair().map_err(broke)?;
        ours.set_nonblocking(true).map_err(broke)?;
        let (inbox, outbox) = UnixStream::from_std(ours).map_err(broke)?.into_split();
        let mut child = Command::new(&settings.program)
            .args(&settings.args)
            .env_clear()
            .envs(environment::handed_on())
            .envs(settings.env.iter().cloned())
            .stdin(Stdio::from(std::os::fd::OwnedFd::from(theirs)))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            // Ctrl-C in a terminal is for the server, which drains its calls with the engines' help.
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| cannot_start(settings, &error))?;
        give_way(&child);
        if let Some(stderr) = child.stderr.take() {
            tokio::spawn(child_log::copy(settings.engine, stderr));
        }
        Ok(Self { child, memory: Watched::default(), inbox: Inbox::new(inbox), outbox })
    }

    async fn load_and_serve(&mut self, shared: &Shared) -> End {
        let about = match self.load(shared).await {
            Ok(about) => about,
            Err(end) => return end,
        };
        tracing::info!(engine = shared.settings.engine.as_str(), about, "engine is ready");
        shared.metrics.engine_ready.get_or_create(&Labelled(shared.settings.engine)).set(1);
        shared.status.send_replace(WorkerStatus::Ready { about });
        self.serve(shared).await
    }

    /// Waits for the model.
    async fn load(&mut self, shared: &Shared) -> Result<String, End> {
        let settings = &shared.settings;
        let broke = |cause, detail: &str| Err(End::Broke(cause, detail.to_owned()));
        self.watch_memory(settings).await;
        self.say_that_it_is_watched().await;
        let deadline = Instant::now() + settings.start_deadline;
        let mut looks = interval(MEMORY_EVERY);
        loop {
            tokio::select! {
                biased;
                reply = self.inbox.next() => match reply {
                    Ok(Some(Reply::Ready { about })) => return Ok(about),
                    Ok(Some(Reply::Unusable { reason })) => return Err(End::Unusable(reason)),
                    Ok(Some(Reply::Pong)) => {}
                    Ok(Some(_)) => {
                        return broke(EndCause::Protocol, "it answered before it was ready");
                    }
                    Ok(None) => return Err(self.ended_loading().await),
                    Err(error) => return broke(EndCause::Protocol, &error.to_string()),
                },
                now = looks.tick() => {
                    let resident_mb = self.memory.resident_mb().unwrap_or(0);
                    if resident_mb > settings.memory_max_mb {
                        return Err(End::Unusable(took_too_much(settings, resident_mb)));
                    }
                    if now >= deadline {
                        return broke(EndCause::Start, "it was not ready in time");
                    }
                }
            }
        }
    }

    /// A process is as hidden as the server until its own program has begun, which is a moment after it was started.
    async fn watch_memory(&mut self, settings: &WorkerSettings) {
        let until = Instant::now() + SEEN_WITHIN;
        loop {
            self.memory = Watched::open(self.child.id());
            if self.memory.is_open() || Instant::now() >= until {
                break;
            }
            sleep(LOOK_AGAIN).await;
        }
        if !self.memory.is_open() {
            tracing::warn!(
                engine = settings.engine.as_str(),
                "this engine's memory cannot be watched: the server does not see it in /proc (hidepid?)"
            );
        }
    }

    /// An engine waits for this before it keeps its memory to itself. One that is gone shows by the end of its stream.
    async fn say_that_it_is_watched(&mut self) {
        if let Ok(ping) = protocol::encode(&Request::Ping) {
            let _ = self.outbox.write_all(&ping).await;
        }
    }

    /// The stream has ended, and so the process has, or is about to.
    async fn ended_loading(&mut self) -> End {
        let ended = || End::Broke(EndCause::Start, "it ended while it started".to_owned());
        match timeout(REAPED_WITHIN, self.child.wait()).await {
            Ok(Ok(status)) => crash(status).map_or_else(ended, End::Crashed),
            Ok(Err(_)) | Err(_) => ended(),
        }
    }

    async fn serve(&mut self, shared: &Shared) -> End {
        let now = Instant::now();
        let mut watch = Watch {
            unanswered_ticks: None,
            next_ping: now + shared.settings.ping_every,
            next_memory: now + MEMORY_EVERY,
        };
        let memory = &self.memory;
        let mut writing = pin::pin!(write_jobs(shared, &mut self.outbox));
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                // An answer that has come counts before a look that may find it overdue.
                biased;
                reply = self.inbox.next() => match reply {
                    Ok(Some(Reply::Pong)) => watch.unanswered_ticks = None,
                    Ok(Some(Reply::Ready { .. })) => {}
                    Ok(Some(Reply::Unusable { reason })) => return End::Unusable(reason),
                    Ok(Some(reply)) => shared.deliver(reply),
                    // The end of the stream, not the end of the child: what it said last has been read by then.
                    Ok(None) => return End::Broke(EndCause::Exited, "it exited".to_owned()),
                    Err(error) => return End::Broke(EndCause::Protocol, error.to_string()),
                },
                error = &mut writing => return End::Broke(EndCause::Exited, error.to_string()),
                now = ticks.tick() => if let Some(end) = watch.look(shared, memory, now) {
                    return end;
                },
            }
        }
    }

    async fn kill(&mut self) {
        if let Err(error) = self.child.kill().await {
            tracing::debug!(%error, "engine process was gone already");
        }
    }
}

impl Watch {
    fn look(&mut self, shared: &Shared, memory: &Watched, now: Instant) -> Option<End> {
        let hung = |detail: &str| Some(End::Broke(EndCause::Hung, detail.to_owned()));
        if let Some(ticks) = &mut self.unanswered_ticks {
            *ticks += 1;
            if TICK * *ticks > shared.settings.ping_deadline {
                return hung("it did not answer a ping");
            }
        }
        if shared.jobs().is_stuck() {
            return hung("it held a job until its deadline and answered nothing meanwhile");
        }
        if self.unanswered_ticks.is_none() && now >= self.next_ping {
            self.unanswered_ticks = Some(0);
            self.next_ping = now + shared.settings.ping_every;
            shared.jobs().ping();
            shared.to_send.notify_one();
        }
        if now >= self.next_memory {
            self.next_memory = now + MEMORY_EVERY;
            let resident_mb = memory.resident_mb().unwrap_or(0);
            if resident_mb > shared.settings.memory_max_mb {
                return Some(End::Broke(EndCause::Memory, format!("it took {resident_mb} MB of memory")));
            }
        }
        None
    }
}

/// Sends what is to be sent, until that fails.
async fn write_jobs(shared: &Shared, outbox: &mut OwnedWriteHalf) -> io::Error {
    loop {
        let request = shared.jobs().next_to_send(Instant::now());
        let Some(request) = request else {
            shared.to_send.notified().await;
            continue;
        };
        let sent = match protocol::encode(&request) {
            Ok(bytes) => outbox.write_all(&bytes).await,
            Err(error) => Err(error),
        };
        if let Err(error) = sent {
            return error;
        }
    }
}

/// Priority below the media threads', whose 20 ms must not wait for an inference.
const ENGINE_NICENESS: i32 = 5;

/// Threads that the engine starts inherit it.
fn give_way(child: &Child) {
    // Without a process there is nothing to slow down, and `None` would mean the server itself.
    let Some(pid) = child.id().and_then(|id| Pid::from_raw(id.cast_signed())) else { return };
    if let Err(error) = setpriority_process(Some(pid), ENGINE_NICENESS).map_err(io::Error::from) {
        tracing::warn!(%error, "an engine keeps the server's priority: under load, sound may come late");
    }
}

fn cannot_start(settings: &WorkerSettings, error: &io::Error) -> End {
    let program = settings.program.display();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => {
            End::Unusable(format!("cannot start {program}: {error}; install it beside offhook"))
        }
        _ => End::Broke(EndCause::Start, format!("cannot start {program}: {error}")),
    }
}

/// How finely deadlines are kept; a caller does not notice 50 ms on a deadline of seconds.
const TICK: Duration = Duration::from_millis(50);
/// A model that runs away takes about a gigabyte a second. No limit is set on the process itself: whisper.cpp reserves
/// fifteen times what it uses, which limits on address space or data count in full.
const MEMORY_EVERY: Duration = Duration::from_millis(250);
/// Its program begins within a few milliseconds, and on a busy machine within more of them.
const SEEN_WITHIN: Duration = Duration::from_secs(1);
const LOOK_AGAIN: Duration = Duration::from_millis(1);
/// A process whose stream has ended takes no longer to be gone.
const REAPED_WITHIN: Duration = Duration::from_secs(2);
