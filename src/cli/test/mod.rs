//! `offhook test`: plays the dialogs beside a flow and shows what goes otherwise than written.

mod ending;
mod play;
mod script;
mod update;

use std::fs;
use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::play::{Line, Played, differs, play};
use self::script::Case;
use super::Fault;
use super::answers::silent;
use super::check::configured;
use super::parts::{OpenedFlow, Parts};
use super::usual;
use crate::flow::Flow;

const EXAMPLES: &str = "\
Examples:
  offhook test asterisk/flows/reception.toml
      play the dialogs of asterisk/flows/reception.test.toml
  offhook test
      those of all flows of the configuration
  offhook test asterisk/flows/clinic.toml --only cancel --verbose
      the dialogs whose names hold \"cancel\", and how each answer was understood
  offhook test asterisk/flows/clinic.toml --update
      accept what the flow does now: rewrite what differs, and fill in dialogs of callers' turns alone

A dialog in NAME.test.toml:
  [[dialog]]
  name = \"Billing at once\"
  turns = [
      \"caller: billing please\",
      \"bot: Thank you. *\",
  ]
  ends = { action = \"transfer\", destination = \"billing\" }

docs/flow-tests.md explains every key.
";

/// Play the dialogs beside flows and show every difference.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Flow files; the dialogs are in NAME.test.toml beside each. Without any, all flows of the configuration.
    #[arg(value_name = "FLOW.toml")]
    pub(super) flows: Vec<PathBuf>,

    /// The configuration whose flows are tested where none is named, and whose models answer what a dialog does not
    /// [default: asterisk/offhook.toml, else /etc/offhook/offhook.toml, if it is there].
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Play only the dialogs whose names hold this.
    #[arg(long, value_name = "TEXT", conflicts_with = "update")]
    pub(super) only: Option<String>,

    /// Rewrite what is expected to what the flow does now; read the change before you keep it.
    #[arg(long)]
    pub(super) update: bool,
}

/// What became of one flow's dialogs.
enum Tested {
    Played {
        dialogs: usize,
        differing: usize,
    },
    /// The flow or its dialogs cannot be used.
    Faulty,
    NoDialogs,
}

/// With `verbose` every dialog is shown, and how each answer was understood.
pub fn run(args: Args, verbose: bool) -> anyhow::Result<()> {
    let config = args.config.clone().unwrap_or_else(usual::configuration);
    let named = !args.flows.is_empty();
    let flows = if named { args.flows.clone() } else { configured(&config)? };
    let mut parts = Parts::new(args.config.as_deref())?;
    let (mut played, mut differing, mut unusable) = (0, 0, 0);
    for path in &flows {
        match test(path, &args, verbose, &mut parts)? {
            Tested::Played { dialogs, differing: differ } => {
                played += dialogs;
                differing += differ;
            }
            Tested::NoDialogs if !named => {}
            Tested::Faulty | Tested::NoDialogs => unusable += 1,
        }
    }
    let fault = |attempt: String, remedy: &str| Err(Fault::new(attempt, remedy).into());
    match (unusable, differing) {
        // A test that played nothing has shown nothing.
        (0, 0) if played == 0 => fault(
            "there is no such dialog to play".to_owned(),
            "name a part of a dialog's name after --only, or write dialogs into NAME.test.toml",
        ),
        (0, 0) => Ok(()),
        (0, _) => fault(
            format!("{differing} of {played} dialogs went otherwise than written"),
            "correct the flow; or accept what it does now with --update, and read the change",
        ),
        (_, _) => fault(
            format!("the dialogs of {unusable} of {} flows cannot be played", flows.len()),
            "correct the lines listed on standard output; docs/flow-tests.md shows how dialogs are written",
        ),
    }
}

