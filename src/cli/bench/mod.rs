//! `offhook-bench`: measurements of one part each, on this machine, as tables for `docs/benchmarks.md`.

mod embed;
mod llm;
pub mod media;
mod phrases;
mod stt;
mod tts;
mod turn;
mod vad;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{Exit, LogArgs, start};

const EXAMPLES: &str = "\
Examples:
  offhook-bench media --calls 2000 --seconds 30
      calls of pure media held at once, and how evenly they are paced
  offhook-bench phrases
      how long a sentence takes to be understood against a directory of up to 5,000 names
  offhook-bench embed
      how long a caller's sentence takes to become a vector
  offhook-bench llm --model M.gguf
      how soon generated text begins and how fast it comes, by calls at once
  offhook-bench stt --transcripts T.tsv --audio DIR
      word error rate and speed of the recogniser on recordings
  offhook-bench tts --voice espeak
      how soon the voice's first sound comes, from the engine and from the prompt cache
  offhook-bench turn --calls 1,4
      how soon callers are greeted, answered and given way to, as they hear it
  offhook-bench vad --audio DIR --reference labels.tsv
      voice activity against another detector's labels, and its cost per frame

Figures depend on what else the machine does: run on an idle one, and with the release build.
";

/// Measures one part of Offhook on this machine. For those who develop it, or choose a machine for it.
#[derive(Parser)]
#[command(name = "offhook-bench", version, after_help = EXAMPLES)]
#[command(arg_required_else_help = true, max_term_width = 110)]
struct Bench {
    #[command(flatten)]
    log: LogArgs,

    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Embed(embed::Args),
    Llm(llm::Args),
    Media(media::Args),
    #[command(hide = true)]
    MediaServer(media::server::Args),
    Phrases(phrases::Args),
    Stt(stt::Args),
    Tts(tts::Args),
    Turn(turn::Args),
    Vad(vad::Args),
}

/// Runs the program on the process's own command line.
pub fn main() -> ExitCode {
    start(std::env::args_os(), |bench: &Bench| &bench.log, |bench| super::conclude(run(bench.what)))
}

fn run(what: What) -> anyhow::Result<Exit> {
    match what {
        What::Embed(args) => embed::run(args),
        What::Llm(args) => llm::run(args),
        What::Media(args) => media::run(args),
        What::MediaServer(args) => media::server::run(args).map(|()| Exit::Done),
        What::Phrases(args) => phrases::run(args),
        What::Stt(args) => stt::run(args),
        What::Tts(args) => tts::run(args),
        What::Turn(args) => turn::run(args),
        What::Vad(args) => vad::run(args),
    }
}
