//! One supervised engine process and the handle that callers submit jobs to.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{Instant, timeout};

use super::jobs::{Ended, Jobs};
use super::process;
use super::protocol::{JobId, Reply, Request};
use crate::metrics::{Engine, EngineJob, JobOutcome, Labelled, Metrics};

/// Hands jobs to one engine process. Cheap to clone; the process ends when the last clone is gone.
///
/// ```text
/// Starting -> Ready <-> Restarting -> Down (refuses work) -> Restarting
///     any of these -> Unusable (no model, model unreadable, program missing: restarting cannot help)
/// ```
#[derive(Clone)]
pub struct Worker {
    shared: Arc<Shared>,
    /// The supervisor ends when this is true, or when all clones are dropped.
    stop: Arc<watch::Sender<bool>>,
}

#[derive(Clone, Debug)]
pub struct WorkerSettings {
    pub engine: Engine,
    pub program: PathBuf,
    pub args: Vec<String>,
    /// The file that it loads, for whoever has to be told of it.
    pub model: Option<PathBuf>,
    /// Added to the environment, of which little is handed on.
    pub env: Vec<(String, String)>,
    /// Jobs handed over and not ended; above it [`Worker::submit`] refuses.
    pub jobs_max: usize,
    /// Resident memory above which the process is restarted. Watched from outside: an address space limit would also
    /// count what the models only map.
    pub memory_max_mb: u64,
    pub restarts_max: usize,
    pub restart_window: Duration,
    pub ping_every: Duration,
    /// A process that has not answered a ping for so long hangs.
    pub ping_deadline: Duration,
    /// From its start until the model is loaded.
    pub start_deadline: Duration,
    /// From [`Worker::submit`] to the last reply.
    pub job_deadline: Duration,
}

