//! Quantities with a unit, percentages, and "per".

use super::{Accent, Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 7] = [
    (r"\b(\d[\d,.]*)(\s?)((?:mm|cm|m|in|ft|km)?)\s?(?:x|\x{d7})\s?(\d)", by),
    (r"(?i)\b(\d)'\s?(\d{1,2})(?:\x22|'')", feet_and_inches),
    (
        r"(-?)\b(\d[\d,]*(?:\.\d+)?)\s?(?:-|\x{2013}|to)\s?(-?)(\d[\d,]*(?:\.\d+)?)\s?(%|\x{b0}\s?[CF]?\b|\x{b0})",
        range_of_signs,
    ),
    (r"([-+]?)(\d[\d,]*(?:\.\d+)?|\.\d+)\s?(%|\x{2030}|\x{b0}\s?[CF]\b|\x{b0})", with_sign),
    (
        r"\b(\d[\d,]*(?:\.\d+)?)(\s?)(km/h|kmh|kph|mph|m/s|Mbit/s|Mbps|Gbps|kbps|MB/s|kWh|kHz|MHz|GHz|Hz|kW|mW|MW|kg|mg|km|cm|mm|ml|KB|kB|MB|GB|TB|dB|hrs?|mins?|secs?|ms|wks?|yrs?|mths?|lbs?|oz|ft|yds?|sq\.?\s?ft|sqm|m\x{b2}|m2|V|W|A|g|m|l|L)\b(\.?)",
        with_unit,
    ),
    (r"\b(\d+)x\b", times),
    (
        r"(?i)\b([a-z]+)\s?/\s?(month|mo|year|yr|hour|hr|day|week|wk|minute|min|second|sec|person|night|unit|call|kg|km|lb)\b\.?",
        per,
    ),
];

/// Written, one, many.
const UNITS: [(&str, &str, &str); 54] = [
    ("km/h", "kilometer per hour", "kilometers per hour"),
    ("kmh", "kilometer per hour", "kilometers per hour"),
    ("kph", "kilometer per hour", "kilometers per hour"),
    ("mph", "mile per hour", "miles per hour"),
    ("m/s", "meter per second", "meters per second"),
    ("Mbit/s", "megabit per second", "megabits per second"),
    ("Mbps", "megabit per second", "megabits per second"),
    ("Gbps", "gigabit per second", "gigabits per second"),
    ("kbps", "kilobit per second", "kilobits per second"),
    ("MB/s", "megabyte per second", "megabytes per second"),
    ("kWh", "kilowatt hour", "kilowatt hours"),
    ("kHz", "kilohertz", "kilohertz"),
    ("MHz", "megahertz", "megahertz"),
    ("GHz", "gigahertz", "gigahertz"),
    ("Hz", "hertz", "hertz"),
    ("kW", "kilowatt", "kilowatts"),
    ("mW", "milliwatt", "milliwatts"),
    ("MW", "megawatt", "megawatts"),
    ("kg", "kilogram", "kilograms"),
    ("mg", "milligram", "milligrams"),
    ("km", "kilometer", "kilometers"),
    ("cm", "centimeter", "centimeters"),
    ("mm", "millimeter", "millimeters"),
    ("ml", "milliliter", "milliliters"),
    ("KB", "kilobyte", "kilobytes"),
    ("kB", "kilobyte", "kilobytes"),
    ("MB", "megabyte", "megabytes"),
    ("GB", "gigabyte", "gigabytes"),
    ("TB", "terabyte", "terabytes"),
    ("dB", "decibel", "decibels"),
    ("hr", "hour", "hours"),
    ("hrs", "hour", "hours"),
    ("min", "minute", "minutes"),
    ("mins", "minute", "minutes"),
    ("sec", "second", "seconds"),
    ("secs", "second", "seconds"),
    ("ms", "millisecond", "milliseconds"),
    ("wk", "week", "weeks"),
    ("wks", "week", "weeks"),
    ("yr", "year", "years"),
    ("yrs", "year", "years"),
    ("mth", "month", "months"),
    ("mths", "month", "months"),
    ("lb", "pound", "pounds"),
    ("lbs", "pound", "pounds"),
    ("oz", "ounce", "ounces"),
    ("ft", "foot", "feet"),
    ("yd", "yard", "yards"),
    ("yds", "yard", "yards"),
    ("V", "volt", "volts"),
    ("W", "watt", "watts"),
    ("g", "gram", "grams"),
    ("m", "meter", "meters"),
    ("l", "liter", "liters"),
];
/// Units of an area, and what a rule writes in other ways.
const MORE_UNITS: [(&str, &str, &str); 6] = [
    ("sq ft", "square foot", "square feet"),
    ("sq. ft", "square foot", "square feet"),
    ("sqft", "square foot", "square feet"),
    ("sqm", "square meter", "square meters"),
    ("m\u{b2}", "square meter", "square meters"),
    ("m2", "square meter", "square meters"),
];

