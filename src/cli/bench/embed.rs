//! `offhook-bench embed`: how long a caller's sentence takes to become a vector, alone and among a flow's examples.

use std::num::NonZeroU16;
use std::time::Instant;

use super::super::Exit;
use super::super::sentences::{EmbedderArgs, Sentences};

const EXAMPLES: &str = "\
Examples:
  offhook-bench embed
      the configured model, else the one that is installed
  offhook-bench embed --model vendor/models/all-MiniLM-L6-v2-q8_0.gguf --runs 200
  OFFHOOK_CPU=avx2 offhook-bench embed
      as a processor without wider instructions does it
";

/// What callers say, by length; each run says it with another number, so that nothing is remembered.
const SENTENCES: [(&str, &str); 3] = [
    ("short", "billing for number"),
    ("usual", "I have a question about a charge on my last bill, number"),
    (
        "long",
        "hello, I called yesterday about the heating in our flat, and somebody was going to call back about the \
         repair, but nobody did, and it is still cold in here, the ticket is number",
    ),
];
/// Examples of a flow that are embedded together when it is loaded.
const TOGETHER: usize = 64;

/// Measure sentence embeddings: milliseconds a sentence.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// How often each sentence is embedded
    #[arg(long, value_name = "N", default_value = "100")]
    runs: NonZeroU16,

    #[command(flatten)]
    embedder: EmbedderArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let sentences = Sentences::start(&args.embedder)?;
    println!("{}\n", sentences.about);
    println!("| sentence | words | at once | ms a sentence, median | 95 % |");
    println!("|---|--:|--:|--:|--:|");
    for (name, text) in SENTENCES {
        measure(&sentences, name, text, 1, args.runs.get().into())?;
    }
    let (name, text) = SENTENCES[1];
    measure(&sentences, name, text, TOGETHER, 5)?;
    Ok(Exit::Done)
}

fn measure(
    sentences: &Sentences,
    name: &str,
    text: &str,
    together: usize,
    runs: usize,
) -> anyhow::Result<()> {
    let mut took_ms = Vec::with_capacity(runs);
    // The first run is not counted: it touches memory that later ones find touched.
    for run in 0..=runs {
        let texts: Vec<String> =
            (0..together).map(|place| format!("{text} {}", run * together + place)).collect();
        let begun = Instant::now();
        sentences.vectors(&texts, |_| {})?;
        took_ms.push(begun.elapsed().as_secs_f64() * 1_000.0 / together as f64);
    }
    took_ms.remove(0);
    took_ms.sort_by(f64::total_cmp);
    let [median, high] = [50, 95].map(|percent| took_ms[(runs * percent / 100).min(runs - 1)]);
    let words = text.split_whitespace().count() + 1;
    println!("| {name} | {words} | {together} | {median:.1} | {high:.1} |");
    Ok(())
}
