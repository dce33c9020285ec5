//! Times of day.

use super::{Entry, Region, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 4] = [
    (
        r"(?i)\b(\d{1,2}(?:\s?h(?:\s?\d{2})?|:\d{2})?)\s?[-\x{2013}]\s?(\d{1,2}(?:\s?h(?:\s?\d{2})?|:\d{2}))\b",
        span,
    ),
    (r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?h\b)?", clock),
    (r"(?i)\b(\d{1,2})\s?h\s?(\d{2})\b(?:\s?min\b)?", clock),
    (r"(?i)\b(\d{1,2})\s?h\b\.?", hours),
];

/// "9h-17h": said with "à".
fn span(found: &Found<'_>, _: Region) -> Option<String> {
    let is_row = found.after().starts_with(['-', '/']) || found.before().ends_with(['-', '/', '.', ',']);
    let first = found.get(1);
    let bare = first.chars().all(|c| c.is_ascii_digit());
    let first = if bare { format!("{first} h") } else { first.to_owned() };
    (!is_row).then(|| format!("{first} à {}", found.get(2)))
}

fn clock(found: &Found<'_>, region: Region) -> Option<String> {
    let (hour, minute) = (found.number(1)?, found.number(2)?);
    if hour > 24 || minute > 59 {
        return None;
    }
    let minutes = match minute {
        0 => String::new(),
        minute => format!(" {}", number::cardinal(minute, region)),
    };
    let seconds = match found.number(3).unwrap_or_default() {
        0 => String::new(),
        1 => " et une seconde".to_owned(),
        seconds => format!(" et {} secondes", number::feminine(number::cardinal(seconds, region))),
    };
    Some(format!("{}{minutes}{seconds}", in_hours(hour, region)))
}

fn hours(found: &Found<'_>, region: Region) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{}{dot}", in_hours(found.number(1)?, region)))
}

fn in_hours(hour: u64, region: Region) -> String {
    let name = if hour < 2 { "heure" } else { "heures" };
    format!("{} {name}", number::feminine(number::cardinal(hour, region)))
}
