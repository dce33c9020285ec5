//! The one task that writes: takes records from the queue, keeps those that cannot be written yet, and tries again.
//!
//! Nothing waits for it. A full disk or a database that is away costs nothing until the spool is full too; from then on
//! the newest records are dropped and counted.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tokio::{
    sync::{
        mpsc::{Receiver, Sender, channel, error::TrySendError},
        oneshot,
    },
    task::JoinHandle,
    time::{sleep, timeout},
};
use tracing::{info, warn};

use super::{Record, Store, StoreError};
use crate::{
    log::Quota,
    metrics::{Kept, Labelled, Metrics, RecordLoss},
};

/// Between the calls and the task: more than 200 calls give in ten seconds.
const QUEUE_MAX: usize = 4_096;
/// What is kept in memory while the database takes nothing: an hour of a busy site, at about 1 KB each.
const SPOOL_MAX: usize = 50_000;
/// Records of one transaction: a commit costs a flush of the disk, whatever is in it.
const BATCH_MAX: usize = 256;
const RETRY_AFTER: Duration = Duration::from_secs(1);
/// Of one transaction; a server that takes longer counts as away.
const WRITE_WITHIN: Duration = Duration::from_secs(30);

/// Takes records. Cheap to clone; without a writer it takes them and keeps nothing.
#[derive(Clone, Debug, Default)]
pub struct Records(Option<Inlet>);

#[derive(Clone, Debug)]
struct Inlet {
    queue: Sender<Record>,
    metrics: Arc<Metrics>,
}

impl Records {
    /// Never waits.
    pub fn put(&self, record: Record) {
        let Some(inlet) = &self.0 else { return };
        match inlet.queue.try_send(record) {
            Ok(()) => {
                inlet.metrics.records_waiting.inc();
            }
            Err(TrySendError::Full(_) | TrySendError::Closed(_)) => {
                inlet.metrics.records_lost.get_or_create(&Labelled(RecordLoss::QueueFull)).inc();
            }
        }
    }

    pub fn is_kept(&self) -> bool {
        self.0.is_some()
    }
}

/// The running task.
#[derive(Debug)]
pub struct Writer {
    task: JoinHandle<()>,
    stop: oneshot::Sender<()>,
}

impl Writer {
    /// Starts it; `node` names this machine among several that share a database.
    pub fn start(store: Store, node: String, metrics: Arc<Metrics>) -> (Records, Self) {
        let (queue, inlet) = channel(QUEUE_MAX);
        let records = Records(Some(Inlet { queue, metrics: Arc::clone(&metrics) }));
        let worker = BatchWriter {
            store,
            node,
            metrics,
            started_ms: now_ms(),
            prepared: false,
            failing: false,
            spool: VecDeque::new(),
            warnings: Quota::once_a_minute(),
        };
        let (stop, stopped) = oneshot::channel();
        (records, Self { task: tokio::spawn(worker.run(inlet, stopped)), stop })
    }

    /// Takes no more and writes what is left. What cannot be written until then is lost, and said.
    pub async fn finish(self, within: Duration) {
        // A task that is gone needs no word.
        let _ = self.stop.send(());
        let abort = self.task.abort_handle();
        if timeout(within, self.task).await.is_err() {
            abort.abort();
        }
    }
}

struct BatchWriter {
    store: Store,
    node: String,
    metrics: Arc<Metrics>,
    started_ms: i64,
    prepared: bool,
    /// The last transaction failed.
    failing: bool,
    spool: VecDeque<Record>,
    warnings: Quota,
}

/// What is left then could not be written in time.
impl Drop for BatchWriter {
    fn drop(&mut self) {
        if !self.spool.is_empty() {
            warn!(
                parts = self.spool.len(),
                "the last call records could not be written in time and are lost"
            );
            self.lose(self.spool.len(), RecordLoss::Stopped);
        }
    }
}

impl BatchWriter {
    async fn run(mut self, mut inlet: Receiver<Record>, mut stopped: oneshot::Receiver<()>) {
        let (mut open, mut stopping) = (true, false);
        // Calls that a crash left open need not wait for the next call, nor does word of a database that takes nothing.
        self.write_batch().await;
        while open || !self.spool.is_empty() {
            if self.spool.is_empty() {
                tokio::select! {
                    record = inlet.recv() => match record {
                        Some(record) => self.keep(record),
                        None => open = false,
                    },
                    // What is in the queue already still comes.
                    _ = &mut stopped, if !stopping => {
                        stopping = true;
                        inlet.close();
                    }
                    // Whether it takes any again shows without a call: none may come until it does.
                    () = sleep(RETRY_AFTER), if self.failing => {}
                }
            }
            while let Ok(record) = inlet.try_recv() {
                self.keep(record);
            }
            if (self.failing || !self.spool.is_empty()) && !self.write_batch().await && !self.spool.is_empty()
            {
                self.wait(&mut inlet, &mut open).await;
            }
        }
    }

