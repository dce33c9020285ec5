//! `offhook eval answers`: callers' answers whose right meaning is known, put to the questions of a flow.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    cli::{
        Exit, Fault,
        answers::Answers,
        parts::Parts,
        rehearsal::{Act, Rehearsal, moment},
    },
    dialog::{Context, Status},
    flow::Flow,
};

const EXAMPLES: &str = "\
Examples:
  offhook eval answers --flow asterisk/flows/clinic.toml date.tsv
      if the flow has a slot `date`, its question is asked; otherwise the flow's own open question
  offhook eval answers --flow tests/phrases/en/answers.toml tests/phrases/en/*.tsv --wrong
      each table to the slot of its name; list what was not right
  offhook eval answers --flow reception.toml heard.tsv --now 2026-11-23T10:00 --json

A table is named after the slot that it answers and has the columns want and said, with a TAB between them; lines with #
are comments. `want` is the slot's value as variables have it (2026-12-24, 14:30, yes, Carla Jones), or the destination
or intent; several right ones with | between them; `ask` where no value may be taken; `not X` where all but X is right.

right      the value was taken at once
read back  it was taken after the caller had said yes to it
asked      nothing was taken where something could have been: the question comes again
wrong      a value was taken that nobody said
";

/// Callers' answers with known meanings, put to the questions of a flow: right, asked again, wrong.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Answers and what they mean, one table for each question
    #[arg(value_name = "TABLE.tsv", required = true)]
    tables: Vec<PathBuf>,

    /// The flow whose questions are asked
    #[arg(long, value_name = "FLOW.toml")]
    flow: PathBuf,

    /// What time it is, on the flow's clock or with an offset: dates depend on it
    #[arg(long, value_name = "TIME", default_value = "2026-11-23T10:00")]
    now: String,

    /// The configuration whose models answer what phrases do not [default: asterisk/offhook.toml, else
    /// /etc/offhook/offhook.toml, if it is there]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// List every answer that was not right
    #[arg(long)]
    wrong: bool,

    /// Print JSON
    #[arg(long, conflicts_with = "wrong")]
    json: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Tally {
    table: String,
    answers: usize,
    right: usize,
    read_back: usize,
    asked: usize,
    wrong: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Right,
    ReadBack,
    Asked,
    Wrong,
}

/// One line of a table.
struct Row {
    want: String,
    said: String,
}

/// A question with all that it takes to ask it.
struct Asking {
    flow: Arc<Flow>,
    /// `None`: the open question.
    slot: Option<String>,
    began: Timestamp,
    opened: Option<Arc<crate::cli::parts::OpenedFlow>>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let text = fs::read_to_string(&args.flow).with_context(|| args.flow.display().to_string())?;
    let mut tallies = Vec::new();
    let mut listed = String::new();
    for table in &args.tables {
        let rows = rows(table)?;
        let asking = asking(args, &text, table)?;
        let mut tally = Tally { table: table.display().to_string(), answers: rows.len(), ..Tally::default() };
        for row in &rows {
            let (verdict, got) = asking.put(row);
            tally.count(verdict);
            if verdict != Verdict::Right && verdict != Verdict::ReadBack {
                writeln!(
                    listed,
                    "{}\t{}\twanted {}\tgot {}",
                    table.display(),
                    row.said,
                    row.want,
                    got.as_deref().unwrap_or("-")
                )?;
            }
        }
        tallies.push(tally);
    }
    if args.json {
        println!("{}", serde_json::to_string(&tallies)?);
    } else {
        print!("{}{}", if args.wrong { &listed } else { "" }, shown(&tallies));
    }
    Ok(Exit::Done)
}

fn rows(path: &Path) -> anyhow::Result<Vec<Row>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = text.lines().enumerate();
    let told =
        lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty() && *line != "want\tsaid");
    told.map(|(index, line)| match line.split_once('\t') {
        Some((want, said)) => Ok(Row { want: want.to_owned(), said: said.to_owned() }),
        None => {
            let attempt =
                format!("{}:{}: no TAB between what is wanted and what was said", path.display(), index + 1);
            Err(Fault::new(attempt, "write `want TAB said`, as in `yes\tthat's right`").into())
        }
    })
    .collect()
}

/// The flow, made to begin with the question of a table.
fn asking(args: &Args, text: &str, table: &Path) -> anyhow::Result<Asking> {
    let name = args.flow.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let load = |text: &str| {
        Flow::load(&name, text).map_err(|faults| {
            let attempt = format!("{}: {} faults", args.flow.display(), faults.len());
            anyhow::Error::from(Fault::new(attempt, format!("see `offhook check {}`", args.flow.display())))
        })
    };
    let slot = table.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut whole: toml::Table = text.parse()?;
    let has_slot =
        whole.get("slots").and_then(toml::Value::as_table).is_some_and(|slots| slots.contains_key(&slot));
    let flow = load(text)?;
    let began = moment(&args.now, &flow).ok_or_else(|| {
        Fault::new(format!("{} is no time", args.now), "write it as in --now 2026-11-23T10:00")
    })?;
    if !has_slot {
        let opened = Arc::new(Parts::new(args.config.as_deref())?.open_flow(&args.flow, flow));
        return Ok(Asking { flow: Arc::clone(&opened.flow), slot: None, began, opened: Some(opened) });
    }
    let steps: toml::Table = format!("steps = [{{ ask = \"{slot}\" }}, {{ hangup = \"Done.\" }}]").parse()?;
    whole.insert("start".to_owned(), toml::Value::Table(steps));
    let flow = load(&toml::to_string(&whole)?)?;
    Ok(Asking { flow, slot: Some(slot), began, opened: None })
}

impl Asking {
    fn put(&self, row: &Row) -> (Verdict, Option<String>) {
        let context = Context::new("", "").begun_at(self.began, 0);
        let answers = match &self.opened {
            Some(opened) => Answers::new(BTreeMap::new(), Vec::new(), Arc::clone(opened)),
            None => Answers::default(),
        };
        let (mut call, _) = Rehearsal::begin(Arc::clone(&self.flow), context, answers);
        let at_once = self.got(call.act(&Act::Say(row.said.clone(), 1.0)).outcome.as_deref());
        if let Some(verdict) = judged(&row.want, at_once.as_deref()) {
            return (verdict, at_once);
        }
        let confirmed = self.confirmed(&mut call);
        match judged(&row.want, confirmed.as_deref()) {
            Some(Verdict::Right) => (Verdict::ReadBack, confirmed),
            _ => (Verdict::Asked, None),
        }
    }

    /// What a caller's yes makes of the question that follows, where a yes is no value itself.
    fn confirmed(&self, call: &mut Rehearsal) -> Option<String> {
        let yes = call.act(&Act::Say("yes".to_owned(), 1.0));
        self.got(yes.outcome.as_deref()).filter(|got| got != "yes")
    }

    fn got(&self, outcome: Option<&crate::dialog::Outcome>) -> Option<String> {
        let outcome = outcome?;
        match &self.slot {
            Some(slot) => outcome.slots.get(&slot.to_uppercase()).map(|value| value.expose().clone()),
            // A call that nobody could settle ends at the fallback, and was not understood for that.
            None if outcome.status != Status::Ok => None,
            None => {
                let destination = outcome.destination.as_ref().map(|to| to.name().to_owned());
                destination.or_else(|| outcome.intent.clone())
            }
        }
    }
}

/// `None`: nothing was taken where something could have been.
fn judged(want: &str, got: Option<&str>) -> Option<Verdict> {
    let same = |one: &str, other: &str| plain(one) == plain(other);
    let wanted: Vec<&str> = want.split('|').map(str::trim).collect();
    let right = |right: bool| Some(if right { Verdict::Right } else { Verdict::Wrong });
    if let Some(unwanted) = want.strip_prefix("not ") {
        return right(got.is_none_or(|got| !same(got, unwanted)));
    }
    match got {
        None => wanted.contains(&"ask").then_some(Verdict::Right),
        Some(got) => right(wanted.iter().any(|want| *want != "ask" && same(want, got))),
    }
}

/// Capitals, blanks and hyphens are no difference that a caller could hear.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == ':').flat_map(char::to_lowercase).collect()
}

impl Tally {
    fn count(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::Right => &mut self.right,
            Verdict::ReadBack => &mut self.read_back,
            Verdict::Asked => &mut self.asked,
            Verdict::Wrong => &mut self.wrong,
        };
        *count += 1;
    }
}

fn shown(tallies: &[Tally]) -> String {
    let mut all = Tally { table: "all".to_owned(), ..Tally::default() };
    for tally in tallies {
        all.answers += tally.answers;
        all.right += tally.right;
        all.read_back += tally.read_back;
        all.asked += tally.asked;
        all.wrong += tally.wrong;
    }
    let width = tallies.iter().map(|tally| tally.table.len()).max().unwrap_or(0).max("table".len());
    let mut text = format!("{:width$}  answers  right  read back  asked  wrong\n", "table");
    for tally in tallies.iter().chain((tallies.len() > 1).then_some(&all)) {
        let Tally { table, answers, right, read_back, asked, wrong } = tally;
        text += &format!("{table:width$}  {answers:7}  {right:5}  {read_back:9}  {asked:5}  {wrong:5}\n");
    }
    let share = |count: usize| 100.0 * count as f64 / all.answers.max(1) as f64;
    text += &format!(
        "right {:.1} %, read back {:.1} %, asked {:.1} %, wrong {:.1} %\n",
        share(all.right),
        share(all.read_back),
        share(all.asked),
        share(all.wrong)
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_right_asked_or_wrong() {
        for (want, got, verdict) in [
            ("yes", Some("yes"), Some(Verdict::Right)),
            ("yes", Some("no"), Some(Verdict::Wrong)),
            ("yes", None, None),
            ("ask", None, Some(Verdict::Right)),
            ("ask", Some("5"), Some(Verdict::Wrong)),
            ("ask|5", Some("5"), Some(Verdict::Right)),
            ("09:30|21:30", Some("21:30"), Some(Verdict::Right)),
            ("O'Brien", Some("o brien"), Some(Verdict::Right)),
            ("not sales", Some("billing"), Some(Verdict::Right)),
            ("not sales", Some("sales"), Some(Verdict::Wrong)),
            ("not sales", None, Some(Verdict::Right)),
        ] {
            assert_eq!(judged(want, got), verdict, "{want} {got:?}");
        }
    }
}
