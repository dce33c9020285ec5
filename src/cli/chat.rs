//! `offhook chat`: a flow's dialog in the terminal, with typed words and keys, and why it goes as it does.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write, stdin, stdout};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Context as _;
use jiff::Timestamp;

use super::answers::{Answers, FAILED, Row, Rows, silent};
use super::parts::Parts;
use super::rehearsal::{Act, Reaction, Rehearsal, moment, reasoned};
use super::{Exit, Fault, flow_file};
use crate::{
    agi::Command,
    call::result_variables,
    dialog::{Context, Outcome},
    flow::Flow,
};

const EXAMPLES: &str = "\
Examples:
  offhook chat asterisk/flows/reception.toml
      talk to the reception: type what a caller would say, or keys
  offhook chat asterisk/flows/clinic.toml --now 2026-12-25T10:00
      as it goes on Christmas Day
  offhook chat asterisk/flows/bank.toml --caller +441632960123 --row customer.name=Carla
      a caller whom the lookup `customer` knows
  offhook chat asterisk/flows/clinic.toml --config /etc/offhook/offhook.toml
      with the models of that configuration, as its calls have them
  printf 'billing\\nyes\\n' | offhook chat asterisk/flows/reception.toml
      without a terminal

What can be typed:
  billing please         words; with @0.7 at the end the recogniser is only 70 % sure of them
  1                      keys: a line of 0-9, * and # alone, or /keys 123#
  /silence               the caller says nothing
  /unrecognised          the caller says something that no recogniser understands
  /hangup                the caller hangs up, as at the end of the input
  /why                   what was found out, and how sure the flow has to be
";

const HELP: &str = "type what a caller would say, or keys; /silence /unrecognised /hangup /why";

/// Talk to a flow in the terminal, and see why it answers as it does.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The flow file.
    #[arg(value_name = "FLOW.toml")]
    flow: PathBuf,

    /// A value that the dialplan would hand over; may be repeated.
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    context: Vec<(String, String)>,

    /// The caller's number.
    #[arg(long, value_name = "NUMBER", default_value = "")]
    caller: String,

    /// The number that was called.
    #[arg(long, value_name = "NUMBER", default_value = "")]
    called: String,

    /// When the call begins, on the flow's own clock: 2026-11-23T10:00. Without it, now.
    #[arg(long, value_name = "TIME")]
    now: Option<String>,

    /// What a lookup finds, instead of asking its source; may be repeated. customer= means that it finds nobody,
    /// customer=failed that it cannot be asked.
    #[arg(long, value_name = "LOOKUP.FIELD=VALUE", value_parser = pair)]
    row: Vec<(String, String)>,

    /// The configuration whose models understand what phrases do not, and whose allow-list of lookups counts
    /// [default: asterisk/offhook.toml, else /etc/offhook/offhook.toml, if it is there].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Which of the ways to say something is taken, where a prompt has several.
    #[arg(long, value_name = "N", default_value_t = 0)]
    variety: usize,
}

pub fn run(args: Args) -> anyhow::Result<Exit> {
    let flow = flow_file::load(&args.flow)?;
    let rows = rows(&args.row, &flow)?;
    let context = context(&args, &flow)?;
    let mut parts = Parts::new(args.config.as_deref())?;
    let opened = Arc::new(parts.open_flow(&args.flow, flow));
    let flow = Arc::clone(&opened.flow);
    let terminal = stdin().is_terminal();
    if let Some(line) = silent(&opened, false) {
        println!("  ({line})");
    }
    let answers = Answers::new(rows, Vec::new(), opened);
    if terminal {
        println!("  ({HELP})");
    }
    let (mut rehearsal, mut reaction) = Rehearsal::begin(Arc::clone(&flow), context, answers);
    tell(&reaction);
    let mut lines = stdin().lock().lines();
    while !rehearsal.is_over() {
        if terminal {
            print!("> ");
            stdout().flush().context("cannot write to the terminal")?;
        }
        let line = lines.next().transpose().context("cannot read what was typed")?;
        let line = line.as_deref().map_or("/hangup", str::trim);
        if !terminal && !line.is_empty() {
            println!("> {line}");
        }
        match act(line) {
            Ok(Some(act)) => {
                reaction = rehearsal.act(&act);
                tell(&reaction);
            }
            Ok(None) if line.is_empty() => {}
            Ok(None) => explain(&flow, &rehearsal, &reaction),
            Err(complaint) => println!("  ({complaint})"),
        }
    }
    Ok(Exit::Done)
}

fn context(args: &Args, flow: &Flow) -> anyhow::Result<Context> {
    let mut context = Context::new(&args.caller, &args.called);
    for (name, value) in &args.context {
        context.insert(name, value);
    }
    let began = match &args.now {
        Some(written) => moment(written, flow).ok_or_else(|| {
            Fault::new(format!("`{written}` is not a time"), "write it as 2026-11-23T10:00").exit(Exit::Usage)
        })?,
        None => clock()?,
    };
    Ok(context.begun_at(began, args.variety))
}