    /// Until it is worth another try, taking in what comes.
    async fn wait(&mut self, inlet: &mut Receiver<Record>, open: &mut bool) {
        let pause = sleep(RETRY_AFTER);
        tokio::pin!(pause);
        loop {
            tokio::select! {
                () = &mut pause => return,
                record = inlet.recv(), if *open => match record {
                    Some(record) => self.keep(record),
                    None => *open = false,
                },
            }
        }
    }

    fn keep(&mut self, record: Record) {
        if self.spool.len() < SPOOL_MAX {
            self.spool.push_back(record);
        } else {
            self.lose(1, RecordLoss::SpoolFull);
        }
    }

    /// False when it is to be tried again later. With nothing to write, it finds out whether the database takes any.
    async fn write_batch(&mut self) -> bool {
        let began = Instant::now();
        let batch: Vec<Record> = self.spool.iter().take(BATCH_MAX).cloned().collect();
        match self.try_write(&batch).await {
            Ok(()) => {
                if !batch.is_empty() {
                    self.metrics.record_write_duration.observe(began.elapsed().as_secs_f64());
                }
                self.done(batch.len());
                true
            }
            Err(error) if is_about_the_record(&error) => self.write_singly(batch).await,
            Err(error) => {
                self.warn(&error);
                false
            }
        }
    }

    /// One of them is refused for what it is; the others must not wait for it for ever.
    async fn write_singly(&mut self, batch: Vec<Record>) -> bool {
        for record in batch {
            match self.try_write(std::slice::from_ref(&record)).await {
                Ok(()) => self.done(1),
                Err(error) if is_about_the_record(&error) => {
                    self.spool.pop_front();
                    self.lose(1, RecordLoss::Refused);
                }
                Err(error) => {
                    self.warn(&error);
                    return false;
                }
            }
        }
        true
    }

    async fn try_write(&mut self, batch: &[Record]) -> Result<(), StoreError> {
        let work = async {
            self.prepare().await?;
            self.store.write(&self.node, batch).await
        };
        match timeout(WRITE_WITHIN, work).await {
            Ok(written) => written,
            Err(_) => Err(StoreError::Database(sqlx::Error::PoolTimedOut)),
        }
    }

    /// Tables and key, and what a crash left open; once.
    async fn prepare(&mut self) -> Result<(), StoreError> {
        if !self.prepared {
            self.store.prepare().await?;
            let closed = self.store.close_open_calls(&self.node, self.started_ms).await?;
            if closed > 0 {
                info!(calls = closed, "calls that a crash left open are closed as errors");
            }
            self.prepared = true;
        }
        Ok(())
    }

    fn done(&mut self, records: usize) {
        self.set_failing(false);
        self.spool.drain(..records.min(self.spool.len()));
        self.metrics.records_written.inc_by(records as u64);
        self.forget(records);
    }

    fn lose(&self, records: usize, why: RecordLoss) {
        self.metrics.records_lost.get_or_create(&Labelled(why)).inc_by(records as u64);
        self.forget(records);
    }

    fn forget(&self, records: usize) {
        self.metrics.records_waiting.dec_by(records as i64);
    }

    fn set_failing(&mut self, failing: bool) {
        self.failing = failing;
        self.metrics.set_write_failing(Kept::Records, failing);
    }

    fn warn(&mut self, error: &StoreError) {
        self.metrics.record_write_failures.inc();
        self.set_failing(true);
        if let Some(left_out) = self.warnings.tell(Instant::now()) {
            let waiting = self.spool.len();
            warn!(%error, waiting, left_out, "call records cannot be written; they wait, and calls go on");
        }
    }
}

/// True for what no later try will mend: the value itself is refused, or its call was erased.
fn is_about_the_record(error: &StoreError) -> bool {
    let StoreError::Database(error) = error else { return false };
    match error {
        sqlx::Error::Database(database) => {
            use sqlx::error::ErrorKind;
            let refused = database.code().is_some_and(|code| code.starts_with("22") && code.len() == 5);
            refused || !matches!(database.kind(), ErrorKind::Other)
        }
        sqlx::Error::Encode(_) => true,
        _ => false,
    }
}

pub(crate) fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}
