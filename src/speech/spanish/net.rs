//! E-mail and web addresses, and letters one by one.

use super::number::digits;
use super::{Country, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 2] = [
    (r"\b[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b", address),
    (
        r"\b(?i:https?://)?(?:[A-Za-z0-9-]+\.)+(?i:com|org|net|info|edu|gob|gov|es|mx|ar|cl|co|pe|uy|ve|ec|bo|py|cr|eu|io|app|dev|example|cat)(?:/[A-Za-z0-9._~%/-]*[A-Za-z0-9])?/?\b",
        site,
    ),
];

/// The names of letters, which no voice gets wrong.
const LETTERS: [(char, &str); 26] = [
    ('a', "a"),
    ('b', "be"),
    ('c', "ce"),
    ('d', "de"),
    ('e', "e"),
    ('f', "efe"),
    ('g', "ge"),
    ('h', "hache"),
    ('i', "i"),
    ('j', "jota"),
    ('k', "ka"),
    ('l', "ele"),
    ('m', "eme"),
    ('n', "ene"),
    ('o', "o"),
    ('p', "pe"),
    ('q', "cu"),
    ('r', "erre"),
    ('s', "ese"),
    ('t', "te"),
    ('u', "u"),
    ('v', "uve"),
    ('w', "uve doble"),
    ('x', "equis"),
    ('y', "ye"),
    ('z', "zeta"),
];
/// Ends of names that are said as words.
const WORDS: [&str; 14] =
    ["com", "org", "net", "info", "edu", "gob", "gov", "es", "co", "app", "dev", "example", "cat", "eu"];

/// "B2" is "be dos".
pub(super) fn one_by_one(text: &str) -> String {
    let name = |c: char| {
        let lower = c.to_ascii_lowercase();
        let letter = LETTERS.iter().find(|(letter, _)| *letter == lower).map(|(_, name)| (*name).to_owned());
        letter.unwrap_or_else(|| digits(&c.to_string()))
    };
    text.chars().map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
}

fn address(found: &Found<'_>, _: Country) -> Option<String> {
    let (name, host) = found.whole().split_once('@')?;
    Some(format!("{} arroba {}", said(name), host_said(host)))
}

fn site(found: &Found<'_>, _: Country) -> Option<String> {
    let bare = found.whole().trim_end_matches('/');
    let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let host = host_said(host);
    Some(if path.is_empty() { host } else { format!("{host} barra {}", said(path)) })
}

/// The end of a host is a word, or two letters.
fn host_said(host: &str) -> String {
    let parts: Vec<&str> = host.split('.').collect();
    let last = parts.len().saturating_sub(1);
    let part = |(at, part): (usize, &&str)| match *part {
        "www" => "triple uve doble".to_owned(),
        end if at == last && end.len() == 2 && !WORDS.contains(&end) => one_by_one(end),
        part => said(part),
    };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join(" punto ")
}

/// Words as words, figures digit by digit, and signs by their names.
fn said(text: &str) -> String {
    let mut words = String::new();
    let mut digit_before = false;
    for c in text.chars() {
        let is_digit = c.is_ascii_digit();
        match c {
            '.' => words.push_str(" punto "),
            '-' => words.push_str(" guion "),
            '_' => words.push_str(" guion bajo "),
            '/' => words.push_str(" barra "),
            '+' => words.push_str(" más "),
            '%' | '~' => words.push(' '),
            c if is_digit => {
                words.push(' ');
                words.push_str(&digits(&c.to_string()));
            }
            c if digit_before => words.extend([' ', c]),
            c => words.push(c),
        }
        digit_before = is_digit;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
