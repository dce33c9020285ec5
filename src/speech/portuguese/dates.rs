//! Dates and days of the week.

use super::number::{self, Gender};
use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 9] = [
    (r"\b24\s?/\s?7\b", always),
    (
        r"(?i)\b(seg|ter|qua|qui|sex|s[áa]b|dom)\b\.?\s?(?:[-\x{2013}]|a\b|à\b)\s?(seg|ter|qua|qui|sex|s[áa]b|dom)\b\.?",
        days,
    ),
    (r"\b(Seg|Ter|Qua|Qui|Sex|S[áa]b|Dom)\b\.?([,:]?\s(?:\d|das\b|às\b|de\s\d))", day),
    (r"\b([2-6])\.?ª[\s-]?feira\b", numbered_day),
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", iso),
    (r"\b(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4}|\d{2})\b", of_three),
    (r"\b(\d{1,2})/(\d{1,2})\b", of_two),
    (
        r"(?i)\b(?:(\d{1,2})\s?[-\x{2013}]\s?)?(\d{1,2})(\.?[°o])?\s(?:de\s)?(janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\b\.?(?:,?\s(?:de\s)?(\d{4})\b)?",
        with_name,
    ),
    (
        r"(?i)\b(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\b\.?(?:\s|/|\s?de\s)(\d{4})\b",
        month_and_year,
    ),
];

const MONTHS: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const DAYS: [&str; 7] = ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"];
/// Before two numbers with a stroke between them, these make a day of them.
const BEFORE_A_DAY: [&str; 24] = [
    "dia", "dias", "em", "no", "até", "desde", "a", "de", "para", "e", "entre", "antes", "após", "feira",
    "sábado", "domingo", "segunda", "terça", "quarta", "quinta", "sexta", "data", "ao", "ou",
];

fn always(_: &Found<'_>, _: Accent) -> Option<String> {
    Some("vinte e quatro horas por dia, sete dias por semana".to_owned())
}

fn weekday(short: &str) -> Option<&'static str> {
    let short = short.to_lowercase().replace("sab", "sáb");
    DAYS.into_iter().find(|day| day.starts_with(&short))
}

fn days(found: &Found<'_>, _: Accent) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} a {}{dot}", weekday(found.get(1))?, weekday(found.get(2))?))
}

fn day(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{}{}", weekday(found.get(1))?, found.get(2)))
}

/// Monday is the second.
fn numbered_day(found: &Found<'_>, _: Accent) -> Option<String> {
    let at = usize::try_from(number_of(found.get(1))?.checked_sub(2)?).ok()?;
    DAYS.get(at).map(|day| format!("{day}-feira"))
}

fn number_of(figures: &str) -> Option<u64> {
    figures.parse().ok()
}

fn iso(found: &Found<'_>, accent: Accent) -> Option<String> {
    said(number_of(found.get(3))?, number_of(found.get(2))?, number_of(found.get(1)), accent)
}

fn of_three(found: &Found<'_>, accent: Accent) -> Option<String> {
    let year = number_of(found.get(5))?;
    let year = match found.get(5).len() {
        2 if found.get(2) != "/" => return None,
        2 => year + if year < 70 { 2000 } else { 1900 },
        _ => year,
    };
    let alike = found.get(2) == found.get(4);
    let date = said(number_of(found.get(1))?, number_of(found.get(3))?, Some(year), accent);
    date.filter(|_| alike)
}

/// "dia 3/4" is a day, and "3/4 de litro" is none.
fn of_two(found: &Found<'_>, accent: Accent) -> Option<String> {
    let two_figures = found.get(1).len() == 2 && found.get(2).len() == 2;
    let after = found.after().trim_start();
    let is_part = after.starts_with("de ") || found.after().starts_with(['/', '-', '%']);
    let told = BEFORE_A_DAY.contains(&found.word_before().as_str());
    let date = said(number_of(found.get(1))?, number_of(found.get(2))?, None, accent);
    date.filter(|_| (two_figures || told) && !is_part && !found.before().ends_with(['/', '-']))
}

fn said(day: u64, month: u64, year: Option<u64>, accent: Accent) -> Option<String> {
    let name = usize::try_from(month).ok()?.checked_sub(1).and_then(|at| MONTHS.get(at))?;
    let year = year.map(|year| format!(" de {}", number::cardinal(year, Gender::Masculine, accent)));
    (1..=31).contains(&day).then(|| {
        format!(
            "{} de {name}{}",
            day_said(day, accent == Accent::Brazilian, accent),
            year.unwrap_or_default()
        )
    })
}

/// In Brazil the first of a month is "primeiro", and where it is written so.
fn day_said(day: u64, by_rank: bool, accent: Accent) -> String {
    match day {
        1 if by_rank => "primeiro".to_owned(),
        _ => number::cardinal(day, Gender::Masculine, accent),
    }
}

fn with_name(found: &Found<'_>, accent: Accent) -> Option<String> {
    let short = found.get(4).to_lowercase();
    let month = MONTHS.iter().find(|month| month.starts_with(&short))?;
    let day = number_of(found.get(2)).filter(|day| (1..=31).contains(day))?;
    let from = number_of(found.get(1)).map(|day| day_said(day, accent == Accent::Brazilian, accent) + " a ");
    let by_rank = accent == Accent::Brazilian || found.has(3);
    let year = number_of(found.get(5))
        .map(|year| format!(" de {}", number::cardinal(year, Gender::Masculine, accent)));
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!(
        "{}{} de {month}{}{dot}",
        from.unwrap_or_default(),
        day_said(day, by_rank, accent),
        year.unwrap_or_default()
    ))
}

fn month_and_year(found: &Found<'_>, accent: Accent) -> Option<String> {
    let short = found.get(1).to_lowercase();
    let month = MONTHS.iter().find(|month| month.starts_with(&short))?;
    Some(format!("{month} de {}", number::cardinal(number_of(found.get(2))?, Gender::Masculine, accent)))
}
