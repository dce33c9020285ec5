//! What is left of numbers: ranks, fractions, versions, ranges, decimals, and plain quantities.

use super::number::{Before, before, cardinal, digits, grouped, ordinal as rank, written};
use super::{Country, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 9] = [
    (
        r"\b(\d{1,2})\.?\s?([\x{b0}\x{ba}\x{aa}]|er\b|ero\b|ra\b|era\b|do\b|da\b|ro\b|to\b|ta\b|mo\b|ma\b|vo\b|va\b|no\b|na\b)",
        ordinal,
    ),
    (r"(\d)\s?\x{b0}", degrees),
    (r"\b(?:(\d+)\s)?(\d{1,2})/(\d{1,3})\b", fraction),
    (r"\b\d+(?:\.\d+){2,}\b", version),
    (r"\b(\d+):(\d+)\b", ratio),
    (r"\b(\d[\d.,]*\d|\d)\s?[-\x{2013}]\s?(\d[\d.,]*\d|\d)\b", range),
    (r"([-+])(\d)", signed),
    (r"\d[\d.,]*\d", marked),
    (r"\d+", quantity),
];

/// "3.º", which the sign of a degree stands for by now, "2ª", "1er"; "20°" are degrees.
fn ordinal(found: &Found<'_>, _: Country) -> Option<String> {
    let number = found.number(1).filter(|number| (1..=29).contains(number))?;
    let (sign, next) = (found.get(2), found.after());
    let is_degree =
        sign == "\u{b0}" && (number > 12 || !found.whole().contains('.') && !next.starts_with(" "));
    let rank = rank(number);
    let feminine = sign == "\u{aa}" || sign.ends_with('a');
    let counts = next.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    let rank = match rank.strip_suffix('o') {
        Some(stem) if feminine => format!("{stem}a").replace("imo ", "ima "),
        // "Primer piso", "tercer piso".
        Some(stem) if stem.ends_with("er") && (counts || sign == "er") => stem.to_owned(),
        _ => rank,
    };
    (!is_degree).then_some(rank)
}

fn degrees(found: &Found<'_>, _: Country) -> Option<String> {
    Some(format!("{} grados", found.get(1)))
}

/// "1/2", "2 1/2", "3/4"; what people do not say as a part is said with "de".
fn fraction(found: &Found<'_>, _: Country) -> Option<String> {
    let (above, below) = (found.number(2)?, found.number(3)?);
    let is_row = found.before().ends_with(['/', '.', '-']) || found.after().starts_with(['/', '-']);
    let part = match (above, below) {
        (1, 2) if found.has(1) => "medio".to_owned(),
        (1, 2) => "un medio".to_owned(),
        (1, 3) => "un tercio".to_owned(),
        (2, 3) => "dos tercios".to_owned(),
        (1, 4) => "un cuarto".to_owned(),
        (3, 4) => "tres cuartos".to_owned(),
        _ => format!("{} de {}", cardinal(above, Before::Nothing), cardinal(below, Before::Nothing)),
    };
    let whole = found.number(1).map(|whole| format!("{} y ", cardinal(whole, Before::Nothing)));
    (!is_row).then(|| format!("{}{part}", whole.unwrap_or_default()))
}

/// "1.2.3", an address in a network, and thousands that are parted by points.
fn version(found: &Found<'_>, country: Country) -> Option<String> {
    let parts: Vec<&str> = found.whole().split('.').collect();
    let are_thousands = parts.iter().skip(1).all(|part| part.len() == 3) && parts.first()?.len() <= 3;
    if are_thousands {
        return written(found.whole(), country, before(found.after()));
    }
    let said = parts.into_iter().map(|part| match part.len() {
        0..=3 => cardinal(part.parse().unwrap_or_default(), Before::Nothing),
        _ => digits(part),
    });
    Some(said.collect::<Vec<_>>().join(" punto "))
}

fn ratio(found: &Found<'_>, _: Country) -> Option<String> {
    let number = |part| Some(cardinal(found.number(part)?, Before::Nothing));
    Some(format!("{} a {}", number(1)?, number(2)?))
}

fn range(found: &Found<'_>, country: Country) -> Option<String> {
    let is_row = found.before().ends_with(['-', '/']) || found.after().starts_with(['-', '/']);
    let first = written(found.get(1), country, Before::Nothing)?;
    let second = written(found.get(2), country, before(found.after()))?;
    (!is_row).then(|| format!("{first} a {second}"))
}

fn signed(found: &Found<'_>, _: Country) -> Option<String> {
    let is_joint = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '-');
    Some(match (is_joint, found.get(1)) {
        (true, "-") => format!(" {}", found.get(2)),
        (_, "-") => format!("menos {}", found.get(2)),
        _ => format!(" más {}", found.get(2)),
    })
}

fn marked(found: &Found<'_>, country: Country) -> Option<String> {
    if !found.whole().contains(['.', ',']) {
        return None;
    }
    written(found.whole(), country, before(found.after())).map(|said| apart(found, &said))
}

fn quantity(found: &Found<'_>, _: Country) -> Option<String> {
    let row = found.whole();
    let said = if row.len() > 1 && row.starts_with('0') {
        grouped(row)
    } else {
        cardinal(row.parse().ok()?, before(found.after()))
    };
    Some(apart(found, &said))
}

/// What touches a number is kept apart from its words.
fn apart(found: &Found<'_>, said: &str) -> String {
    let touches = |c: char| c.is_alphanumeric() || c == ',';
    let before = if found.before().ends_with(touches) { " " } else { "" };
    let after = if found.after().starts_with(char::is_alphanumeric) { " " } else { "" };
    format!("{before}{said}{after}")
}
