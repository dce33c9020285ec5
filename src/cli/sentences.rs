//! The embedding model for commands: started, asked, and waited for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::runtime::Runtime;

use super::{Fault, usual};
use crate::config::Config;
use crate::engine::embedder::Embedder;
use crate::engine::programs;
use crate::engine::worker::{Worker, WorkerSettings};
use crate::metrics::{Engine, Metrics};
use crate::models::{Kind, preferred};

/// Which embedding model a command uses.
#[derive(clap::Args)]
pub(super) struct EmbedderArgs {
    /// A sentence embedding model in GGUF format [default: embed.model of the configuration, else what is installed]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// The configuration that names the model
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    config: PathBuf,

    /// Processor threads
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: u8,
}

/// An embedding process that lives as long as this value.
pub(super) struct Sentences {
    embedder: Embedder,
    runtime: Runtime,
    /// What embeds, in one line.
    pub(super) about: String,
}

impl Sentences {
    pub(super) fn start(args: &EmbedderArgs) -> anyhow::Result<Self> {
        let model = args.model.clone().map_or_else(|| configured(&args.config), Ok)?;
        let runtime = Runtime::new().context("cannot start the runtime")?;
        let arguments =
            ["--embed".into(), model.display().to_string(), "--threads".into(), args.threads.to_string()];
        let program = programs::program(Engine::Embed, None);
        let settings = WorkerSettings {
            job_deadline: JOB_DEADLINE,
            ..WorkerSettings::new(Engine::Embed, program, arguments.into())
        };
        let _inside = runtime.enter();
        let worker = Worker::start(settings, Arc::new(Metrics::new()));
        let about = runtime.block_on(worker.ready(MODEL_DEADLINE)).map_err(|error| {
            Fault::new("cannot embed sentences", "give an embedding model in GGUF format with --model")
                .because(error)
        })?;
        Ok(Self { embedder: Embedder::new(worker), runtime, about })
    }

    /// One vector for each text, in their order.
    pub(super) fn vectors(
        &self,
        texts: &[String],
        progress: impl FnMut(usize),
    ) -> anyhow::Result<Vec<Vec<f32>>> {
        let vectors = self.runtime.block_on(self.embedder.embed_all(texts, progress));
        vectors.context("cannot embed the sentences")
    }
}

impl Drop for Sentences {
    fn drop(&mut self) {
        self.runtime.block_on(self.embedder.worker().stop());
    }
}

/// A configuration that is not there names no model; one with a fault is told of.
fn configured(path: &Path) -> anyhow::Result<PathBuf> {
    let named = if path.exists() { Config::load(path)?.embed.model } else { preferred(Kind::Embed) };
    named.ok_or_else(|| {
        let remedy = "fetch one (offhook models fetch starter), or give one in GGUF format with --model";
        Fault::new("there is no embedding model here", remedy).into()
    })
}

/// Large models on slow machines take minutes to read.
const MODEL_DEADLINE: Duration = Duration::from_secs(120);
/// Sixty-four sentences, on a machine with other work.
const JOB_DEADLINE: Duration = Duration::from_secs(120);
