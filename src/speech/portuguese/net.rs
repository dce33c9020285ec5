//! E-mail and web addresses.

use super::{Accent, Entry, codes, number};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 3] = [
    (r"\b[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b", address),
    (
        r"<?\b(?i:https?://|www\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:/[A-Za-z0-9._~%/-]*[A-Za-z0-9/])?>?",
        site,
    ),
    (
        r"\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?i:com\.br|org\.br|gov\.br|net\.br|com\.pt|gov\.pt|com|org|net|info|edu|gov|app|dev|example|pt|br|eu)(?:/[A-Za-z0-9._~%/-]*[A-Za-z0-9])?\b",
        bare_site,
    ),
];

/// Parts of addresses that have no vowel, or are said as a word all the same.
const WORDS: [&str; 6] = ["com", "org", "net", "gov", "app", "dev"];

fn address(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (name, host) = found.whole().split_once('@')?;
    Some(format!("{} arroba {}", signs_said(name, accent), signs_said(host, accent)))
}

fn site(found: &Found<'_>, accent: Accent) -> Option<String> {
    let whole = found.whole().trim_matches(['<', '>']);
    let place = whole.split_once("://").map_or(whole, |(_, place)| place);
    Some(signs_said(place.trim_end_matches('/'), accent))
}

/// Without "www" a name with a dot may be two sentences that were joined.
fn bare_site(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (name, _) = found.whole().split_once('.')?;
    let is_name = name.chars().any(char::is_alphabetic) && !found.before().ends_with(['@', '.', '/']);
    is_name.then(|| site(found, accent)).flatten()
}

fn signs_said(text: &str, accent: Accent) -> String {
    let mut words = Vec::new();
    let mut run = String::new();
    for character in text.chars() {
        let same_kind =
            run.chars().next_back().is_some_and(|last| last.is_ascii_digit() == character.is_ascii_digit());
        if character.is_alphanumeric() && (run.is_empty() || same_kind) {
            run.push(character);
            continue;
        }
        words.push(run_said(&std::mem::take(&mut run), accent));
        if character.is_alphanumeric() {
            run.push(character);
        } else {
            words.push(sign(character, accent).to_owned());
        }
    }
    words.push(run_said(&run, accent));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn run_said(run: &str, accent: Accent) -> String {
    let lower = run.to_lowercase();
    let has_vowel = lower.contains(['a', 'e', 'i', 'o', 'u']);
    match lower.as_str() {
        word if WORDS.contains(&word) || (has_vowel && word.len() > 1) || word.is_empty() => lower,
        row if row.starts_with(|c: char| c.is_ascii_digit()) => number::grouped(row, accent).replace(',', ""),
        letters => codes::spelt(letters, accent),
    }
}

fn sign(character: char, accent: Accent) -> &'static str {
    match (character, accent) {
        ('.', _) => "ponto",
        ('-', _) => "hífen",
        ('_', Accent::Brazilian) => "underline",
        ('_', Accent::European) => "traço baixo",
        ('/', _) => "barra",
        ('+', _) => "mais",
        (':', _) => "dois pontos",
        ('%', _) => "por cento",
        ('~', _) => "til",
        _ => "",
    }
}
