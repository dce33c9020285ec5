//! What is left of numbers: ranks, fractions, ranges, decimals, and plain quantities.

use super::{Entry, Region, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 10] = [
    (r"(?i)\b(\d+)\s?(er|ère|re|e|ème|ième|nd|nde)s?\b", ordinal),
    (r"\b([IVX]{1,6})e\b(\s+siècles?)", century),
    (r"\b(\d{1,2})/(\d{1,3})\b", fraction),
    (r"\b(\d+(?:\.\d+){2,})\b", version),
    (r"\b(\d{1,3}(?:[ .']\d{3})*)\s?[-\x{2013}]\s?(\d{1,3}(?:[ .']\d{3})*)\b", range),
    (r"([-+])(\d+(?:[.,]\d+)?)\b", signed),
    (r"\b\d{1,3}(?:[ .']\d{3})+(?:,\d+)?\b", plain),
    (r"\b\d+[.,]\d+\b", plain),
    (
        r"(?i)\b(\d+)(\s(?:heures?|minutes?|secondes?|personnes?|semaines?|années?|journées?|nuits?|places?|fois|chambres?|tables?|livres?|pages?|questions?|demi-heures?)\b)",
        of_a_feminine,
    ),
    (r"\d+", quantity),
];

fn ordinal(found: &Found<'_>, region: Region) -> Option<String> {
    let number = found.number(1)?;
    let many = if found.whole().ends_with('s') { "s" } else { "" };
    let said = match (number, found.get(2).to_lowercase().as_str()) {
        (1, "er") => "premier".to_owned(),
        (1, "ère" | "re") => "première".to_owned(),
        (2, "nd") => "second".to_owned(),
        (2, "nde") => "seconde".to_owned(),
        (_, "er" | "ère" | "re" | "nd" | "nde") | (1, _) => return None,
        _ => number::ordinal(number, region),
    };
    Some(format!("{said}{many}"))
}

/// "XXIe siècle".
fn century(found: &Found<'_>, region: Region) -> Option<String> {
    const VALUES: [(char, u64); 3] = [('I', 1), ('V', 5), ('X', 10)];
    let values: Option<Vec<u64>> = found
        .get(1)
        .chars()
        .map(|letter| VALUES.iter().find(|(known, _)| *known == letter).map(|(_, value)| *value))
        .collect();
    let (sum, _) = values?.into_iter().rev().fold((0_u64, 0), |(sum, after), value| {
        if value < after { (sum.saturating_sub(value), after) } else { (sum + value, value) }
    });
    Some(format!("{}{}", number::ordinal(sum, region), found.get(2)))
}

fn fraction(found: &Found<'_>, region: Region) -> Option<String> {
    let (above, below) = (found.number(1)?, found.number(2)?);
    let is_row = found.before().ends_with(['/', '.', '-']) || found.after().starts_with(['/', '-']);
    let first = number::cardinal(above, region);
    let of_all = ["page", "étape", "question", "partie"].contains(&found.word_before().as_str());
    let many = if above > 1 { "s" } else { "" };
    let said = match below {
        2 if above == 1 && !of_all => "un demi".to_owned(),
        3 if above < 3 && !of_all => format!("{first} tiers"),
        4 if above < 4 && !of_all => format!("{first} quart{many}"),
        _ => format!("{first} sur {}", number::cardinal(below, region)),
    };
    (!is_row).then_some(said)
}

/// "1.2.3", and an address in a network.
fn version(found: &Found<'_>, region: Region) -> Option<String> {
    let parts: Vec<&str> = found.get(1).split('.').collect();
    // "1.234.567" is a quantity.
    if parts[1..].iter().all(|part| part.len() == 3) && parts.len() < 4 {
        return None;
    }
    let said = parts.into_iter().map(|part| number::group(part, region));
    Some(said.collect::<Vec<_>>().join(" point "))
}

fn range(found: &Found<'_>, region: Region) -> Option<String> {
    let is_row = found.before().ends_with(['-', '/', ',', '.']) || found.after().starts_with(['-', '/']);
    let (first, last) = (number::written(found.get(1), region)?, number::written(found.get(2), region)?);
    (!is_row).then(|| format!("{first} à {last}"))
}

fn signed(found: &Found<'_>, region: Region) -> Option<String> {
    let is_joint = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '-');
    let sign = if found.get(1) == "+" { "plus" } else { "moins" };
    let number = number::written(found.get(2), region)?;
    Some(match (is_joint, sign) {
        (true, "moins") => format!(" {number}"),
        (true, _) => format!(" {sign} {number}"),
        (false, _) => format!("{sign} {number}"),
    })
}

fn plain(found: &Found<'_>, region: Region) -> Option<String> {
    number::written(found.whole(), region)
}

fn of_a_feminine(found: &Found<'_>, region: Region) -> Option<String> {
    let words = number::feminine(number::cardinal(found.number(1)?, region));
    let touches = |c: char| c.is_alphabetic() || c == ',';
    let before = if found.before().ends_with(touches) { " " } else { "" };
    Some(format!("{before}{words}{}", found.get(2)))
}

/// What touches a number is kept apart from its words.
fn quantity(found: &Found<'_>, region: Region) -> Option<String> {
    let digits = found.whole();
    let said = match digits.parse() {
        Ok(number) if digits.len() == 1 || !digits.starts_with('0') => number::cardinal(number, region),
        _ => number::grouped(digits),
    };
    let touches = |c: char| c.is_alphabetic() || c == ',';
    let before = if found.before().ends_with(touches) { " " } else { "" };
    let after = if found.after().starts_with(char::is_alphabetic) { " " } else { "" };
    Some(format!("{before}{said}{after}"))
}
