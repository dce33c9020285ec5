//! `offhook-bench tts`: how soon the first sound comes, and how fast speech is made, by voice, text and
//! source.

use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, process};

use anyhow::Context;

use super::super::Exit;
use super::super::talker::{Talker, VoiceArgs};
use crate::engine::prompts::PromptSettings;
use crate::engine::voice::VoiceChoice;

const EXAMPLES: &str = "\
Examples:
  offhook-bench tts
      the espeak voice
  offhook-bench tts --voice models/demo/piper-hum/hum.onnx
      the cost of everything around a Piper model, whose own is nearly nothing here
  offhook-bench tts --voice voices/amy.onnx --threads 2 --runs 50
";

const RATE_HZ: u32 = 8_000;
const TEXTS: [(&str, &str); 3] = [
    ("short", "One moment, please."),
    ("question", "I understood that you have a question about your bill. Is that right?"),
    (
        "long",
        "Good morning, and thank you for calling. Our office is open from Monday to Friday, between nine in the \
         morning and half past five in the afternoon. For questions about a bill, say billing, or press one. To \
         change an appointment, say appointments, or press two. If you would like to speak with a person, say \
         operator at any time.",
    ),
];

/// Measure the voice: time to the first sound, and time to speak.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// How often each text is spoken
    #[arg(long, value_name = "N", default_value = "20")]
    runs: NonZeroU16,

    #[command(flatten)]
    voice: VoiceArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let choice = args.voice.choice();
    let folder = Scratch::make()?;
    let on_disk = PromptSettings { memory_bytes_max: 0, ..PromptSettings::new(Some(folder.0.clone())) };
    let engine = Talker::start(&choice, PromptSettings::new(None))?;
    println!(
        "{}: takes work {} ms after its start; at {RATE_HZ} Hz\n",
        engine.about,
        engine.loading.as_millis()
    );
    println!(
        "| text | from | sound s | first sound ms, median | 95 % | whole ms, median | real-time factor |"
    );
    println!("|---|---|---|---|---|---|---|");
    measure("engine", &engine, args.runs.get())?;
    measure("disk", &filled(&choice, on_disk)?, args.runs.get())?;
    measure("memory", &filled(&choice, PromptSettings::new(None))?, args.runs.get())?;
    Ok(Exit::Done)
}

/// A voice whose prompts are all made.
fn filled(choice: &VoiceChoice, prompts: PromptSettings) -> anyhow::Result<Talker> {
    let talker = Talker::start(choice, prompts)?;
    TEXTS.iter().try_for_each(|(_, text)| talker.keep(text, RATE_HZ))?;
    Ok(talker)
}

fn measure(from: &str, talker: &Talker, runs: u16) -> anyhow::Result<()> {
    for (name, text) in TEXTS {
        let said = (0..runs).map(|_| talker.say(text, RATE_HZ)).collect::<anyhow::Result<Vec<_>>>()?;
        let mut first: Vec<_> = said.iter().map(|said| said.first_sound).collect();
        let mut whole: Vec<_> = said.iter().map(|said| said.whole).collect();
        first.sort_unstable();
        whole.sort_unstable();
        // Each run of a text is about as long; a Piper model varies its own by a little.
        let sound_s = said.first().map_or(0, |said| said.samples.len()) as f64 / f64::from(RATE_HZ);
        let [median, high, whole] = [at(&first, 50), at(&first, 95), at(&whole, 50)];
        let factor = whole / 1000.0 / sound_s;
        println!("| {name} | {from} | {sound_s:.1} | {median:.2} | {high:.2} | {whole:.2} | {factor:.4} |");
    }
    Ok(())
}

/// A percentile in milliseconds; at least one value.
fn at(sorted: &[Duration], percent: usize) -> f64 {
    let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).map_or(0.0, |value| value.as_secs_f64() * 1000.0)
}

/// A folder that goes with the measurement.
struct Scratch(PathBuf);

impl Scratch {
    fn make() -> anyhow::Result<Self> {
        let folder = env::temp_dir().join(format!("offhook-bench-tts-{}", process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", Path::display(&folder)))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left lies where the system clears up by itself.
        let _ = fs::remove_dir_all(&self.0);
    }
}
