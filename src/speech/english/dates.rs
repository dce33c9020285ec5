//! Dates, days of the week and years.

use super::{Accent, Entry, number};
use crate::{language::ENGLISH, speech::rule::Found};

pub(super) const RULES: [Entry; 17] = [
    (r"\b24\s?/\s?7(\s?/\s?365)?\b", always),
    (
        r"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:day|sday|nesday|urday)?s?\.?\s?[-\x{2013}]\s?(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:day|sday|nesday|urday)?s?\b\.?",
        days,
    ),
    (r"\bM\s?[-\x{2013}]\s?F\b", working_days),
    (r"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(\.?)", day),
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", iso),
    (r"\b(\d{1,2})(/)(\d{1,2})/(\d{4}|\d{2})\b", of_three),
    (r"\b(\d{1,2})([.-])(\d{1,2})[.-](\d{4})\b", of_three),
    (
        r"(?i)\b(from|between)\s+(\d{1,2})/(\d{1,2})\s*(?:-|\x{2013}|to|and|until|through)\s*(\d{1,2})/(\d{1,2})\b",
        span,
    ),
    (
        r"(?i)\b(on|by|from|until|till|before|after|since|due|dated|starting|ending|closed|day,?|mon\.?,?|tues?\.?,?|wed\.?,?|thu(?:rs)?\.?,?|fri\.?,?|sat\.?,?|sun\.?,?)\s+(the\s+)?(\d{1,2})/(\d{1,2})\b",
        after_a_word,
    ),
    (
        r"\b(Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|Jun|Jul)\b\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:\s?[-\x{2013}]\s?(\d{1,2})(?:st|nd|rd|th)?\b)?(?:,?\s+(\d{4})\b)?",
        month_first,
    ),
    (
        r"\b(\d{1,2})(?:st|nd|rd|th)?(?:\s?[-\x{2013}]\s?(\d{1,2})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|Jun|Jul)\b\.?(?:,?\s+(\d{4})\b)?",
        day_first,
    ),
    (
        r"\b(Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|Jun|Jul)\b\.?,?\s+(\d{4})\b",
        month_and_year,
    ),
    (r"\b(Q[1-4]|H[12]|FY)\s?((?:19|20)\d{2})\b", part_of_a_year),
    (
        r"\b((?i:in|of|since|until|by|this|last|next|every|each|early|late|mid|from|to)[\s-])(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?",
        month_alone,
    ),
    (r"(?i)\b((?:1[0-9]|20)\d)0s\b|'(\d)0s\b", decade),
    (
        r"(?i)\b(in|since|of|year|until|till|by|before|after|from|spring|summer|autumn|fall|winter|copyright|early|late|mid|between|and|to)(\s+)((?:1[5-9]|20)\d{2})\b",
        year,
    ),
    (r"\b((?:19|20)\d{2})\s?([-/\x{2013}])\s?((?:19|20)?\d{2})\b", years),
];

pub(super) const MONTHS: [&str; 12] = ENGLISH.spoken.months;
pub(super) const DAYS: [&str; 7] = ENGLISH.spoken.weekdays;

fn always(found: &Found<'_>, _: Accent) -> Option<String> {
    let all_year = if found.has(1) { " three sixty-five" } else { "" };
    Some(format!("twenty-four seven{all_year}"))
}

fn iso(found: &Found<'_>, accent: Accent) -> Option<String> {
    said(found.number(3)?, found.number(2)?, found.number(1), accent, found)
}

fn of_three(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (first, second) = (found.number(1)?, found.number(3)?);
    let year = found.number(4)?;
    let year = if found.get(4).len() == 2 { year + if year < 70 { 2000 } else { 1900 } } else { year };
    // Only Americans write the month first, and only with slashes.
    let order = if found.get(2) == "/" { accent } else { Accent::British };
    let (day, month) = day_and_month(first, second, order)?;
    said(day, month, Some(year), accent, found)
}

fn span(found: &Found<'_>, accent: Accent) -> Option<String> {
    let date = |first, second| {
        let (day, month) = day_and_month(found.number(first)?, found.number(second)?, accent)?;
        said(day, month, None, accent, found)
    };
    let joint = if found.get(1).eq_ignore_ascii_case("between") { "and" } else { "to" };
    Some(format!("{} {} {joint} {}", found.get(1), date(2, 3)?, date(4, 5)?))
}

fn after_a_word(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (day, month) = day_and_month(found.number(3)?, found.number(4)?, accent)?;
    let date = said(day, month, None, accent, found)?;
    Some(format!("{} {date}", found.get(1)))
}

