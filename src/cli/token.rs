//! `offhook token`: who may use the pages and the API, and as what.

use std::path::PathBuf;

use clap::Subcommand;

use super::{records::note, usual};

use crate::{
    config::Config,
    http::{
        Role,
        tokens::{self, Token},
    },
};

/// Makes, lists, rotates and revokes tokens: who may see and change what through HTTP.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The configuration file; the tokens lie beside it.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration(), global = true)]
    config: PathBuf,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  offhook token create --role viewer --name wallboard
  offhook token list
  offhook token rotate wallboard
  offhook token revoke wallboard

Roles, each with all that the ones before it may:
  viewer   figures, health and metrics; nothing that a caller said
  agent    running calls and what is said in them, summaries
  auditor  transcripts and recordings
  admin    changes, and calls from the browser
";

const CREATE_EXAMPLES: &str = "\
Examples:
  offhook token create --role viewer --name prometheus
  offhook token create --role agent --name anna --days 30
  offhook token create --role admin --name anna-cron --person anna

The token is printed once, and cannot be shown again: only its print is kept. It ends after 90 days unless said
otherwise; `offhook token rotate` goes on before that.
";

const ROTATE_EXAMPLES: &str = "\
Examples:
  offhook token rotate prometheus
  offhook token rotate anna --overlap-hours 0
  offhook token rotate night-desk --person bob

Prints the new secret, this once. The old one is good for another day, so that whoever has it can be given the new one;
with --overlap-hours 0 it is over at once, and so it is with --person, which gives the token to somebody else.
";

const LIST_EXAMPLES: &str = "\
Examples:
  offhook token list
  offhook token list --config /etc/offhook/offhook.toml
";

const REVOKE_EXAMPLES: &str = "\
Examples:
  offhook token revoke anna

A running server refuses it within a second or two, and ends what was logged in with it.
";

#[derive(Subcommand)]
enum Command {
    /// Makes a token and prints it, this once.
    #[command(after_help = CREATE_EXAMPLES)]
    Create {
        /// viewer, agent, auditor or admin.
        #[arg(long)]
        role: Role,
        /// Whose it is: letters, digits, `-`, `_` and `.`.
        #[arg(long)]
        name: String,
        /// Whose it is, where the name does not say it: nobody approves what the same person asks for.
        #[arg(long)]
        person: Option<String>,
        #[command(flatten)]
        life: Life,
    },
    /// Gives a token a new secret, with some time for both.
    #[command(after_help = ROTATE_EXAMPLES)]
    Rotate {
        /// As `offhook token list` shows it.
        name: String,
        /// Whose it is from now on.
        #[arg(long, conflicts_with = "overlap_hours")]
        person: Option<String>,
        /// Hours for which the old secret is good as well.
        #[arg(long, value_name = "H", default_value_t = 24, value_parser = clap::value_parser!(u32).range(0..=720))]
        overlap_hours: u32,
        #[command(flatten)]
        life: Life,
    },
    /// Lists the tokens by name: role, when made, when they expire, and whose they are where the name does not say it.
    #[command(after_help = LIST_EXAMPLES)]
    List,
    /// Makes a token good for nothing.
    #[command(after_help = REVOKE_EXAMPLES)]
    Revoke {
        /// As `offhook token list` shows it.
        name: String,
    },
}

#[derive(clap::Args)]
struct Life {
    /// Days until it ends.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: u32,
    /// It does not end until it is revoked.
    #[arg(long, conflicts_with = "days")]
    forever: bool,
}

impl Life {
    fn days(&self) -> Option<u32> {
        (!self.forever).then_some(self.days)
    }
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let path = Config::load(&args.config)?.http.tokens;
    match args.command {
        Command::Create { role, name, person, life } => {
            note(&args.config, &format!("makes the token {name} with the role {role}"))?;
            println!("{}", tokens::create_for(&path, &name, person.as_deref(), role, life.days())?);
        }
        Command::Rotate { name, person: Some(person), life, .. } => {
            note(&args.config, &format!("rotates the token {name} and gives it to {person}"))?;
            println!("{}", tokens::rotate_to(&path, &name, &person, life.days())?);
        }
        Command::Rotate { name, person: None, overlap_hours, life } => {
            note(&args.config, &format!("rotates the token {name}"))?;
            println!("{}", tokens::rotate(&path, &name, life.days(), overlap_hours)?);
        }
        Command::List => tokens::read(&path)?.iter().for_each(|token| println!("{}", line(token))),
        // A stolen token is to be good for nothing whatever becomes of the note.
        Command::Revoke { name } => {
            tokens::revoke(&path, &name)?;
            note(&args.config, &format!("revoked the token {name}"))?;
        }
    }
    Ok(())
}

fn line(token: &Token) -> String {
    let end = match token.expires {
        Some(end) if token.is_good(tokens::now()) => format!("until {end}"),
        Some(end) => format!("EXPIRED {end}"),
        None => "no end".to_owned(),
    };
    let of = token.person.as_ref().map(|person| format!("  of {person}")).unwrap_or_default();
    format!("{:<20} {:<8} made {}  {end}{of}", token.name, token.role, token.created)
}
