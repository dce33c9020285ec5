//! Times of day.

use super::dates::{DAYS, MONTHS};
use super::{Accent, Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 5] = [
    (
        r"(?i)\b(\d{1,2}(?:[:.]\d{2})?)\s?((?:[ap]\.?\s?m\b)?\.?)\s?[-\x{2013}]\s?(\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\b)?)",
        span,
    ),
    (r"(?i)\b(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?(?:o'clock|hrs|h)\b|\s?([ap])\.?\s?m\b\.?)?", clock),
    (r"(?i)\b(\d{1,2})\.(\d{2})()\s?([ap])\.?\s?m\b\.?", clock),
    (r"(?i)\b(\d{1,2})()()\s?([ap])\.?\s?m\b\.?", clock),
    (r"\b((?i:at|from|until|till|by|before|after|between|to|and))\s(\d{1,2})\.(\d{2})\b", british_clock),
];

/// "9:00-17:00", "9-5pm": said with "to". A span without a sign of time is left to numbers.
fn span(found: &Found<'_>, _: Accent) -> Option<String> {
    let is_time = |text: &str| text.contains(':') || text.to_lowercase().ends_with(['m', '.']);
    let (first, half, second) = (found.get(1), found.get(2), found.get(3));
    let signs = is_time(first) || !half.trim_matches('.').is_empty() || is_time(second.trim_end());
    let is_row = found.after().starts_with(['-', '/']) || found.before().ends_with(['-', '/', '.', ',']);
    (signs && !is_row).then(|| format!("{first} {half} to {second}").replace("  ", " "))
}

fn clock(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (hour, minute) = (found.number(1)?, found.number(2).unwrap_or_default());
    let half = match found.get(4).to_lowercase().as_str() {
        "a" => Some("AM"),
        "p" => Some("PM"),
        _ => None,
    };
    let hour_max = if half.is_some() { 12 } else { 24 };
    if hour > hour_max || minute > 59 {
        return None;
    }
    let after = found.after().trim_start();
    let is_named = ["noon", "midnight", "o'clock", "hours"].iter().any(|name| after.starts_with(name));
    let o_clock = half.is_none() && !is_named && !(hour > 12 || hour == 0 || found.get(1).starts_with('0'));
    let time = said(hour, minute, o_clock, accent);
    let seconds = match found.number(3) {
        Some(0) | None => String::new(),
        Some(seconds) => format!(" and {} seconds", number::cardinal(seconds, accent)),
    };
    let half = half.map(|half| format!(" {half}")).unwrap_or_default();
    // "3 p.m. Tuesday" goes on.
    let goes_on = DAYS.iter().chain(&MONTHS).any(|name| after.starts_with(name));
    let dot = if found.ends_sentence() && !goes_on { "." } else { "" };
    Some(format!("{time}{seconds}{half}{dot}"))
}

fn said(hour: u64, minute: u64, o_clock: bool, accent: Accent) -> String {
    let words = number::cardinal(hour, accent);
    match minute {
        0 if hour == 0 || hour == 24 => "midnight".to_owned(),
        0 if o_clock => format!("{words} o'clock"),
        0 if hour > 12 => format!("{words} hundred"),
        0 => words,
        1..=9 => format!("{words} oh {}", number::cardinal(minute, accent)),
        _ => format!("{words} {}", number::cardinal(minute, accent)),
    }
}

/// "at 10.30", which elsewhere is ten point three.
fn british_clock(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (hour, minute) = (found.number(2)?, found.number(3)?);
    let after = found.after().trim_start();
    let is_version = after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let is_quantity = is_version
        || after.starts_with(['%', '-'])
        || ["percent", "per cent", "pounds", "million", "k", "m "].iter().any(|unit| after.starts_with(unit));
    let is_time = accent == Accent::British && hour < 24 && minute < 60 && !is_quantity;
    is_time.then(|| format!("{} {}", found.get(1), said(hour, minute, hour <= 12, accent)))
}
