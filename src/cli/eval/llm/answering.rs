//! Questions to the documents that no sentence of them answers by itself.

use std::path::Path;

use super::asking::{Asking, Timed};
use super::rows;
use super::tally::{Judged, Tally, Verdict};
use crate::{cli::Fault, llm::Action};

/// Each row: question, `file.md#Heading` (several with | between them, or `none`), words that an answer must have.
pub(super) fn run(asking: &Asking, cases: &Path, tally: &mut Tally) -> anyhow::Result<()> {
    for (line, row) in rows(cases)? {
        let [question, sources, words @ ..] = &row[..] else {
            let what = format!("{}:{line}: no TAB", cases.display());
            return Err(Fault::new(what, "write `question TAB file.md#Heading`, or none").into());
        };
        let words = words.first().map_or("", String::as_str);
        tally.add(judged(asking, question, sources == "none", words));
    }
    Ok(())
}

fn judged(asking: &Asking, question: &str, out_of_scope: bool, words: &str) -> Judged {
    let (passages, answer) = asking.passages(question);
    let least = asking.flow().thresholds().answer;
    if answer.is_some_and(|answer| answer.confidence >= least) {
        return Judged { verdict: Verdict::Before, out_of_scope, ms: 0, told: String::new() };
    }
    let brief = crate::llm::Brief { passages, ..asking.brief(question) };
    let Timed { found, ms } = asking.reply(&brief);
    let said = found.and_then(Result::ok).filter(|reply| reply.decision.action == Action::Answer);
    let said = said.and_then(|reply| reply.say).map(|say| say.into_inner());
    let verdict = match &said {
        None => Verdict::Refused,
        Some(said) if !out_of_scope && has_any(said, words) => Verdict::Right,
        Some(_) => Verdict::Wrong,
    };
    Judged { verdict, out_of_scope, ms, told: format!("{question} -> {}", said.unwrap_or_default()) }
}

/// Whether one of the words with | between them is in the text.
fn has_any(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    words.split('|').any(|word| text.contains(&word.trim().to_lowercase()))
}
