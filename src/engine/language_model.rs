//! Generated text as a job: chat messages in, text out piece by piece, within a grammar and a deadline.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::programs::program;
use super::protocol::{ChatMessage, GenerationEnd, Prompt, Reply, Request};
use super::worker::{EngineError, Job, JobReply, Worker, WorkerSettings};
use crate::metrics::Engine;

/// Hands prompts to the language model. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LanguageModel {
    worker: Worker,
}

/// One text to be generated.
#[derive(Clone, Debug)]
pub struct Generation {
    /// What is the same for many calls, such as the flow's rules: evaluated once and kept.
    pub shared: Vec<ChatMessage>,
    /// This call's messages, which follow. What a caller said belongs into a user message here.
    pub own: Vec<ChatMessage>,
    /// GBNF whose `root` the whole text must match; a text that ends early (see
    /// [`EndReason`](super::protocol::EndReason)) is a beginning of such a text.
    pub grammar: Option<String>,
    pub tokens_max: u32,
    /// At most [`GENERATION_MAX`]; whatever is there by then is the answer.
    pub deadline: Duration,
}

/// A piece of the text, whole characters; `last` comes with the last one, which may be empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub last: Option<GenerationEnd>,
}

impl LanguageModel {
    pub fn new(worker: Worker) -> Self {
        Self { worker }
    }

    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Queues a generation; never blocks. `on_piece` gets the text as it is made, from another thread, and exactly
    /// one last call (`last` or an error) unless the job is dropped first, which cancels it.
    pub fn generate(
        &self,
        generation: Generation,
        mut on_piece: impl FnMut(Result<Piece, EngineError>) + Send + 'static,
    ) -> Result<Job, EngineError> {
        let Generation { shared, own, grammar, tokens_max, deadline } = generation;
        let bytes: usize = shared.iter().chain(&own).map(|message| message.text.len()).sum();
        if bytes + grammar.as_ref().map_or(0, String::len) > PROMPT_BYTES_MAX {
            return Err(EngineError::Failed { reason: "a prompt may have a megabyte".to_owned() });
        }
        let deadline_ms = u32::try_from(deadline.min(GENERATION_MAX).as_millis()).unwrap_or(u32::MAX);
        let prompt = Prompt { shared, own };
        self.worker.submit(
            |job| Request::Generate { job, prompt, grammar, tokens_max, deadline_ms },
            move |reply| on_piece(piece(reply)),
        )
    }
}

fn piece(reply: JobReply) -> Result<Piece, EngineError> {
    match reply {
        Ok(Reply::Generated { text, last, .. }) => Ok(Piece { text, last }),
        Err(error) => Err(error),
        Ok(_) => {
            Err(EngineError::Failed { reason: "the engine did something else instead of writing".to_owned() })
        }
    }
}

/// Which model answers, and with what.
#[derive(Clone, Debug)]
pub struct LanguageModelChoice {
    /// A llama.cpp model in GGUF format.
    pub model: PathBuf,
    /// Texts generated at once.
    pub parallel: usize,
    pub threads: usize,
    /// Tokens that all of them and the kept shared parts may take together.
    pub context_tokens: usize,
    /// The GPU, counted from 0, and the layers of the model on it.
    pub gpu: Option<usize>,
    pub gpu_layers: u32,
}

impl LanguageModelChoice {
    /// How to run `offhook-llm` for it: the one given, or the one beside the running program.
    pub fn worker(&self, set: Option<&Path>) -> WorkerSettings {
        let gpu = self.gpu.iter().flat_map(|device| {
            [("--gpu", device.to_string()), ("--gpu-layers", self.gpu_layers.to_string())]
        });
        let args = [
            ("--model", self.model.display().to_string()),
            ("--parallel", self.parallel.to_string()),
            ("--threads", self.threads.to_string()),
            ("--context", self.context_tokens.to_string()),
            ("--queue", QUEUE.to_string()),
        ];
        let args = args.into_iter().chain(gpu).flat_map(|(name, value)| [name.to_owned(), value]).collect();
        let model_mb = fs::metadata(&self.model).map_or(0, |file| file.len() >> 20);
        WorkerSettings {
            model: Some(self.model.clone()),
            jobs_max: QUEUE,
            // The mapped file counts as resident, and so does the copy that suits the processor.
            memory_max_mb: 4_096 + 2 * model_mb,
            start_deadline: Duration::from_secs(180),
            // The process ends its texts by itself; this finds one that hangs.
            job_deadline: GENERATION_MAX + Duration::from_secs(5),
            ..WorkerSettings::new(Engine::Llm, program(Engine::Llm, set), args)
        }
    }
}

/// Prompts that wait or are under way. A caller whose turn is further back would have gone to a person long before.
const QUEUE: usize = 64;
/// A caller waits seconds, a summary after the call may take longer.
pub const GENERATION_MAX: Duration = Duration::from_secs(60);
/// Far beyond what any model reads in time.
const PROMPT_BYTES_MAX: usize = 1 << 20;
