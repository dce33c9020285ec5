//! `offhook eval intents`: learns intents from one file and tries them on another.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::super::sentences::{EmbedderArgs, Sentences};
use super::super::{Exit, Fault};
use super::figures::{self, Answer, Confusion, Threshold};
use super::rows::{self, Row};
use crate::{
    language::ENGLISH,
    understand::{Classifier, Example},
};

const EXAMPLES: &str = "\
Examples:
  offhook eval intents --train examples.csv --test heard.csv
  offhook eval intents --train examples.csv --test heard.csv --model bge-small-en-v1.5-q8_0.gguf --json

Both files are CSV with the header `text,label`. An empty label means that the sentence fits no intent; such sentences
may be in both files. Accuracy counts the sentences in scope; out-of-scope recall is the share of the others that is
rejected where 5 % of those in scope are. An intent's name counts as one more example of it. The suggested thresholds go into a flow: from `act` on at most 3 of 100 acts
would have been wrong, `confirm` is reached by 95 of 100 sentences in scope.
";

/// Learn intents from one CSV file and measure them on another.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The examples to learn from
    #[arg(long, value_name = "CSV")]
    train: PathBuf,

    /// The sentences to try
    #[arg(long, value_name = "CSV")]
    test: PathBuf,

    /// One JSON object: accuracy, out_of_scope_recall (fractions, null when nothing can be counted), ms_per_sentence,
    /// train_s, embed_s, confusions, threshold
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    embedder: EmbedderArgs,
}

#[derive(Serialize)]
struct Report {
    accuracy: Option<f64>,
    out_of_scope_recall: Option<f64>,
    /// The median, which other work on the machine moves least.
    ms_per_sentence: f64,
    /// The classifier alone.
    train_s: f64,
    /// Embedding the examples.
    embed_s: f64,
    confusions: Vec<Confusion>,
    threshold: Threshold,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let (train, test) = (rows::read(&args.train)?, rows::read(&args.test)?);
    let labels = Labels::of(&train);
    if let Some(unknown) =
        test.iter().filter_map(|row| row.label.as_ref()).find(|label| labels.number(label).is_none())
    {
        let attempt = format!(
            "{} asks for the intent {unknown}, which {} does not teach",
            args.test.display(),
            args.train.display()
        );
        return Err(Fault::new(attempt, "correct the label, or add examples of it").into());
    }
    let sentences = Sentences::start(&args.embedder)?;
    let (classifier, embed_s, train_s) = learn(&sentences, &train, &labels)?;
    let (answers, mut took) = understand(&sentences, &classifier, &test, &labels)?;
    let report = Report {
        accuracy: figures::accuracy(&answers),
        out_of_scope_recall: figures::out_of_scope_recall(&answers),
        ms_per_sentence: figures::median_ms(&mut took),
        train_s,
        embed_s,
        confusions: figures::confusions(&answers, &labels.names),
        threshold: figures::threshold(&answers),
    };
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
    } else {
        print(&mut out, &report, &train, &test, &sentences.about)?;
    }
    Ok(Exit::Done)
}

/// Intents by the order in which they first appear.
struct Labels {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Labels {
    fn of(rows: &[Row]) -> Self {
        let (mut names, mut numbers) = (Vec::new(), HashMap::new());
        for label in rows.iter().filter_map(|row| row.label.as_ref()) {
            numbers.entry(label.clone()).or_insert_with(|| {
                names.push(label.clone());
                names.len() - 1
            });
        }
        Self { names, numbers }
    }

    fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(label).copied()
    }
}

