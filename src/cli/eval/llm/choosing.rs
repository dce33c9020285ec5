//! What callers want, as they say it: what phrases, examples and documents leave is put to the model.

use std::path::Path;
use std::sync::Arc;

use super::asking::{Asking, Timed};
use super::rows;
use super::tally::{Judged, Tally, Verdict};
use crate::{
    cli::Fault,
    dialog::{Answer, Context, Converse, Dialog, Heard, Step, Subject},
    llm::{Brief, Wants},
};

/// What a caller says first, and the names of the choices that are right for it: none, if the flow has nothing for it.
struct Request {
    text: String,
    places: Vec<String>,
}

/// A table of requests: the first line names the columns, `place` and `text` among them.
pub(super) fn run(asking: &Asking, cases: &Path, tally: &mut Tally) -> anyhow::Result<()> {
    let rows = rows(cases)?;
    let column =
        |name: &str| rows.first().and_then(|(_, head)| head.iter().position(|column| column == name));
    let (Some(place), Some(text)) = (column("place"), column("text")) else {
        let what = format!("{} has no columns place and text", cases.display());
        return Err(Fault::new(what, "name them in the first line, with a tab between them").into());
    };
    for (_, row) in rows.iter().skip(1) {
        let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
        let known = |name: &&str| asking.flow().choices().iter().any(|choice| choice.name() == *name);
        let places = cell(place).split('|').filter(known).map(str::to_owned).collect();
        tally.add(judged(asking, &Request { text: cell(text), places }));
    }
    Ok(())
}

fn judged(asking: &Asking, request: &Request) -> Judged {
    let out_of_scope = request.places.is_empty();
    let Some(brief) = left_to_the_model(asking, &request.text) else {
        return Judged { verdict: Verdict::Before, out_of_scope, ms: 0, told: String::new() };
    };
    let Timed { found, ms } = asking.reply(&brief);
    let chosen = found.and_then(Result::ok).and_then(|reply| match reply.decision.intent {
        Wants::Intent(name) => Some(name),
        Wants::Nothing | Wants::Unclear => None,
    });
    let verdict = match &chosen {
        Some(name) if request.places.contains(name) => Verdict::Right,
        Some(_) => Verdict::Wrong,
        None => Verdict::Refused,
    };
    let told = format!("{} -> {}\t{}", request.places.join("|"), chosen.unwrap_or_default(), request.text);
    Judged { verdict, out_of_scope, ms, told }
}

/// What the model is told, if the dialog comes to ask it about the first thing that is said.
fn left_to_the_model(asking: &Asking, said: &str) -> Option<Brief> {
    let mut dialog = Converse::new(Arc::clone(&asking.opened.flow), Context::default());
    let mut heard = Some(Heard { text: said.to_owned().into(), confidence: 1.0 });
    let mut step = dialog.open();
    loop {
        step = match step {
            Step::Consult(inquiry) => match inquiry.subject {
                Subject::Reply(brief) => return Some(*brief),
                subject => dialog.answer(Answer::Found(asking.find(subject).found)),
            },
            // What is said once is not said again, so that this ends.
            Step::Ask(_) => dialog.answer(Answer::Heard(heard.take()?)),
            Step::End { .. } => return None,
        };
    }
}
