//! The engine as a measured side.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use anyhow::Context;
use tokio::runtime::Runtime;

use super::Answer;
use super::prompts::{Asked, GRAMMAR};
use crate::cli::Fault;
use crate::engine::language_model::{GENERATION_MAX, Generation, LanguageModel, LanguageModelChoice};
use crate::engine::worker::Worker;
use crate::metrics::Metrics;

pub(super) struct OurEngine {
    model: LanguageModel,
    pub(super) about: String,
    /// Last, so that the engine is dropped before what it runs on.
    _runtime: Runtime,
}

impl OurEngine {
    pub(super) fn start(
        model: &Path,
        parallel: usize,
        threads: usize,
        gpu: Option<usize>,
    ) -> anyhow::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let context_tokens = TOKENS_PER_CALL * (parallel + 1);
        let choice = LanguageModelChoice {
            model: model.to_owned(),
            parallel,
            threads,
            context_tokens,
            gpu,
            gpu_layers: u32::MAX,
        };
        let worker = {
            let _inside = runtime.enter();
            Worker::start(choice.worker(None), Arc::new(Metrics::new()))
        };
        let about = runtime.block_on(worker.ready(LOAD_DEADLINE)).map_err(|error| {
            Fault::new("the language model does not run", "name a GGUF instruct model with --model")
                .because(error)
        })?;
        Ok(Self { model: LanguageModel::new(worker), about, _runtime: runtime })
    }

    pub(super) fn answer(&self, asked: &Asked, tokens_max: u32) -> anyhow::Result<Answer> {
        let (sender, pieces) = sync_channel(tokens_max as usize + 1);
        let generation = Generation {
            shared: vec![asked.rules.clone()],
            own: vec![asked.question.clone()],
            grammar: Some(GRAMMAR.to_owned()),
            tokens_max,
            deadline: GENERATION_MAX,
        };
        let begun = Instant::now();
        // There is room for a piece a token.
        let _job = self.model.generate(generation, move |piece| drop(sender.try_send(piece)))?;
        let mut first = None;
        loop {
            let piece = pieces.recv_timeout(GENERATION_MAX + MARGIN).context("no answer came")??;
            if !piece.text.is_empty() {
                first.get_or_insert(begun.elapsed());
            }
            if let Some(end) = piece.last {
                let first = first.unwrap_or_else(|| begun.elapsed());
                return Ok(Answer {
                    first,
                    tokens: end.tokens_out,
                    evaluated: end.tokens_in - end.tokens_reused,
                });
            }
        }
    }
}

/// The rules, a question and its answer, also with a vocabulary of letters alone.
const TOKENS_PER_CALL: usize = 1_536;
const LOAD_DEADLINE: Duration = Duration::from_secs(180);
const MARGIN: Duration = Duration::from_secs(5);
