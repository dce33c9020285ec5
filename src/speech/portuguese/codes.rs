//! Telephone numbers, accounts and codes: digits that are said one by one, and the names of keys.

use super::number;
use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 16] = [
    (r"\b[A-Z]{2}\d{2}(?:\s[A-Z0-9]{4}){2,7}(?:\s[A-Z0-9]{1,3})?\b", account),
    (r"\b\d{4}(?:[ -]\d{4}){2,4}\b", in_groups),
    (r"\+\s?\d{1,3}(?:[\s./-]?\(?\d{1,6}\)?){1,6}\b", international),
    (r"\(\d{2,3}\)\s?\d{4,5}[-\s]?\d{4}\b", in_groups),
    (r"\b\d{2}\s\d{4,5}[-\s]\d{4}\b|\b\d{4,5}-\d{4}\b", in_groups),
    (r"\b0[3589]00[\s-]?\d{3}[\s-]?\d{3,4}\b|\b4004[\s-]\d{4}\b", in_groups),
    (r"\b\d{3}\s\d{3}\s\d{3}\b|\b2\d\s\d{3}\s\d{2}\s\d{2}\b", in_groups),
    (r"\b\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}\b|\b\d{3}\.\d{3}\.\d{3}-\d{2}\b", in_groups),
    (r"\b\d{4,5}-\d{3}\b", in_groups),
    (r"\b\d(?:[ -]\d){2,30}\b", one_by_one),
    (
        r"(?i)\b(conta|código|senha|pin|protocolo|pedido|encomenda|referência|ramal|extensão|contrato|processo|nif|cpf|rg|cep|reserva|fatura|apólice|ligue|disque|marque|telefone|fax|telemóvel|celular|cartão|bilhete|(?:termina|terminado|terminada|acaba)\sem)((?:\s(?:número|nº|é|o|de|do|da|para|final|com))*:?)\s(\d{3,})\b",
        after_its_name,
    ),
    (r"\b([A-Z]{1,4})-?(\d{2,})\b", letters_and_digits),
    (r"\b0\d+\b|\b\d{7,}\b", row),
    (r"(\*)(\d{1,6})([*#]?)|()\b(\d{1,4})(#)", keys),
    (r"#\s?(\d+)\b", numbered),
    (r"()[*#]", keys),
];

const LETTERS: [&str; 26] = [
    "á", "bê", "cê", "dê", "é", "efe", "gê", "agá", "i", "jota", "cá", "éle", "eme", "ene", "ó", "pê", "quê",
    "erre", "esse", "tê", "u", "vê", "dáblio", "xis", "ípsilon", "zê",
];

/// Letters and digits by their names.
pub(super) fn spelt(code: &str, accent: Accent) -> String {
    let name = |letter: char| {
        let at = usize::try_from(u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'))?).ok()?;
        LETTERS.get(at).map(|name| (*name).to_owned())
    };
    let said = |letter: char| match letter {
        '0'..='9' => Some(number::digits(&letter.to_string(), accent)),
        _ => name(letter),
    };
    code.chars().filter_map(said).collect::<Vec<_>>().join(" ")
}

/// "PT50 0002 0123".
fn account(found: &Found<'_>, accent: Accent) -> Option<String> {
    let groups = found.whole().split(' ').map(|group| spelt(group, accent));
    Some(groups.collect::<Vec<_>>().join(", "))
}

fn international(found: &Found<'_>, accent: Accent) -> Option<String> {
    let digits = found.whole().chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits).then(|| format!("mais {}", groups(found.whole(), accent)))
}

fn in_groups(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_part =
        found.before().ends_with(['.', '-', '/', ',', '$']) || found.after().starts_with(['%', '°']);
    (!is_part).then(|| groups(found.whole(), accent))
}

/// As they are written. A long group gets breaths of its own.
fn groups(written: &str, accent: Accent) -> String {
    let groups = written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    groups.map(|group| number::grouped(group, accent)).collect::<Vec<_>>().join(", ")
}

/// "4 7 1 1": what is read back to a caller.
fn one_by_one(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_part =
        found.before().ends_with(['.', '-', '/', ',']) || found.after().starts_with([':', '/', '-', ',']);
    (!is_part).then(|| number::grouped(found.whole(), accent))
}

fn after_its_name(found: &Found<'_>, accent: Accent) -> Option<String> {
    let after = found.after();
    let goes_on = after.starts_with([',', '.', ':', '/', '-', '%'])
        && after[1..].starts_with(|c: char| c.is_ascii_digit())
        || after.starts_with('%');
    let counts = !found.get(2).contains(':')
        && after.trim_start().chars().take_while(|c| c.is_lowercase()).collect::<String>().ends_with('s')
        && after.starts_with(' ');
    let said = format!("{}{} {}", found.get(1), found.get(2), number::grouped(found.get(3), accent));
    (!goes_on && !counts).then_some(said)
}

fn letters_and_digits(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_part =
        found.after().starts_with([',', '.']) && found.after()[1..].starts_with(|c: char| c.is_ascii_digit());
    (!is_part).then(|| format!("{}, {}", spelt(found.get(1), accent), number::grouped(found.get(2), accent)))
}

fn row(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_part = found.before().ends_with([',', '.']) || found.after().starts_with(',');
    (!is_part).then(|| number::grouped(found.whole(), accent))
}

fn numbered(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("número {}", found.get(1)))
}

/// What is typed: "*21*", "1#", "tecle #".
fn keys(found: &Found<'_>, accent: Accent) -> Option<String> {
    let key = |sign: &str| match (sign, accent) {
        ("*", _) => " asterisco ",
        ("#", Accent::Brazilian) => " jogo da velha ",
        ("#", Accent::European) => " cardinal ",
        _ => "",
    };
    let (row, whole) = (format!("{}{}", found.get(2), found.get(5)), found.whole());
    if row.is_empty() {
        return Some(key(whole).to_owned());
    }
    let last = format!("{}{}", found.get(3), found.get(6));
    Some(format!("{}{}{}", key(found.get(1)), number::digits(&row, accent), key(&last)))
}