impl WorkerSettings {
    /// Settings that suit a model of up to 1 GB on a few cores.
    pub fn new(engine: Engine, program: PathBuf, args: Vec<String>) -> Self {
        Self {
            engine,
            program,
            args,
            model: None,
            env: Vec::new(),
            jobs_max: 64,
            memory_max_mb: 4_096,
            restarts_max: 5,
            restart_window: Duration::from_secs(60),
            ping_every: Duration::from_secs(2),
            ping_deadline: Duration::from_secs(10),
            start_deadline: Duration::from_secs(60),
            job_deadline: Duration::from_secs(10),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerStatus {
    /// The first process loads its model. Jobs wait.
    Starting,
    Ready {
        about: String,
    },
    /// The process ended and the next one is on its way. Jobs wait.
    Restarting,
    /// It ended too often: jobs are refused until the restart window has passed.
    Down,
    Unusable {
        reason: String,
    },
}

/// What a job's callback gets: what the engine has made, or why there is nothing (more) of it.
pub type JobReply = Result<Reply, EngineError>;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    #[error("the engine has {jobs_max} jobs waiting already")]
    Full { jobs_max: usize },
    #[error("the engine is down and will be tried again")]
    Down,
    #[error("the engine is unusable: {reason}")]
    Unusable { reason: String },
    #[error("the engine could not do the job: {reason}")]
    Failed { reason: String },
    #[error("the engine did not answer in time")]
    TooLate,
    #[error("the engine process ended while it had the job")]
    Died,
}

impl Worker {
    /// Starts the process and its supervision. Must be called inside a tokio runtime.
    pub fn start(settings: WorkerSettings, metrics: Arc<Metrics>) -> Self {
        let shared = Arc::new(Shared {
            jobs: Mutex::new(Jobs::new(settings.jobs_max)),
            to_send: Notify::new(),
            status: watch::Sender::new(WorkerStatus::Starting),
            process_id: watch::Sender::new(None),
            ended: watch::Sender::new(false),
            settings,
            metrics,
        });
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(process::supervise(Arc::clone(&shared), stopped));
        Self { shared, stop: Arc::new(stop) }
    }

    pub fn status(&self) -> WorkerStatus {
        self.shared.status.borrow().clone()
    }

    /// The process that runs now, if one does.
    pub fn process_id(&self) -> Option<u32> {
        *self.shared.process_id.borrow()
    }

    /// Waits until the engine takes work; gives what runs there, in one line.
    pub async fn ready(&self, deadline: Duration) -> Result<String, EngineError> {
        let mut status = self.shared.status.subscribe();
        let known =
            |status: &WorkerStatus| !matches!(status, WorkerStatus::Starting | WorkerStatus::Restarting);
        let status = timeout(deadline, status.wait_for(known)).await.map_err(|_| EngineError::TooLate)?;
        match status.map_err(|_| EngineError::Down)?.clone() {
            WorkerStatus::Ready { about } => Ok(about),
            WorkerStatus::Unusable { reason } => Err(EngineError::Unusable { reason }),
            WorkerStatus::Starting | WorkerStatus::Restarting | WorkerStatus::Down => Err(EngineError::Down),
        }
    }

    /// Jobs handed over and not ended.
    pub fn jobs_open(&self) -> usize {
        self.shared.jobs().open_jobs()
    }

    /// Queues a job. Never blocks; any thread may call it. When it gives a [`Job`], `on_reply` gets exactly one last
    /// reply (also when the process dies or hangs, or the deadline passes) unless the job is dropped first. It runs
    /// on the supervisor: it must be quick and must not panic.
    pub fn submit(
        &self,
        request: impl FnOnce(JobId) -> Request,
        on_reply: impl FnMut(JobReply) + Send + 'static,
    ) -> Result<Job, EngineError> {
        let now = Instant::now();
        let deadline = now + self.shared.settings.job_deadline;
        let added = self.shared.jobs().add(now, deadline, request, Box::new(on_reply));
        match added {
            Ok(id) => {
                self.shared.count_waiting();
                self.shared.to_send.notify_one();
                Ok(Job { id, shared: Arc::clone(&self.shared) })
            }
            Err(error) => {
                let full = matches!(error, EngineError::Full { .. });
                self.shared.count_job(if full { JobOutcome::Shed } else { JobOutcome::Down });
                Err(error)
            }
        }
    }

    /// Ends the process and waits until it is gone. Jobs that are open end with [`EngineError::Down`].
    pub async fn stop(&self) {
        self.stop.send_replace(true);
        // An error means that the supervisor is gone, which is what is waited for; it kills the process, which takes no
        // time that is worth a deadline of its own.
        let _ = self.shared.ended.subscribe().wait_for(|ended| *ended).await;
    }
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker").field("engine", &self.shared.settings.engine).finish_non_exhaustive()
    }
}

/// A job that is under way. Dropping it cancels the work; a reply that comes after that is dropped and counted.
#[must_use = "dropping a job cancels it"]
pub struct Job {
    id: JobId,
    shared: Arc<Shared>,
}

impl Drop for Job {
    fn drop(&mut self) {
        if self.shared.jobs().cancel(self.id) {
            self.shared.count_job(JobOutcome::Cancelled);
            self.shared.count_waiting();
            self.shared.to_send.notify_one();
        }
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Job({})", self.id)
    }
}

/// What handles, jobs and the supervisor have in common.
pub(super) struct Shared {
    pub(super) settings: WorkerSettings,
    pub(super) metrics: Arc<Metrics>,
    pub(super) to_send: Notify,
    pub(super) status: watch::Sender<WorkerStatus>,
    pub(super) process_id: watch::Sender<Option<u32>>,
    pub(super) ended: watch::Sender<bool>,
    jobs: Mutex<Jobs>,
}

impl Shared {
    /// Held for a few instructions at a time and never across a callback. A panic elsewhere leaves the table whole.
    pub(super) fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives a reply to whoever waits for it. The one place where an answer can be too late.
    pub(super) fn deliver(&self, reply: Reply) {
        let Some(id) = reply.job() else { return };
        let last = reply.is_last();
        let (reply, outcome) = match reply {
            Reply::Failed { reason, .. } => (Err(EngineError::Failed { reason }), JobOutcome::Failed),
            made => (Ok(made), JobOutcome::Answered),
        };
        let waiting = self.jobs().answer(id, Instant::now(), last);
        let Some(mut ended) = waiting else {
            if outcome == JobOutcome::Answered {
                self.metrics.late_answers.get_or_create(&Labelled(self.settings.engine)).inc();
            }
            return;
        };
        if last {
            self.end(ended, reply, outcome);
        } else {
            (ended.on_reply)(reply);
            self.jobs().keep(id, ended);
        }
    }

    pub(super) fn end_all(&self, ended: Vec<Ended>, error: &EngineError, outcome: JobOutcome) {
        for job in ended {
            self.end(job, Err(error.clone()), outcome);
        }
    }

    fn end(&self, mut job: Ended, reply: JobReply, outcome: JobOutcome) {
        (job.on_reply)(reply);
        self.count_job(outcome);
        self.count_waiting();
        let seconds = job.handed_over.elapsed().as_secs_f64();
        let engine = Labelled(self.settings.engine);
        self.metrics.engine_job_duration.get_or_create(&engine).observe(seconds);
    }

    fn count_job(&self, outcome: JobOutcome) {
        let label = EngineJob { engine: self.settings.engine, outcome };
        self.metrics.engine_jobs.get_or_create(&label).inc();
    }

    fn count_waiting(&self) {
        let waiting = i64::try_from(self.jobs().open_jobs()).unwrap_or(i64::MAX);
        self.metrics.engine_jobs_waiting.get_or_create(&Labelled(self.settings.engine)).set(waiting);
    }
}
