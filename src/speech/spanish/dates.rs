//! Dates, days of the week and years.

use super::number::{Before, cardinal};
use super::{Country, Entry};
use crate::speech::rule::Found;

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const DAYS: [&str; 7] = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

pub(super) const RULES: [Entry; 9] = [
    (r"\b24\s?/\s?7\b", always),
    (
        r"(?i)\b(lun|mar|mi[eé]|jue|vie|s[aá]b|dom)\.?\s?(?:-|\x{2013}|a)\s?(lun|mar|mi[eé]|jue|vie|s[aá]b|dom)\b\.?",
        days,
    ),
    (r"\bL\s?(?:-|\x{2013}|a)\s?([VSD])\b", working_days),
    (r"(?i)\b(lun|mi[eé]|jue|vie|s[aá]b|dom)\b\.?(,?\s\d)", day),
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", iso),
    (r"\b(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})\b", of_three),
    (
        r"(?i)\b(el|del|al|d[ií]a|hasta|desde|antes|despu[eé]s|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)(,?\s)(\d{1,2})/(\d{1,2})\b",
        of_two,
    ),
    (
        r"(?i)\b(\d{1,2})(?:\s?[\x{ba}\x{b0}])?(?:\s?[-\x{2013}]\s?(\d{1,2}))?\s(?:de\s)?(ene|feb|mar|abr|may|jun|jul|ago|sept?|set|oct|nov|dic|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\b(\.?)(?:\s(del?)\s(\d{4}))?",
        in_words,
    ),
    (
        r"(?i)\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|año|en|desde)(\sdel?)?\s((?:1[5-9]|20)\d{2})\b",
        year,
    ),
];

fn always(_: &Found<'_>, _: Country) -> Option<String> {
    Some("las veinticuatro horas, los siete días de la semana".to_owned())
}

fn day_named(short: &str) -> Option<&'static str> {
    let plain = |name: &str| name.to_lowercase().replace('é', "e").replace('á', "a");
    DAYS.into_iter().find(|day| plain(day).starts_with(&plain(short)))
}

fn days(found: &Found<'_>, _: Country) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} a {}{dot}", day_named(found.get(1))?, day_named(found.get(2))?))
}

fn working_days(found: &Found<'_>, _: Country) -> Option<String> {
    let last = DAYS.into_iter().find(|day| day.to_uppercase().starts_with(found.get(1)))?;
    Some(format!("lunes a {last}"))
}

fn day(found: &Found<'_>, _: Country) -> Option<String> {
    Some(format!("{}{}", day_named(found.get(1))?, found.get(2)))
}

fn iso(found: &Found<'_>, _: Country) -> Option<String> {
    said(found.number(3)?, found.number(2)?, found.number(1))
}

fn of_three(found: &Found<'_>, _: Country) -> Option<String> {
    let year = found.number(4)?;
    let year = match found.get(4).len() {
        2 if found.get(2) != "/" => return None,
        2 => year + if year < 70 { 2_000 } else { 1_900 },
        _ => year,
    };
    said(found.number(1)?, found.number(3)?, Some(year))
}

fn of_two(found: &Found<'_>, _: Country) -> Option<String> {
    let is_row = found.after().starts_with(['/', '-']);
    let date = said(found.number(3)?, found.number(4)?, None).filter(|_| !is_row)?;
    Some(format!("{}{}{date}", found.get(1), found.get(2)))
}

/// The day comes first wherever Spanish is spoken.
fn said(day: u64, month: u64, year: Option<u64>) -> Option<String> {
    let name = usize::try_from(month).ok()?.checked_sub(1).and_then(|at| MONTHS.get(at))?;
    let year = year.map(|year| format!(" de {}", cardinal(year, Before::Nothing))).unwrap_or_default();
    Some(format!("{} de {name}{year}", day_said(day)?))
}

/// "Primero", which Spain knows beside "uno".
fn day_said(day: u64) -> Option<String> {
    match day {
        1 => Some("primero".to_owned()),
        2..=31 => Some(cardinal(day, Before::Nothing)),
        _ => None,
    }
}

fn in_words(found: &Found<'_>, _: Country) -> Option<String> {
    let short = found.get(3).to_lowercase().replace("set", "sept");
    let month = MONTHS.into_iter().find(|month| month.starts_with(&short))?;
    let last = match found.number(2) {
        Some(last) => format!(" al {}", day_said(last)?),
        None => String::new(),
    };
    let year = found.number(6).map(|year| format!(" {} {}", found.get(5), cardinal(year, Before::Nothing)));
    let dot = if found.ends_sentence() || (!found.get(4).is_empty() && found.after().is_empty()) {
        "."
    } else {
        ""
    };
    Some(format!("{}{last} de {month}{}{dot}", day_said(found.number(1)?)?, year.unwrap_or_default()))
}

fn year(found: &Found<'_>, _: Country) -> Option<String> {
    let counts = found.after().starts_with([',', '.', '-'])
        && found.after()[1..].starts_with(|c: char| c.is_ascii_digit());
    let year = cardinal(found.number(3)?, Before::Nothing);
    (!counts).then(|| format!("{}{} {year}", found.get(1), found.get(2)))
}
