//! The speech engine for commands: started, asked text by text, and waited for.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::Fault;
use crate::engine::prompts::PromptSettings;
use crate::engine::voice::{SpokenPart, Voice, VoiceChoice, Wanted};
use crate::engine::worker::{EngineError, Worker};
use crate::metrics::Metrics;
use crate::models::{Kind, preferred};

/// A model of 60 MB loads in a second; a slow disk gets its time.
const LOAD_DEADLINE: Duration = Duration::from_secs(60);
/// The longest text that is accepted is ten minutes of speech, which a slow voice makes in about that time.
const SPEAK_DEADLINE: Duration = Duration::from_secs(900);
/// The longest text that the engine takes has fewer sentences.
const SENTENCES_MAX: usize = 16 << 10;

/// Which voice a command speaks with.
#[derive(clap::Args, Clone)]
pub(super) struct VoiceArgs {
    /// `espeak`, or the .onnx file of a Piper voice with its .onnx.json beside it [default: the voice that is
    /// installed, else espeak]
    #[arg(long, value_name = "VOICE")]
    voice: Option<String>,

    /// The language of the text, and of the espeak voice (en, en-gb, de, fr ...); in en, 3/4 is March 4th [default: en]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,

    /// Threads of a Piper model
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    threads: u16,
}

impl VoiceArgs {
    pub(super) fn choice(&self) -> VoiceChoice {
        let threads = usize::from(self.threads);
        let (voice, language) = (self.voice(), self.language().to_owned());
        // Who names a voice means that one, whatever language it was made for.
        let others = self.voice.iter().map(|named| (language.clone(), named.clone())).collect();
        VoiceChoice { voice, language, others, threads }
    }

    pub(super) fn language(&self) -> &str {
        self.language.as_deref().unwrap_or("en")
    }

    /// Who names a language means espeak, unless a voice is named as well.
    pub(super) fn voice(&self) -> String {
        let installed = || preferred(Kind::Tts).filter(|_| self.language.is_none());
        let named = self.voice.clone().or_else(|| Some(installed()?.display().to_string()));
        named.unwrap_or_else(|| "espeak".to_owned())
    }
}

pub(super) struct Talker {
    runtime: Runtime,
    voice: Voice,
    language: String,
    /// What speaks, in one line.
    pub(super) about: String,
    /// From starting the process until it took work.
    pub(super) loading: Duration,
}

/// One text, spoken.
pub(super) struct Said {
    pub(super) samples: Vec<i16>,
    pub(super) first_sound: Duration,
    pub(super) whole: Duration,
}

impl Talker {
    pub(super) fn start(choice: &VoiceChoice, prompts: PromptSettings) -> anyhow::Result<Self> {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).enable_all().build().context("cannot start")?;
        let mut settings = choice.worker(None);
        settings.job_deadline = SPEAK_DEADLINE;
        let metrics = Arc::new(Metrics::new());
        let started = Instant::now();
        let worker = runtime.block_on(async { Worker::start(settings, Arc::clone(&metrics)) });
        let about = runtime.block_on(worker.ready(LOAD_DEADLINE)).map_err(|error| cannot_speak(&error))?;
        let loading = started.elapsed();
        let voice = Voice::new(worker, choice.ids(), prompts, metrics).context("cannot start")?;
        Ok(Self { runtime, voice, language: choice.language.clone(), about, loading })
    }

    /// In the language of the settings.
    pub(super) fn say(&self, text: &str, rate_hz: u32) -> anyhow::Result<Said> {
        let started = Instant::now();
        let (sender, mut parts) = mpsc::channel(SENTENCES_MAX);
        // It cannot be full, and who has stopped listening needs nothing more.
        let hand_over = move |part| drop(sender.try_send(part));
        let wanted = Wanted { text, language: &self.language, rate_hz };
        let _speech = self.voice.say(wanted, hand_over).map_err(|error| cannot_speak(&error))?;
        let mut first_sound = None;
        let mut samples = Vec::new();
        loop {
            let part = self.runtime.block_on(async { timeout(SPEAK_DEADLINE, parts.recv()).await });
            let part = part.ok().flatten().unwrap_or(Err(EngineError::TooLate));
            let SpokenPart { samples: sentence, last } = part.map_err(|error| cannot_speak(&error))?;
            let first_sound = *first_sound.get_or_insert_with(|| started.elapsed());
            samples.extend_from_slice(&sentence);
            if last {
                return Ok(Said { samples, first_sound, whole: started.elapsed() });
            }
        }
    }

    /// Renders a fixed prompt.
    pub(super) fn keep(&self, text: &str, rate_hz: u32) -> anyhow::Result<()> {
        let made = self.runtime.block_on(self.voice.make_ready(text, &self.language, &[rate_hz]));
        made.map(drop).map_err(|error| cannot_speak(&error).into())
    }
}

/// The engine's own words say what to do when it has no voice.
fn cannot_speak(error: &EngineError) -> Fault {
    let remedy = match error {
        EngineError::Unusable { .. } => "do what the reason says; without --voice the espeak voice speaks",
        EngineError::Failed { .. } => "shorten or reword the text, or try another voice",
        _ => "run again with --verbose to see what offhook-tts says while it starts",
    };
    Fault::new(format!("cannot speak: {error}"), remedy)
}
