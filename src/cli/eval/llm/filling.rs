//! Values that a caller tells in passing: which of them the model finds, and which it makes up.

use std::collections::BTreeMap;
use std::path::Path;

use super::asking::{Asking, Timed};
use super::rows;
use super::tally::{Judged, Tally, Verdict};
use crate::cli::Fault;

/// Each row: what is said, and `slot=value; slot=value` or nothing.
pub(super) fn run(asking: &Asking, cases: &Path, tally: &mut Tally) -> anyhow::Result<()> {
    let fillable: Vec<String> = asking.flow().charter().slots.iter().map(|slot| slot.name.clone()).collect();
    for (line, row) in rows(cases)? {
        let wanted = row.get(1).map_or("", String::as_str);
        let wanted = values(wanted).filter(|wanted| wanted.keys().all(|name| fillable.contains(name)));
        let Some(wanted) = wanted else {
            let what = format!("{}:{line}: no values of the flow's slots", cases.display());
            return Err(Fault::new(
                what,
                format!("write `SAID TAB slot=value; slot=value` with {}", fillable.join(", ")),
            )
            .into());
        };
        tally.add(judged(asking, &row[0], &fillable, &wanted));
    }
    Ok(())
}

fn values(written: &str) -> Option<BTreeMap<String, String>> {
    let pairs = written.split(';').map(str::trim).filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            pair.split_once('=').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}

/// A case is right when every value is as written and there is no other; wrong when one is otherwise.
fn judged(asking: &Asking, said: &str, fillable: &[String], wanted: &BTreeMap<String, String>) -> Judged {
    let brief = crate::llm::Brief { wanted: fillable.to_vec(), ..asking.brief(said) };
    let Timed { found, ms } = asking.reply(&brief);
    let slots = found.and_then(Result::ok).map(|reply| reply.decision.slots).unwrap_or_default();
    let found: BTreeMap<String, String> = slots
        .iter()
        .filter_map(|(name, value)| {
            let value = asking.flow().value_of_model(name, value.expose(), said, TODAY)?;
            Some((name.clone(), value.canonical.into_inner()))
        })
        .collect();
    let same = |name: &String, value: &String| {
        wanted.get(name).is_some_and(|wanted| wanted.eq_ignore_ascii_case(value))
    };
    let out_of_scope = wanted.is_empty();
    let verdict = if found.iter().any(|(name, value)| !same(name, value)) {
        Verdict::Wrong
    } else if found.len() == wanted.len() && !out_of_scope {
        Verdict::Right
    } else {
        Verdict::Refused
    };
    let raw: Vec<String> = slots.iter().map(|(name, value)| format!("{name}={}", value.expose())).collect();
    let kept: Vec<String> = found.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Judged {
        verdict,
        out_of_scope,
        ms,
        told: format!("{said} -> {} (of {})", kept.join("; "), raw.join("; ")),
    }
}

/// The day on which all of it is said: a Monday.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);