/// A number over twelve is the day in whichever order.
fn day_and_month(first: u64, second: u64, order: Accent) -> Option<(u64, u64)> {
    let (day, month) = match order {
        Accent::American if first <= 12 => (second, first),
        Accent::American => (first, second),
        Accent::British if second <= 12 => (first, second),
        Accent::British => (second, first),
    };
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

fn said(day: u64, month: u64, year: Option<u64>, accent: Accent, found: &Found<'_>) -> Option<String> {
    let name = usize::try_from(month).ok()?.checked_sub(1).and_then(|at| MONTHS.get(at))?;
    let valid = (1..=31).contains(&day);
    let day = number::ordinal(day, accent);
    let year = year.map(|year| format!(", {}", number::year(year, accent))).unwrap_or_default();
    let the = if found.word_before() == "the" { "" } else { "the " };
    valid.then(|| match accent {
        Accent::American => format!("{name} {day}{year}"),
        Accent::British => format!("{the}{day} of {name}{}", year.replace(", ", " ")),
    })
}

fn month_first(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (month, day) = (month(found.get(1))?, found.number(2).filter(|day| (1..=31).contains(day))?);
    let the = if accent == Accent::British { "the " } else { "" };
    let last = found.number(3).map(|day| format!(" to {the}{}", number::ordinal(day, accent)));
    let year = found.number(4).map(|year| format!(", {}", number::year(year, accent)));
    let day = number::ordinal(day, accent);
    Some(format!("{month} {the}{day}{}{}", last.unwrap_or_default(), year.unwrap_or_default()))
}

fn day_first(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (day, month) = (found.number(1).filter(|day| (1..=31).contains(day))?, month(found.get(3))?);
    let the = if found.word_before() == "the" { "" } else { "the " };
    let last = found.number(2).map(|day| format!(" to the {}", number::ordinal(day, accent)));
    let year = found.number(4).map(|year| format!(" {}", number::year(year, accent)));
    let dot = if found.ends_sentence() { "." } else { "" };
    let day = number::ordinal(day, accent);
    Some(format!("{the}{day}{} of {month}{}{dot}", last.unwrap_or_default(), year.unwrap_or_default()))
}

fn month_and_year(found: &Found<'_>, accent: Accent) -> Option<String> {
    Some(format!("{} {}", month(found.get(1))?, number::year(found.number(2)?, accent)))
}

fn month_alone(found: &Found<'_>, _: Accent) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{}{}{dot}", found.get(1), month(found.get(2))?))
}

fn month(name: &str) -> Option<&'static str> {
    MONTHS.into_iter().find(|month| month.starts_with(name))
}

fn working_days(_: &Found<'_>, _: Accent) -> Option<String> {
    Some("Monday to Friday".to_owned())
}

/// "Q1 2024": later rules read what stands before the year.
fn part_of_a_year(found: &Found<'_>, accent: Accent) -> Option<String> {
    Some(format!("{} {}", found.get(1), number::year(found.number(2)?, accent)))
}

fn days(found: &Found<'_>, _: Accent) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} to {}{dot}", weekday(found.get(1))?, weekday(found.get(2))?))
}

/// "Sun" and "Sat" are words as well, and "Wed" is: a time, a number or another day must be near.
fn day(found: &Found<'_>, _: Accent) -> Option<String> {
    let after = found.after().trim_start_matches([',', ':', '.']).trim_start();
    let near_word = ["on", "every", "each", "next", "this", "by", "to", "until", "from"];
    let is_word = ["Sun", "Sat", "Wed"].contains(&found.get(1)) && found.get(2).is_empty();
    let is_day = !is_word
        || after.starts_with(|c: char| c.is_ascii_digit())
        || near_word.contains(&found.word_before().as_str())
        || after.starts_with('&')
        || DAYS.into_iter().any(|day| found.before().trim_end_matches([' ', ',', '&']).ends_with(day));
    let dot = if found.ends_sentence() { "." } else { "" };
    is_day.then(|| weekday(found.get(1))).flatten().map(|day| format!("{day}{dot}"))
}

fn weekday(name: &str) -> Option<&'static str> {
    DAYS.into_iter().find(|day| day.starts_with(name))
}

/// "nineteen nineties".
fn decade(found: &Found<'_>, _: Accent) -> Option<String> {
    let tens = |number: u64| {
        let ten = number::in_pairs(number * 10);
        ten.strip_suffix('y').map_or(format!("{ten}s"), |stem| format!("{stem}ies"))
    };
    if found.has(2) {
        return Some(tens(found.number(2)?));
    }
    let decade = found.number(1)?;
    match decade % 10 {
        0 => Some(format!("{}s", number::in_pairs(decade * 10))),
        ten => Some(format!("{} {}", number::in_pairs(decade / 10), tens(ten))),
    }
}

/// What is counted is no year: "in 2000 homes".
fn year(found: &Found<'_>, accent: Accent) -> Option<String> {
    let after = found.after();
    let counts = after.strip_prefix(' ').is_some_and(|next| {
        let word: String = next.chars().take_while(|c| c.is_ascii_lowercase()).collect();
        word.len() > 3 && word.ends_with('s') && !["was", "is", "this"].contains(&word.as_str())
    });
    let is_number = after.starts_with([':', ',', '.', '-'])
        && after.chars().nth(1).is_some_and(|next| next.is_ascii_digit());
    let joins = ["and", "to"].contains(&found.get(1).to_lowercase().as_str());
    let follows_a_year = found.before().trim_end().ends_with(|c: char| c.is_ascii_digit());
    let is_year = !counts && !is_number && !after.starts_with('%') && (!joins || follows_a_year);
    is_year.then(|| {
        let year = found.number(3).map(|year| number::year(year, accent)).unwrap_or_default();
        format!("{}{}{year}", found.get(1), found.get(2))
    })
}

/// "2025/26", "2019-2024".
fn years(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (first, second) = (found.number(1)?, found.number(3)?);
    let joint = if found.get(2) == "/" { "" } else { "to " };
    let second =
        if found.get(3).len() == 2 { number::in_pairs(second) } else { number::year(second, accent) };
    Some(format!("{} {joint}{second}", number::year(first, accent)))
}
