//! Rooms, flats, flights and houses in a street.

use super::{Accent, Entry, number, spelt};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (
        r"(?i)\b(rooms?|rm\.?|flat|apartment|apt\.?|suite|ste\.?|unit|gate|platform|bus|route|flight|highway|interstate|building|bldg\.?|desk|studio|bay|locker|channel)\s+((?:no\.?|number)\s+)?(\d{3,4})([A-Z]?)\b",
        named,
    ),
    (
        r"\b(\d{3,4})([A-Za-z]?)\s((?:[NSEW]\.?\s)?(?:(?:[A-Z][\w'.-]+|\d+(?:st|nd|rd|th))\s){1,3}?)(Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq|Place|Pl|Close|Crescent|Terrace|Parkway|Pkwy|Highway|Hwy)\b(\.?)",
        in_a_street,
    ),
    (
        r"\b(\d{1,2}[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:(?:[A-Z][\w'-]+|\d+(?:st|nd|rd|th))\s){1,3}?|\b[A-Z][a-z]+\s)(St|Rd|Ave|Ln|Dr|Blvd|Ct|Sq|Pl|Pkwy|Hwy)\b(\.?)",
        street,
    ),
];

const STREETS: [(&str, &str); 10] = [
    ("St", "Street"),
    ("Rd", "Road"),
    ("Ave", "Avenue"),
    ("Ln", "Lane"),
    ("Dr", "Drive"),
    ("Blvd", "Boulevard"),
    ("Ct", "Court"),
    ("Sq", "Square"),
    ("Pkwy", "Parkway"),
    ("Hwy", "Highway"),
];

fn named(found: &Found<'_>, _: Accent) -> Option<String> {
    let name = match found.get(1).to_lowercase().trim_end_matches('.') {
        "rm" => "room",
        "apt" => "apartment",
        "ste" => "suite",
        "bldg" => "building",
        _ => found.get(1),
    };
    let number = found.number(3)?;
    let said =
        if found.get(3).starts_with('0') { number::digits(found.get(3)) } else { number::in_pairs(number) };
    let letter = letter(found.get(4));
    Some(format!("{name} {said}{letter}"))
}

fn in_a_street(found: &Found<'_>, _: Accent) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    let (number, letter) = (number::in_pairs(found.number(1)?), letter(found.get(2)));
    Some(format!("{number}{letter} {}{}{dot}", found.get(3), in_full(found.get(4))))
}

/// "St" and "Dr" come before a name as well: "St Mary", "Dr Jones".
fn street(found: &Found<'_>, _: Accent) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    let after = found.after().trim_start();
    let is_title =
        ["St", "Dr"].contains(&found.get(2)) && after.starts_with(char::is_uppercase) && dot.is_empty();
    let has_number = found.get(1).starts_with(|c: char| c.is_ascii_digit());
    (has_number || !is_title).then(|| format!("{}{}{dot}", found.get(1), in_full(found.get(2))))
}

fn in_full(street: &str) -> &str {
    STREETS.iter().find(|(short, _)| *short == street).map_or(street, |(_, long)| long)
}

fn letter(letter: &str) -> String {
    if letter.is_empty() { String::new() } else { format!(" {}", spelt(letter)) }
}