fn clock() -> anyhow::Result<Timestamp> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok();
    let seconds = since.and_then(|since| i64::try_from(since.as_secs()).ok());
    seconds
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .context("this machine's clock is far off")
}

/// `customer.name` and its value; `customer` and nothing for nobody, or `failed`.
fn rows(written: &[(String, String)], flow: &Flow) -> anyhow::Result<Rows> {
    let mut rows = Rows::new();
    for (name, value) in written {
        let (lookup, field) = name.split_once('.').unwrap_or((name, ""));
        let is_whole = value.is_empty() || value == FAILED;
        if !flow.lookups().contains_key(lookup) || (field.is_empty() && !is_whole) {
            let known: Vec<String> =
                flow.lookups().keys().map(|name| format!("{name}.FIELD=VALUE")).collect();
            let remedy = match known.is_empty() {
                true => "leave --row out: this flow looks nothing up".to_owned(),
                false => format!("write {}", known.join(" or ")),
            };
            return Err(Fault::new(format!("`{name}` is no field of a lookup"), remedy)
                .exit(Exit::Usage)
                .into());
        }
        match (field, rows.entry(lookup.to_owned()).or_insert_with(|| Row::Found(BTreeMap::new()))) {
            ("", row) if value == FAILED => *row = Row::Failed,
            ("", _) | (_, Row::Failed) => {}
            (field, Row::Found(row)) => drop(row.insert(field.to_owned(), value.clone())),
        }
    }
    Ok(rows)
}

/// What a typed line means; nothing for an empty one and for `/why`.
fn act(line: &str) -> Result<Option<Act>, String> {
    if let Some(command) = line.strip_prefix('/') {
        let (command, rest) = command.split_once(' ').unwrap_or((command, ""));
        return match command {
            "why" => Ok(None),
            "silence" => Ok(Some(Act::Silence)),
            "unrecognised" => Ok(Some(Act::NotRecognised)),
            "hangup" => Ok(Some(Act::HangUp)),
            "keys" => Act::keys(rest).map(Some).ok_or("keys are 0-9, * and #, as in /keys 123#".to_owned()),
            _ => Err(format!("/{command} is not known: {HELP}")),
        };
    }
    // Digits with blanks between them are words: they are what a recogniser writes.
    Ok(match line {
        "" => None,
        _ if !line.contains(' ') => Some(Act::keys(line).unwrap_or_else(|| Act::say(line))),
        _ => Some(Act::say(line)),
    })
}

fn tell(reaction: &Reaction) {
    for decision in &reaction.decisions {
        println!("      {}", reasoned(decision));
    }
    for said in &reaction.said {
        println!("bot: {said}");
    }
    if let Some(outcome) = &reaction.outcome {
        end(outcome);
    }
}

/// What the dialplan would be handed.
fn end(outcome: &Outcome) {
    println!();
    for command in result_variables(outcome, None, None) {
        match command {
            Command::SetVariable { name, value } if !value.expose().is_empty() => {
                println!("{}={}", name.trim_start_matches('_'), value.expose());
            }
            Command::SetContext(to) => println!("(the call jumps to context {to})"),
            _ => {}
        }
    }
}

fn explain(flow: &Flow, rehearsal: &Rehearsal, reaction: &Reaction) {
    let sure = flow.thresholds();
    println!(
        "      acts from {} %, asks from {} %, answers from documents from {} %",
        sure.act, sure.confirm, sure.answer
    );
    for decision in &reaction.decisions {
        println!("      {}", reasoned(decision));
        for source in &decision.sources {
            println!("      from {source}");
        }
    }
    for found in &reaction.found {
        println!("      {found}");
    }
    if let Some(question) = rehearsal.question() {
        let keys = question.expect.keys.map_or("no keys".to_owned(), |rule| {
            let until = rule.terminator.map_or(String::new(), |key| format!(", ended by {key}"));
            format!("up to {} keys{until}", rule.digits_max)
        });
        let sensitive = if question.sensitive { "; the answer is kept nowhere" } else { "" };
        println!("      waits for {keys}, silence for {} ms{sensitive}", question.expect.no_input_ms);
    }
}

fn pair(written: &str) -> Result<(String, String), String> {
    let pair = written.split_once('=').filter(|(name, _)| !name.is_empty());
    pair.map(|(name, value)| (name.to_owned(), value.to_owned())).ok_or("write it as NAME=VALUE".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_words_keys_or_commands() {
        let keys = |text: &str| Ok(Some(Act::Keys(text.to_owned())));
        let words = |text: &str| Ok(Some(Act::Say(text.to_owned(), 1.0)));
        for (line, meant) in [
            ("1", keys("1")),
            ("123#", keys("123#")),
            ("1 2 3", words("1 2 3")),
            ("billing", words("billing")),
            ("/keys 12 3#", keys("123#")),
            ("/silence", Ok(Some(Act::Silence))),
            ("/why", Ok(None)),
            ("", Ok(None)),
        ] {
            assert_eq!(act(line), meant, "{line}");
        }
        assert!(act("/keys x").is_err() && act("/wy").is_err());
    }
}
