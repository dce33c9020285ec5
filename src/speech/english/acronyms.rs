//! Words in capitals: spelt, said as a word, or only written loudly.

use super::{Accent, Entry, number, spelt};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 5] = [
    (r"\b([A-Z][a-z]+)\s(I{1,3}|IV|V|VI{1,3}|IX|X|XI{1,3}|XIV|XV|XVI)\b", roman),
    (r"\b([A-Z])\s?&\s?([A-Z])\b", two_letters),
    (r"\b([A-Z](?:\.\s?[A-Z])+)\b\.?", with_stops),
    (r"\b([A-Z]{2,6})('?s)\b", several),
    (r"\b[A-Z]{2,}\b", acronym),
];

/// Spelt although they could be said.
const SPELT: [&str; 40] = [
    "AI", "API", "ATM", "CEO", "CIO", "CTO", "CFO", "CV", "DIY", "ECG", "EKG", "ENT", "ER", "EU", "FAQ",
    "GMT", "GP", "HR", "IBM", "ICU", "ID", "IP", "ISP", "IT", "IVR", "ISDN", "MOT", "MRI", "OAP", "PA", "PO",
    "RSVP", "SEO", "SOS", "UK", "UN", "UPS", "US", "USA", "USB",
];
/// Said as words although they are short.
const SAID: [&str; 28] = [
    "AIDS", "AWOL", "BIC", "COVID", "FIFA", "GIF", "ISA", "LAN", "LED", "NASA", "NATO", "OPEC", "PIN",
    "POTS", "RAM", "ROM", "SAGE", "SARS", "SIM", "SWIFT", "UEFA", "UNICEF", "VAN", "VIN", "VOIP", "WAN",
    "WASP", "ZIP",
];
/// Everyday words that somebody wrote loudly.
const WORDS: [&str; 46] = [
    "ALL", "AM", "AN", "AND", "ANY", "ARE", "AS", "AT", "BE", "BUT", "BUY", "BY", "CALL", "CAN", "DAY", "DO",
    "FOR", "FREE", "GO", "HAS", "HOW", "IF", "IN", "IS", "MAY", "ME", "MY", "NEW", "NO", "NOT", "NOW", "OF",
    "ON", "ONE", "OR", "OUR", "OUT", "SO", "THE", "TO", "TWO", "UP", "WE", "YES", "YOU", "YOUR",
];

const ROMAN: [&str; 16] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];
/// What is counted in Roman numbers, and who.
const COUNTED: [&str; 16] = [
    "Part", "Chapter", "Phase", "War", "Type", "Class", "Grade", "Stage", "Level", "Volume", "Act",
    "Schedule", "Article", "Section", "Title", "Division",
];
const KINGS: [&str; 14] = [
    "Henry",
    "Elizabeth",
    "Charles",
    "George",
    "Edward",
    "William",
    "James",
    "Louis",
    "Paul",
    "Richard",
    "Philip",
    "Benedict",
    "Napoleon",
    "Francis",
];

/// "Part II", "Henry VIII".
fn roman(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (name, written) = (found.get(1), found.get(2));
    let value = ROMAN.iter().position(|roman| *roman == written)? as u64 + 1;
    if COUNTED.contains(&name) {
        Some(format!("{name} {}", number::cardinal(value, accent)))
    } else if KINGS.contains(&name) && written != "I" {
        Some(format!("{name} the {}", number::ordinal(value, accent)))
    } else {
        None
    }
}

/// "A&E", "B&B".
fn two_letters(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{}. and {}", found.get(1), found.get(2)).replace(". and", " and"))
}

/// "U.S.A.", "J. K. Rowling": one word of letters; the last stop stays where it ends the sentence.
fn with_stops(found: &Found<'_>, _: Accent) -> Option<String> {
    let dot = if found.ends_sentence() && found.after().trim().is_empty() { "." } else { "" };
    Some(format!("{}{dot}", found.get(1).replace(' ', "")))
}

fn several(found: &Found<'_>, accent: Accent) -> Option<String> {
    let one = found.get(1);
    if is_spelt(one) {
        Some(format!("{}'s", spelt(one)))
    } else {
        Some(format!("{}{}", lower(one, accent), found.get(2)))
    }
}

fn acronym(found: &Found<'_>, accent: Accent) -> Option<String> {
    let word = found.whole();
    // A half of a day that an earlier rule wrote.
    if ["AM", "PM"].contains(&word) && is_after_a_time(found) {
        return None;
    }
    if word == "OK" {
        return Some("okay".to_owned());
    }
    if word == "WWW" {
        return Some(spelt(word));
    }
    Some(if is_spelt(word) { spelt(word) } else { lower(word, accent) })
}

fn is_after_a_time(found: &Found<'_>) -> bool {
    let before = found.word_before();
    before == "seconds" || number::is_below_sixty(&before)
}

fn is_spelt(word: &str) -> bool {
    let has_vowel = word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    let is_said = SAID.contains(&word) || WORDS.contains(&word);
    // Three consonants begin no word of four letters.
    let begins_hard = word.len() == 4 && !word[..3].contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    SPELT.contains(&word) || !is_said && (!has_vowel || word.len() <= 3 || begins_hard)
}

/// A name keeps its capital, which no voice minds.
fn lower(word: &str, _: Accent) -> String {
    if WORDS.contains(&word) {
        return word.to_lowercase();
    }
    let (first, rest) = word.split_at(1);
    format!("{first}{}", rest.to_lowercase())
}
