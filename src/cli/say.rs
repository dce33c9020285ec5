//! `offhook say`: what the voice makes of a text, as a WAV file.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use tokio::sync::mpsc;

use super::{Exit, Fault};
use crate::audio::{Sound, wav};
use crate::engine::prompts::PromptSettings;
use crate::engine::voice::{SpokenPart, Voice, VoiceChoice};
use crate::engine::worker::{EngineError, Worker};
use crate::metrics::Metrics;

const EXAMPLES: &str = "\
Examples:
  offhook say \"Good morning\" --out hello.wav                             espeak-ng's own voice, as on a call
  offhook say \"Good morning\" --out hello.wav --voice voices/amy.onnx     a Piper voice, amy.onnx.json beside it
  offhook say \"Guten Tag\" --out hallo.wav --language de --rate 22050
";

/// A model of 60 MB loads in a second; a slow disk gets its time.
const LOAD_DEADLINE: Duration = Duration::from_secs(60);
/// The longest text that is accepted is ten minutes of speech, which a slow voice makes in about that time.
const SPEAK_DEADLINE: Duration = Duration::from_secs(900);

/// The longest text that the engine takes has fewer.
const SENTENCES_MAX: usize = 16 << 10;

/// Speak a text into a WAV file.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What is to be said; `.`, `?` and `!` end a sentence.
    text: String,

    /// The WAV file to write: 16 bit, mono.
    #[arg(long, value_name = "WAV")]
    out: PathBuf,

    /// `espeak`, or the .onnx file of a Piper voice with its .onnx.json beside it.
    #[arg(long, value_name = "VOICE", default_value = "espeak")]
    voice: String,

    /// The language of the espeak voice (en, de, fr, en-gb ...); a Piper voice brings its own.
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,

    /// Samples a second: 8000 is what a telephone call carries.
    #[arg(long, value_name = "HZ", default_value = "8000", value_parser = ["8000", "16000", "22050"])]
    rate: String,

    /// Threads of a Piper model.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    threads: u16,
}

pub fn run(args: Args) -> anyhow::Result<Exit> {
    if !args.text.chars().any(char::is_alphanumeric) {
        return Err(Fault::new("the text holds nothing to say", "give a text with words")
            .exit(Exit::Usage)
            .into());
    }
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start")?;
    let said = runtime.block_on(speak(&args))?;
    let seconds = said.sound.duration_ms() as f64 / 1000.0;
    fs::write(&args.out, wav::write(&said.sound)).map_err(|error| {
        let attempt = format!("cannot write {}", args.out.display());
        Fault::new(attempt, "check that the folder exists and can be written to").because(error)
    })?;
    let (out, rate) = (args.out.display(), said.sound.rate_hz);
    let (first, whole) = (said.first_sound.as_millis(), said.whole.as_millis());
    println!(
        "{out}: {seconds:.1} s at {rate} Hz by {}; first sound after {first} ms, all after {whole} ms",
        said.by
    );
    Ok(Exit::Done)
}

struct Said {
    sound: Sound,
    by: String,
    first_sound: Duration,
    whole: Duration,
}

async fn speak(args: &Args) -> anyhow::Result<Said> {
    let choice = VoiceChoice {
        voice: args.voice.clone(),
        language: args.language.clone(),
        threads: usize::from(args.threads),
    };
    let mut settings = choice.worker(None);
    settings.job_deadline = SPEAK_DEADLINE;
    let metrics = Arc::new(Metrics::new());
    let voice = Voice::new(
        Worker::start(settings, Arc::clone(&metrics)),
        choice.id(),
        PromptSettings::new(None),
        metrics,
    )?;
    let by = voice.worker().ready(LOAD_DEADLINE).await.map_err(|error| no_voice(&error))?;
    let rate_hz = args.rate.parse().context("cannot read the rate")?;
    let started = Instant::now();
    let (sender, mut parts) = mpsc::channel(SENTENCES_MAX);
    // It cannot be full, and who has stopped listening needs nothing more.
    let hand_over = move |part| drop(sender.try_send(part));
    let speech = voice.say(&args.text, rate_hz, hand_over).map_err(|error| no_voice(&error))?;
    let mut first_sound = None;
    let mut samples = Vec::new();
    while let Some(part) = parts.recv().await {
        let SpokenPart { samples: sentence, last } = part.map_err(|error| no_voice(&error))?;
        first_sound.get_or_insert_with(|| started.elapsed());
        samples.extend_from_slice(&sentence);
        if last {
            break;
        }
    }
    drop(speech);
    let whole = started.elapsed();
    voice.worker().stop().await;
    Ok(Said { sound: Sound { rate_hz, samples }, by, first_sound: first_sound.unwrap_or(whole), whole })
}

/// The engine's own words say what to do when it has no voice.
pub(super) fn no_voice(error: &EngineError) -> Fault {
    let remedy = match error {
        EngineError::Unusable { .. } => "do what the reason says; without --voice the espeak voice speaks",
        EngineError::Failed { .. } => "shorten or reword the text, or try another voice",
        _ => "run again with --verbose to see what offhook-tts says while it starts",
    };
    Fault::new(format!("cannot speak: {error}"), remedy)
}
