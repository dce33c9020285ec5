//! Quantities with a unit, and percentages.

use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 6] = [
    (
        r"(-?)\b(\d[\d.']*(?:,\d+)?)\s?(?:-|\x{2013}|bis)\s?(-?)(\d[\d.']*(?:,\d+)?)\s?(%|\x{b0}\s?[CF]\b|\x{b0})",
        range_of_signs,
    ),
    (r"([-+]?)(\d[\d.']*(?:,\d+)?)\s?(%|\x{2030}|\x{b0}\s?[CF]\b|\x{b0})(?:ig)?", with_sign),
    (r"\b(\d[\d,.]*)\s?(?:x|\x{d7})\s?(\d)", by),
    (r"\b(\d+)\s?x\b", times),
    (
        r"\b(\d[\d.']*(?:,\d+)?)\s?[-\x{2013}]\s?(\d[\d.']*(?:,\d+)?\s?(?:km/h|Mbit/s|MBit/s|kWh|kHz|MHz|GHz|kW|kg|mg|km|cm|mm|ml|kB|KB|MB|GB|TB|dB|qm|Std|Min|Sek|Tsd|Mio|Mrd|Stk|min|ha|dl|PS|V|W|g|m|l|h|t)\b)",
        range_of_units,
    ),
    (
        r"\b(\d[\d.']*(?:,\d+)?)\s?(km/h|Mbit/s|MBit/s|kWh|kHz|MHz|GHz|kW|kg|mg|km|cm|mm|ml|kB|KB|MB|GB|TB|dB|qm|Std|Min|Sek|Tsd|Mio|Mrd|Stk|min|ha|dl|PS|V|W|g|m|l|h|t)(\x{b2}|\x{b3}|\b)(\.?)",
        with_unit,
    ),
];

/// Written, one, many. Feminine ones have "eine" before them.
const UNITS: [(&str, &str, &str); 39] = [
    ("km/h", "Kilometer pro Stunde", "Kilometer pro Stunde"),
    ("Mbit/s", "Megabit pro Sekunde", "Megabit pro Sekunde"),
    ("MBit/s", "Megabit pro Sekunde", "Megabit pro Sekunde"),
    ("kWh", "Kilowattstunde", "Kilowattstunden"),
    ("kHz", "Kilohertz", "Kilohertz"),
    ("MHz", "Megahertz", "Megahertz"),
    ("GHz", "Gigahertz", "Gigahertz"),
    ("kW", "Kilowatt", "Kilowatt"),
    ("kg", "Kilogramm", "Kilogramm"),
    ("mg", "Milligramm", "Milligramm"),
    ("km", "Kilometer", "Kilometer"),
    ("cm", "Zentimeter", "Zentimeter"),
    ("mm", "Millimeter", "Millimeter"),
    ("ml", "Milliliter", "Milliliter"),
    ("kB", "Kilobyte", "Kilobyte"),
    ("KB", "Kilobyte", "Kilobyte"),
    ("MB", "Megabyte", "Megabyte"),
    ("GB", "Gigabyte", "Gigabyte"),
    ("TB", "Terabyte", "Terabyte"),
    ("dB", "Dezibel", "Dezibel"),
    ("qm", "Quadratmeter", "Quadratmeter"),
    ("Std", "Stunde", "Stunden"),
    ("Min", "Minute", "Minuten"),
    ("min", "Minute", "Minuten"),
    ("Sek", "Sekunde", "Sekunden"),
    ("Tsd", "tausend", "tausend"),
    ("Mio", "Million", "Millionen"),
    ("Mrd", "Milliarde", "Milliarden"),
    ("Stk", "Stück", "Stück"),
    ("ha", "Hektar", "Hektar"),
    ("dl", "Deziliter", "Deziliter"),
    ("PS", "P S", "P S"),
    ("V", "Volt", "Volt"),
    ("W", "Watt", "Watt"),
    ("g", "Gramm", "Gramm"),
    ("m", "Meter", "Meter"),
    ("l", "Liter", "Liter"),
    ("h", "Stunde", "Stunden"),
    ("t", "Tonne", "Tonnen"),
];
const FEMININE: [&str; 7] =
    ["Kilowattstunde", "Stunde", "Minute", "Sekunde", "Million", "Milliarde", "Tonne"];

fn range_of_signs(found: &Found<'_>) -> Option<String> {
    let minus = |part| if found.get(part).is_empty() { "" } else { "minus " };
    let (first, second) = (number::written(found.get(2))?, number::written(found.get(4))?);
    Some(format!("{}{first} bis {}{second} {}", minus(1), minus(3), sign(found.get(5))))
}

fn with_sign(found: &Found<'_>) -> Option<String> {
    let before = match found.get(1) {
        "-" if found.before().ends_with(|c: char| c.is_alphanumeric()) => " bis ",
        "-" => "minus ",
        "+" => "plus ",
        _ => "",
    };
    let said = one_or_many(found.get(2))?;
    let ending = if found.whole().ends_with("ig") { "ig" } else { "" };
    let (said, gap) = if ending.is_empty() { (said, " ") } else { (number::written(found.get(2))?, "") };
    let sign = if ending.is_empty() { sign(found.get(3)) } else { sign(found.get(3)).to_lowercase() };
    Some(format!("{before}{said}{gap}{sign}{ending}"))
}

fn sign(sign: &str) -> String {
    match sign.replace(' ', "").as_str() {
        "%" => "Prozent",
        "\u{2030}" => "Promille",
        "\u{b0}C" => "Grad Celsius",
        "\u{b0}F" => "Grad Fahrenheit",
        _ => "Grad",
    }
    .to_owned()
}

/// "Ein" before its unit.
fn one_or_many(written: &str) -> Option<String> {
    if written == "1" { Some("ein".to_owned()) } else { number::written(written) }
}

/// Sizes are said with "mal": later rules read the numbers.
fn by(found: &Found<'_>) -> Option<String> {
    Some(format!("{} mal {}", found.get(1), found.get(2)))
}

/// "2x": zweimal.
fn times(found: &Found<'_>) -> Option<String> {
    Some(format!("{}mal", number::before_a_noun(found.number(1)?)))
}

/// "3-4 kg": the last number is read with its unit.
fn range_of_units(found: &Found<'_>) -> Option<String> {
    let is_row = found.before().ends_with(['-', '/', '.', ',']);
    let first = number::written(found.get(1)).filter(|_| !is_row)?;
    Some(format!("{first} bis {}", found.get(2)))
}

fn with_unit(found: &Found<'_>) -> Option<String> {
    if found.before().ends_with(['.', ',', '-', '/']) {
        return None;
    }
    let (_, one, many) = UNITS.iter().find(|(written, _, _)| *written == found.get(2))?;
    let (number, name) = match (found.get(1), FEMININE.contains(one)) {
        ("1", true) => ("eine".to_owned(), one),
        ("1", false) => ("ein".to_owned(), one),
        (written, _) => (number::written(written)?, many),
    };
    let name = match found.get(3) {
        "\u{b2}" => format!("Quadrat{}", name.to_lowercase()),
        "\u{b3}" => format!("Kubik{}", name.to_lowercase()),
        _ => (*name).to_owned(),
    };
    let dot = if !found.get(4).is_empty() && found.ends_sentence() { "." } else { "" };
    Some(format!("{number} {name}{dot}"))
}
