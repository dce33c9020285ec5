//! Dates, days of the week and years.

use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 12] = [
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", iso),
    (r"\b(\d{1,2})\.\s?[-\x{2013}]\s?(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2}\b)?", span_in_figures),
    (r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2}|\d{2})\b", in_figures),
    (r"\b(\d{1,2})\.\s?(\d{1,2})\.(\x{20}|$|[,;:!?)])", in_figures_without_year),
    (
        r"\b(\d{1,2})\.\s?(?:[-\x{2013}]|bis|und)\s?(\d{1,2})\.\s?(Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\b\.?|Feb\b\.?|Apr\b\.?|Aug\b\.?|Sept?\b\.?|Okt\b\.?|Nov\b\.?|Dez\b\.?)(?:\s((?:19|20)\d{2})\b)?",
        span,
    ),
    (
        r"\b(\d{1,2})\.\s?(Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\b\.?|Feb\b\.?|Apr\b\.?|Aug\b\.?|Sept?\b\.?|Okt\b\.?|Nov\b\.?|Dez\b\.?)(?:\s((?:19|20)\d{2})\b)?",
        in_words,
    ),
    (
        r"\b(Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s((?:19|20)\d{2})\b",
        month_and_year,
    ),
    (r"\b(Mo|Di|Mi|Do|Fr|Sa|So)\.?\s?(?:[-\x{2013}]|bis)\s?(Mo|Di|Mi|Do|Fr|Sa|So)\b(\.?)", days),
    (r"\b(Mo|Di|Mi|Do|Fr|Sa|So)\b(\.?)", day),
    (r"\b((?:19|20)\d{2})\s?[/\x{2013}-]\s?((?:19|20)?\d{2})\b", years),
    (
        r"(?i)\b(\p{L}*jahr|jahre|jahres|seit|anno|ende|anfang|mitte|frühjahr|frühling|sommer|herbst|winter)\s((?:1[1-9]|20)\d{2})\b",
        year,
    ),
    (r"\b((?:1[1-9]|20)\d)0er\b", decade),
];

const MONTHS: [&str; 12] = crate::language::GERMAN.spoken.months;
const SHORT: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
const DAYS: [&str; 7] = crate::language::GERMAN.spoken.weekdays;

fn iso(found: &Found<'_>) -> Option<String> {
    said(found, found.number(3)?, found.number(2)?, found.get(1))
}

fn in_figures(found: &Found<'_>) -> Option<String> {
    said(found, found.number(1)?, found.number(2)?, found.get(3))
}

/// "Am 24.12. um neun": a full stop that may end the sentence as well.
fn in_figures_without_year(found: &Found<'_>) -> Option<String> {
    let date = said(found, found.number(1)?, found.number(2)?, "")?;
    let after = found.after().trim_start();
    let ends = found.get(3).is_empty() || (found.get(3) == " " && after.starts_with(char::is_uppercase));
    // "Am 24.12. Uhr" is none, and a noun may follow in the middle of a sentence: no full stop is lost at the end.
    let dot = if ends && after.is_empty() { "." } else { "" };
    Some(format!("{date}{dot}{}", found.get(3)))
}

fn span_in_figures(found: &Found<'_>) -> Option<String> {
    let (first, month) = (found.number(1)?, found.number(3)?);
    two_days(found, first, found.number(2)?, name(month)?, found.get(4))
}

fn span(found: &Found<'_>) -> Option<String> {
    let word = if found.whole().contains("und") { "und" } else { "bis" };
    let said = two_days(found, found.number(1)?, found.number(2)?, month(found.get(3))?, found.get(4))?;
    Some(said.replacen(" bis ", &format!(" {word} "), 1))
}

/// "Vierundzwanzigster bis sechsundzwanzigster Dezember".
fn two_days(found: &Found<'_>, first: u64, last: u64, month: &str, year: &str) -> Option<String> {
    if !(1..=31).contains(&first) || !(1..=31).contains(&last) {
        return None;
    }
    let word = found.word_before();
    let (first, last) = (number::ordinal_after(first, &word), number::ordinal_after(last, &word));
    Some(format!("{first} bis {last} {month}{}", of_year(year)?))
}

