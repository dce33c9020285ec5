//! Rows of digits: telephone numbers, accounts, codes, and whatever is called a number.

use super::net::spelt;
use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 11] = [
    (r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b", account),
    (r"\b\d{4}(?:[ -]\d{4}){2,4}(?:[ -]\d{1,3})?\b", in_groups),
    (r"\+\s?\d{1,3}(?:[\s./-]{0,3}\(?\d{1,7}\)?){1,7}(?:\s?-\s?\d{1,4})?\b", international),
    (r"\(0\d{1,5}\)\s?\d{2,8}(?:[\s-]{1,3}\d{1,8})*\b", in_groups),
    (r"\b0\d{1,5}(?:\s?[\s/-]\s?\d{1,8}){1,6}\b", in_groups),
    (r"\b\d(?:[ -]\d){3,30}\b", one_by_one),
    (
        r"\b((?:[A-Za-zäöüß]*[Nn]ummer|Nr\.|Durchwahl|Nebenstelle|Klappe|Vorwahl|Postleitzahl|PLZ|PIN|Code|Aktenzeichen|Konto|Notruf|Kennzahl)(?:\s(?:ist|lautet|war|wäre|ist die|lautet die))?:?)\s(\d{2,}(?:[ -]\d{1,8}){0,6})\b",
        called_a_number,
    ),
    (r"\b(D|A|CH)-(\d{4,5})\b", post_code),
    (r"\b([A-ZÄÖÜ]{1,4})[ -]?(\d{2,})(?:[ -]?([A-Z]{1,3}))?\b", code),
    (r"\b0\d+\b|\b\d{7,}\b", row),
    (r"(\*)(\d{1,6})([*#]?)|()\b(\d{1,4})(#)", keys),
];

/// The sign of a number that holds all over the world, without the zero that it makes needless.
fn international(found: &Found<'_>) -> Option<String> {
    let number = found.whole().replace("(0)", " ");
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (7..=16).contains(&digits).then(|| format!("plus {}", groups(&number)))
}

fn in_groups(found: &Found<'_>) -> Option<String> {
    let is_part = found.before().ends_with(['.', '-', '/', ','])
        || found.after().starts_with(['%', '\u{b0}', ','])
            && found.after().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    (!is_part).then(|| groups(found.whole()))
}

/// As they are written. A long group gets breaths of its own.
fn groups(written: &str) -> String {
    let groups = written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    groups.map(number::grouped).collect::<Vec<_>>().join(", ")
}

/// An account all over Europe: "DE89 3704 0044".
fn account(found: &Found<'_>) -> Option<String> {
    let row: Vec<char> = found.whole().chars().filter(|c| !c.is_whitespace()).collect();
    let groups = row.chunks(4).map(|group| letters_and_digits(&group.iter().collect::<String>()));
    Some(groups.collect::<Vec<_>>().join(", "))
}

fn letters_and_digits(text: &str) -> String {
    let said =
        text.chars().map(|c| c.to_digit(10).map_or(c.to_string(), |digit| number::cardinal(digit.into())));
    said.collect::<Vec<_>>().join(" ")
}

/// "4 7 1 1": what is read back to a caller.
fn one_by_one(found: &Found<'_>) -> Option<String> {
    let digits: String = found.whole().chars().filter(char::is_ascii_digit).collect();
    let is_part =
        found.before().ends_with(['.', '-', '/', ',']) || found.after().starts_with([':', '/', '-']);
    (!is_part).then(|| number::grouped(&digits))
}

fn called_a_number(found: &Found<'_>) -> Option<String> {
    let is_part = found.after().starts_with(['.', ',', ':', '/'])
        && found.after().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let name = if found.get(1).starts_with("Nr.") {
        found.get(1).replace("Nr.", "Nummer")
    } else {
        found.get(1).to_owned()
    };
    // "Nummer 12" is a place in a row and no code.
    let said = match (found.get(1), found.get(2).len()) {
        ("Nummer" | "Nr." | "Hausnummer", 0..=2) => number::cardinal(found.number(2)?),
        _ => groups(found.get(2)),
    };
    (!is_part).then(|| format!("{name} {said}"))
}

fn post_code(found: &Found<'_>) -> Option<String> {
    Some(format!("{} {}", spelt(found.get(1)), number::digits(found.get(2))))
}

/// "A 4711", "AB-123", "KFZ 12": letters first, then digits one by one where they are many.
fn code(found: &Found<'_>) -> Option<String> {
    let digits = found.get(2);
    let is_part = found.after().starts_with([',', '.', ':', '-'])
        && found.after().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let said = if digits.len() > 2 || digits.starts_with('0') {
        number::grouped(digits)
    } else {
        number::cardinal(digits.parse().ok()?)
    };
    let end = if found.has(3) { format!(" {}", spelt(found.get(3))) } else { String::new() };
    (!is_part).then(|| format!("{} {said}{end}", spelt(found.get(1))))
}

fn row(found: &Found<'_>) -> Option<String> {
    let is_part = found.before().ends_with([',', '.', ':'])
        || found.after().starts_with([',', ':'])
            && found.after().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    (!is_part && found.whole().len() > 1).then(|| number::grouped(found.whole()))
}

/// What is typed: "*21*", "1#".
fn keys(found: &Found<'_>) -> Option<String> {
    let key = |sign: &str| match sign {
        "*" => "Stern ",
        "#" => "Raute ",
        _ => "",
    };
    let touches = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '*');
    let digits = number::digits(&format!("{}{}", found.get(2), found.get(5)));
    let last = format!("{}{}", found.get(3), found.get(6));
    (!touches).then(|| format!("{}{digits} {}", key(found.get(1)), key(&last)))
}
