//! Quantities with a unit, and percentages.

use super::{Entry, Region, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (
        r"([-+]?)\b(\d{1,3}(?:[ .']\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s?(%|\x{2030}|\x{b0}\s?[CF]\b|\x{b0})",
        with_sign,
    ),
    (
        r"\b(\d{1,3}(?:[ .']\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s?(m[\x{b2}\x{b3}]|(?:km/h|m/s|Mbit/s|kWh|kHz|MHz|GHz|Hz|kW|MW|kg|mg|km|cm|mm|ml|cl|dl|m2|m3|ko|Ko|Mo|Go|To|min|sec|ha|m|g|l|L|t|s|j|V|W)\b)(\.?)",
        with_unit,
    ),
    (
        r"(?i)\b(euros?|francs?|dollars?|fois|appels?|personnes?)\s?/\s?(h|heure|j|jour|mois|an|semaine|nuit|min|minute|personne|kg|km)\b",
        per,
    ),
];

/// Written, and its name; those in the second table are feminine.
const UNITS: [(&str, &str); 33] = [
    ("km/h", "kilomètre-heure"),
    ("m/s", "mètre par seconde"),
    ("Mbit/s", "mégabit par seconde"),
    ("kWh", "kilowattheure"),
    ("kHz", "kilohertz"),
    ("MHz", "mégahertz"),
    ("GHz", "gigahertz"),
    ("Hz", "hertz"),
    ("kW", "kilowatt"),
    ("MW", "mégawatt"),
    ("kg", "kilogramme"),
    ("mg", "milligramme"),
    ("km", "kilomètre"),
    ("cm", "centimètre"),
    ("mm", "millimètre"),
    ("ml", "millilitre"),
    ("cl", "centilitre"),
    ("dl", "décilitre"),
    ("m\u{b2}", "mètre carré"),
    ("m2", "mètre carré"),
    ("m\u{b3}", "mètre cube"),
    ("m3", "mètre cube"),
    ("ko", "kilooctet"),
    ("Mo", "mégaoctet"),
    ("Go", "gigaoctet"),
    ("To", "téraoctet"),
    ("ha", "hectare"),
    ("m", "mètre"),
    ("g", "gramme"),
    ("l", "litre"),
    ("j", "jour"),
    ("V", "volt"),
    ("W", "watt"),
];
const FEMININE: [(&str, &str); 4] = [("min", "minute"), ("sec", "seconde"), ("s", "seconde"), ("t", "tonne")];

fn with_sign(found: &Found<'_>, region: Region) -> Option<String> {
    let before = match found.get(1) {
        "-" if found.before().ends_with(|c: char| c.is_alphanumeric()) => " à ",
        "-" => "moins ",
        "+" => "plus ",
        _ => "",
    };
    let degrees = if number::is_singular(found.get(2)) { "degré" } else { "degrés" };
    let sign = match found.get(3).replace(' ', "").as_str() {
        "%" => "pour cent".to_owned(),
        "\u{2030}" => "pour mille".to_owned(),
        "\u{b0}C" => format!("{degrees} Celsius"),
        "\u{b0}F" => format!("{degrees} Fahrenheit"),
        _ => degrees.to_owned(),
    };
    Some(format!("{before}{} {sign}", number::written(found.get(2), region)?))
}

fn with_unit(found: &Found<'_>, region: Region) -> Option<String> {
    let unit = if found.get(2) == "Ko" { "ko".to_owned() } else { found.get(2).replace('L', "l") };
    if found.before().ends_with(['.', ',', '-', '/']) || found.after().starts_with(['\'', '/']) {
        return None;
    }
    let named = |table: &[(&str, &'static str)]| {
        table.iter().find(|(written, _)| *written == unit).map(|(_, name)| *name)
    };
    let words = number::written(found.get(1), region)?;
    let (words, name) = match named(&FEMININE) {
        Some(name) => (number::feminine(words), name),
        None => (words, named(&UNITS)?),
    };
    let dot = if found.ends_sentence() { "." } else { "" };
    let name = if number::is_singular(found.get(1)) { name.to_owned() } else { several(name) };
    Some(format!("{words} {name}{dot}"))
}

/// "mètres carrés", "kilomètres-heure", "mètres par seconde", "kilohertz".
fn several(name: &str) -> String {
    if let Some((way, time)) = name.split_once('-') {
        return format!("{way}s-{time}");
    }
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let ending = |word: &str| if word.ends_with(['z', 's']) { "" } else { "s" };
    match rest {
        "" => format!("{first}{}", ending(first)),
        "carré" | "cube" => format!("{first}s {rest}s"),
        _ => format!("{first}s {rest}"),
    }
}

fn per(found: &Found<'_>, _: Region) -> Option<String> {
    let unit = match found.get(2).to_lowercase().as_str() {
        "h" => "heure".to_owned(),
        "j" => "jour".to_owned(),
        "min" => "minute".to_owned(),
        "kg" => "kilo".to_owned(),
        "km" => "kilomètre".to_owned(),
        unit => unit.to_owned(),
    };
    Some(format!("{} par {unit}", found.get(1)))
}
