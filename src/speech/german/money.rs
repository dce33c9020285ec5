//! Amounts of money.

use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 4] = [
    (
        r"([-\x{2013}]?)(\x{20ac}|EUR|CHF|SFr\.|sFr\.|Fr\.|US\$|\$|\x{a3})\s?(\d{1,3}(?:[.'\x{20}]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?:[.,](?:[-\x{2013}]{1,2}))?(?:\s?(Mio|Mrd|Tsd)\b\.?)?",
        sign_first,
    ),
    (
        r"([-\x{2013}]?)\b(\d{1,3}(?:[.'\x{20}]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?:[.,](?:[-\x{2013}]{1,2}))?\s?(?:(Mio|Mrd|Tsd)\b\.?\s?)?(\x{20ac}|EUR\b|CHF\b|Euro\b|Franken\b|Fr\.|US\$|\$|\x{a3})",
        sign_last,
    ),
    (r"\b(\d+)\s?(ct\b\.?|Rp\.|Cent\b|Rappen\b)", small_change),
    (r"\b(\d+)[.,][-\x{2013}]{1,2}", round),
];

/// Written, its name, the name of its hundredth.
const CURRENCIES: [(&str, &str, &str); 11] = [
    ("\u{20ac}", "Euro", "Cent"),
    ("EUR", "Euro", "Cent"),
    ("Euro", "Euro", "Cent"),
    ("CHF", "Franken", "Rappen"),
    ("SFr.", "Franken", "Rappen"),
    ("sFr.", "Franken", "Rappen"),
    ("Fr.", "Franken", "Rappen"),
    ("Franken", "Franken", "Rappen"),
    ("$", "Dollar", "Cent"),
    ("US$", "US-Dollar", "Cent"),
    ("\u{a3}", "Pfund", "Pence"),
];

fn sign_first(found: &Found<'_>) -> Option<String> {
    amount(found.get(1), found.get(3), found.get(4), found.get(2), false)
}

fn sign_last(found: &Found<'_>) -> Option<String> {
    let is_part = found.before().ends_with([',', '.', '/']);
    let ends = found.get(4) == "Fr." && found.ends_sentence();
    amount(found.get(1), found.get(2), found.get(3), found.get(4), ends).filter(|_| !is_part)
}

fn amount(minus: &str, written: &str, size: &str, sign: &str, ends: bool) -> Option<String> {
    let (_, name, hundredth) = CURRENCIES.iter().find(|(written, _, _)| *written == sign)?;
    let (minus, dot) = (if minus.is_empty() { "" } else { "minus " }, if ends { "." } else { "" });
    let written = with_comma(&written.replace(' ', ""));
    if let Some(size) = size_of(size, &written) {
        let count = if written == "1" { "eine".to_owned() } else { number::written(&written)? };
        return Some(format!("{minus}{count} {size} {name}{dot}"));
    }
    let (whole, part) = number::parts(&written)?;
    let part: u64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().ok()? };
    let words = number::before_a_noun(whole);
    let small = number::before_a_noun(part);
    Some(match (whole, part) {
        (_, 0) => format!("{minus}{words} {name}{dot}"),
        (0, _) => format!("{minus}{small} {hundredth}{dot}"),
        (_, _) => format!("{minus}{words} {name} {}{dot}", number::cardinal(part)),
    })
}

/// In Switzerland the comma of an amount is a point: "49.50".
fn with_comma(written: &str) -> String {
    match written.rsplit_once('.') {
        Some((whole, part)) if part.len() <= 2 => format!("{whole},{part}"),
        _ => written.to_owned(),
    }
}

fn size_of(size: &str, written: &str) -> Option<&'static str> {
    Some(match (size, written) {
        ("Mio", "1") => "Million",
        ("Mio", _) => "Millionen",
        ("Mrd", "1") => "Milliarde",
        ("Mrd", _) => "Milliarden",
        ("Tsd", _) => "Tausend",
        _ => return None,
    })
}

fn small_change(found: &Found<'_>) -> Option<String> {
    let name = if found.get(2).starts_with(['R', 'r']) { "Rappen" } else { "Cent" };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} {name}{dot}", number::before_a_noun(found.number(1)?)))
}

/// "49,-".
fn round(found: &Found<'_>) -> Option<String> {
    Some(number::cardinal(found.number(1)?))
}
