//! Measures, and hundredths.

use super::number::{self, Gender};
use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (
        r"([-\x{2212}]?)\b((?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)\s?(km/h|km²|km2|km|kWh|kW|kg|cm|mm|mg|ml|mL|min|Mbps|MB|m²|m2|m³|m3|m|GB|TB|g|l|L|seg|ha|t|°\s?C|°\s?F)",
        measure,
    ),
    (r"\b(\d+(?:,\d+)?)\s?[-\x{2013}]\s?(\d+(?:,\d+)?)\s?%", hundredths),
    (r"([-\x{2212}]?)\b((?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)\s?(%)", measure),
];

/// Written, one of it, and several.
const UNITS: [(&str, &str, &str); 29] = [
    ("%", "por cento", "por cento"),
    ("km/h", "quilômetro por hora", "quilômetros por hora"),
    ("km²", "quilômetro quadrado", "quilômetros quadrados"),
    ("km2", "quilômetro quadrado", "quilômetros quadrados"),
    ("km", "quilômetro", "quilômetros"),
    ("cm", "centímetro", "centímetros"),
    ("mm", "milímetro", "milímetros"),
    ("m²", "metro quadrado", "metros quadrados"),
    ("m2", "metro quadrado", "metros quadrados"),
    ("m³", "metro cúbico", "metros cúbicos"),
    ("m3", "metro cúbico", "metros cúbicos"),
    ("m", "metro", "metros"),
    ("kg", "quilo", "quilos"),
    ("mg", "miligrama", "miligramas"),
    ("g", "grama", "gramas"),
    ("ml", "mililitro", "mililitros"),
    ("mL", "mililitro", "mililitros"),
    ("l", "litro", "litros"),
    ("L", "litro", "litros"),
    ("min", "minuto", "minutos"),
    ("seg", "segundo", "segundos"),
    ("kWh", "quilowatt-hora", "quilowatts-hora"),
    ("kW", "quilowatt", "quilowatts"),
    ("MB", "megabyte", "megabytes"),
    ("GB", "gigabyte", "gigabytes"),
    ("TB", "terabyte", "terabytes"),
    ("Mbps", "megabit por segundo", "megabits por segundo"),
    ("ha", "hectare", "hectares"),
    ("t", "tonelada", "toneladas"),
];

fn measure(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (written, unit) = (found.get(2), found.get(3).replace(' ', ""));
    let touches = found.after().starts_with(|c: char| c.is_alphanumeric() || c == '/');
    if touches {
        return None;
    }
    let (one, many, gender) = match unit.as_str() {
        "°C" => ("grau Celsius", "graus Celsius", Gender::Masculine),
        "°F" => ("grau Fahrenheit", "graus Fahrenheit", Gender::Masculine),
        "t" => ("tonelada", "toneladas", Gender::Feminine),
        unit => UNITS
            .iter()
            .find(|(known, ..)| *known == unit)
            .map(|(_, one, many)| (*one, *many, Gender::Masculine))?,
    };
    let minus = match found.get(1) {
        "" => "",
        // "5-10 km".
        _ if found.before().ends_with(|c: char| c.is_ascii_digit()) => " a ",
        _ => "menos ",
    };
    let name = if written == "1" { one } else { many };
    let name = match accent {
        Accent::Brazilian => name.to_owned(),
        Accent::European => name.replace("quilôm", "quilóm"),
    };
    Some(format!("{minus}{} {name}", number::written(written, gender, accent)?))
}

fn hundredths(found: &Found<'_>, accent: Accent) -> Option<String> {
    let said = |part| number::written(found.get(part), Gender::Masculine, accent);
    Some(format!("{} a {} por cento", said(1)?, said(2)?))
}
