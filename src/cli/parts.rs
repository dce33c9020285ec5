//! What a call asks besides its flow, for dialogs without a call: tables, documents, lookups and models, as the server
//! has them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::runtime::Runtime;

use super::usual;
use crate::{
    call::{Flows, InquiryAnswer, Sources, learning},
    config::Config,
    dialog::{Finding, Inquiry, Subject},
    engine::{
        embedder::Embedder,
        language_model::LanguageModel,
        programs::{self, EMBED_MODEL},
        worker::Worker,
    },
    flow::Flow,
    http_client::AllowList,
    knowledge::{FlowResources, SiteRules},
    metrics::Metrics,
    server,
};

/// Large models on slow machines take minutes to read.
const MODEL_WITHIN: Duration = Duration::from_secs(120);
/// Nobody waits on the line: what a busy machine answers late is an answer here.
const PATIENCE_MS: u32 = 30_000;

/// The models of a configuration, started when the first flow needs them.
pub(super) struct Parts {
    config: Config,
    /// What the configuration is called in messages.
    named: PathBuf,
    allowed: AllowList,
    metrics: Arc<Metrics>,
    embedder: Model<Embedder>,
    language_model: Model<LanguageModel>,
    runtime: Runtime,
}

/// A model that may not be there, and why.
enum Model<T> {
    NotStarted,
    Ready(T),
    None(String),
}

/// One flow with all that it can ask.
pub(super) struct OpenedFlow {
    pub(super) flow: Arc<Flow>,
    sources: Sources,
    /// The parts of the flow that find nothing out here, each with the reason.
    pub(super) silent: Vec<String>,
    /// What to do about that.
    pub(super) remedy: String,
}

/// What an inquiry came to.
pub(super) struct Asked {
    pub(super) finding: Finding,
    /// Set when a call would not have waited for it.
    pub(super) late_ms: Option<u128>,
}

impl Parts {
    /// Where no configuration was named and the usual one is not there, what is installed is used.
    pub(super) fn new(config: Option<&Path>) -> anyhow::Result<Self> {
        Self::of(config, |_| {})
    }

    /// The same, with the installed model for examples where the configuration names none.
    pub(super) fn with_installed(config: Option<&Path>) -> anyhow::Result<Self> {
        Self::of(config, |config| {
            let installed = programs::installed(Path::new(EMBED_MODEL));
            if config.embed.model.is_none() && installed.exists() {
                config.embed.model = Some(installed);
            }
        })
    }

    fn of(config: Option<&Path>, completed: impl FnOnce(&mut Config)) -> anyhow::Result<Self> {
        let named = config.map_or_else(usual::configuration, Path::to_owned);
        let mut config = match config.is_some() || named.exists() {
            true => Config::load(&named)?,
            false => Config::without_file().map_err(anyhow::Error::msg)?,
        };
        completed(&mut config);
        let allowed =
            AllowList::new(&config.lookups.allow, config.lookups.unencrypted).map_err(anyhow::Error::msg)?;
        Ok(Self {
            config,
            named,
            allowed,
            metrics: Arc::new(Metrics::new()),
            embedder: Model::NotStarted,
            language_model: Model::NotStarted,
            runtime: Runtime::new().context("cannot start the runtime")?,
        })
    }

    /// Opens what the flow at `path` names outside its file, and starts the models that it uses.
    pub(super) fn open_flow(&mut self, path: &Path, flow: Arc<Flow>) -> OpenedFlow {
        let mut silent = Vec::new();
        let site = SiteRules {
            allowed: &self.allowed,
            ca_file: self.config.lookups.ca_file.as_deref(),
            consent_required: self.config.records.consent_required,
        };
        let resources = FlowResources::load(path, &site, &self.metrics).unwrap_or_else(|faults| {
            silent.extend(faults.iter().map(|fault| format!("tables, documents and lookups ({fault})")));
            FlowResources::none(Arc::clone(&flow))
        });
        let (embedder, language_model) = self.models(&flow, &mut silent);
        let flows = Arc::new(Flows::of([resources]));
        let runtime = self.runtime.handle().clone();
        let sources = Sources { embedder, language_model, flows, runtime };
        self.runtime.block_on(learning::learn(&sources));
        let learnt = sources.flows.by_name().get(flow.name()).cloned();
        let remedy = format!(
            "fetch some (offhook models fetch starter), name them in {}, or another configuration with --config",
            self.named.display()
        );
        OpenedFlow { flow: learnt.unwrap_or(flow), sources, silent, remedy }
    }

