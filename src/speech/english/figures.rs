//! What is left of numbers: ordinals, fractions, versions, ranges, decimals, and plain quantities.

use super::{Accent, Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 12] = [
    (r"(?i)\b(\d[\d,]*)(?:st|nd|rd|th)\b", ordinal),
    (r"\b(\d+)\s(\d{1,2})/(\d{1,3})\b", mixed),
    (r"\b(\d{1,2})/(\d{1,3})\b", fraction),
    (r"\b(\d+)s\b", several),
    (r"\b\d{1,3}(?:\.\d{3}){2,}\b", thousands),
    (r"\b(?:v\.?\s?)?(\d+(?:\.\d+){2,})\b", version),
    (r"\b(\d+):(\d+)\b", ratio),
    (r"\b(\d[\d,]*(?:\.\d+)?)\s?[-\x{2013}]\s?(\d[\d,]*(?:\.\d+)?)\b", range),
    (r"([-+])(\d[\d,]*(?:\.\d+)?)\b", signed),
    (r"\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b", plain),
    (r"\b\d+\.\d+|\B\.\d+\b", decimal),
    (r"\d+", quantity),
];

fn ordinal(found: &Found<'_>, accent: Accent) -> Option<String> {
    Some(number::ordinal(found.number(1)?, accent))
}

/// "over-65s".
fn several(found: &Found<'_>, accent: Accent) -> Option<String> {
    let one = number::cardinal(found.number(1)?, accent);
    let many = one.strip_suffix('y').map_or(format!("{one}s"), |stem| format!("{stem}ies"));
    Some(many)
}

/// "3 1/2": three and a half.
fn mixed(found: &Found<'_>, accent: Accent) -> Option<String> {
    let part = part(found.number(2)?, found.number(3)?, accent)?;
    let part = part.strip_prefix("one ").map_or(part.clone(), |name| format!("a {name}"));
    Some(format!("{} and {part}", number::cardinal(found.number(1)?, accent)))
}

fn fraction(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (above, below) = (found.number(1)?, found.number(2)?);
    let is_row = found.before().ends_with(['/', '.', '-']) || found.after().starts_with(['/', '-']);
    if is_row {
        return None;
    }
    let (first, second) = (number::cardinal(above, accent), number::cardinal(below, accent));
    let of_all = ["page", "part", "step", "question", "item", "slide", "question"];
    Some(match (above, below) {
        _ if of_all.contains(&found.word_before().as_str()) => format!("{first} of {second}"),
        _ if ["score", "scored", "rated", "got"].contains(&found.word_before().as_str()) => {
            format!("{first} out of {second}")
        }
        (50, 50) | (9 | 7, 11) => format!("{first} {second}"),
        _ => match part(above, below, accent) {
            Some(part) => part,
            None if above <= below => format!("{first} out of {second}"),
            None => format!("{first} over {second}"),
        },
    })
}

fn part(above: u64, below: u64, accent: Accent) -> Option<String> {
    let known = matches!(below, 2..=10 | 12 | 16 | 20 | 32 | 100) && (1..below).contains(&above);
    let name = match below {
        2 => "half".to_owned(),
        4 => "quarter".to_owned(),
        _ => number::ordinal(below, accent),
    };
    let ending = if above == 1 { "" } else { "s" };
    known.then(|| format!("{} {name}{ending}", number::cardinal(above, accent)))
}

/// "1.2.3", and an address in a network.
fn version(found: &Found<'_>, accent: Accent) -> Option<String> {
    let parts: Vec<&str> = found.get(1).split('.').collect();
    let joint = if parts.len() == 4 { " dot " } else { " point " };
    let said: Vec<String> = parts
        .into_iter()
        .map(|part| {
            if part.len() > 2 {
                number::digits(part)
            } else {
                number::cardinal(part.parse().unwrap_or_default(), accent)
            }
        })
        .collect();
    let version = if found.whole().starts_with('v') { "version " } else { "" };
    Some(format!("{version}{}", said.join(joint)))
}

fn range(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_row = found.before().ends_with(['-', '/']) || found.after().starts_with(['-', '/']);
    if is_row {
        return None;
    }
    Some(format!("{} to {}", number::written(found.get(1), accent)?, number::written(found.get(2), accent)?))
}

fn signed(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_joint = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '-');
    let sign = if found.get(1) == "+" { "plus" } else { "minus" };
    let number = number::written(found.get(2), accent)?;
    Some(match (is_joint, sign) {
        (true, "minus") => format!(" {number}"),
        (true, _) => format!(" {sign} {number}"),
        (false, _) => format!("{sign} {number}"),
    })
}

/// As it is written elsewhere: "1.000.000".
fn thousands(found: &Found<'_>, accent: Accent) -> Option<String> {
    number::written(&found.whole().replace('.', ""), accent)
}

fn ratio(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (first, second) = (found.number(1)?, found.number(2)?);
    Some(format!("{} to {}", number::cardinal(first, accent), number::cardinal(second, accent)))
}

fn decimal(found: &Found<'_>, accent: Accent) -> Option<String> {
    let after = if found.after().starts_with(char::is_alphabetic) { " " } else { "" };
    Some(format!("{}{after}", number::written(found.whole(), accent)?))
}

fn plain(found: &Found<'_>, accent: Accent) -> Option<String> {
    number::written(found.whole(), accent)
}

/// What touches a number is kept apart from its words.
fn quantity(found: &Found<'_>, accent: Accent) -> Option<String> {
    let digits = found.whole();
    let said = if digits.len() > 1 && digits.starts_with('0') {
        number::grouped(digits)
    } else {
        number::cardinal(digits.parse().ok()?, accent)
    };
    let touches = |c: char| c.is_alphabetic() || c == ',';
    let before = if found.before().ends_with(touches) { " " } else { "" };
    let after = if found.after().starts_with(char::is_alphabetic) { " " } else { "" };
    Some(format!("{before}{said}{after}"))
}
