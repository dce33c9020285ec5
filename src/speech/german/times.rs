//! Times of day.

use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 5] = [
    (
        r"\b(\d{1,2}(?:[:.]\d{2})?)(?:\s?Uhr)?\s?(?:[-\x{2013}]|bis)\s?(\d{1,2}(?:[:.]\d{2})?)\s?(?:Uhr|h)\b",
        span,
    ),
    (r"\b(\d{1,2}):(\d{2})\s?[-\x{2013}]\s?(\d{1,2}):(\d{2})\b", span_of_figures),
    (r"\b(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s?(?:Uhr|h)\b", clock),
    (r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\b", clock),
    (r"\b(\d{1,2})\s?(?:Uhr|h)\b(?:\s(\d{1,2})\b)?", hour),
];

fn said(hour: u64, minute: u64) -> Option<String> {
    let is_time = hour <= 24 && minute <= 59;
    let hour = if hour == 1 { "ein".to_owned() } else { number::cardinal(hour) };
    is_time.then(|| match minute {
        0 => format!("{hour} Uhr"),
        _ => format!("{hour} Uhr {}", number::cardinal(minute)),
    })
}

fn of(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    said(hour.parse().ok()?, minute.parse().ok()?)
}

/// "9-17 Uhr", "8.30 bis 12 Uhr": the first hour needs no "Uhr" where it has no minutes.
fn span(found: &Found<'_>) -> Option<String> {
    if found.before().ends_with([',', '.', '-', '/', ':']) {
        return None;
    }
    let first = of(found.get(1))?;
    let first = match first.strip_suffix(" Uhr") {
        Some("ein") => "eins".to_owned(),
        Some(hour) => hour.to_owned(),
        None => first,
    };
    Some(format!("{first} bis {}", of(found.get(2))?))
}

fn span_of_figures(found: &Found<'_>) -> Option<String> {
    let (first, last) =
        (said(found.number(1)?, found.number(2)?)?, said(found.number(3)?, found.number(4)?)?);
    Some(format!("{first} bis {last}"))
}

fn clock(found: &Found<'_>) -> Option<String> {
    let is_part = found.before().ends_with([':', '.', ',']) || found.after().starts_with(':');
    let time = said(found.number(1)?, found.number(2)?).filter(|_| !is_part)?;
    Some(match found.number(3).filter(|seconds| *seconds > 0) {
        Some(seconds) => format!("{time} und {} Sekunden", number::cardinal(seconds)),
        None => time,
    })
}

/// "9 Uhr", "14 Uhr 30".
fn hour(found: &Found<'_>) -> Option<String> {
    let is_part = found.before().ends_with(['.', ',', ':', '-']);
    // "24 h" are hours, "um 14 h" is one.
    let told = ["um", "ab", "bis", "von", "gegen"].contains(&found.word_before().as_str());
    let is_count = found.whole().ends_with('h') && !told;
    said(found.number(1)?, found.number(2).unwrap_or_default()).filter(|_| !is_part && !is_count)
}