fn feet_and_inches(found: &Found<'_>, accent: Accent) -> Option<String> {
    let inches = found.number(2).filter(|inches| *inches < 12)?;
    let feet = number::cardinal(found.number(1)?, accent);
    Some(format!("{feet} foot {}", number::cardinal(inches, accent)))
}

fn range_of_signs(found: &Found<'_>, accent: Accent) -> Option<String> {
    let minus = |part| if found.get(part).is_empty() { "" } else { "minus " };
    let (first, second) = (number::written(found.get(2), accent)?, number::written(found.get(4), accent)?);
    Some(format!("{}{first} to {}{second} {}", minus(1), minus(3), sign(found.get(5), false)))
}

fn with_sign(found: &Found<'_>, accent: Accent) -> Option<String> {
    let before = match found.get(1) {
        "-" if found.before().ends_with(|c: char| c.is_alphanumeric()) => " to ",
        "-" => "minus ",
        "+" => "plus ",
        _ => "",
    };
    let one = number::is_one(found.get(2));
    Some(format!("{before}{} {}", number::written(found.get(2), accent)?, sign(found.get(3), one)))
}

fn sign(sign: &str, one: bool) -> String {
    let degrees = if one { "degree" } else { "degrees" };
    match sign.replace(' ', "").as_str() {
        "%" => "percent".to_owned(),
        "\u{2030}" => "per thousand".to_owned(),
        "\u{b0}C" => format!("{degrees} Celsius"),
        "\u{b0}F" => format!("{degrees} Fahrenheit"),
        _ => degrees.to_owned(),
    }
}

fn with_unit(found: &Found<'_>, accent: Accent) -> Option<String> {
    let unit = found.get(3);
    // A single capital after a number without a blank is a flat or a seat.
    let is_letter = unit.len() == 1
        && unit != "m"
        && unit != "g"
        && found.get(2).is_empty()
        && unit != "V"
        && unit != "W";
    // "350 W 42nd Street" is in the west.
    let is_side = unit == "W" && found.after().trim_start().starts_with(|c: char| c.is_alphanumeric());
    if unit == "A" || is_letter || is_side || found.before().ends_with(['.', ',', '-', '/']) {
        return None;
    }
    let all = UNITS.iter().chain(&MORE_UNITS);
    let (_, one, many) =
        all.into_iter().find(|(written, _, _)| written.eq(&unit.replace("L", "l")) || *written == unit)?;
    let name = if number::is_one(found.get(1)) { one } else { many };
    // A unit that ends in a full stop ends a sentence only where another begins.
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} {}{dot}", number::written(found.get(1), accent)?, in_accent(name, accent)))
}

fn in_accent(unit: &str, accent: Accent) -> String {
    match accent {
        Accent::American => unit.to_owned(),
        Accent::British => unit.replace("meter", "metre").replace("liter", "litre"),
    }
}

/// Sizes are said with "by", quantities with "times": later rules read the numbers.
fn by(found: &Found<'_>, _: Accent) -> Option<String> {
    let word = if found.get(3).is_empty() && !found.get(2).is_empty() { "times" } else { "by" };
    Some(format!("{}{}{} {word} {}", found.get(1), found.get(2), found.get(3), found.get(4)))
}

fn times(found: &Found<'_>, accent: Accent) -> Option<String> {
    Some(format!("{} times", number::cardinal(found.number(1)?, accent)))
}

fn per(found: &Found<'_>, _: Accent) -> Option<String> {
    let unit = match found.get(2).to_lowercase().as_str() {
        "mo" => "month",
        "yr" => "year",
        "hr" => "hour",
        "wk" => "week",
        "min" => "minute",
        "sec" => "second",
        "kg" => "kilogram",
        "km" => "kilometer",
        "lb" => "pound",
        _ => found.get(2),
    };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{} per {unit}{dot}", found.get(1)))
}
