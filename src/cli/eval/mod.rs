//! `offhook eval`: how often an answer is right, on questions and sentences whose right answer is known.

mod answers;
mod documents;
mod figures;
mod intents;
mod llm;
mod requests;
mod rows;

use clap::Subcommand;

use super::Exit;

const EXAMPLES: &str = "\
Examples:
  offhook eval intents --train examples.csv --test heard.csv
      learn intents from one file, try them on the other: accuracy, rejection, confusions, thresholds
  offhook eval intents --train examples.csv --test heard.csv --json
      the same for programs
  offhook eval documents --documents 'docs/*.md' --questions questions.tsv
      how often a site's documents answer the right thing, and refuse what they do not answer
  offhook eval answers --flow asterisk/flows/clinic.toml date.tsv
      how often callers' answers to a question are taken as meant, asked again, or taken wrong
  offhook eval requests --flow reception.toml --requests requests.tsv
      how often callers reach the place that they want, typed or from recordings

Run it again after each change of what is measured: figures on another's data say little about yours.
";

/// Measure how often answers are right, on data whose answers are known.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Answers(answers::Args),
    Documents(documents::Args),
    Intents(intents::Args),
    Llm(llm::Args),
    Requests(requests::Args),
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    match args.what {
        What::Answers(args) => answers::run(&args),
        What::Documents(args) => documents::run(&args),
        What::Intents(args) => intents::run(&args),
        What::Llm(args) => llm::run(&args),
        What::Requests(args) => requests::run(&args),
    }
}
