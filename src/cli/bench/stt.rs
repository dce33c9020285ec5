//! `offhook-bench stt`: word error rate and speed of the recogniser on recordings whose words are known.

mod details;
mod normal;
mod numbers;
mod score;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::super::recordings::{Listener, RecogniserArgs, Recording};
use super::super::{Exit, Fault};
use crate::engine::protocol::Transcript;
use details::Details;
use score::Score;

const EXAMPLES: &str = "\
Examples:
  offhook-bench stt --transcripts audio/transcripts.tsv --audio audio --by-set
  offhook-bench stt --transcripts audio/transcripts.tsv --audio audio --model ggml-base.en.bin --threads 2

The first line of the transcripts names their columns: path (below --audio) and text are needed, set is used by --by-set
(without it, the folder counts). An empty text, or one in brackets, means that nothing is to be understood.

Numbers, dates, amounts, spelled letters, contractions and punctuation are brought to one form on both sides before they are
compared, so that the figures compare with those of other recognisers.
";

/// Measure the recogniser: words missed, added and mistaken, and time taken.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Tab-separated: path, text, and others
    #[arg(long, value_name = "TSV")]
    transcripts: PathBuf,

    /// Where the paths begin
    #[arg(long, value_name = "DIR")]
    audio: PathBuf,

    /// One line for each set
    #[arg(long)]
    by_set: bool,

    /// Write a table with a row for each recording: what was said and heard, how sure the recogniser was and what of
    #[arg(long, value_name = "TSV")]
    details: Option<PathBuf>,

    /// Score these texts instead of recognising: tab-separated path, text and ms, of another recogniser
    #[arg(long, value_name = "TSV")]
    heard: Option<PathBuf>,

    #[command(flatten)]
    recogniser: RecogniserArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let samples = labelled(&read(&args.transcripts, "--transcripts")?)?;
    let hearer = match &args.heard {
        Some(table) => Hearer::Other(heard_by_another(&read(table, "--heard")?)?),
        None => Hearer::Ours(Listener::start(&args.recogniser)?),
    };
    let mut sets = BTreeMap::<String, Score>::new();
    let mut details = args.details.as_deref().map(Details::create).transpose()?;
    for sample in samples {
        let path = args.audio.join(&sample.path);
        let recording = Recording::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let heard = hearer
            .hear(&sample, &recording)
            .with_context(|| format!("cannot transcribe {}", path.display()))?;
        let set = if args.by_set { sample.set.clone() } else { "all".to_owned() };
        sets.entry(set).or_default().count(&sample.text, &heard, recording.seconds());
        if let Some(details) = &mut details {
            details.add(&sample, &heard)?;
        }
    }
    println!("{}", score::HEADER);
    for (set, score) in &mut sets {
        println!("{}", score.row(set));
    }
    Ok(Exit::Done)
}

fn read(path: &Path, option: &str) -> anyhow::Result<String> {
    let read = fs::read_to_string(path).map_err(|error| {
        Fault::new(format!("cannot read {}", path.display()), format!("name a file with {option}"))
            .because(error)
    });
    Ok(read?)
}

/// Who recognises.
enum Hearer {
    Ours(Listener),
    /// By path.
    Other(HashMap<String, Transcript>),
}

impl Hearer {
    fn hear(&self, sample: &Labelled, recording: &Recording) -> anyhow::Result<Transcript> {
        match self {
            Self::Ours(listener) => listener.hear(recording),
            Self::Other(heard) => heard.get(&sample.path).cloned().context("--heard says nothing of it"),
        }
    }
}

fn heard_by_another(tsv: &str) -> anyhow::Result<HashMap<String, Transcript>> {
    let table = Table::read(tsv);
    let columns = table.column("path").zip(table.column("text")).zip(table.column("ms"));
    let ((path, text), ms) = columns.context("--heard has no columns path, text and ms")?;
    let rows = table.rows.iter().map(|row| {
        let cell = |index: usize| row.get(index).copied().unwrap_or_default();
        let inference_ms = cell(ms).parse().with_context(|| format!("{} has no milliseconds", cell(path)))?;
        let text = cell(text).to_owned();
        Ok((cell(path).to_owned(), Transcript { text, inference_ms, ..Transcript::default() }))
    });
    rows.collect()
}

/// Tab-separated cells below a line of names.
struct Table<'a> {
    names: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

impl<'a> Table<'a> {
    fn read(tsv: &'a str) -> Self {
        let mut lines = tsv.lines();
        let names = lines.next().unwrap_or_default().split('\t').collect();
        let rows = lines.filter(|line| !line.is_empty()).map(|line| line.split('\t').collect()).collect();
        Self { names, rows }
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|found| *found == name)
    }
}

#[derive(Debug, PartialEq)]
struct Labelled {
    path: String,
    text: String,
    set: String,
}

fn labelled(tsv: &str) -> anyhow::Result<Vec<Labelled>> {
    let table = Table::read(tsv);
    let (path, text) = table
        .column("path")
        .zip(table.column("text"))
        .context("the transcripts have no columns path and text")?;
    let set = table.column("set");
    let labelled = table.rows.iter().map(|cells| {
        let cell = |index: usize| cells.get(index).copied().unwrap_or_default().to_owned();
        let folder = || cell(path).rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned());
        Labelled { path: cell(path), text: cell(text), set: set.map_or_else(folder, cell) }
    });
    Ok(labelled.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_the_folder_is_the_set_without_one() {
        let rows = labelled("text\tpath\nyes\ta/b.wav\n").unwrap();
        assert_eq!(rows, [Labelled { path: "a/b.wav".into(), text: "yes".into(), set: "a".into() }]);
        assert!(labelled("nothing\n").is_err());
    }

    #[test]
    fn another_recognisers_texts_are_read_by_name_and_need_their_times() {
        let heard = heard_by_another("path\tms\ttext\na.wav\t70\tyes\n").unwrap();
        assert_eq!((heard["a.wav"].text.as_str(), heard["a.wav"].inference_ms), ("yes", 70));
        assert!(heard_by_another("path\ttext\n").is_err());
        assert!(heard_by_another("path\tms\ttext\na.wav\tsoon\tyes\n").is_err());
    }
}
