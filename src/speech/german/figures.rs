//! What is left of numbers: ranks, fractions, versions, ranges, decimals, and plain quantities.

use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 10] = [
    (
        r"(?i)\b(am|im|zum|zur|vom|beim|dem|den|des|der|die|das|unserem|unseren|ihrem|ihren|einem|jedem|jeden|jede|jeder|diesem|diesen|diese|ab|bis|seit)\s(\d{1,3})\.(\s(?:und|oder|bis)\s(\d{1,3})\.)?(\s)",
        rank,
    ),
    (r"\b(\d+)(?:-|\x{20})?(te|ten|ter|tes|ste|sten|ster|stes)\b", rank_with_ending),
    (r"\b(\d+)\s(\d{1,2})/(\d{1,2})\b", mixed),
    (r"\b(\d{1,2})/(\d{1,3})\b", fraction),
    (r"\b(\d{1,3}(?:[.']\d{3})+(?:,\d+)?)\b", plain),
    (r"\b(\d+(?:\.\d+)+)\b", version),
    (r"\b(\d+(?:,\d+)?)\s?[-\x{2013}]\s?(\d+(?:,\d+)?)\b", range),
    (r"([-+])(\d+(?:,\d+)?)\b", signed),
    (r"\b(\d+,\d+)\b", plain),
    (r"(\d+)(\s\p{L}+)?", quantity),
];

/// Nouns with "eine" before them, beside those that their ending tells.
const FEMININE: [&str; 22] = [
    "Person",
    "Nacht",
    "Zahl",
    "Nachricht",
    "Nummer",
    "Antwort",
    "Uhrzeit",
    "Ziffer",
    "Taste",
    "Frage",
    "Woche",
    "Minute",
    "Stunde",
    "Sekunde",
    "Karte",
    "Seite",
    "Stelle",
    "Million",
    "Milliarde",
    "Rate",
    "Adresse",
    "Flasche",
];
const FEMININE_ENDINGS: [&str; 7] = ["ung", "heit", "keit", "tion", "tät", "schaft", "ie"];

/// "Im 3. Stock", "am 1. und 2. Januar": a word before it shows that the full stop is no end.
fn rank(found: &Found<'_>) -> Option<String> {
    let word = found.get(1).to_lowercase();
    let first = number::ordinal_after(found.number(2)?, &word);
    let ends = found.after().starts_with(|c: char| !c.is_alphanumeric());
    let second = match found.number(4) {
        Some(second) => {
            let joint = found.get(3).split_whitespace().next().unwrap_or_default();
            format!(" {joint} {}", number::ordinal_after(second, &word))
        }
        None => String::new(),
    };
    (!ends).then(|| format!("{} {first}{second}{}", found.get(1), found.get(5)))
}

/// "24ster", "3ten".
fn rank_with_ending(found: &Found<'_>) -> Option<String> {
    let ending = found.get(2).trim_start_matches(['s', 't']);
    Some(format!("{}{ending}", number::ordinal(found.number(1)?)))
}

/// "3 1/2": three and a half.
fn mixed(found: &Found<'_>) -> Option<String> {
    let (above, below) = (found.number(2)?, found.number(3)?);
    let whole = found.number(1)?;
    if (above, below) == (1, 2) {
        return Some(format!("{}einhalb", number::before_a_noun(whole)));
    }
    Some(format!("{} {}", number::cardinal(whole), part(above, below)?))
}

fn fraction(found: &Found<'_>) -> Option<String> {
    let (above, below) = (found.number(1)?, found.number(2)?);
    let is_row = found.before().ends_with(['/', '.', '-']) || found.after().starts_with(['/', '-']);
    let said = part(above, below)
        .unwrap_or_else(|| format!("{} Schrägstrich {}", number::cardinal(above), number::cardinal(below)));
    (!is_row).then_some(said)
}

/// "Drei Viertel", "ein halb", "zwei Drittel".
fn part(above: u64, below: u64) -> Option<String> {
    let known = matches!(below, 2..=10 | 12 | 16 | 20 | 100) && (1..below).contains(&above);
    let name = match below {
        2 => "halb".to_owned(),
        3 => "Drittel".to_owned(),
        7 => "Siebtel".to_owned(),
        8 => "Achtel".to_owned(),
        4..20 => format!("{}tel", capital(&number::cardinal(below))),
        _ => format!("{}stel", capital(&number::cardinal(below))),
    };
    known.then(|| format!("{} {name}", number::before_a_noun(above)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// "1.2.3", and an address in a network.
fn version(found: &Found<'_>) -> Option<String> {
    let said = found.get(1).split('.').map(|part| {
        let long = part.len() > 2 || part.starts_with('0') && part.len() > 1;
        if long { number::digits(part) } else { part.parse().map(number::cardinal).unwrap_or_default() }
    });
    Some(said.collect::<Vec<_>>().join(" Punkt "))
}

fn range(found: &Found<'_>) -> Option<String> {
    let is_row = found.before().ends_with(['-', '/']) || found.after().starts_with(['-', '/']);
    let (first, second) = (number::written(found.get(1))?, number::written(found.get(2))?);
    (!is_row).then(|| format!("{first} bis {second}"))
}

fn signed(found: &Found<'_>) -> Option<String> {
    let is_joint = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '-');
    let number = number::written(found.get(2))?;
    Some(match (is_joint, found.get(1)) {
        (true, "-") => format!(" {number}"),
        (true, _) => format!(" plus {number}"),
        (false, "-") => format!("minus {number}"),
        (false, _) => format!("plus {number}"),
    })
}

fn plain(found: &Found<'_>) -> Option<String> {
    number::written(found.get(1))
}

/// What touches a number is kept apart from its words. "Ein" or "eine" stands before a noun, "eins" alone.
fn quantity(found: &Found<'_>) -> Option<String> {
    let (digits, noun) = (found.get(1), found.get(2));
    let name = noun.trim_start();
    let is_noun = name.starts_with(char::is_uppercase) && name.chars().count() > 2;
    let is_feminine =
        FEMININE.contains(&name) || FEMININE_ENDINGS.iter().any(|ending| name.ends_with(ending));
    let said = match digits.parse().ok() {
        Some(0..=9) | None if digits.len() > 1 => number::grouped(digits),
        Some(1) if is_noun => if is_feminine { "eine" } else { "ein" }.to_owned(),
        Some(number) => number::cardinal(number),
        None => number::grouped(digits),
    };
    let before = if found.before().ends_with(|c: char| c.is_alphabetic() || c == ',') { " " } else { "" };
    let after = if noun.is_empty() && found.after().starts_with(char::is_alphabetic) { " " } else { "" };
    Some(format!("{before}{said}{after}{noun}"))
}
