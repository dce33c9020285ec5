//! `offhook eval requests`: what callers want, as they say it, put to a flow.

mod table;
mod tally;
mod verdict;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use self::table::{Request, Wanted};
use self::tally::Tally;
use self::verdict::{Judged, Verdict, judge};
use super::super::answers::silent;
use super::super::parts::Parts;
use super::super::recordings::{Listener, RecogniserArgs, Recording};
use super::super::{Exit, Fault};
use crate::flow::Flow;

const EXAMPLES: &str = "\
Examples:
  offhook eval requests --flow asterisk/flows/reception.toml --requests tests/requests/reception.working.tsv
      the requests as they are written, as if a recogniser had heard every word
  offhook eval requests --flow asterisk/flows/reception.toml --requests tests/requests/reception.working.tsv \\
      --recordings target/requests/reception --model ggml-tiny.en.bin --heard heard.tsv
      the same, spoken: NAME.wav in the folder for each path of the table; what was heard is kept in heard.tsv, which
      is a table of requests itself
  offhook eval requests --flow a.toml --requests a.tsv --flow b.toml --requests b.tsv --wrong
      several, with what went otherwise than wanted

The table has a first line that names its columns, with tabs between them: place and text, and if wanted path and
confidence. A place is a destination or intent of the flow, several with | between them; answer (a sentence of the
documents), person (the flow has nothing for it), or ask (nobody can tell).

right      reached the place, directly or after a question that named it (the caller says yes, or which of two)
denied     the question named other places
refused    the open question was asked again
wrong      went to another place, was answered what was not asked, or ended
elsewhere  of the requests that the flow has nothing for, those that went anywhere but to a person
guessed    of the requests that nobody can tell, those that were not asked about
";

/// Put requests whose right place is known to a flow: right, asked, refused, wrong.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The flow; may be repeated, once for each --requests
    #[arg(long, value_name = "TOML", required = true)]
    flow: Vec<PathBuf>,

    /// What callers say, and where it belongs
    #[arg(long, value_name = "TSV", required = true)]
    requests: Vec<PathBuf>,

    /// Recognise the recordings of this folder instead of reading the table's text; once for each --requests
    #[arg(long, value_name = "FOLDER")]
    recordings: Vec<PathBuf>,

    /// Write what was heard, and how surely, as a table of requests; once for each --requests
    #[arg(long, value_name = "TSV", requires = "recordings")]
    heard: Vec<PathBuf>,

    /// The configuration that names the models of examples and of language [default: asterisk/offhook.toml, else
    /// /etc/offhook/offhook.toml; without a model for examples there, the installed one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// List the requests that did not reach their place
    #[arg(long)]
    wrong: bool,

    /// Print JSON
    #[arg(long, conflicts_with = "wrong")]
    json: bool,

    #[command(flatten)]
    recogniser: RecogniserArgs,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let tables = args.requests.len();
    let fits = |given: usize| given == 0 || given == tables;
    if args.flow.len() != tables || !fits(args.recordings.len()) || !fits(args.heard.len()) {
        return Err(Fault::new(
            format!("{tables} --requests do not go with what else is named"),
            "give each --requests its --flow, and its --recordings and --heard if there are any, in the same order",
        )
        .exit(Exit::Usage)
        .into());
    }
    let mut asked = Vec::new();
    for (path, table) in args.flow.iter().zip(&args.requests) {
        let flow = flow(path)?;
        asked.push((path, table, table::read(table, &flow)?, flow));
    }
    let listener = match args.recordings.is_empty() {
        true => None,
        false => Some(Listener::start(&args.recogniser)?),
    };
    let mut parts = Parts::with_installed(args.config.as_deref())?;
    let (mut tallies, mut wrong) = (Vec::new(), String::new());
    for (index, (path, table, mut requests, flow)) in asked.into_iter().enumerate() {
        if let (Some(listener), Some(folder)) = (&listener, args.recordings.get(index)) {
            hear(listener, folder, &mut requests)?;
        }
        if let Some(heard) = args.heard.get(index) {
            fs::write(heard, table::written(&requests))
                .with_context(|| format!("cannot write {}", heard.display()))?;
        }
        let opened = Arc::new(parts.open_flow(path, flow));
        if let Some(line) = silent(&opened, false) {
            eprintln!("offhook: {}: {line}", path.display());
        }
        let mut tally = Tally::of(table.display().to_string());
        for request in &requests {
            let judged = judge(&opened, request);
            tally.count(&request.wanted, judged.verdict);
            tell(&mut wrong, request, &judged);
        }
        tallies.push(tally);
    }
    if tallies.len() > 1 {
        tallies.push(Tally::total(&tallies));
    }
    print(args, &tallies, &wrong)
}

fn print(args: &Args, tallies: &[Tally], wrong: &str) -> anyhow::Result<Exit> {
    if args.json {
        println!("{}", serde_json::to_string_pretty(tallies)?);
        return Ok(Exit::Done);
    }
    println!("{}", Tally::HEAD);
    for tally in tallies {
        println!("{}", tally.line());
    }
    if args.wrong {
        print!("\n{wrong}");
    }
    Ok(Exit::Done)
}

fn flow(path: &Path) -> anyhow::Result<Arc<Flow>> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|error| Fault::new(format!("cannot read {name}"), "name a flow file").because(error))?;
    Flow::load(&name, &text).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Fault::new(format!("{name} cannot be used"), "correct the flow; `offhook check` reports the same")
            .because(anyhow::anyhow!(lines.join("\n")))
            .into()
    })
}

/// Puts what is heard in the place of the text.
fn hear(listener: &Listener, folder: &Path, requests: &mut [Request]) -> anyhow::Result<()> {
    for request in requests {
        let path = folder.join(format!("{}.wav", request.path));
        let heard =
            Recording::read(&path).and_then(|recording| listener.hear(&recording)).map_err(|error| {
                let remedy =
                    "give each row of the table a path, and the folder a recording NAME.wav for each";
                Fault::new(format!("cannot recognise {}", path.display()), remedy).because(error)
            })?;
        request.text = heard.text;
        request.confidence = heard.confidence;
    }
    Ok(())
}

/// Notes what did not go as it should.
fn tell(wrong: &mut String, request: &Request, judged: &Judged) {
    let is_fine = match &request.wanted {
        Wanted::Places(_) => judged.verdict <= Verdict::Asked,
        Wanted::Person | Wanted::Ask => judged.verdict != Verdict::Wrong,
    };
    if !is_fine {
        let Request { text, confidence, .. } = request;
        // Writing to a String cannot fail.
        let _ = writeln!(
            wrong,
            "{:?}\t{} -> {}\t{text}\t@{confidence:.2}\t{}",
            judged.verdict,
            request.place(),
            judged.led_to,
            judged.why
        );
    }
}
