//! `offhook say`: what the voice makes of a text, as a WAV file, and what it is given to read.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;

use super::talker::{Talker, VoiceArgs};
use super::{Exit, Fault};
use crate::audio::{Sound, wav};
use crate::engine::prompts::PromptSettings;
use crate::speech::spoken_form;

const EXAMPLES: &str = "\
Examples:
  offhook say \"Good morning\" --out hello.wav
      the voice that is installed, else espeak-ng's own, at a telephone call's rate
  offhook say \"Good morning\" --out hello.wav --voice voices/amy.onnx
      a Piper voice, with amy.onnx.json beside it
  offhook say \"Guten Tag\" --out hallo.wav --language de --rate 22050
  offhook say \"It costs $5 on 3/4\" --normalised --language en-GB
      the words that a voice would be given: five dollars, the third of April
";

/// Speak a text into a WAV file.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What is to be said; `.`, `?` and `!` end a sentence
    text: String,

    /// The WAV file to write: 16 bit, mono
    #[arg(long, value_name = "WAV", required_unless_present = "normalised")]
    out: Option<PathBuf>,

    /// Print the text as it is read aloud, with numbers, dates and the like in words; with --out, speak it as well
    #[arg(long)]
    normalised: bool,

    /// Samples a second: 8000 is what a telephone call carries
    #[arg(long, value_name = "HZ", default_value = "8000", value_parser = ["8000", "16000", "22050"])]
    rate: String,

    #[command(flatten)]
    voice: VoiceArgs,
}

pub fn run(args: Args) -> anyhow::Result<Exit> {
    let spoken = spoken_form(&args.text, args.voice.language());
    if !spoken.chars().any(char::is_alphanumeric) {
        return Err(Fault::new("the text holds nothing to say", "give a text with words")
            .exit(Exit::Usage)
            .into());
    }
    if args.normalised {
        println!("{spoken}");
    }
    let Some(out) = &args.out else { return Ok(Exit::Done) };
    let rate_hz = args.rate.parse().context("cannot read the rate")?;
    let talker = Talker::start(&args.voice.choice(), PromptSettings::new(None))?;
    let said = talker.say(&args.text, rate_hz)?;
    let sound = Sound { rate_hz, samples: said.samples };
    fs::write(out, wav::write(&sound)).map_err(|error| {
        let attempt = format!("cannot write {}", out.display());
        Fault::new(attempt, "check that the folder exists and can be written to").because(error)
    })?;
    let (out, by, seconds) = (out.display(), &talker.about, sound.duration_ms() as f64 / 1000.0);
    let (first, whole) = (said.first_sound.as_millis(), said.whole.as_millis());
    println!(
        "{out}: {seconds:.1} s at {rate_hz} Hz by {by}; first sound after {first} ms, all after {whole} ms"
    );
    Ok(Exit::Done)
}
