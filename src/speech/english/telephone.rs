//! Telephone numbers and other rows of digits that are written in groups.

use super::{Accent, Entry, codes, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 13] = [
    (r"\b[A-Z]{2}\d{2}(?:\s[A-Z0-9]{4}){2,7}(?:\s[A-Z0-9]{1,3})?\b", account),
    (r"\b\d{4}(?:[ -]\d{4}){2,4}(?:[ -]\d{1,3})?\b", in_groups),
    (r"\+\s?\d{1,3}(?:[\s./-]?\(?\d{1,6}\)?){1,6}\b", international),
    (r"(?:\+?\b1[\s.-])?\(?\b\d{3}\)?[\s.-]\s?\d{3}[\s.-]\d{4}\b", in_groups),
    (r"\(0\d{2,5}\)\s?\d{3,4}(?:[\s-]?\d{3,4})*\b", in_groups),
    (r"\b0\d{1,5}(?:[\s/-]\d{2,8}){1,4}\b", in_groups),
    (r"\b\d{3}-\d{2}-\d{4}\b|\b\d{2}-\d{2}-\d{2}\b", in_groups),
    (r"\b\d{3}-\d{4}\b", in_groups),
    (r"\b\d(?:[ ,-]{1,2}\d){3,30}\b", one_by_one),
    (
        r"(?i)\b(call|dial|ring|phone|to|on)\s(911|999|112|111|101|105|116|211|311|411|511|611|711|811|988)\b",
        short_number,
    ),
    (r"(?i)\b(text|texts|message|messages|sms)((?:\s\w+){0,3}\sto)\s(\d{4,6})\b", by_message),
    (r"(\*)(\d{1,6})([*#]?)|()\b(\d{1,4})(#)", keys),
    (r"\b(1[38]00)\s(\d{3})\s(\d{3})\b", in_groups),
];

/// The sign of a number that holds all over the world, without the zero that it makes needless.
fn international(found: &Found<'_>, accent: Accent) -> Option<String> {
    let number = found.whole().replace("(0)", " ");
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits).then(|| format!("plus {}", groups(&number, accent)))
}

fn in_groups(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_part = found.before().ends_with(['.', '-', '/', '$', '\u{a3}', '\u{20ac}'])
        || found.after().starts_with(['%', '\u{b0}']);
    (!is_part).then(|| groups(found.whole(), accent))
}

/// An account all over Europe: "GB29 NWBK 6016".
fn account(found: &Found<'_>, _: Accent) -> Option<String> {
    let groups: Vec<String> = found.whole().split(' ').map(codes::one_by_one).collect();
    Some(groups.join(", "))
}

/// As they are written. A long group gets breaths of its own; 800 is said as people know it.
fn groups(written: &str, accent: Accent) -> String {
    let groups = written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let said = groups.map(|group| match group {
        "800" | "900" | "300" | "500" if accent == Accent::American => {
            number::cardinal(group.parse().unwrap_or_default(), accent)
        }
        _ => number::grouped(group),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// "5 5 5 1 2 3 4": what is read back to a caller.
fn one_by_one(found: &Found<'_>, _: Accent) -> Option<String> {
    let digits: String = found.whole().chars().filter(char::is_ascii_digit).collect();
    let is_part =
        found.before().ends_with(['.', '-', '/', ',']) || found.after().starts_with([':', '/', '-']);
    let is_row = found.whole().len() == 2 * digits.len() - 1;
    (!is_part && is_row && !found.whole().contains(',')).then(|| number::grouped(&digits))
}

fn short_number(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{} {}", found.get(1), number::digits(found.get(2))))
}

/// What is typed: "*21*", "1#".
fn keys(found: &Found<'_>, accent: Accent) -> Option<String> {
    let key = |sign: &str| match (sign, accent) {
        ("*", _) => "star ",
        ("#", Accent::American) => "pound ",
        ("#", Accent::British) => "hash ",
        _ => "",
    };
    let touches = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '*');
    let digits = number::digits(&format!("{}{}", found.get(2), found.get(5)));
    let last = format!("{}{}", found.get(3), found.get(6));
    (!touches).then(|| format!("{}{digits} {}", key(found.get(1)), key(&last)))
}

/// A number for messages: "text STOP to 60777".
fn by_message(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{}{} {}", found.get(1), found.get(2), number::digits(found.get(3))))
}
