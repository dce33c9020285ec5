//! `offhook eval documents`: questions with known answers put to a site's documents.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;
use serde::Serialize;

use crate::cli::{Exit, Fault};
use crate::knowledge::documents::{Documents, LiveDocuments};

const EXAMPLES: &str = "\
Examples:
  offhook eval documents --documents 'asterisk/flows/docs/clinic-*.md' --questions tests/documents/questions/clinic.tsv
  offhook eval documents --documents 'docs/*.md' --questions questions.tsv --wrong
      also list what went wrong
  offhook eval documents --documents 'a/*.md' --questions a.tsv --documents 'b/*.md' --questions b.tsv --json

Each line of the questions: the question as a caller says it, TAB, where the answer stands (`file.md#Heading`, several
with | between them, or `none` if the documents do not answer it); and if wanted TAB, words that a spoken answer must
have (again with |). Lines with # are comments.

top 1, top 3   questions whose passage is found first, among the first three
spoken         questions that have an answer and were given one
precision      of all spoken answers, those from the right place with the right words
refused        questions without an answer that were given none
";

/// Questions with known answers, put to a site's documents: passages found, answers spoken, refusals.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files of the documents, .md or .txt; may be repeated, once for each --questions
    #[arg(long, value_name = "GLOB", required = true)]
    documents: Vec<String>,

    /// Questions and where their answers stand
    #[arg(long, value_name = "TSV", required = true)]
    questions: Vec<PathBuf>,

    /// Only spoken answers that are at least this sure count, 0 to 100
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    confidence: u8,

    /// List the questions that went wrong
    #[arg(long)]
    wrong: bool,

    /// Print JSON
    #[arg(long, conflicts_with = "wrong")]
    json: bool,
}

/// A question with its right answer.
struct Asked {
    question: String,
    /// Empty: the documents do not answer it.
    sources: Vec<String>,
    /// Any of these shows a right answer; empty: any words will do.
    words: Vec<String>,
}

#[derive(Clone, Default, Serialize)]
struct Tally {
    questions: String,
    answerable: usize,
    top_1: usize,
    top_3: usize,
    /// Answerable questions that were given an answer, right or wrong.
    spoken: usize,
    right: usize,
    unanswerable: usize,
    refused: usize,
    /// Of all spoken answers, those that were right.
    precision: f64,
    us_per_question: f64,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    if args.documents.len() != args.questions.len() {
        return Err(Fault::new(
            format!("{} --documents for {} --questions", args.documents.len(), args.questions.len()),
            "give each --documents its --questions, in the same order",
        )
        .exit(Exit::Usage)
        .into());
    }
    let (mut rows, mut wrong) = (Vec::new(), String::new());
    for (pattern, path) in args.documents.iter().zip(&args.questions) {
        let documents = opened(pattern)?.current();
        rows.push(tally(&documents, path, args.confidence, &mut wrong)?);
    }
    if rows.len() > 1 {
        rows.push(total(&rows));
    }
    if args.json {
        println!("{}", serde_json::to_string_pretty(&rows)?);
        return Ok(Exit::Done);
    }
    println!("| questions | top 1 | top 3 | spoken | precision | refused | us per question |");
    println!("|---|---|---|---|---|---|---|");
    for row in &rows {
        println!("{}", row.line());
    }
    if args.wrong {
        print!("\n{wrong}");
    }
    Ok(Exit::Done)
}

/// The folder is what precedes the first part of the pattern with a wildcard.
fn opened(pattern: &str) -> anyhow::Result<LiveDocuments> {
    let is_wild = |part: &&str| part.contains(['*', '?', '[']);
    let parts: Vec<&str> = pattern.split('/').collect();
    let fixed = parts.iter().take_while(|part| !is_wild(part)).count().min(parts.len() - 1);
    let folder = match fixed {
        0 => ".".to_owned(),
        // The part before the first slash of an absolute path is empty.
        _ => format!("{}/", parts[..fixed].join("/")),
    };
    LiveDocuments::open(Path::new(&folder), &[parts[fixed..].join("/")])
        .with_context(|| format!("cannot use the documents in {folder}"))
}

