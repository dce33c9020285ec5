//! Recordings through the real recogniser process, for the commands that work on files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use anyhow::Context;
use tokio::runtime::Runtime;

use super::Fault;
use crate::audio::{resample, wav};
use crate::engine::hearing::{AudioContext, Hearing};
use crate::engine::programs::{self, DEMO_STT_MODEL};
use crate::engine::protocol::{Samples, Transcript, Utterance};
use crate::engine::recogniser::Recogniser;
use crate::engine::worker::{Worker, WorkerSettings};
use crate::metrics::{Engine, Metrics};
use crate::models::{Kind, preferred};

/// How recordings are to be recognised.
#[derive(clap::Args)]
pub(super) struct RecogniserArgs {
    /// A whisper model in ggml format [default: the best that is installed, else the demonstration model]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// The language spoken, as two letters, or `auto`; English models ignore it
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,

    /// Processor threads
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: u8,

    /// How much of the model's window is computed, `whole` or `length + 256, at least 512` [default: what it bears]
    #[arg(long, value_name = "CONTEXT")]
    context: Option<AudioContext>,

    /// Words that are likely to be said, as a flow's own are in a call; may be given again
    #[arg(long = "word", value_name = "WORDS")]
    words: Vec<String>,
}

/// A recogniser process that lives as long as this value.
pub(super) struct Listener {
    recogniser: Recogniser,
    language: String,
    words: Vec<String>,
    runtime: Runtime,
}

impl Listener {
    pub(super) fn start(args: &RecogniserArgs) -> anyhow::Result<Self> {
        let model = args.model.clone().or_else(|| preferred(Kind::Stt)).unwrap_or_else(|| {
            eprintln!(
                "offhook: this is the demonstration model with its few hundred words; \
                 `offhook models fetch starter` gets a better one"
            );
            programs::installed(Path::new(DEMO_STT_MODEL))
        });
        let runtime = Runtime::new().context("cannot start the runtime")?;
        let mut arguments =
            vec!["--model".into(), model.display().to_string(), "--threads".into(), args.threads.to_string()];
        let known = Hearing::of(&model);
        arguments.extend(Hearing { context: args.context.or(known.context), ..known }.arguments());
        let program = programs::program(Engine::Stt, None);
        let settings = WorkerSettings {
            job_deadline: RECORDING_DEADLINE,
            ..WorkerSettings::new(Engine::Stt, program, arguments)
        };
        let _inside = runtime.enter();
        let worker = Worker::start(settings, Arc::new(Metrics::new()));
        runtime.block_on(worker.ready(MODEL_DEADLINE)).map_err(|error| {
            Fault::new("cannot start the recogniser", "give a whisper model in ggml format with --model")
                .because(error)
        })?;
        let (language, words) = (args.language.clone(), args.words.clone());
        Ok(Self { recogniser: Recogniser::new(worker), language, words, runtime })
    }

    pub(super) fn hear(&self, recording: &Recording) -> anyhow::Result<Transcript> {
        let (answer, answered) = mpsc::sync_channel(1);
        let utterance = Utterance {
            sound: Samples::from_pcm(&recording.samples),
            language: self.language.clone(),
            words: self.words.clone(),
            so_far: false,
        };
        let _inside = self.runtime.enter();
        // Nobody receives any more only when this function has returned.
        let _job = self.recogniser.transcribe(utterance, move |heard| drop(answer.send(heard)))?;
        Ok(answered.recv().context("the recogniser gave no answer")??)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.runtime.block_on(self.recogniser.worker().stop());
    }
}

/// What a WAV file holds, as the recogniser wants it: 16 kHz.
pub(super) struct Recording {
    samples: Vec<i16>,
}

impl Recording {
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let bytes = fs::read(path)?;
        let sound = wav::read(&bytes)?;
        Ok(Self { samples: resample(&sound.samples, sound.rate_hz, RECOGNISER_HZ)? })
    }

    pub(super) fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(RECOGNISER_HZ)
    }
}

const RECOGNISER_HZ: u32 = 16_000;
/// Large models on slow machines take minutes to read.
const MODEL_DEADLINE: Duration = Duration::from_secs(120);
/// Files may be minutes long; nobody holds a telephone meanwhile.
const RECORDING_DEADLINE: Duration = Duration::from_secs(900);
