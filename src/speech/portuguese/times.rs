//! Times of day.

use super::number::{self, Gender};
use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (
        r"\b(\d{1,2}(?:[:h]\d{2}|\s?h)?)(?:min|\s?hrs?\b|\s?hs?\b)?\s?[-\x{2013}]\s?(\d{1,2}(?:[:h]\d{2}|\s?h\b))",
        span,
    ),
    (r"(?i)\b(\d{1,2})(?::|\s?h\s?)(\d{2})(?::(\d{2}))?(?:\s?min\b|\s?h(?:rs?|s)?\b)?", clock),
    (r"(?i)\b(\d{1,2})()()\s?h(?:rs?|s)?\b\.?", clock),
];

/// "9:00-17:00", "9h-17h".
fn span(found: &Found<'_>, _: Accent) -> Option<String> {
    let is_row = found.after().starts_with(['-', '/']) || found.before().ends_with(['-', '/', '.', ',']);
    let first = found.get(1);
    let first = if first.contains([':', 'h']) { first.to_owned() } else { format!("{first}h") };
    (!is_row).then(|| format!("{first} às {}", found.get(2)))
}

fn clock(found: &Found<'_>, accent: Accent) -> Option<String> {
    let number = |part| found.get(part).parse::<u64>().ok();
    let (hour, minute) = (number(1)?, number(2).unwrap_or_default());
    let is_part = found.before().ends_with([':', ',', '.', '/']) || found.after().starts_with([':', '/']);
    if hour > 24 || minute > 59 || is_part {
        return None;
    }
    let dot = if found.ends_sentence() { "." } else { "" };
    let named = found.after().trim_start().starts_with("hora");
    let seconds = number(3)
        .filter(|seconds| *seconds > 0)
        .map(|seconds| format!(" e {} segundos", number::cardinal(seconds, Gender::Masculine, accent)));
    Some(format!("{}{}{dot}", said(hour, minute, named, accent), seconds.unwrap_or_default()))
}

fn said(hour: u64, minute: u64, named: bool, accent: Accent) -> String {
    let words = number::cardinal(hour, Gender::Feminine, accent);
    match minute {
        0 if named => words,
        0 if hour == 1 => format!("{words} hora"),
        0 => format!("{words} horas"),
        30 if (1..12).contains(&hour) => format!("{words} e meia"),
        _ => format!("{words} e {}", number::cardinal(minute, Gender::Masculine, accent)),
    }
}
