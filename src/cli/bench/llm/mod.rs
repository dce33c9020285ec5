//! `offhook-bench llm`: how soon generated text begins and how fast it comes, by how many calls write at once, with and
//! without rules that they share; on request beside llama.cpp's own server.

mod engine;
mod other;
mod prompts;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;

use super::super::Exit;
use engine::OurEngine;
use other::OtherServer;
use prompts::Rules;

const EXAMPLES: &str = "\
Examples:
  offhook-bench llm --model qwen2.5-0.5b-instruct-q4_0.gguf
  offhook-bench llm --model M.gguf --threads 2 --calls 1,4,8 --against http://127.0.0.1:8080
      the same prompts and grammar through llama.cpp's own server, in turns
      (tests/llm/llama_server.sh M.gguf 2 8 starts one)
  offhook-bench llm --model M.gguf --json
";

/// Measure the language model: time to the first text, and tokens per second.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A llama.cpp model in GGUF format
    #[arg(long, value_name = "GGUF")]
    model: PathBuf,

    /// How many calls write at once, one measurement for each
    #[arg(long, value_name = "N,N", value_delimiter = ',', default_value = "1,4,8")]
    calls: Vec<NonZeroUsize>,

    /// llama.cpp's own server with the same model, to be measured in turns: http://HOST:PORT
    #[arg(long, value_name = "URL")]
    against: Option<String>,

    /// Processor threads of the engine
    #[arg(long, value_name = "N", default_value_t = 2)]
    threads: usize,

    /// Compute on this GPU, counted from 0
    #[arg(long, value_name = "DEVICE")]
    gpu: Option<usize>,

    /// Tokens of each answer
    #[arg(long, value_name = "N", default_value_t = 32)]
    tokens: u32,

    /// How often everything is measured; the medians are shown
    #[arg(long, value_name = "N", default_value_t = 3)]
    rounds: usize,

    /// Figures for programs
    #[arg(long)]
    json: bool,
}

/// One answer as the caller's side sees it.
struct Answer {
    first: Duration,
    tokens: u32,
    /// Tokens of the prompt that were evaluated for it.
    evaluated: u32,
}

/// What calls at once came to.
#[derive(Clone, Copy, serde::Serialize)]
struct Figures {
    first_ms: f64,
    tokens_per_s: f64,
    evaluated: f64,
}

#[derive(serde::Serialize)]
struct Row {
    side: &'static str,
    calls: usize,
    rules: &'static str,
    #[serde(flatten)]
    figures: Figures,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let most = args.calls.iter().map(|calls| calls.get()).max().unwrap_or(1);
    let ours = OurEngine::start(&args.model, most, args.threads, args.gpu)?;
    let other = args.against.as_deref().map(OtherServer::at).transpose()?;
    let mut rows = Vec::new();
    for calls in args.calls.iter().map(|calls| calls.get()) {
        for rules in [Rules::Shared, Rules::Own] {
            let (mut our_rounds, mut other_rounds) = (Vec::new(), Vec::new());
            // The round before the first is not counted: it brings the shared rules into both caches.
            for round in 0..=args.rounds {
                let us = measure(calls, |call| ours.answer(&rules.prompt(calls, round, call), args.tokens))?;
                let them = other.as_ref().map(|other| {
                    measure(calls, |call| other.answer(&rules.prompt(calls, round, call), args.tokens))
                });
                if round > 0 {
                    our_rounds.push(us);
                    other_rounds.extend(them.transpose()?);
                }
            }
            for (side, rounds) in [("offhook-llm", our_rounds), ("llama.cpp's server", other_rounds)] {
                if let Some(figures) = median_of(&rounds) {
                    rows.push(Row { side, calls, rules: rules.name(), figures });
                }
            }
        }
    }
    show(&ours.about, &rows, args.json)?;
    Ok(Exit::Done)
}

/// So many answers at once.
fn measure(calls: usize, answer: impl Fn(usize) -> anyhow::Result<Answer> + Sync) -> anyhow::Result<Figures> {
    let begun = Instant::now();
    let answers: anyhow::Result<Vec<Answer>> = std::thread::scope(|scope| {
        let answer = &answer;
        let asked: Vec<_> = (0..calls).map(|call| scope.spawn(move || answer(call))).collect();
        let done = asked.into_iter().map(|thread| thread.join().ok().context("an asking thread panicked")?);
        done.collect()
    });
    let answers = answers?;
    let seconds = begun.elapsed().as_secs_f64();
    let firsts: Vec<f64> = answers.iter().map(|answer| answer.first.as_secs_f64() * 1_000.0).collect();
    let tokens: u32 = answers.iter().map(|answer| answer.tokens).sum();
    let evaluated: u32 = answers.iter().map(|answer| answer.evaluated).sum();
    Ok(Figures {
        first_ms: median(firsts),
        tokens_per_s: f64::from(tokens) / seconds,
        evaluated: f64::from(evaluated) / calls as f64,
    })
}

fn median_of(rounds: &[Figures]) -> Option<Figures> {
    let of = |figure: fn(&Figures) -> f64| median(rounds.iter().map(figure).collect());
    (!rounds.is_empty()).then(|| Figures {
        first_ms: of(|figures| figures.first_ms),
        tokens_per_s: of(|figures| figures.tokens_per_s),
        evaluated: of(|figures| figures.evaluated),
    })
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn show(about: &str, rows: &[Row], json: bool) -> anyhow::Result<()> {
    if json {
        println!("{}", serde_json::to_string(rows)?);
        return Ok(());
    }
    println!("{about}\n");
    println!(
        "| calls at once | rules | side | first text ms | tokens/s, all calls | prompt tokens evaluated a call |"
    );
    println!("|---|---|---|---|---|---|");
    for Row { side, calls, rules, figures: Figures { first_ms, tokens_per_s, evaluated } } in rows {
        println!("| {calls} | {rules} | {side} | {first_ms:.0} | {tokens_per_s:.1} | {evaluated:.0} |");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_at_once_count_together_and_the_middle_round_is_shown() {
        let answer = |call: usize| {
            Ok(Answer { first: Duration::from_millis(10 * call as u64), tokens: 5, evaluated: call as u32 })
        };
        let figures = measure(3, answer).unwrap();
        assert_eq!((figures.first_ms, figures.evaluated), (10.0, 1.0));
        let round = |first_ms| Figures { first_ms, ..figures };
        assert_eq!(median_of(&[round(3.0), round(1.0), round(2.0)]).unwrap().first_ms, 2.0);
        assert!(median_of(&[]).is_none());
    }
}
