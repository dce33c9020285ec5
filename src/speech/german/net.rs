//! E-mail and web addresses.

use super::{Entry, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (r"\b[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b", address),
    (
        r"<?\b(?i:https?://|www\.)[A-Za-z0-9äöüß-]+(?:\.[A-Za-z0-9äöüß-]+)*(?:/[A-Za-z0-9._~%/-]*[A-Za-z0-9/])?>?",
        site,
    ),
    (
        r"\b[A-Za-z0-9äöü-]{2,}(?:\.[A-Za-z0-9-]+)*\.(?:de|at|ch|li|com|org|net|info|eu|example)(?:/[A-Za-z0-9._~%/-]*[A-Za-z0-9])?\b",
        bare_site,
    ),
];

/// Ends of names that are said as words, and names of many addresses.
const WORDS: [&str; 9] = ["com", "org", "net", "info", "example", "test", "mail", "shop", "blog"];

fn address(found: &Found<'_>) -> Option<String> {
    let (name, host) = found.whole().split_once('@')?;
    Some(format!("{} at {}", signs_said(name), signs_said(host)))
}

fn site(found: &Found<'_>) -> Option<String> {
    let whole = found.whole().trim_matches(['<', '>']);
    let place = whole.split_once("://").map_or(whole, |(_, place)| place);
    Some(signs_said(place.trim_end_matches('/')))
}

/// Without "www" a name with a dot may be two sentences that were joined.
fn bare_site(found: &Found<'_>) -> Option<String> {
    let (name, _) = found.whole().split_once('.')?;
    let is_name = name.chars().any(char::is_alphabetic) && !found.before().ends_with(['@', '.', '/']);
    is_name.then(|| site(found)).flatten()
}

fn signs_said(text: &str) -> String {
    let mut words = Vec::new();
    let mut run = String::new();
    for character in text.chars() {
        let same_kind =
            run.chars().next_back().is_some_and(|last| last.is_ascii_digit() == character.is_ascii_digit());
        if character.is_alphanumeric() && (run.is_empty() || same_kind) {
            run.push(character);
            continue;
        }
        words.push(run_said(&std::mem::take(&mut run)));
        if character.is_alphanumeric() {
            run.push(character);
        } else {
            words.push(sign(character).to_owned());
        }
    }
    words.push(run_said(&run));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn run_said(run: &str) -> String {
    let has_vowel = run.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ü']);
    let is_word = WORDS.contains(&run.to_lowercase().as_str()) || (has_vowel && run.chars().count() > 2);
    if run.starts_with(|c: char| c.is_ascii_digit()) {
        number::digits(run)
    } else if is_word || run.chars().count() < 2 {
        run.to_lowercase()
    } else {
        spelt(run)
    }
}

/// Letters that are said one by one: with blanks between them every voice names each.
pub(super) fn spelt(letters: &str) -> String {
    let letters: Vec<String> = letters.chars().map(|letter| letter.to_uppercase().to_string()).collect();
    letters.join(" ")
}

fn sign(character: char) -> &'static str {
    match character {
        '.' => "Punkt",
        '-' => "Minus",
        '_' => "Unterstrich",
        '/' => "Schrägstrich",
        '+' => "Plus",
        ':' => "Doppelpunkt",
        '%' => "Prozent",
        '~' => "Tilde",
        _ => "",
    }
}
