//! Rows of digits that are no quantities: telephone numbers, accounts, cards, codes and keys.

use super::number::{digits, grouped};
use super::{Country, Entry, net};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 8] = [
    (r"\b[A-Z]{2}\d{2}(?:\s[A-Z0-9]{4}){2,7}(?:\s[A-Z0-9]{1,3})?\b", account),
    (r"\+\s?\d{1,3}(?:[\s./-]?\(?\d{1,6}\)?){1,6}\b", international),
    (r"\(?\b\d{2,4}\)?(?:[ -]\d{2,4}){1,5}\b", in_groups),
    (r"\b\d(?:[ -]\d){2,30}\b", one_by_one),
    (
        r"(?i)\b(tel[eé]fono|tel|m[oó]vil|celular|extensi[oó]n|anexo|interno|c[oó]digo(?:\spostal)?|pin|clave|contraseña|referencia|pedido|cuenta|tarjeta|p[oó]liza|dni|c[eé]dula|contrato|ticket|reserva|expediente|factura|folio)(\s(?:n[uú]mero|es|el|la|termina\sen|terminada\sen)|:|\sn[uú]m\.?)?\s(\d{3,})\b",
        after_a_word,
    ),
    (r"(?i)\b(llam[ae]r?|marc[ae]r?|marque|llame)(\sal)?\s(\d{3})\b", short_number),
    (r"(\*)(\d{1,6})([*#]?)|()\b(\d{1,4})(#)", keys),
    (r"\b0\d+\b|\b\d{8,}\b", row),
];

/// An account all over Europe: "ES91 2100 0418".
fn account(found: &Found<'_>, _: Country) -> Option<String> {
    let groups: Vec<String> = found.whole().split(' ').map(net::one_by_one).collect();
    Some(groups.join(", "))
}

fn groups(written: &str) -> String {
    let groups = written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    groups.map(grouped).collect::<Vec<_>>().join(", ")
}

fn international(found: &Found<'_>, _: Country) -> Option<String> {
    let count = found.whole().chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&count).then(|| format!("más {}", groups(&found.whole().replace("(0)", " "))))
}

/// "612 34 56 78", "(55) 1234-5678", and a card in fours; two years are none.
fn in_groups(found: &Found<'_>, _: Country) -> Option<String> {
    let written = found.whole();
    let count = written.chars().filter(char::is_ascii_digit).count();
    let parts: Vec<&str> = written.split([' ', '-']).collect();
    let is_year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let years = parts.len() == 2 && parts.iter().all(is_year);
    let is_part = found.before().ends_with(['.', '-', '/', ',', '$', '\u{20ac}', ':'])
        || found.after().starts_with(['%', '\u{b0}', ':', '/', '-', '\u{20ac}'])
        || (found.after().starts_with([',', '.'])
            && found.after()[1..].starts_with(|c: char| c.is_ascii_digit()));
    ((7..=19).contains(&count) && !years && !is_part).then(|| groups(written))
}

/// "4 7 1 1": what is read back to a caller.
fn one_by_one(found: &Found<'_>, _: Country) -> Option<String> {
    let row: String = found.whole().chars().filter(char::is_ascii_digit).collect();
    let is_part =
        found.before().ends_with(['.', '-', '/', ',']) || found.after().starts_with([':', '/', '-']);
    (!is_part).then(|| grouped(&row))
}

fn after_a_word(found: &Found<'_>, _: Country) -> Option<String> {
    let tenths =
        found.after().starts_with([',', '.']) && found.after()[1..].starts_with(|c: char| c.is_ascii_digit());
    (!tenths).then(|| format!("{}{} {}", found.get(1), found.get(2), grouped(found.get(3))))
}

fn short_number(found: &Found<'_>, _: Country) -> Option<String> {
    Some(format!("{}{} {}", found.get(1), found.get(2), digits(found.get(3))))
}

/// What is typed: "*21*", "1#".
fn keys(found: &Found<'_>, country: Country) -> Option<String> {
    let key = |sign: &str| match sign {
        "*" => "asterisco ".to_owned(),
        "#" => format!("{} ", country.hash()),
        _ => String::new(),
    };
    let touches = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '*');
    let row = digits(&format!("{}{}", found.get(2), found.get(5)));
    let last = format!("{}{}", found.get(3), found.get(6));
    (!touches).then(|| format!("{}{row} {}", key(found.get(1)), key(&last)))
}

/// "007", and a row too long to be counted.
fn row(found: &Found<'_>, _: Country) -> Option<String> {
    let is_part = found.before().ends_with(['.', ',', '/', '-', ':'])
        || (found.after().starts_with(['.', ',', '/', ':'])
            && found.after()[1..].starts_with(|c: char| c.is_ascii_digit()));
    (!is_part).then(|| grouped(found.whole()))
}
