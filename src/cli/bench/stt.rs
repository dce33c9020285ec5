//! `offhook bench stt`: word error rate and speed of the recogniser on recordings whose words are known.

mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::Context;

use super::super::recordings::{Listener, RecogniserArgs, Recording};
use super::super::{Exit, Fault};
use words::Distance;

const EXAMPLES: &str = "\
Examples:
  offhook bench stt --transcripts audio/transcripts.tsv --audio audio --by-set
  offhook bench stt --transcripts audio/transcripts.tsv --audio audio --model ggml-base.en.bin --threads 2

The first line of the transcripts names their columns: path (below --audio) and text are needed, set is used by --by-set
(without it, the folder counts). An empty text, or one in brackets, means that nothing is to be understood.
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

    #[command(flatten)]
    recogniser: RecogniserArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let text = fs::read_to_string(&args.transcripts).map_err(|error| {
        Fault::new(format!("cannot read {}", args.transcripts.display()), "name a file with --transcripts")
            .because(error)
    })?;
    let samples = labelled(&text)?;
    let listener = Listener::start(&args.recogniser)?;
    let mut sets = BTreeMap::<String, Score>::new();
    for sample in &samples {
        let path = args.audio.join(&sample.path);
        let recording = Recording::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let heard =
            listener.hear(&recording).with_context(|| format!("cannot transcribe {}", path.display()))?;
        let set = if args.by_set { sample.set.clone() } else { "all".to_owned() };
        let score = sets.entry(set).or_default();
        score.count(&sample.text, &heard.text, heard.confidence);
        score.inference_ms.push(heard.inference_ms);
        score.seconds += recording.seconds();
    }
    println!("{HEADER}");
    for (set, score) in &mut sets {
        println!("{}", score.row(set));
    }
    Ok(Exit::Done)
}

#[derive(Debug, PartialEq)]
struct Labelled {
    path: String,
    text: String,
    set: String,
}

fn labelled(tsv: &str) -> anyhow::Result<Vec<Labelled>> {
    let mut lines = tsv.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| names.iter().position(|found| *found == name);
    let (path, text) =
        column("path").zip(column("text")).context("the transcripts have no columns path and text")?;
    let set = column("set");
    let labelled = lines.filter(|line| !line.is_empty()).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |index: usize| cells.get(index).copied().unwrap_or_default().to_owned();
        let folder = || cell(path).rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned());
        Labelled { path: cell(path), text: cell(text), set: set.map_or_else(folder, cell) }
    });
    Ok(labelled.collect())
}

#[derive(Default)]
struct Score {
    recordings: usize,
    exact: usize,
    words: usize,
    errors: Distance,
    /// Recordings in which nothing is to be understood, and those in which something was.
    wordless: usize,
    invented: usize,
    /// Recordings with the right and with wrong words whose confidence would be acted on.
    sure_right: usize,
    sure_wrong: usize,
    inference_ms: Vec<u32>,
    seconds: f64,
}

impl Score {
    fn count(&mut self, said: &str, heard: &str, confidence: f32) {
        let (said, heard) = (words::words(said), words::words(heard));
        let sure = confidence >= SURE && !heard.is_empty();
        self.recordings += 1;
        if said.is_empty() {
            self.wordless += 1;
            self.invented += usize::from(!heard.is_empty());
            self.sure_wrong += usize::from(sure);
            return;
        }
        let right = said == heard;
        self.exact += usize::from(right);
        self.words += said.len();
        self.errors += words::distance(&said, &heard);
        self.sure_right += usize::from(sure && right);
        self.sure_wrong += usize::from(sure && !right);
    }

    fn row(&mut self, set: &str) -> String {
        let share = |part: usize, whole: usize| match whole {
            0 => "-".to_owned(),
            _ => format!("{:.1} %", 100.0 * part as f64 / whole as f64),
        };
        self.inference_ms.sort_unstable();
        let median_ms = self.inference_ms.get(self.inference_ms.len() / 2).copied().unwrap_or_default();
        let total_s = self.inference_ms.iter().map(|ms| f64::from(*ms)).sum::<f64>() / 1_000.0;
        let spoken = self.recordings - self.wordless;
        let Distance { substituted, deleted, inserted } = self.errors;
        format!(
            "| {set} | {} | {:.1} | {} | {substituted}/{deleted}/{inserted} | {} | {} | {} | {} | {median_ms} | {:.3} |",
            self.recordings,
            self.seconds / self.recordings.max(1) as f64,
            share(self.errors.total(), self.words),
            share(self.exact, spoken),
            share(self.invented, self.wordless),
            share(self.sure_right, spoken),
            share(self.sure_wrong, self.recordings),
            total_s / self.seconds.max(f64::MIN_POSITIVE),
        )
    }
}

const HEADER: &str = "\
| set | recordings | mean s | word error rate | wrong/missed/added | sentences exact | false text | sure and right | sure and wrong | median ms | real-time factor |
|---|---|---|---|---|---|---|---|---|---|---|";
/// From here on a dialog acts without asking back.
const SURE: f32 = 0.8;

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
    fn a_score_tells_errors_inventions_and_confidence_apart() {
        let mut score = Score::default();
        score.count("billing please", "Billing, please.", 0.9);
        score.count("one two three", "one too three four", 0.9);
        score.count("[inaudible]", "hello", 0.5);
        score.inference_ms = vec![40, 50, 60];
        score.seconds = 3.0;
        assert_eq!(
            score.row("x"),
            "| x | 3 | 1.0 | 40.0 % | 1/0/1 | 50.0 % | 100.0 % | 50.0 % | 33.3 % | 50 | 0.050 |"
        );
    }
}