fn learn(sentences: &Sentences, train: &[Row], labels: &Labels) -> anyhow::Result<(Classifier, f64, f64)> {
    let started = Instant::now();
    // An intent's name is an example of it as well: `lost_card`.
    let names = labels.names.iter().map(|name| (name.replace(['_', '-'], " "), labels.number(name)));
    let rows = train
        .iter()
        .map(|row| (row.text.clone(), row.label.as_deref().and_then(|label| labels.number(label))));
    let (texts, intents): (Vec<String>, Vec<Option<usize>>) = rows.chain(names).unzip();
    let vectors = sentences.vectors(&texts, |done| progress("embedding examples", done, texts.len()))?;
    let embed_s = started.elapsed().as_secs_f64();
    let examples: Vec<Example<'_>> = texts
        .iter()
        .zip(&vectors)
        .zip(intents)
        .map(|((text, vector), intent)| Example { text, vector, intent })
        .collect();
    progress("learning", 0, 0);
    let started = Instant::now();
    let classifier = Classifier::train(&ENGLISH, &examples).ok_or_else(|| {
        Fault::new("there is nothing to learn", "give --train at least one sentence with a label")
    })?;
    Ok((classifier, embed_s, started.elapsed().as_secs_f64()))
}

/// One sentence at a time, as callers say them, and how long each took.
fn understand(
    sentences: &Sentences,
    classifier: &Classifier,
    test: &[Row],
    labels: &Labels,
) -> anyhow::Result<(Vec<Answer>, Vec<Duration>)> {
    let mut took = Vec::with_capacity(test.len());
    let mut answers = Vec::with_capacity(test.len());
    for row in test {
        let started = Instant::now();
        let vectors = sentences.vectors(std::slice::from_ref(&row.text), |_| {})?;
        let guess = classifier.understand(&row.text, vectors.first().map_or(&[], Vec::as_slice));
        took.push(started.elapsed());
        answers.push(Answer {
            wanted: row.label.as_deref().and_then(|label| labels.number(label)),
            understood: guess.ranked.first().map_or(0, |(intent, _)| *intent),
            confidence: guess.confidence,
            out_of_scope: guess.out_of_scope,
        });
        progress("understanding", answers.len(), test.len());
    }
    Ok((answers, took))
}

/// A line that is written over, for whoever watches.
fn progress(what: &str, done: usize, of: usize) {
    let mut to = io::stderr().lock();
    if !to.is_terminal() || !(done == of || done.is_multiple_of(64)) {
        return;
    }
    // Without a terminal any more, nobody watches.
    let _ = match of {
        0 => write!(to, "\r\u{1b}[K{what} ..."),
        _ if done == of => write!(to, "\r\u{1b}[K"),
        _ => write!(to, "\r\u{1b}[K{what}: {done} of {of}"),
    };
}

fn print(to: &mut impl Write, report: &Report, train: &[Row], test: &[Row], about: &str) -> io::Result<()> {
    let inside = |rows: &[Row]| rows.iter().filter(|row| row.label.is_some()).count();
    let share = |share: Option<f64>| share.map_or("-".to_owned(), |share| format!("{:.1} %", share * 100.0));
    let outside = |rows: &[Row]| rows.len() - inside(rows);
    writeln!(to, "model                {about}")?;
    writeln!(to, "examples             {} in scope, {} out of scope", inside(train), outside(train))?;
    writeln!(to, "sentences            {} in scope, {} out of scope", inside(test), outside(test))?;
    writeln!(to, "accuracy             {}", share(report.accuracy))?;
    writeln!(
        to,
        "out-of-scope recall  {} where 5 % of those in scope are rejected",
        share(report.out_of_scope_recall)
    )?;
    writeln!(to, "ms per sentence      {:.1} (median)", report.ms_per_sentence)?;
    writeln!(
        to,
        "training             {:.2} s, and {:.1} s to embed the examples",
        report.train_s, report.embed_s
    )?;
    writeln!(to, "thresholds           act {}, confirm {}", report.threshold.act, report.threshold.confirm)?;
    for confusion in &report.confusions {
        let Confusion { wanted, understood, sentences } = confusion;
        writeln!(to, "confused             {sentences} x {wanted} taken for {understood}")?;
    }
    Ok(())
}
