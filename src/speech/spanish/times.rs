//! Times of day.

use super::number::{Before, cardinal};
use super::{Country, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 5] = [
    (
        r"(?i)\b(\d{1,2}(?:[:.]\d{2})?\s?(?:h\b|hs\b)?)\s?[-\x{2013}]\s?(\d{1,2}:\d{2}\b|\d{1,2}(?:[:.]\d{2})?\s?hs?\b)",
        span,
    ),
    (r"(?i)\b(\d{1,2})(?::(\d{2})|()\s?)(?::\d{2})?\s?([ap])\.?\s?m\b\.?", half),
    (r"(?i)\b(\d{1,2}):(\d{2})(?::00)?(\s?(?:horas|hrs?|hs?)\b\.?)?", clock),
    (r"(?i)\b(\d{1,2})\.?(\d{2})?(\s?(?:hrs?|hs)\b\.?|\sh\b\.?|h(?:\b|\d{2}\b))", with_hours),
    (r"(?i)\b(las?)\s(\d{1,2})\b", bare),
];

fn span(found: &Found<'_>, _: Country) -> Option<String> {
    let is_row = found.after().starts_with(['-', '/']) || found.before().ends_with(['-', '/', '.', ',']);
    (!is_row).then(|| format!("{} a {}", found.get(1).trim_end(), found.get(2)))
}

/// "2:30 p. m.": the half of the day as people name it.
fn half(found: &Found<'_>, _: Country) -> Option<String> {
    let (hour, minute) = (found.number(1)?, found.number(2).unwrap_or_default());
    let is_morning = found.get(4).eq_ignore_ascii_case("a");
    let part = match (hour, is_morning) {
        (0 | 13.., _) => return None,
        (12, true) => "de la noche",
        (1..=5, true) => "de la madrugada",
        (_, true) => "de la mañana",
        (12, false) => "del mediodía",
        (8..=11, false) => "de la noche",
        (_, false) => "de la tarde",
    };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} {part}{dot}", said(hour, minute)?))
}

fn clock(found: &Found<'_>, _: Country) -> Option<String> {
    let (hour, minute) = (found.number(1)?, found.number(2)?);
    let hours = if found.has(3) && minute == 0 { " horas" } else { "" };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{}{hours}{dot}", said(hour, minute)?))
}

/// "14 h", "14.30 h", "14h30".
fn with_hours(found: &Found<'_>, _: Country) -> Option<String> {
    let hour = found.number(1)?;
    let after: String = found.get(3).chars().filter(char::is_ascii_digit).collect();
    let minute = found.number(2).or_else(|| after.parse().ok()).unwrap_or_default();
    let is_part = found.before().ends_with([',', '.', '-', '/', ':']);
    let hours = if minute == 0 { if hour == 1 { " hora" } else { " horas" } } else { "" };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{}{hours}{dot}", said(hour, minute)?)).filter(|_| !is_part)
}

/// "A las 21", "la 1".
fn bare(found: &Found<'_>, _: Country) -> Option<String> {
    let hour = found.number(2).filter(|hour| *hour <= 24)?;
    let is_part = found.after().starts_with(['/', '-', ',', '.', ':'])
        && found.after()[1..].starts_with(|c: char| c.is_ascii_digit());
    let agrees = (hour == 1) == found.get(1).eq_ignore_ascii_case("la");
    (!is_part && agrees).then(|| format!("{} {}", found.get(1), cardinal(hour, Before::Feminine)))
}

/// "Las dos y media", "catorce treinta"; `None` for what no clock shows.
fn said(hour: u64, minute: u64) -> Option<String> {
    if hour > 24 || minute > 59 {
        return None;
    }
    let words = cardinal(hour, Before::Feminine);
    let minutes = cardinal(minute, Before::Nothing);
    Some(match (hour, minute) {
        (_, 0) => words,
        (1..=12, 15) => format!("{words} y cuarto"),
        (1..=12, 30) => format!("{words} y media"),
        (1..=12, _) => format!("{words} y {minutes}"),
        (_, 1..=9) => format!("{words} cero {minutes}"),
        _ => format!("{words} {minutes}"),
    })
}