    fn models(&mut self, flow: &Flow, silent: &mut Vec<String>) -> (Option<Embedder>, Option<LanguageModel>) {
        let _inside = self.runtime.enter();
        let embeds = !flow.examples().is_empty() || !flow.documents().is_empty();
        if embeds && matches!(self.embedder, Model::NotStarted) {
            let started = server::embedder(&self.config, &self.metrics);
            self.embedder = ready(&self.runtime, started, "[embed]", Embedder::worker);
        }
        if flow.uses_a_model() && matches!(self.language_model, Model::NotStarted) {
            let started = server::language_model(&self.config, &self.metrics);
            self.language_model = ready(&self.runtime, started, "[llm]", LanguageModel::worker);
        }
        let embedder = match &self.embedder {
            Model::Ready(embedder) => Some(embedder.clone()).filter(|_| embeds),
            Model::None(why) if !flow.examples().is_empty() => {
                silent.push(format!("examples ({why})"));
                None
            }
            _ => None,
        };
        let language_model = match &self.language_model {
            Model::Ready(model) => Some(model.clone()).filter(|_| flow.uses_a_model()),
            Model::None(why) if flow.uses_a_model() => {
                silent.push(format!("{LANGUAGE_MODEL} ({why})"));
                None
            }
            _ => None,
        };
        (embedder, language_model)
    }
}

/// What the language model is called among what is silent.
pub(super) const LANGUAGE_MODEL: &str = "the language model";

fn ready<T>(runtime: &Runtime, model: Option<T>, section: &str, worker: fn(&T) -> &Worker) -> Model<T> {
    let Some(model) = model else { return Model::None(format!("no {section} model")) };
    match runtime.block_on(worker(&model).ready(MODEL_WITHIN)) {
        Ok(_) => Model::Ready(model),
        Err(error) => Model::None(format!("the {section} model does not start: {error}")),
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        if let Model::Ready(embedder) = &self.embedder {
            self.runtime.block_on(embedder.worker().stop());
        }
        if let Model::Ready(model) = &self.language_model {
            self.runtime.block_on(model.worker().stop());
        }
    }
}

impl OpenedFlow {
    /// Asks as a call does, and waits for the answer.
    pub(super) fn ask(&self, inquiry: &Inquiry) -> Asked {
        let within_ms = inquiry.within_ms.max(PATIENCE_MS);
        let (tell, told) = sync_channel(1);
        let started = Instant::now();
        let handle = self.sources.consult(Inquiry { within_ms, ..inquiry.clone() }, move |answer| {
            // Sentences of a reply that come ahead of it are in it as well.
            if let InquiryAnswer::Finding(finding) = answer {
                let _ = tell.try_send(finding);
            }
        });
        let finding = told.recv_timeout(Duration::from_millis(within_ms.into())).unwrap_or(Finding::Failed);
        drop(handle);
        let took_ms = started.elapsed().as_millis();
        let finding = match finding {
            Finding::Reply { text, .. } => Finding::Reply { text, bytes_said: 0 },
            other => other,
        };
        // What is asked while the farewell plays is in time for most of them.
        let is_awaited = !matches!(inquiry.subject, Subject::Sentence(_));
        let late_ms = Some(took_ms).filter(|took| is_awaited && *took > u128::from(inquiry.within_ms));
        Asked { finding, late_ms }
    }
}
