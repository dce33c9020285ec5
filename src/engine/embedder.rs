//! Meaning as a job: sentences in, vectors out.

use tokio::sync::oneshot;

use super::protocol::{Reply, Request, Vectors};
use super::worker::{EngineError, Job, Worker};

/// Hands sentences to the embedding model. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Embedder {
    worker: Worker,
}

impl Embedder {
    pub fn new(worker: Worker) -> Self {
        Self { worker }
    }

    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Queues sentences; never blocks. `on_done` is called once, from another thread, unless the job is dropped
    /// first; it gets one vector for each sentence, in their order. The engine takes short jobs first, so that a
    /// caller's sentence does not wait behind the examples of a flow.
    pub fn embed(
        &self,
        texts: Vec<String>,
        on_done: impl FnOnce(Result<Vec<Vec<f32>>, EngineError>) + Send + 'static,
    ) -> Result<Job, EngineError> {
        let count = texts.len();
        if count > TEXTS_MAX || texts.iter().map(String::len).sum::<usize>() > TEXT_BYTES_MAX {
            return Err(EngineError::Failed {
                reason: format!("at most {TEXTS_MAX} sentences and {TEXT_BYTES_MAX} bytes to a job"),
            });
        }
        let mut on_done = Some(on_done);
        self.worker.submit(
            |job| Request::Embed { job, texts },
            move |reply| {
                let Some(on_done) = on_done.take() else { return };
                on_done(match reply {
                    Ok(Reply::Embedded { vectors: Vectors(vectors), .. }) if vectors.len() == count => {
                        Ok(vectors)
                    }
                    Err(error) => Err(error),
                    Ok(_) => Err(EngineError::Failed {
                        reason: "the engine did not give a vector for each sentence".to_owned(),
                    }),
                });
            },
        )
    }

    /// Embeds any number of sentences, a job at a time, so that others come in between; `progress` is told how many
    /// are done.
    pub async fn embed_all(
        &self,
        texts: &[String],
        mut progress: impl FnMut(usize),
    ) -> Result<Vec<Vec<f32>>, EngineError> {
        let mut vectors = Vec::with_capacity(texts.len());
        for part in texts.chunks(JOB_TEXTS) {
            let (done, end) = oneshot::channel();
            // The receiver is gone only when nobody waits any more.
            let _job = self.embed(part.to_vec(), move |result| drop(done.send(result)))?;
            // The worker ends every job by its deadline.
            vectors.extend(end.await.map_err(|_| EngineError::Died)??);
            progress(vectors.len());
        }
        Ok(vectors)
    }
}

/// Keeps the answer below the largest message with vectors of 4,096 numbers, and a job below a second with small
/// models.
pub const TEXTS_MAX: usize = 512;
/// The model cuts each sentence to its context anyway.
pub const TEXT_BYTES_MAX: usize = 1 << 20;
/// A second and a half of a large model, so that no job comes near its deadline.
const JOB_TEXTS: usize = 64;