fn tally(documents: &Documents, path: &Path, least: u8, wrong: &mut String) -> anyhow::Result<Tally> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read the questions in {name}"))?;
    let mut tally = Tally { questions: name.clone(), ..Tally::default() };
    let began = Instant::now();
    for (number, line) in text.lines().enumerate() {
        if !line.is_empty() && !line.starts_with('#') {
            let asked = Asked::read(line).ok_or_else(|| {
                Fault::new(
                    format!("{name}:{}: no TAB", number + 1),
                    "write `question TAB file.md#Heading`, or none",
                )
            })?;
            tally.ask(documents, &asked, least, wrong);
        }
    }
    let asked = tally.answerable + tally.unanswerable;
    if asked == 0 {
        return Err(Fault::new(format!("{name} has no question"), "write one on each line").into());
    }
    tally.us_per_question = began.elapsed().as_secs_f64() * 1e6 / asked as f64;
    tally.set_precision();
    Ok(tally)
}

fn total(rows: &[Tally]) -> Tally {
    let sum = |value: fn(&Tally) -> usize| rows.iter().map(value).sum();
    let mut all = Tally {
        questions: "all".to_owned(),
        answerable: sum(|row| row.answerable),
        top_1: sum(|row| row.top_1),
        top_3: sum(|row| row.top_3),
        spoken: sum(|row| row.spoken),
        right: sum(|row| row.right),
        unanswerable: sum(|row| row.unanswerable),
        refused: sum(|row| row.refused),
        precision: 0.0,
        us_per_question: rows.iter().map(|row| row.us_per_question).sum::<f64>() / rows.len() as f64,
    };
    all.set_precision();
    all
}

impl Asked {
    fn read(line: &str) -> Option<Self> {
        let mut columns = line.split('\t');
        let (question, sources) = (columns.next()?, columns.next()?.trim());
        let several = |text: &str| text.split('|').map(|one| one.trim().to_owned()).collect();
        Some(Self {
            question: question.to_owned(),
            sources: if sources == "none" { Vec::new() } else { several(sources) },
            words: columns.next().filter(|words| !words.trim().is_empty()).map(several).unwrap_or_default(),
        })
    }
}

impl Tally {
    fn ask(&mut self, documents: &Documents, asked: &Asked, least: u8, wrong: &mut String) {
        let found = documents.search(&asked.question, None);
        let spoken = documents.answer(&asked.question, None).filter(|spoken| spoken.confidence >= least);
        let place = found.iter().position(|passage| asked.sources.contains(&passage.source));
        let says = |text: &str| {
            asked.words.is_empty()
                || asked.words.iter().any(|words| text.to_lowercase().contains(&words.to_lowercase()))
        };
        let right = spoken
            .as_ref()
            .is_some_and(|spoken| asked.sources.contains(&spoken.source) && says(&spoken.sentence));
        if asked.sources.is_empty() {
            self.unanswerable += 1;
            self.refused += usize::from(spoken.is_none());
        } else {
            self.answerable += 1;
            self.top_1 += usize::from(place == Some(0));
            self.top_3 += usize::from(place.is_some_and(|place| place < 3));
            self.spoken += usize::from(spoken.is_some());
            self.right += usize::from(right);
        }
        let is_fine = if asked.sources.is_empty() { spoken.is_none() } else { right && place == Some(0) };
        if !is_fine {
            let said = spoken.map_or("nothing".to_owned(), |spoken| {
                format!("{} % {}: {}", spoken.confidence, spoken.source, spoken.sentence)
            });
            let sources = if asked.sources.is_empty() { "none".to_owned() } else { asked.sources.join("|") };
            // Writing to a String cannot fail.
            let _ = writeln!(wrong, "{}\n  wanted {sources}, place {place:?}; said {said}", asked.question);
        }
    }

    fn set_precision(&mut self) {
        let said = self.spoken + self.unanswerable - self.refused;
        self.precision = if said == 0 { 1.0 } else { self.right as f64 / said as f64 };
    }

    fn line(&self) -> String {
        let share = |part: usize, of: usize| format!("{part} of {of}");
        format!(
            "| {} | {} | {} | {} | {:.1} % | {} | {:.0} |",
            self.questions,
            share(self.top_1, self.answerable),
            share(self.top_3, self.answerable),
            share(self.spoken, self.answerable),
            self.precision * 100.0,
            share(self.refused, self.unanswerable),
            self.us_per_question
        )
    }
}
