//! Telephone numbers, which are said two digits at a time, and other rows of digits that name something.

use super::{Entry, Region, number, spelt};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 12] = [
    (r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b", account),
    (r"\b\d{4}(?:[ -]\d{4}){2,4}(?:[ -]\d{1,3})?\b", one_by_one),
    (r"(?:\+?\b1[\s.-])?\(?\b\d{3}\)?[\s.-]\s?\d{3}[\s.-]\d{4}\b", one_by_one),
    (r"(?:\+|\b00)\s?\d{1,3}(?:[\s./-]?\(?\d{1,9}\)?){1,6}\b", international),
    (r"\b0\d{1,3}(?:[\s./-]\d{2,3}){2,4}\b", in_groups),
    (r"\b0\d{8,9}\b", in_pairs),
    (
        r"(?i)\b((?:appelez|composez|faites|contactez|joignez)(?:-nous)?\s+(?:le|au))\s(\d{4,6})\b",
        short_number,
    ),
    (
        r"(?i)\b(numéro|code|référence|réf\.?|commande|dossier|facture|client|compte|carte|contrat|billet|ticket|poste|police|pin)((?:\s+(?:de|d'|du|est|le|numéro|client|commande|dossier|compte|contrat|suivi|confirmation|réservation|postal|PIN|n'est|:))*)(:?\s*#?)\s?([A-Za-z]{0,5}[-/]?\d[A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*)\b",
        after_its_name,
    ),
    (r"(\*)(\d{1,6})([*#]?)|()\b(\d{1,4})(#)", keys),
    (r"\b\d(?:[ -]\d){3,30}\b", one_digit_each),
    (r"\b0\d+\b|\b\d{9,}\b", long),
    (r"\b(?:[A-Z]{1,5}-?\d+(?:-?[A-Z\d]+)*|\d+[A-Z]{1,3}\d*)\b", letters_and_digits),
];

/// An account all over Europe: "FR76 3000 6000".
fn account(found: &Found<'_>, _: Region) -> Option<String> {
    let code: String = found.whole().chars().filter(|c| !c.is_whitespace()).collect();
    let groups: Vec<&str> = (0..code.len()).step_by(4).map(|at| &code[at..code.len().min(at + 4)]).collect();
    Some(groups.into_iter().map(letter_by_letter).collect::<Vec<_>>().join(", "))
}

fn groups(written: &str) -> impl Iterator<Item = &str> {
    written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty())
}

fn is_part(found: &Found<'_>) -> bool {
    found.before().ends_with(['.', '-', '/', ',']) || found.after().starts_with(['%', '\u{b0}', '/'])
}

/// As in America, and on cards.
fn one_by_one(found: &Found<'_>, _: Region) -> Option<String> {
    let said = groups(found.whole()).map(number::digits).collect::<Vec<_>>().join(", ");
    let plus = if found.whole().starts_with('+') { "plus " } else { "" };
    (!is_part(found)).then(|| format!("{plus}{said}"))
}

/// Without the zero that the sign of a country makes needless.
fn international(found: &Found<'_>, region: Region) -> Option<String> {
    let whole = found.whole().replace("(0)", " ");
    let number = whole.trim_start_matches('+').trim_start_matches("00");
    let count = number.chars().filter(char::is_ascii_digit).count();
    let said = groups(number).map(|group| match group.len() {
        1..=3 => number::group(group, region),
        _ => number::in_pairs(group, region),
    });
    let prefix = if whole.starts_with('+') { "plus" } else { "zéro zéro" };
    let said = said.collect::<Vec<_>>().join(", ");
    ((8..=15).contains(&count) && !is_part(found)).then(|| format!("{prefix} {said}"))
}

fn in_groups(found: &Found<'_>, region: Region) -> Option<String> {
    let said = groups(found.whole()).map(|group| match group.len() {
        4 => number::in_pairs(group, region),
        _ => number::group(group, region),
    });
    let said = said.collect::<Vec<_>>().join(", ");
    (!is_part(found)).then_some(said)
}

fn in_pairs(found: &Found<'_>, region: Region) -> Option<String> {
    let row = found.whole();
    (row.len() == 10 && !is_part(found)).then(|| number::in_pairs(row, region))
}

fn short_number(found: &Found<'_>, region: Region) -> Option<String> {
    Some(format!("{} {}", found.get(1), number::in_pairs(found.get(2), region)))
}

fn after_its_name(found: &Found<'_>, _: Region) -> Option<String> {
    let code = found.get(4);
    let digits = code.chars().filter(char::is_ascii_digit).count();
    // "commande 12" and "carte 5" count, and so does what has a part.
    let is_decimal =
        found.after().starts_with([',', '.']) && found.after()[1..].starts_with(|c: char| c.is_ascii_digit());
    if (digits == code.len() && digits < 3) || is_decimal || found.after().starts_with([':', '%']) {
        return None;
    }
    let name = if found.get(1).to_lowercase().starts_with("réf") { "référence" } else { found.get(1) };
    let joint = if found.get(3).contains(':') || found.get(2).contains(':') { "," } else { "" };
    Some(format!("{name}{}{joint} {}", found.get(2).replace(':', "").trim_end(), letter_by_letter(code)))
}

/// What is typed: "*21*", "1#".
fn keys(found: &Found<'_>, _: Region) -> Option<String> {
    let key = |sign: &str| match sign {
        "*" => "étoile ",
        "#" => "dièse ",
        _ => "",
    };
    let touches = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '*');
    let digits = number::digits(&format!("{}{}", found.get(2), found.get(5)));
    let last = format!("{}{}", found.get(3), found.get(6));
    (!touches).then(|| format!("{}{digits} {}", key(found.get(1)), key(&last)))
}

/// What is read back to a caller.
fn one_digit_each(found: &Found<'_>, _: Region) -> Option<String> {
    let digits: String = found.whole().chars().filter(char::is_ascii_digit).collect();
    (!is_part(found)).then(|| number::grouped(&digits))
}

fn long(found: &Found<'_>, _: Region) -> Option<String> {
    let decimal = found.before().ends_with(['.', ','])
        || (found.after().starts_with(['.', ',', ':'])
            && found.after()[1..].starts_with(|c: char| c.is_ascii_digit()));
    // The thousands of "1 000 000".
    let before = found.before().trim_end_matches([' ', '.', '\'']);
    let in_thousands = found.whole().len() == 3 && before.ends_with(|c: char| c.is_ascii_digit());
    let is_row = !decimal && !in_thousands && !found.after().starts_with('%');
    is_row.then(|| number::grouped(found.whole()))
}

/// "A4", "AB1234". "COVID-19" is a word and a number.
fn letters_and_digits(found: &Found<'_>, _: Region) -> Option<String> {
    let code = found.whole();
    let first = code.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_word = first.len() > 3 && first.contains(['A', 'E', 'I', 'O', 'U']);
    (!is_word && !is_part(found)).then(|| letter_by_letter(code))
}

fn letter_by_letter(code: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut letters = String::new();
    for c in code.chars() {
        if c.is_alphabetic() {
            letters.push(c);
            continue;
        }
        words.push(spelt(&std::mem::take(&mut letters)));
        words.push(number::digits(&String::from(c)));
    }
    words.push(spelt(&letters));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}
