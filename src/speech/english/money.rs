//! Amounts of money.

use super::{Accent, Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 6] = [
    (
        r"(US\$|C\$|A\$|[$\x{a3}\x{20ac}\x{a5}])\s?(\d[\d,]*(?:\.\d+)?)\s?[-\x{2013}]\s?[$\x{a3}\x{20ac}\x{a5}]?(\d[\d,]*(?:\.\d+)?)\b",
        span,
    ),
    (
        r"([-\x{2013}]?)(US\$|C\$|A\$|[$\x{a3}\x{20ac}\x{a5}])\s?(\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?(million|billion|trillion|thousand|bn|mn|m|k|M|K|B)\b)?",
        sign_first,
    ),
    (
        r"()\b(USD|EUR|GBP|CHF|CAD|AUD|JPY)\s?(\d[\d,]*(?:\.\d+)?)(?:\s?(million|billion|thousand|bn|m|k)\b)?",
        sign_first,
    ),
    (r"\b(\d[\d,]*(?:\.\d+)?)\s?(US\$|[$\x{a3}\x{20ac}\x{a5}]|(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\b)", sign_last),
    (r"\b(\d+)\s?(\x{a2}|p\b)", small_change),
    (r"\b(\d[\d,]*)\.(\d{2})\s(dollars|pounds|euros|euro)\b", in_words),
];

/// Written, one, many, its hundredth, hundredths.
type Currency = (&'static str, &'static str, &'static str, &'static str, &'static str);

const CURRENCIES: [Currency; 14] = [
    ("$", "dollar", "dollars", "cent", "cents"),
    ("US$", "US dollar", "US dollars", "cent", "cents"),
    ("C$", "Canadian dollar", "Canadian dollars", "cent", "cents"),
    ("A$", "Australian dollar", "Australian dollars", "cent", "cents"),
    ("\u{a3}", "pound", "pounds", "penny", "pence"),
    ("\u{20ac}", "euro", "euros", "cent", "cents"),
    ("\u{a5}", "yen", "yen", "sen", "sen"),
    ("USD", "US dollar", "US dollars", "cent", "cents"),
    ("EUR", "euro", "euros", "cent", "cents"),
    ("GBP", "pound", "pounds", "penny", "pence"),
    ("CHF", "Swiss franc", "Swiss francs", "centime", "centimes"),
    ("CAD", "Canadian dollar", "Canadian dollars", "cent", "cents"),
    ("AUD", "Australian dollar", "Australian dollars", "cent", "cents"),
    ("JPY", "yen", "yen", "sen", "sen"),
];

fn span(found: &Found<'_>, accent: Accent) -> Option<String> {
    let first = amount(found.get(2), found.get(1), "", accent)?;
    Some(format!("{first} to {}", amount(found.get(3), found.get(1), "", accent)?))
}

fn sign_first(found: &Found<'_>, accent: Accent) -> Option<String> {
    let minus = if found.get(1).is_empty() { "" } else { "minus " };
    Some(format!("{minus}{}", amount(found.get(3), found.get(2), found.get(4), accent)?))
}

fn sign_last(found: &Found<'_>, accent: Accent) -> Option<String> {
    amount(found.get(1), found.get(2), "", accent)
}

fn in_words(found: &Found<'_>, accent: Accent) -> Option<String> {
    let sign = match found.get(3) {
        "dollars" => "$",
        "pounds" => "\u{a3}",
        _ => "\u{20ac}",
    };
    amount(&format!("{}.{}", found.get(1), found.get(2)), sign, "", accent)
}

fn amount(written: &str, sign: &str, size: &str, accent: Accent) -> Option<String> {
    let (_, one, many, hundredth, hundredths) = CURRENCIES.iter().find(|currency| currency.0 == sign)?;
    let written = with_point(written.trim_end_matches(','));
    if let Some(size) = size_of(size) {
        return Some(format!("{} {size} {many}", number::written(&written, accent)?));
    }
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    if part.len() > 2 {
        return Some(format!("{} {many}", number::written(&written, accent)?));
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.replace(',', "").parse().ok()? };
    let part: u64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().ok()? };
    let name = if whole == 1 { one } else { many };
    let small_name = if part == 1 { hundredth } else { hundredths };
    let (words, small) = (number::cardinal(whole, accent), number::cardinal(part, accent));
    Some(match (whole, part, accent) {
        (_, 0, _) => format!("{words} {name}"),
        (0, _, _) => format!("{small} {small_name}"),
        (_, 1..=9, Accent::British) | (_, _, Accent::American) => {
            format!("{words} {name} and {small} {small_name}")
        }
        (_, _, Accent::British) => format!("{words} {name} {small}"),
    })
}

/// Elsewhere the point of an amount is a comma: "5,50".
fn with_point(written: &str) -> String {
    match written.rsplit_once(',') {
        Some((whole, part)) if part.len() == 2 && !whole.contains(['.', ',']) => format!("{whole}.{part}"),
        _ => written.to_owned(),
    }
}

fn size_of(written: &str) -> Option<&'static str> {
    Some(match written {
        "million" | "m" | "mn" | "M" => "million",
        "billion" | "bn" | "B" => "billion",
        "trillion" => "trillion",
        "thousand" | "k" | "K" => "thousand",
        _ => return None,
    })
}

fn small_change(found: &Found<'_>, accent: Accent) -> Option<String> {
    let number = found.number(1)?;
    let (one, many) = if found.get(2) == "p" { ("penny", "pence") } else { ("cent", "cents") };
    Some(format!("{} {}", number::cardinal(number, accent), if number == 1 { one } else { many }))
}
