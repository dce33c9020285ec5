//! `offhook eval llm`: what a language model adds to a flow, and what it spoils, use by use, on what is left to it.

mod answering;
mod asking;
mod choosing;
mod filling;
mod summing_up;
mod tally;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use self::asking::Asking;
use self::tally::Tally;
use super::super::parts::Parts;
use super::super::{Exit, Fault, usual};
use crate::{flow::Flow, llm::May};

const EXAMPLES: &str = "\
Examples:
  offhook eval llm --config asterisk/offhook.toml --flow asterisk/flows/reception.toml \\
      --use choose --cases tests/requests/reception.judging.tsv
      what callers want, as they say it: only the requests that phrases, examples and documents leave are put to the model
  offhook eval llm --config asterisk/offhook.toml --flow asterisk/flows/reception.toml \\
      --use choose --cases tests/requests/reception.judging.tsv
      what callers want, as they say it: what phrases, examples and documents leave is put to the model
  offhook eval llm --config C.toml --flow asterisk/flows/clinic.toml --use fill --cases tests/llm/fill.tsv
      values that are told in passing: `SAID TAB slot=value; slot=value`
  offhook eval llm --config C.toml --flow asterisk/flows/clinic.toml --use answer \\
      --cases tests/documents/questions/clinic.tsv
      questions to the flow's documents, those that no sentence answers by itself
  offhook eval llm --config C.toml --flow asterisk/flows/clinic.toml --use summarise \\
      --cases tests/requests/clinic.judging.tsv --show
      a sentence for the agent from each request, and which of them say nothing but what was said

The configuration names the models ([llm] and [embed]). Times count on an idle machine alone.

before    settled without the model
left      put to it
right     as the table says: the place, every value, the answer with its words; of summaries, those that count
wrong     otherwise, and not refused: what the model spoils
refused   no choice, no answer, or one that does not count: the call goes on as it does without a model
";

/// Measure what a language model adds to a flow, and what it spoils.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The flow; may be repeated, once for each --cases
    #[arg(long, value_name = "TOML", required = true)]
    flow: Vec<PathBuf>,

    /// What the model is asked to do
    #[arg(long = "use", value_name = "USE", value_enum)]
    purpose: Use,

    /// What is said, and what is right
    #[arg(long, value_name = "TSV", required = true)]
    cases: Vec<PathBuf>,

    /// The configuration that names the models
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    config: PathBuf,

    /// List every case with what came of it
    #[arg(long)]
    show: bool,

    /// Print JSON
    #[arg(long, conflicts_with = "show")]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Use {
    Choose,
    Fill,
    Answer,
    Summarise,
}

impl Use {
    /// The one thing that the model may do, whatever the flow says.
    fn may(self) -> May {
        let nothing = May::default();
        match self {
            Self::Choose => May { choose: true, ..nothing },
            Self::Fill => May { choose: true, fill: true, ..nothing },
            Self::Answer => May { answer: true, ..nothing },
            Self::Summarise => May { summarise: true, ..nothing },
        }
    }
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    if args.flow.len() != args.cases.len() {
        return Err(Fault::new(
            format!("{} --flow for {} --cases", args.flow.len(), args.cases.len()),
            "give each --cases its --flow, in the same order",
        )
        .exit(Exit::Usage)
        .into());
    }
    let mut parts = Parts::new(Some(&args.config))?;
    let mut tallies = Vec::new();
    for (path, cases) in args.flow.iter().zip(&args.cases) {
        let asking = Asking::new(&mut parts, path, flow(path)?, args.purpose.may())?;
        let mut tally = Tally::new(cases);
        match args.purpose {
            Use::Choose => choosing::run(&asking, cases, &mut tally)?,
            Use::Fill => filling::run(&asking, cases, &mut tally)?,
            Use::Answer => answering::run(&asking, cases, &mut tally)?,
            Use::Summarise => summing_up::run(&asking, cases, &mut tally)?,
        }
        tallies.push(tally);
    }
    if tallies.len() > 1 {
        tallies.push(Tally::total(&tallies));
    }
    if args.json {
        let figures: Vec<tally::Figures> = tallies.iter().map(Tally::figures).collect();
        println!("{}", serde_json::to_string_pretty(&figures)?);
        return Ok(Exit::Done);
    }
    println!("{}", Tally::HEAD);
    tallies.iter().for_each(|tally| println!("{}", tally.line()));
    if args.show {
        tallies.iter().for_each(|tally| print!("\n{}", tally.shown()));
    }
    Ok(Exit::Done)
}

fn flow(path: &Path) -> anyhow::Result<Arc<Flow>> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Fault::new(format!("cannot read {name}"), "name a flow file").because(error))?;
    Flow::load(&name, &text).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Fault::new(format!("{name} cannot be used"), "correct the flow; `offhook check` reports the same")
            .because(anyhow::anyhow!(lines.join("\n")))
            .into()
    })
}

/// The lines of a table that are no comments, in columns, with their numbers.
fn rows(path: &Path) -> anyhow::Result<Vec<(usize, Vec<String>)>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Fault::new(format!("cannot read {name}"), "name a table with tabs between its columns").because(error)
    })?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Ok(lines
        .map(|(at, line)| (at + 1, line.split('\t').map(|cell| cell.trim().to_owned()).collect()))
        .collect())
}