fn test(path: &Path, args: &Args, verbose: bool, parts: &mut Parts) -> anyhow::Result<Tested> {
    let dialogs = path.with_extension("test.toml");
    let (opened, text, cases) = match read(path, &dialogs, parts) {
        Ok(read) => read,
        Err(Unread::Faults(faults)) => {
            print!("{faults}");
            return Ok(Tested::Faulty);
        }
        Err(Unread::Missing) => {
            println!("{}: no dialogs; write some into {}", path.display(), dialogs.display());
            return Ok(Tested::NoDialogs);
        }
    };
    let wanted = |case: &Case| args.only.as_ref().is_none_or(|part| case.name.contains(part.as_str()));
    let played: Vec<(Case, Played)> = cases
        .into_iter()
        .filter(wanted)
        .map(|case| {
            let played = play(&opened, &case);
            (case, played)
        })
        .collect();
    if args.update {
        return update(path, &dialogs, &text, &played, parts);
    }
    let mut differing = 0;
    for (case, played) in &played {
        let report = played.report(case);
        let differs = differs(&report);
        differing += usize::from(differs);
        if differs || verbose {
            let mark = if differs { "differs" } else { "ok" };
            println!("{}:{}: {mark}: {}", dialogs.display(), case.line, case.name);
            show(&report, verbose);
        }
    }
    let (dialogs, all) = (dialogs.display(), played.len());
    match differing {
        0 => println!("{dialogs}: ok: {all} dialogs"),
        _ => println!("{dialogs}: {differing} of {all} dialogs differ"),
    }
    let has_replies = played.iter().all(|(case, _)| !case.replies.is_empty());
    if let Some(line) = silent(&opened, has_replies) {
        println!("  ({line})");
    }
    Ok(Tested::Played { dialogs: all, differing })
}

/// Plays again what was written: a turn that comes too late, for one, stays a difference.
fn update(
    path: &Path,
    dialogs: &Path,
    text: &str,
    played: &[(Case, Played)],
    parts: &mut Parts,
) -> anyhow::Result<Tested> {
    let new = update::rewritten(text, played);
    if new == text {
        println!("{}: nothing to rewrite", dialogs.display());
    } else {
        fs::write(dialogs, &new).map_err(|error| {
            let attempt = format!("cannot write {}", dialogs.display());
            Fault::new(attempt, "check that the file can be written to").because(error)
        })?;
        println!("{}: rewritten", dialogs.display());
    }
    let Ok((opened, _, cases)) = read(path, dialogs, parts) else { return Ok(Tested::Faulty) };
    let differing = cases.iter().filter(|case| differs(&play(&opened, case).report(case))).count();
    Ok(Tested::Played { dialogs: cases.len(), differing })
}

enum Unread {
    /// A line for each.
    Faults(String),
    Missing,
}

fn read(
    path: &Path,
    dialogs: &Path,
    parts: &mut Parts,
) -> Result<(Arc<OpenedFlow>, String, Vec<Case>), Unread> {
    let lines = |faults: Vec<crate::flow::Fault>| {
        Unread::Faults(faults.iter().map(|fault| format!("{fault}\n")).collect())
    };
    let readable = |path: &Path| {
        fs::read_to_string(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound if path == dialogs => Unread::Missing,
            _ => Unread::Faults(format!(
                "{}: cannot be read: {error}; name a readable text file\n",
                path.display()
            )),
        })
    };
    let flow = Flow::load(&path.display().to_string(), &readable(path)?).map_err(lines)?;
    let text = readable(dialogs)?;
    let opened = parts.open_flow(path, flow);
    let cases = script::read(&dialogs.display().to_string(), &text, &opened.flow).map_err(lines)?;
    Ok((Arc::new(opened), text, cases))
}

fn show(report: &[Line], verbose: bool) {
    let (red, green, dim, plain) = match stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => ("\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"),
        false => ("", "", "", ""),
    };
    for line in report {
        match line {
            Line::Same(text) => println!("    {text}"),
            Line::Expected(text) => println!("  {red}- {text}{plain}"),
            Line::Actual(text) => println!("  {green}+ {text}{plain}"),
            Line::Why(text) if verbose => println!("      {dim}{text}{plain}"),
            Line::Why(_) => {}
        }
    }
}