fn in_words(found: &Found<'_>) -> Option<String> {
    let day = found.number(1).filter(|day| (1..=31).contains(day))?;
    let dot = if found.get(3).is_empty() && found.ends_sentence() { "." } else { "" };
    Some(format!("{}{}{dot}", the_day(found, day, month(found.get(2))?), of_year(found.get(3))?))
}

fn said(found: &Found<'_>, day: u64, month: u64, year: &str) -> Option<String> {
    let is_day = (1..=31).contains(&day);
    let date = is_day.then(|| name(month)).flatten().map(|month| the_day(found, day, month))?;
    Some(format!("{date}{}", of_year(year)?))
}

/// "Am Montag, 24. Dezember" is said with the article that nobody writes.
fn the_day(found: &Found<'_>, day: u64, month: &str) -> String {
    let mut before = found.before().trim_end().rsplitn(3, ' ');
    let weekday = before.next().unwrap_or_default();
    let led = before.next().unwrap_or_default().to_lowercase();
    let apposed = DAYS.iter().any(|day| weekday.strip_suffix(',') == Some(day))
        && ["am", "vom", "zum", "dem"].contains(&led.as_str());
    if apposed {
        return format!("dem {}en {month}", number::ordinal(day));
    }
    format!("{} {month}", number::ordinal_after(day, &found.word_before()))
}

/// " zweitausendsechsundzwanzig", and of two figures alone: " fünfundachtzig".
fn of_year(year: &str) -> Option<String> {
    match year.len() {
        0 => Some(String::new()),
        2 if year.starts_with('0') => Some(format!(" {}", number::digits(year))),
        _ => Some(format!(" {}", number::year(year.parse().ok()?))),
    }
}

fn name(month: u64) -> Option<&'static str> {
    usize::try_from(month).ok()?.checked_sub(1).and_then(|at| MONTHS.get(at)).copied()
}

/// Austria's names stay.
fn month(written: &str) -> Option<&'static str> {
    match written {
        "Jänner" => Some("Jänner"),
        "Feber" => Some("Feber"),
        _ => MONTHS
            .into_iter()
            .find(|month| month.starts_with(written.trim_end_matches(['.', 't'])) || *month == written),
    }
}

fn month_and_year(found: &Found<'_>) -> Option<String> {
    Some(format!("{} {}", found.get(1), number::year(found.number(2)?)))
}

fn weekday(short: &str) -> Option<&'static str> {
    DAYS.into_iter().find(|day| day.starts_with(short))
}

fn days(found: &Found<'_>) -> Option<String> {
    let dot = if !found.get(3).is_empty() && found.ends_sentence() { "." } else { "" };
    Some(format!("{} bis {}{dot}", weekday(found.get(1))?, weekday(found.get(2))?))
}

/// "So 9 Uhr", but "so" and "Mi" elsewhere are words: a figure, a part of the day or another day must follow.
fn day(found: &Found<'_>) -> Option<String> {
    let after = found.after().trim_start_matches([',', ':', ' ']);
    let after = after.strip_prefix("und ").unwrap_or(after);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_figure = rest.len() < after.len();
    // "Fr. 20.–" is money; a time of day follows the day.
    let is_money = found.whole() == "Fr."
        && is_figure
        && !rest.trim_start().starts_with(['U', 'h', ':', '-', '\u{2013}']);
    let another = SHORT.iter().any(|day| {
        let beyond = after.strip_prefix(day);
        beyond.is_some_and(|beyond| !beyond.starts_with(char::is_alphabetic))
    });
    let is_day = is_figure || another || after.starts_with("Vormittag") || after.starts_with("Nachmittag");
    let space = if found.after().starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
    (is_day && !is_money).then(|| weekday(found.get(1))).flatten().map(|day| format!("{day}{space}"))
}

fn year(found: &Found<'_>) -> Option<String> {
    let after = found.after();
    let is_number =
        after.starts_with([',', '.', ':', '-']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    (!is_number)
        .then(|| found.number(2))
        .flatten()
        .map(|year| format!("{} {}", found.get(1), number::year(year)))
}

/// "Neunzehnhundertneunziger".
fn decade(found: &Found<'_>) -> Option<String> {
    Some(format!("{}er", number::year(found.number(1)? * 10)))
}

fn years(found: &Found<'_>) -> Option<String> {
    let joint = if found.whole().contains('/') { " " } else { " bis " };
    Some(format!("{}{joint}{}", number::year(found.number(1)?), number::year(found.number(2)?)))
}
