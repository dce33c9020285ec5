//! A sentence for the agent from what a caller said: whether it says nothing else.

use std::path::Path;

use super::asking::{Asking, Timed};
use super::rows;
use super::tally::{Judged, Tally, Verdict};
use crate::{
    dialog::{Finding, Subject},
    llm::recap_line,
};

/// Each row ends with what a caller said, as a table of requests does.
pub(super) fn run(asking: &Asking, cases: &Path, tally: &mut Tally) -> anyhow::Result<()> {
    // The first line names the columns.
    for (_, row) in rows(cases)?.into_iter().skip(1) {
        if let Some(said) = row.last() {
            tally.add(judged(asking, said));
        }
    }
    Ok(())
}

fn judged(asking: &Asking, said: &str) -> Judged {
    let brief = asking.whole_call(said);
    let Timed { found, ms } = asking.find(Subject::Sentence(Box::new(brief.clone())));
    let (verdict, sentence) = match found {
        Finding::Reply { text, .. } => match recap_line(&brief, text.expose()) {
            Ok(line) => (Verdict::Right, line.into_inner()),
            Err(reason) => (Verdict::Refused, format!("{} ({reason})", text.expose().trim())),
        },
        _ => (Verdict::Refused, "(no sentence in time)".to_owned()),
    };
    Judged { verdict, out_of_scope: false, ms, told: format!("{said} -> {sentence}") }
}
