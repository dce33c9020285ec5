//! Amounts of money.

use super::{Entry, Region, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 4] = [
    (r"\b(\d+)\s?(\x{20ac})\s?(\d{2})\b", in_the_middle),
    (
        r"([-\x{2013}]?)(\d{1,3}(?:[ .']\d{3})+(?:[,.](?:\d{1,2}|[-\x{2013}]+))?|\d+(?:[,.](?:\d{1,2}|[-\x{2013}]+))?)\s?(k|M|Md)?(US\$|\$\s?(?:CA|US)|CA\$|[$\x{a3}\x{20ac}]|(?:EUR|CHF|CAD|USD|GBP|Fr)\b|[Ff]rs?\.)",
        sign_last,
    ),
    (
        r"([-\x{2013}]?)(US\$|CA\$|[$\x{a3}\x{20ac}]|\b(?:EUR|CHF|CAD|USD|GBP|[Ff]r\.))\s?(\d{1,3}(?:[ .']\d{3})+(?:[,.](?:\d{1,2}|[-\x{2013}]+))?|\d+(?:[,.](?:\d{1,2}|[-\x{2013}]+))?)",
        sign_first,
    ),
    (r"\b(\d+)\s?(\x{a2}|ct\b)", small_change),
];

/// What it is written with, its name, and the name of its hundredth.
const CURRENCIES: [(&[&str], &str, &str); 6] = [
    (&["$"], "dollar", "cent"),
    (&["$CA", "CA$", "CAD"], "dollar canadien", "cent"),
    (&["$US", "US$", "USD"], "dollar américain", "cent"),
    (&["\u{a3}", "GBP"], "livre", "penny"),
    (&["\u{20ac}", "EUR"], "euro", "centime"),
    (&["CHF", "fr.", "Fr.", "frs.", "Frs.", "Fr"], "franc", "centime"),
];

fn sign_last(found: &Found<'_>, region: Region) -> Option<String> {
    let next_is_cents = found.get(4) == "\u{20ac}" && found.after().starts_with(|c: char| c.is_ascii_digit());
    if next_is_cents {
        return None;
    }
    let dot = if found.ends_sentence() { "." } else { "" };
    let minus = minus(found);
    Some(format!("{minus}{}{dot}", amount(found.get(2), found.get(3), found.get(4), region)?))
}

fn sign_first(found: &Found<'_>, region: Region) -> Option<String> {
    Some(format!("{}{}", minus(found), amount(found.get(3), "", found.get(2), region)?))
}

fn in_the_middle(found: &Found<'_>, region: Region) -> Option<String> {
    amount(&format!("{},{}", found.get(1), found.get(3)), "", found.get(2), region)
}

/// A stroke between two amounts is none.
fn minus(found: &Found<'_>) -> &'static str {
    match found.get(1).is_empty() {
        true => "",
        false if found.before().ends_with(|c: char| c.is_alphanumeric()) => " à ",
        false => "moins ",
    }
}

fn amount(written: &str, size: &str, sign: &str, region: Region) -> Option<String> {
    let sign = sign.replace(' ', "");
    let (_, name, hundredth) = CURRENCIES.iter().find(|(signs, ..)| signs.contains(&sign.as_str()))?;
    let (whole, part) = number::parts(written);
    let (whole, part): (u64, u64) = (whole.parse().ok()?, format!("{part:0<2}").parse().ok()?);
    let many = if whole > 1 { plural(name) } else { (*name).to_owned() };
    let words = number::cardinal(whole, region);
    let words = if *name == "livre" { number::feminine(words) } else { words };
    let exact = number::written(written, region)?;
    Some(match (size, whole, part) {
        ("k", ..) => format!("{exact} mille {}", plural(name)),
        ("M", ..) => format!("{exact} million{} {}", ending(whole), of(name)),
        ("Md", ..) => format!("{exact} milliard{} {}", ending(whole), of(name)),
        (_, _, 0) => format!("{words} {many}"),
        (_, 0, 1) => format!("un {hundredth}"),
        (_, 0, _) => format!("{} {}", number::cardinal(part, region), hundredths(hundredth)),
        _ => format!("{words} {many} {}", number::cardinal(part, region)),
    })
}

fn ending(count: u64) -> &'static str {
    if count > 1 { "s" } else { "" }
}

/// "d'euros", "de francs".
fn of(name: &str) -> String {
    let name = plural(name);
    if name.starts_with('e') { format!("d'{name}") } else { format!("de {name}") }
}

fn plural(name: &str) -> String {
    name.split(' ').map(|word| format!("{word}s")).collect::<Vec<_>>().join(" ")
}

fn hundredths(name: &str) -> String {
    if name == "penny" { "pence".to_owned() } else { plural(name) }
}

fn small_change(found: &Found<'_>, region: Region) -> Option<String> {
    let count = found.number(1)?;
    Some(format!("{} cent{}", number::cardinal(count, region), ending(count)))
}
