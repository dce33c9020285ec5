//! Dates and days of the week.

use super::{Entry, Region, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 8] = [
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", iso),
    (r"\b(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})\b", of_three),
    (r"\b(\d{1,2})(/)(\d{1,2})/(\d{2})\b", of_three),
    (
        r"(?i)\b(le|du|au|dès le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+(\d{1,2})(?:/(\d{1,2})|\.(\d{1,2})\.)(\s|[,;:!?)]|\.|$)",
        after_a_word,
    ),
    (
        r"(?i)\b(\d{1,2})(?:er)?\s?(?:[-\x{2013}]|au)\s?(\d{1,2})\s+(janv(?:ier|\.)?|févr(?:ier|\.)?|mars|avr(?:il|\.)|mai|juin|juill?(?:et|\.)?|août|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|déc(?:embre|\.)?)(\s|[,;:!?)]|\.|$)",
        from_to,
    ),
    (
        r"(?i)\b(\d{1,2})(?:er)?\s+(janv(?:ier|\.)?|févr(?:ier|\.)?|mars|avr(?:il|\.)|mai|juin|juill?(?:et|\.)?|août|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|déc(?:embre|\.)?)(\s|[,;:!?)]|\.|$)",
        day_and_month,
    ),
    (r"(?i)\b(lun|mar|mer|jeu|ven|sam|dim)\.?\s?[-\x{2013}]\s?(lun|mar|mer|jeu|ven|sam|dim)(?:\.|\b)", days),
    (r"(?i)\b(lun|mar|mer|jeu|ven|sam|dim)\.", day),
];

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

fn iso(found: &Found<'_>, region: Region) -> Option<String> {
    let year = number::cardinal(found.number(1)?, region);
    Some(format!("{} {year}", said(found.number(3)?, found.number(2)?, region)?))
}

fn of_three(found: &Found<'_>, region: Region) -> Option<String> {
    let is_row = found.before().ends_with(['.', '-', '/']) || found.after().starts_with(['-', '/']);
    let year = found.number(4)?;
    let year = if found.get(4).len() == 2 { year + if year < 70 { 2000 } else { 1900 } } else { year };
    let date = said(found.number(1)?, found.number(3)?, region).filter(|_| !is_row)?;
    Some(format!("{date} {}", number::cardinal(year, region)))
}

fn after_a_word(found: &Found<'_>, region: Region) -> Option<String> {
    let month = found.number(3).or(found.number(4))?;
    Some(format!("{} {}{}", found.get(1), said(found.number(2)?, month, region)?, found.get(5)))
}

fn from_to(found: &Found<'_>, region: Region) -> Option<String> {
    let (first, last) = (day_of_month(found.number(1)?, region)?, day_of_month(found.number(2)?, region)?);
    Some(format!("{first} au {last} {}{}", month(found.get(3))?, found.get(4)))
}

/// The year behind it is a number like any other.
fn day_and_month(found: &Found<'_>, region: Region) -> Option<String> {
    let day = day_of_month(found.number(1)?, region)?;
    Some(format!("{day} {}{}", month(found.get(2))?, found.get(3)))
}

fn said(day: u64, month: u64, region: Region) -> Option<String> {
    let month = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    Some(format!("{} {month}", day_of_month(day, region)?))
}

/// Only the first is a rank.
fn day_of_month(day: u64, region: Region) -> Option<String> {
    let said = if day == 1 { "premier".to_owned() } else { number::cardinal(day, region) };
    (1..=31).contains(&day).then_some(said)
}

fn month(written: &str) -> Option<&'static str> {
    let written = written.to_lowercase();
    let start = written.trim_end_matches('.');
    MONTHS.into_iter().find(|month| month.starts_with(start))
}

fn days(found: &Found<'_>, _: Region) -> Option<String> {
    Some(format!("{} à {}", weekday(found.get(1))?, weekday(found.get(2))?))
}

fn day(found: &Found<'_>, _: Region) -> Option<String> {
    // "Il a dit mer." is no day: a number or another day must be near.
    let after = found.after().trim_start();
    let is_near = after.starts_with(|c: char| c.is_ascii_digit() || c == ',') || after.starts_with("et ");
    let dot = if found.ends_sentence() { "." } else { "" };
    is_near.then(|| weekday(found.get(1))).flatten().map(|day| format!("{day}{dot}"))
}

fn weekday(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    DAYS.into_iter().find(|day| day.starts_with(&name))
}
