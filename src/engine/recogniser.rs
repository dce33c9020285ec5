//! Recognition as a job: an utterance in, a transcript out.

use super::protocol::{MESSAGE_BYTES_MAX, Request, Transcript, Utterance};
use super::worker::{EngineError, Job, JobReply, Worker};

/// Hands utterances to the speech recogniser. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Recogniser {
    worker: Worker,
}

impl Recogniser {
    pub fn new(worker: Worker) -> Self {
        Self { worker }
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
        self.worker.submit(
            |job| Request::Transcribe { job, utterance },
            move |reply| {
                let Some(on_done) = on_done.take() else { return };
                on_done(match reply {
                    JobReply::Transcribed(transcript) => Ok(transcript),
                    JobReply::Failed(error) => Err(error),
                    JobReply::Spoken { .. } => Err(EngineError::Failed {
                        reason: "the engine spoke instead of listening".to_owned(),
                    }),
                });
            },
        )
    }
}

/// Keeps an utterance below the largest message; messages that callers leave are bounded well below it.
pub const UTTERANCE_SAMPLES_MAX: usize = 8 * 60 * 16_000;
const _: () = assert!(UTTERANCE_SAMPLES_MAX * 2 < MESSAGE_BYTES_MAX);
