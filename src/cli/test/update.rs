//! Writes what a flow does now into its test file, and leaves everything else there as it is.

use std::ops::Range;

use super::ending::{Value, actual, described, quoted};
use super::play::{Exchange, Played};
use super::script::Case;

/// A piece of the file, and what comes in its place.
type Edit = (Range<usize>, String);

const NEXT: &str = ",\n    ";

pub(super) fn rewritten(text: &str, played: &[(Case, Played)]) -> String {
    let mut edits: Vec<Edit> = played.iter().flat_map(|(case, played)| edits(text, case, played)).collect();
    edits.sort_by_key(|(place, _)| place.start);
    let mut text = text.to_owned();
    for (place, new) in edits.into_iter().rev() {
        text.replace_range(place, &new);
    }
    text
}

fn edits(text: &str, case: &Case, played: &Played) -> Vec<Edit> {
    let mut edits = Vec::new();
    // What stands on one line is set out anew; between lines there may be comments to keep.
    let anew = case.is_bare() && !text[case.turns_at.clone()].contains('\n');
    if anew {
        edits.push((case.turns_at.clone(), set_out(case, played)));
    }
    for exchange in played.exchanges.iter().filter(|exchange| exchange.reached) {
        if !exchange.fits(case) {
            edits.extend(corrected(case, exchange));
        } else if case.is_bare() && !anew && !exchange.said.is_empty() {
            edits.push(filled_in(case, exchange));
        }
    }
    let Some(outcome) = &played.outcome else { return edits };
    for end in case.ends.iter().flatten() {
        let found = actual(outcome, end.key);
        // Slots that stand in a table of their own are left to their author.
        let replaceable = !matches!(end.value, Value::Slots(_)) || text[end.at.clone()].starts_with('{');
        if !end.value.allows(&found) && replaceable {
            edits.push((end.at.clone(), found.as_toml()));
        }
    }
    if case.is_bare() {
        edits.push((case.turns_at.end..case.turns_at.end, format!("\n{}", described(outcome))));
    }
    edits
}

/// Only the lines that differ, where their number is right.
fn corrected(case: &Case, exchange: &Exchange) -> Vec<Edit> {
    let written = &case.turns[exchange.expected.clone()];
    if written.len() == exchange.said.len() {
        let differ = written.iter().zip(&exchange.said).filter(|(turn, said)| !turn.allows(said));
        return differ.map(|(turn, said)| (turn.at.clone(), bot(said))).collect();
    }
    let (Some(first), Some(last)) = (written.first(), written.last()) else { return Vec::new() };
    if exchange.said.is_empty() {
        // A line of its own cannot be taken out without its comma: what was expected is for the author to remove.
        return Vec::new();
    }
    vec![(first.at.start..last.at.end, bots(exchange))]
}

fn filled_in(case: &Case, exchange: &Exchange) -> Edit {
    match exchange.caller.map(|index| &case.turns[index]) {
        Some(caller) => (caller.at.end..caller.at.end, format!("{NEXT}{}", bots(exchange))),
        None => {
            let start = case.turns.first().map_or(case.turns_at.end - 1, |first| first.at.start);
            (start..start, format!("{}{NEXT}", bots(exchange)))
        }
    }
}

fn set_out(case: &Case, played: &Played) -> String {
    let lines = played.exchanges.iter().flat_map(|exchange| {
        let caller = exchange.caller.map(|index| quoted(&case.turns[index].written));
        caller.into_iter().chain(exchange.said.iter().map(|said| bot(said)))
    });
    format!("[\n{}]", lines.map(|line| format!("    {line},\n")).collect::<String>())
}

fn bots(exchange: &Exchange) -> String {
    exchange.said.iter().map(|said| bot(said)).collect::<Vec<_>>().join(NEXT)
}

fn bot(said: &str) -> String {
    quoted(&format!("bot: {said}"))
}
