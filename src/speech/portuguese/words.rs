//! Words that are written short, and signs.

use super::{Accent, Entry};
use crate::speech::rule::Found;

/// These need the number that follows them, or would spoil a rule for numbers.
pub(super) const BEFORE_NUMBERS: [Entry; 2] = [
    (r"\b([Nn])(?:\.°|°|\.o|o\.)\s?(\d)", number),
    (r"(?i)\b(págs?|tel|ref|ext|apto?|art|cap)\.\s?:?\s?(\d)", before_figures),
];

pub(super) const RULES: [Entry; 5] = [
    (r"\b(Sr|Sra|Srta|Srs|Dr|Dra|Drs|Prof|Profa|Eng|Enga|Arq|Exmo|Exma)\b\.?(?:[ªa]\b\.?)?(\s\p{Lu})", title),
    (r"\b(Av|R|Pça|Trav|Lgo|Estr|Rod|Al|Sta|Sto)\.(\s\p{Lu})", title),
    (r"(?i)\b(p\.\s?ex|e/ou|c/|s/|p/|n/d|S\.A|a\.C|d\.C)(\.|\b|)", in_parts),
    (
        r"(?i)\b(etc|obs|máx|mín|aprox|dto|esq|ltda|lda|cia|séc|vs|tel|depto|dept|hab|ex|min|seg|págs?|adm|info|incl|excl)\.",
        with_a_stop,
    ),
    (r"\b(Ltda|Lda|Cia)\b", with_a_stop),
];

pub(super) const SIGNS: [Entry; 2] = [
    (r"(\p{L}{2,})\s?/\s?(\p{L}{2,})", either),
    (r"[&+=%°ª\x{2264}\x{2265}\x{2248}@§_\x{20ac}$\x{a3}]", sign),
];

const WORDS: [(&str, &str); 51] = [
    ("sr", "Senhor"),
    ("sra", "Senhora"),
    ("srta", "Senhorita"),
    ("srs", "Senhores"),
    ("dr", "Doutor"),
    ("dra", "Doutora"),
    ("drs", "Doutores"),
    ("prof", "Professor"),
    ("profa", "Professora"),
    ("eng", "Engenheiro"),
    ("enga", "Engenheira"),
    ("arq", "Arquiteto"),
    ("exmo", "Excelentíssimo"),
    ("exma", "Excelentíssima"),
    ("av", "Avenida"),
    ("r", "Rua"),
    ("pça", "Praça"),
    ("trav", "Travessa"),
    ("lgo", "Largo"),
    ("estr", "Estrada"),
    ("rod", "Rodovia"),
    ("al", "Alameda"),
    ("sta", "Santa"),
    ("sto", "Santo"),
    ("etc", "etcétera"),
    ("obs", "observação"),
    ("máx", "máximo"),
    ("mín", "mínimo"),
    ("aprox", "aproximadamente"),
    ("dto", "direito"),
    ("esq", "esquerdo"),
    ("ltda", "Limitada"),
    ("lda", "Limitada"),
    ("cia", "Companhia"),
    ("séc", "século"),
    ("vs", "versus"),
    ("tel", "telefone"),
    ("ref", "referência"),
    ("apt", "apartamento"),
    ("apto", "apartamento"),
    ("art", "artigo"),
    ("cap", "capítulo"),
    ("depto", "departamento"),
    ("dept", "departamento"),
    ("hab", "habitantes"),
    ("ex", "exemplo"),
    ("pág", "página"),
    ("págs", "páginas"),
    ("adm", "administração"),
    ("incl", "incluindo"),
    ("excl", "excluindo"),
];

fn word(short: &str, accent: Accent) -> Option<&'static str> {
    match (short.to_lowercase().as_str(), accent) {
        ("ext", Accent::Brazilian) => Some("ramal"),
        ("ext", Accent::European) => Some("extensão"),
        (short, _) => WORDS.iter().find(|(known, _)| *known == short).map(|(_, said)| *said),
    }
}

fn number(found: &Found<'_>, _: Accent) -> Option<String> {
    let number = if found.get(1) == "N" { "Número" } else { "número" };
    Some(format!("{number} {}", found.get(2)))
}

fn before_figures(found: &Found<'_>, accent: Accent) -> Option<String> {
    Some(format!("{} {}", word(found.get(1), accent)?, found.get(2)))
}

/// Before a name.
fn title(found: &Found<'_>, accent: Accent) -> Option<String> {
    Some(format!("{}{}", word(found.get(1), accent)?, found.get(2)))
}

fn in_parts(found: &Found<'_>, _: Accent) -> Option<String> {
    let said = match found.get(1).to_lowercase().replace(' ', "").as_str() {
        "p.ex" => "por exemplo",
        "e/ou" => "e ou",
        "c/" => "com ",
        "s/" => "sem ",
        "p/" => "para ",
        "n/d" => "não disponível",
        "s.a" => "esse á",
        "a.c" => "antes de Cristo",
        _ => "depois de Cristo",
    };
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{said}{dot}"))
}

fn with_a_stop(found: &Found<'_>, accent: Accent) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    Some(format!("{}{dot}", word(found.get(1), accent)?))
}

/// "sim/não".
fn either(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{} ou {}", found.get(1), found.get(2)))
}

fn sign(found: &Found<'_>, _: Accent) -> Option<String> {
    let said = match found.whole() {
        "&" => " e ",
        "+" => " mais ",
        "=" => " igual a ",
        "%" => " por cento ",
        "°" => " graus ",
        "ª" => "a",
        "\u{2264}" => " menor ou igual a ",
        "\u{2265}" => " maior ou igual a ",
        "\u{2248}" => " cerca de ",
        "@" => " arroba ",
        "§" => " parágrafo ",
        "\u{20ac}" => " euros ",
        "$" => " dólares ",
        "\u{a3}" => " libras ",
        _ => " ",
    };
    Some(said.to_owned())
}
