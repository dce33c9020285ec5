//! What is left of numbers: ranks, fractions, versions, ranges, decimals, and plain quantities.

use super::number::{self, Gender};
use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 9] = [
    (r"\b(\d{1,3})\.?(?:(°|o\b|os\b)|(ª|a\b|as\b))", ordinal),
    (r"\b(\d+)\s(\d{1,2})/(\d{1,2})\b", mixed),
    (r"\b(\d{1,2})/(\d{1,3})\b", fraction),
    (r"\b(\d{1,3}(?:\.\d{3})+(?:,\d+)?)\b", plain),
    (r"\b(\d+(?:\.\d+)+)\b", version),
    (r"\b(\d+(?:,\d+)?)\s?[-\x{2013}]\s?(\d+(?:,\d+)?)\b", range),
    (r"([-+\x{2212}])(\d+(?:,\d+)?)\b", signed),
    (r"\b(\d+,\d+)\b", plain),
    (r"(\d+)(\s\p{L}+)?", quantity),
];

/// What is counted with "duas".
const FEMININE: [&str; 38] = [
    "pessoa",
    "hora",
    "semana",
    "vez",
    "noite",
    "chamada",
    "mensagem",
    "unidade",
    "caixa",
    "consulta",
    "fatura",
    "conta",
    "linha",
    "opção",
    "página",
    "pergunta",
    "criança",
    "vaga",
    "parcela",
    "prestação",
    "garrafa",
    "mala",
    "mesa",
    "via",
    "cópia",
    "sala",
    "loja",
    "ligação",
    "encomenda",
    "peça",
    "reserva",
    "cama",
    "tecla",
    "vezes",
    "mensagens",
    "opções",
    "prestações",
    "ligações",
];

fn gender(word: &str) -> Gender {
    let word = word.trim().to_lowercase();
    let is_feminine = FEMININE.iter().any(|known| *known == word || word.strip_suffix('s') == Some(known));
    if is_feminine { Gender::Feminine } else { Gender::Masculine }
}

fn ordinal(found: &Found<'_>, accent: Accent) -> Option<String> {
    let gender = if found.has(3) { Gender::Feminine } else { Gender::Masculine };
    let rank = number::ordinal(found.get(1).parse().ok()?, gender, accent);
    let after = if found.after().starts_with(char::is_alphanumeric) { " " } else { "" };
    Some(format!("{rank}{after}"))
}

/// "3 1/2": three and a half.
fn mixed(found: &Found<'_>, accent: Accent) -> Option<String> {
    let whole = number::cardinal(found.get(1).parse().ok()?, Gender::Masculine, accent);
    Some(format!("{whole} e {}", part(found.get(2), found.get(3), accent)?))
}

fn fraction(found: &Found<'_>, accent: Accent) -> Option<String> {
    let said = |at| Some(number::cardinal(found.get(at).parse().ok()?, Gender::Masculine, accent));
    let is_row = found.before().ends_with(['/', '-', '.']) || found.after().starts_with(['/', '-']);
    if is_row {
        return None;
    }
    match part(found.get(1), found.get(2), accent) {
        Some(part) if !["página", "parte", "passo", "etapa"].contains(&found.word_before().as_str()) => {
            Some(part)
        }
        _ => Some(format!("{} de {}", said(1)?, said(2)?)),
    }
}

fn part(above: &str, below: &str, accent: Accent) -> Option<String> {
    let (above, below): (u64, u64) = (above.parse().ok()?, below.parse().ok()?);
    if !(1..below).contains(&above) {
        return None;
    }
    let name = match below {
        2 => return Some("meio".to_owned()),
        3 => "terço".to_owned(),
        4..=10 => number::ordinal(below, Gender::Masculine, accent),
        _ => return None,
    };
    let ending = if above == 1 { "" } else { "s" };
    Some(format!("{} {name}{ending}", number::cardinal(above, Gender::Masculine, accent)))
}

fn plain(found: &Found<'_>, accent: Accent) -> Option<String> {
    number::written(found.get(1), gender(next_word(found)), accent)
}

fn next_word<'t>(found: &Found<'t>) -> &'t str {
    found.after().trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// "3.5" and "1.2.3": a point that parts no thousands.
fn version(found: &Found<'_>, accent: Accent) -> Option<String> {
    let said = |part: &str| match part.parse() {
        Ok(number) if !part.starts_with('0') || part == "0" => {
            number::cardinal(number, Gender::Masculine, accent)
        }
        _ => number::grouped(part, accent),
    };
    Some(found.get(1).split('.').map(said).collect::<Vec<_>>().join(" ponto "))
}

fn range(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_row = found.before().ends_with(['-', '/']) || found.after().starts_with(['-', '/']);
    let gender = gender(next_word(found));
    let said = |part| number::written(found.get(part), gender, accent);
    if is_row {
        return None;
    }
    Some(format!("{} a {}", said(1)?, said(2)?))
}

fn signed(found: &Found<'_>, accent: Accent) -> Option<String> {
    let is_joint = found.before().ends_with(|c: char| c.is_alphanumeric() || c == '-');
    let number = number::written(found.get(2), Gender::Masculine, accent)?;
    Some(match (is_joint, found.get(1)) {
        (_, "+") => format!(" mais {number}"),
        (true, _) => format!(" {number}"),
        (false, _) => format!("menos {number}"),
    })
}

/// What touches a number is kept apart from its words.
fn quantity(found: &Found<'_>, accent: Accent) -> Option<String> {
    let (row, next) = (found.get(1), found.get(2));
    let said = match row.parse() {
        Ok(number) if row.len() == 1 || !row.starts_with('0') => {
            number::cardinal(number, gender(next), accent)
        }
        _ => number::grouped(row, accent),
    };
    let before = if found.before().ends_with(|c: char| c.is_alphabetic() || c == ',') { " " } else { "" };
    let touches = next.is_empty() && found.after().starts_with(char::is_alphabetic);
    let after = if touches { " " } else { "" };
    Some(format!("{before}{said}{next}{after}"))
}
