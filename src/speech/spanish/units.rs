//! Quantities with a unit, and percentages.

use super::number::{Before, written};
use super::{Country, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 4] = [
    (r"(-?)\b(\d[\d.,]*\d|\d)\s?(?:-|\x{2013}|a)\s?(\d[\d.,]*\d|\d)\s?(%|\x{b0}\s?[CF]\b)", range_of_signs),
    (r"([-+]?)(\d[\d.,]*\d|\d)\s?(%|\x{b0}\s?[CF]\b)", with_sign),
    (r"\b(\d[\d.,]*\d|\d)\s?(m\x{b2})(\.?)", with_unit),
    (
        r"\b(\d[\d.,]*\d|\d)\s?(km/h|m/s|Mb/s|Mbps|kWh|kHz|MHz|GHz|Hz|kW|kg|mg|km|cm|mm|ml|kB|KB|MB|GB|TB|dB|min|seg|s|m2|m3|g|m|l|L|V|W)\b(\.?)",
        with_unit,
    ),
];

/// Written, one, many.
const UNITS: [(&str, &str, &str); 33] = [
    ("km/h", "kilómetro por hora", "kilómetros por hora"),
    ("m/s", "metro por segundo", "metros por segundo"),
    ("Mb/s", "megabit por segundo", "megabits por segundo"),
    ("Mbps", "megabit por segundo", "megabits por segundo"),
    ("kWh", "kilovatio hora", "kilovatios hora"),
    ("kHz", "kilohercio", "kilohercios"),
    ("MHz", "megahercio", "megahercios"),
    ("GHz", "gigahercio", "gigahercios"),
    ("Hz", "hercio", "hercios"),
    ("kW", "kilovatio", "kilovatios"),
    ("kg", "kilo", "kilos"),
    ("mg", "miligramo", "miligramos"),
    ("km", "kilómetro", "kilómetros"),
    ("cm", "centímetro", "centímetros"),
    ("mm", "milímetro", "milímetros"),
    ("ml", "mililitro", "mililitros"),
    ("kB", "kilobyte", "kilobytes"),
    ("KB", "kilobyte", "kilobytes"),
    ("MB", "megabyte", "megabytes"),
    ("GB", "gigabyte", "gigabytes"),
    ("TB", "terabyte", "terabytes"),
    ("dB", "decibelio", "decibelios"),
    ("min", "minuto", "minutos"),
    ("seg", "segundo", "segundos"),
    ("s", "segundo", "segundos"),
    ("m\u{b2}", "metro cuadrado", "metros cuadrados"),
    ("m2", "metro cuadrado", "metros cuadrados"),
    ("m3", "metro cúbico", "metros cúbicos"),
    ("g", "gramo", "gramos"),
    ("m", "metro", "metros"),
    ("l", "litro", "litros"),
    ("V", "voltio", "voltios"),
    ("W", "vatio", "vatios"),
];

fn sign(sign: &str, number: &str) -> String {
    let degrees = if number == "1" { "grado" } else { "grados" };
    match sign.replace(' ', "").as_str() {
        "\u{b0}C" => format!("{degrees} centígrados"),
        "\u{b0}F" => format!("{degrees} Fahrenheit"),
        _ => "por ciento".to_owned(),
    }
}

fn range_of_signs(found: &Found<'_>, country: Country) -> Option<String> {
    let minus = if found.get(1).is_empty() { "" } else { "menos " };
    let number = |part| written(found.get(part), country, Before::Nothing);
    Some(format!("{minus}{} a {} {}", number(2)?, number(3)?, sign(found.get(4), found.get(3))))
}

fn with_sign(found: &Found<'_>, country: Country) -> Option<String> {
    let before = match found.get(1) {
        "-" => "menos ",
        "+" => "más ",
        _ => "",
    };
    let is_percent = found.get(3) == "%";
    let counted = if is_percent { Before::Nothing } else { Before::Masculine };
    let number = written(found.get(2), country, counted)?;
    Some(format!("{before}{number} {}", sign(found.get(3), found.get(2))))
}

fn with_unit(found: &Found<'_>, country: Country) -> Option<String> {
    if found.before().ends_with(['.', ',', '-', '/', ':']) {
        return None;
    }
    let unit = found.get(2).replace('L', "l");
    let (_, one, many) = UNITS.iter().find(|(written, _, _)| *written == unit)?;
    let name = if found.get(1) == "1" { one } else { many };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} {name}{dot}", written(found.get(1), country, Before::Masculine)?))
}
