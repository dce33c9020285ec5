//! Starts the engines and says what became of each.

use std::{path::Path, sync::Arc, time::Duration};

use tokio::runtime::Handle;
use tracing::warn;

use super::ServerError;
use crate::{
    call::{Engines, Flows, Sources},
    config::{Config, Embed, Llm, Stt, Tts},
    engine::{
        embedder::Embedder,
        fence,
        gpu::ON_THE_CPU_INSTEAD,
        hearing::Hearing,
        language_model::{LanguageModel, LanguageModelChoice},
        programs::program,
        prompts::PromptSettings,
        recogniser::Recogniser,
        voice::{Voice, VoiceChoice},
        worker::{EngineError, Worker, WorkerSettings},
    },
    metrics::{Engine, Metrics},
};

/// A model of a gigabyte from a slow disk; past it the server answers calls with what it has.
const ENGINES_READY_WITHIN: Duration = Duration::from_secs(60);
/// The longest message on a machine that recognises as fast as it is spoken. A caller who waits for an answer is
/// spared that: the session gives up sooner.
const TRANSCRIPT_WITHIN: Duration = Duration::from_secs(130);

/// How each engine that is configured is started.
pub fn settings(config: &Config) -> Vec<WorkerSettings> {
    let stt = config.stt.model.as_ref().map(|model| stt_settings(&config.stt, model));
    let embed = config.embed.model.as_ref().map(|model| embed_settings(&config.embed, model));
    let llm = config.llm.model.as_ref().map(|model| llm_settings(&config.llm, model));
    [Some(voice_choice(config).worker(None)), stt, embed, llm].into_iter().flatten().collect()
}

/// Starts every engine that is configured; each loads its model by itself.
pub(super) fn start(
    config: &Config,
    flows: &Arc<Flows>,
    metrics: &Arc<Metrics>,
) -> Result<Engines, ServerError> {
    let recogniser = config.stt.model.as_ref().map(|model| {
        warn_if_demonstration(model);
        let worker = Worker::start(stt_settings(&config.stt, model), Arc::clone(metrics));
        Recogniser::new(worker).with_parallel(config.stt.parallel)
    });
    if let Some(what) = fence::without_landlock() {
        warn!("{what}; {}", fence::LANDLOCK_REMEDY);
    }
    let language_model = language_model(config, metrics);
    let embedder = embedder(config, metrics);
    let choice = voice_choice(config);
    let worker = Worker::start(choice.worker(None), Arc::clone(metrics));
    let mut prompts = PromptSettings::new(Some(config.cache.dir.clone()));
    prompts.disk_bytes_max = config.cache.max_mb << 20;
    let voice = Voice::new(worker, choice.ids(), prompts, Arc::clone(metrics))?;
    let sources = Sources { embedder, language_model, flows: Arc::clone(flows), runtime: Handle::current() };
    Ok(Engines { recogniser, voice, sources, language: "en".to_owned() })
}

/// Waits until each is ready, or it is clear that it is not.
pub(super) async fn ready(engines: &Engines) {
    announce("speech", engines.voice.worker()).await;
    match &engines.recogniser {
        Some(recogniser) => announce("recognition", recogniser.worker()).await,
        None => {
            warn!("no recogniser: stt.model is not set and none is installed, so only keys are understood")
        }
    }
    if let Some(embedder) = &engines.sources.embedder {
        announce("embeddings", embedder.worker()).await;
    }
    if let Some(language_model) = &engines.sources.language_model {
        announce("language model", language_model.worker()).await;
    }
}

/// What generates text, where a model is configured. It needs a runtime to be started in.
pub fn language_model(config: &Config, metrics: &Arc<Metrics>) -> Option<LanguageModel> {
    let model = config.llm.model.as_ref()?;
    Some(LanguageModel::new(Worker::start(llm_settings(&config.llm, model), Arc::clone(metrics))))
}

/// What turns sentences into vectors, where a model is configured. It needs a runtime to be started in.
pub fn embedder(config: &Config, metrics: &Arc<Metrics>) -> Option<Embedder> {
    let model = config.embed.model.as_ref()?;
    Some(Embedder::new(Worker::start(embed_settings(&config.embed, model), Arc::clone(metrics))))
}

fn voice_choice(config: &Config) -> VoiceChoice {
    let Tts { voice, voices, threads } = &config.tts;
    let others = voices.iter().map(|(language, path)| (language.clone(), path.display().to_string()));
    let espeak = VoiceChoice { others: others.collect(), threads: *threads, ..VoiceChoice::espeak() };
    match voice {
        Some(path) => VoiceChoice { voice: path.display().to_string(), ..espeak },
        None => espeak,
    }
}

fn llm_settings(llm: &Llm, model: &Path) -> WorkerSettings {
    let Llm { parallel, threads, context_tokens, gpu, gpu_layers, .. } = *llm;
    let model = model.to_owned();
    LanguageModelChoice { model, parallel, threads, context_tokens, gpu, gpu_layers }.worker(None)
}

fn stt_settings(stt: &Stt, model: &Path) -> WorkerSettings {
    let (path, parallel) = (model.display().to_string(), stt.parallel.to_string());
    let mut args = ["--model", &path, "--parallel", &parallel].map(str::to_owned).to_vec();
    args.extend(Hearing::of(model).arguments());
    args.extend(stt.gpu.iter().flat_map(|device| ["--gpu".to_owned(), device.to_string()]));
    let mut settings = WorkerSettings::new(Engine::Stt, program(Engine::Stt, None), args);
    settings.model = Some(model.to_owned());
    settings.job_deadline = TRANSCRIPT_WITHIN;
    settings
}

fn embed_settings(embed: &Embed, model: &Path) -> WorkerSettings {
    let (path, threads) = (model.display().to_string(), embed.threads.to_string());
    let args = ["--embed", &path, "--threads", &threads].map(str::to_owned).to_vec();
    let settings = WorkerSettings::new(Engine::Embed, program(Engine::Embed, None), args);
    WorkerSettings { model: Some(model.to_owned()), ..settings }
}

fn warn_if_demonstration(model: &Path) {
    if model.components().any(|part| part.as_os_str() == "demo") {
        warn!(
            "running on the demonstration recogniser: English, 544 words; \
             `offhook models fetch starter` gets models that understand callers"
        );
    }
}

/// An engine that does not come up costs a feature, not the server: keys and cached prompts still work. One that does
/// is told of by its supervisor.
async fn announce(what: &str, worker: &Worker) {
    match worker.ready(ENGINES_READY_WITHIN).await {
        Ok(about) if about.contains(ON_THE_CPU_INSTEAD) => {
            warn!(engine = what, about, "slower than asked for")
        }
        Ok(_) => {}
        Err(EngineError::Unusable { reason }) => warn!(engine = what, reason, "unusable"),
        Err(error) => warn!(engine = what, %error, "not ready; it is tried again"),
    }
}
