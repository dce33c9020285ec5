//! Recognition as a job: an utterance in, a transcript out.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::capacity::{Load, Pace};
use super::protocol::{MESSAGE_BYTES_MAX, Reply, Request, Transcript, Utterance};
use super::worker::{EngineError, Job, Worker};

/// Hands utterances to the speech recogniser. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Recogniser {
    worker: Worker,
    /// Utterances that it recognises at once.
    parallel: usize,
    pace: Arc<Mutex<Pace>>,
}

impl Recogniser {
    pub fn new(worker: Worker) -> Self {
        Self { worker, parallel: 1, pace: Arc::default() }
    }

    /// Says how many utterances the process was told to recognise at once.
    pub fn with_parallel(self, parallel: usize) -> Self {
        Self { parallel, ..self }
    }

    /// How long a caller would wait for others beside `calls` other calls; `None` while it is not known.
    pub fn expected_wait(&self, calls: usize) -> Option<Duration> {
        let typical = lock(&self.pace).typical()?;
        Some(Load { calls, jobs: self.worker.jobs_open(), parallel: self.parallel, typical }.wait())
    }

    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Queues an utterance; never blocks. `on_done` is called once, from another thread, unless the job is
    /// dropped first.
    pub fn transcribe(
        &self,
        utterance: Utterance,
        on_done: impl FnOnce(Result<Transcript, EngineError>) + Send + 'static,
    ) -> Result<Job, EngineError> {
        if utterance.sound.len() > UTTERANCE_SAMPLES_MAX {
            return Err(EngineError::Failed { reason: "an utterance may last 8 minutes".to_owned() });
        }
        let mut on_done = Some(on_done);
        let pace = Arc::clone(&self.pace);
        self.worker.submit(
            |job| Request::Transcribe { job, utterance },
            move |reply| {
                let Some(on_done) = on_done.take() else { return };
                on_done(match reply {
                    Ok(Reply::Transcribed { transcript, .. }) => {
                        lock(&pace).note(Duration::from_millis(transcript.inference_ms.into()));
                        Ok(transcript)
                    }
                    Err(error) => Err(error),
                    Ok(_) => Err(EngineError::Failed {
                        reason: "the engine did something else instead of listening".to_owned(),
                    }),
                });
            },
        )
    }
}

/// A panic elsewhere leaves the times whole.
fn lock(pace: &Mutex<Pace>) -> MutexGuard<'_, Pace> {
    pace.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps an utterance below the largest message; messages that callers leave are bounded well below it.
pub const UTTERANCE_SAMPLES_MAX: usize = 8 * 60 * 16_000;
const _: () = assert!(UTTERANCE_SAMPLES_MAX * 2 < MESSAGE_BYTES_MAX);
