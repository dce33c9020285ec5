//! Amounts of money.

use super::number::{self, Gender};
use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (
        r"((?:[-\x{2212}]\s?)?)(R\$|US\$|[$\x{a3}\x{20ac}])\s?(\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:\s?(mil|milhão|milhões|mi|bi|bilhões|bilhão)\b)?",
        sign_first,
    ),
    (
        r"(?:()\b)(\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:\s(mil|milhão|milhões|mi|bilhões|bilhão))?\s?(R\$|US\$|[$\x{a3}\x{20ac}]|(?:EUR|BRL|USD|GBP)\b)",
        sign_last,
    ),
    (r"(?i)\b(\d{1,3}(?:[. ]\d{3})+|\d+),(\d{2})\s(reais|real|euros|euro|dólares)\b", in_words),
];

/// Signs, one, many, a hundredth, hundredths.
struct Currency {
    signs: &'static [&'static str],
    one: &'static str,
    many: &'static str,
    gender: Gender,
    /// Of a hundredth, where it is called the same in both countries.
    small: Option<[&'static str; 2]>,
}

const CURRENCIES: [Currency; 4] = [
    Currency {
        signs: &["R$", "BRL", "real", "reais"],
        one: "real",
        many: "reais",
        gender: Gender::Masculine,
        small: Some(["centavo", "centavos"]),
    },
    Currency {
        signs: &["€", "EUR", "euro", "euros"],
        one: "euro",
        many: "euros",
        gender: Gender::Masculine,
        small: None,
    },
    Currency {
        signs: &["$", "US$", "USD", "dólares"],
        one: "dólar",
        many: "dólares",
        gender: Gender::Masculine,
        small: None,
    },
    Currency {
        signs: &["£", "GBP"],
        one: "libra",
        many: "libras",
        gender: Gender::Feminine,
        small: Some(["pêni", "pence"]),
    },
];

fn sign_first(found: &Found<'_>, accent: Accent) -> Option<String> {
    let minus = if found.get(1).is_empty() { "" } else { "menos " };
    Some(format!("{minus}{}", amount(found.get(3), found.get(4), found.get(2), accent)?))
}

fn sign_last(found: &Found<'_>, accent: Accent) -> Option<String> {
    amount(found.get(2), found.get(3), found.get(4), accent)
}

fn in_words(found: &Found<'_>, accent: Accent) -> Option<String> {
    amount(&format!("{},{}", found.get(1), found.get(2)), "", &found.get(3).to_lowercase(), accent)
}

fn amount(written: &str, size: &str, sign: &str, accent: Accent) -> Option<String> {
    let currency = CURRENCIES.iter().find(|currency| currency.signs.contains(&sign))?;
    let Currency { one, many, gender, small, .. } = currency;
    let (whole, part) = written.split_once(',').unwrap_or((written, ""));
    let whole: u64 = whole.replace(['.', ' '], "").parse().ok()?;
    if !size.is_empty() || part.len() > 2 {
        return Some(match size_of(size) {
            "" => format!("{} {many}", number::written(written, *gender, accent)?),
            "mil" => format!("{} mil {many}", number::written(written, *gender, accent)?),
            size => format!("{} {size} de {many}", number::written(written, Gender::Masculine, accent)?),
        });
    }
    let part: u64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().ok()? };
    let of = if whole > 0 && whole.is_multiple_of(1_000_000) { "de " } else { "" };
    let name = if whole == 1 { one } else { many };
    let large = format!("{} {of}{name}", number::cardinal(whole, *gender, accent));
    let [cent, cents] = small.unwrap_or(match accent {
        Accent::Brazilian => ["centavo", "centavos"],
        Accent::European => ["cêntimo", "cêntimos"],
    });
    let cents = if part == 1 { cent } else { cents };
    let part_said = || format!("{} {cents}", number::cardinal(part, Gender::Masculine, accent));
    Some(match (whole, part) {
        (_, 0) => large,
        (0, _) => part_said(),
        _ => format!("{large} e {}", part_said()),
    })
}

fn size_of(written: &str) -> &str {
    match written {
        "mi" => "milhões",
        "bi" => "bilhões",
        size => size,
    }
}
