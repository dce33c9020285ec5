//! Amounts of money.

use super::number::{Before, cardinal, parts, written};
use super::{Country, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 4] = [
    (
        r"(US\$|MX\$|S/\.?|R\$|[$\x{a3}\x{20ac}])\s?(\d[\d.,]*\d|\d)\s?[-\x{2013}]\s?(?:US\$|S/\.?|[$\x{a3}\x{20ac}])?(\d[\d.,]*\d|\d)",
        span,
    ),
    (
        r"(-?)(US\$|MX\$|S/\.?|R\$|[$\x{a3}\x{20ac}])\s?(\d[\d.,]*\d|\d)(?:\s?(millones|millón|mil)\b)?",
        sign_first,
    ),
    (r"()\b(USD|EUR|MXN|ARS|CLP|COP|PEN|GBP)\s?(\d[\d.,]*\d|\d)()", sign_first),
    (
        r"(-?)\b(\d[\d.,]*\d|\d)(?:\s?(millones|millón|mil)(?:\sde)?)?\s?(US\$|[$\x{a3}\x{20ac}]|(?:USD|EUR|MXN|ARS|CLP|COP|PEN|GBP)\b)",
        sign_last,
    ),
];

/// One, many, a hundredth, hundredths.
type Currency = (&'static str, &'static str, &'static str, &'static str);

const EURO: Currency = ("euro", "euros", "céntimo", "céntimos");
const DOLLAR: Currency = ("dólar", "dólares", "centavo", "centavos");
const PESO: Currency = ("peso", "pesos", "centavo", "centavos");
const SOL: Currency = ("sol", "soles", "céntimo", "céntimos");
const REAL: Currency = ("real", "reales", "centavo", "centavos");
const POUND: Currency = ("libra", "libras", "penique", "peniques");

fn currency(sign: &str, country: Country) -> Currency {
    match sign.trim_end_matches('.') {
        "\u{20ac}" | "EUR" => EURO,
        "\u{a3}" | "GBP" => POUND,
        "S/" | "PEN" => SOL,
        "R$" => REAL,
        "US$" | "USD" => DOLLAR,
        "$" if !country.has_pesos => DOLLAR,
        _ => PESO,
    }
}

fn span(found: &Found<'_>, country: Country) -> Option<String> {
    let first = written(found.get(2), country, Before::Masculine)?;
    Some(format!("{first} a {}", amount(found.get(3), found.get(1), "", country)?))
}

fn sign_first(found: &Found<'_>, country: Country) -> Option<String> {
    signed(found.get(1), amount(found.get(3), found.get(2), found.get(4), country)?)
}

fn sign_last(found: &Found<'_>, country: Country) -> Option<String> {
    signed(found.get(1), amount(found.get(2), found.get(4), found.get(3), country)?)
}

fn signed(minus: &str, amount: String) -> Option<String> {
    Some(if minus.is_empty() { amount } else { format!("menos {amount}") })
}

fn amount(number: &str, sign: &str, size: &str, country: Country) -> Option<String> {
    let (one, many, hundredth, hundredths) = currency(sign, country);
    let before = if many == "libras" { Before::Feminine } else { Before::Masculine };
    if !size.is_empty() {
        let of = if size == "mil" { "" } else { " de" };
        return Some(format!("{} {size}{of} {many}", written(number, country, Before::Masculine)?));
    }
    let (whole, part) = parts(number, country);
    if part.len() > 2 {
        return Some(format!("{} {many}", written(number, country, before)?));
    }
    let whole: u64 = whole.parse().ok()?;
    let part: u64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().ok()? };
    let of = if whole >= 1_000_000 && whole.is_multiple_of(1_000_000) { " de" } else { "" };
    let words = format!("{}{of} {}", cardinal(whole, before), if whole == 1 { one } else { many });
    let small =
        format!("{} {}", cardinal(part, Before::Masculine), if part == 1 { hundredth } else { hundredths });
    Some(match (whole, part) {
        (_, 0) => words,
        (0, _) => small,
        _ => format!("{words} con {small}"),
    })
}
