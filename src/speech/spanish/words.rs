//! Words that are written short, and signs that stand for words.

use super::{Country, Entry};
use crate::speech::rule::Found;

/// These need the number that follows them.
pub(super) const BEFORE_NUMBERS: [Entry; 3] = [
    (r"(?i)\b(n\.?\s?[\x{b0}\x{ba}]|n[uú]m\.|nro\.?|no\.)\s?(\d)", number),
    (r"(?i)\b(p[aá]gs?\.|p\.)\s?(\d)", page),
    (r"(?i)\b(ext|tel|tfno|cel)\.:?\s?([\d(+])", called),
];

pub(super) const RULES: [Entry; 5] = [
    (r"\bEE\.?\s?UU\b\.?", united_states),
    (r"(?i)\bp\.\s?ej\.", example),
    (r"\bC/\s?", street),
    (r"\bs/n\b", without_number),
    (
        r"(?i)\b(sres|sras|srta|sra|sr|dres|dra|dr|dña|d\.ª|lic|ing|arq|prof|profa|ud|uds|vd|vds|avda|av|pza|plza|ctra|urb|dpto|depto|tel|tfno|teléf|cel|ext|núm|etc|aprox|máx|mín|art|cap|izq|dcha|pág|págs|admón|cía|gral|hno|hnos|sta|sto|incl|min|hrs|vol|atte|c\.\s?p)\.",
        with_a_stop,
    ),
];

const WORDS: [(&str, &str); 51] = [
    ("sr", "señor"),
    ("sra", "señora"),
    ("srta", "señorita"),
    ("sres", "señores"),
    ("sras", "señoras"),
    ("dr", "doctor"),
    ("dra", "doctora"),
    ("dres", "doctores"),
    ("dña", "doña"),
    ("d.ª", "doña"),
    ("lic", "licenciado"),
    ("ing", "ingeniero"),
    ("arq", "arquitecto"),
    ("prof", "profesor"),
    ("profa", "profesora"),
    ("ud", "usted"),
    ("uds", "ustedes"),
    ("vd", "usted"),
    ("vds", "ustedes"),
    ("avda", "avenida"),
    ("av", "avenida"),
    ("pza", "plaza"),
    ("plza", "plaza"),
    ("ctra", "carretera"),
    ("urb", "urbanización"),
    ("dpto", "departamento"),
    ("depto", "departamento"),
    ("tel", "teléfono"),
    ("tfno", "teléfono"),
    ("teléf", "teléfono"),
    ("cel", "celular"),
    ("ext", "extensión"),
    ("núm", "número"),
    ("etc", "etcétera"),
    ("aprox", "aproximadamente"),
    ("máx", "máximo"),
    ("mín", "mínimo"),
    ("art", "artículo"),
    ("cap", "capítulo"),
    ("izq", "izquierda"),
    ("dcha", "derecha"),
    ("pág", "página"),
    ("págs", "páginas"),
    ("admón", "administración"),
    ("cía", "compañía"),
    ("gral", "general"),
    ("hnos", "hermanos"),
    ("sta", "santa"),
    ("sto", "santo"),
    ("c.p", "código postal"),
    ("atte", "atentamente"),
];

fn number(found: &Found<'_>, _: Country) -> Option<String> {
    Some(format!("número {}", found.get(2)))
}

fn page(found: &Found<'_>, _: Country) -> Option<String> {
    Some(format!("página {}", found.get(2)))
}

fn called(found: &Found<'_>, _: Country) -> Option<String> {
    let (_, word) = WORDS.iter().find(|(written, _)| found.get(1).eq_ignore_ascii_case(written))?;
    Some(format!("{word} {}", found.get(2)))
}

fn united_states(found: &Found<'_>, _: Country) -> Option<String> {
    Some(format!("Estados Unidos{}", if found.ends_sentence() { "." } else { "" }))
}

fn example(_: &Found<'_>, _: Country) -> Option<String> {
    Some("por ejemplo".to_owned())
}

fn street(_: &Found<'_>, _: Country) -> Option<String> {
    Some("calle ".to_owned())
}

fn without_number(_: &Found<'_>, _: Country) -> Option<String> {
    Some("sin número".to_owned())
}

/// A title never ends a sentence; what else is short may.
fn with_a_stop(found: &Found<'_>, _: Country) -> Option<String> {
    let short = found.get(1).to_lowercase().replace(' ', "");
    let (_, word) = WORDS.iter().find(|(written, _)| *written == short)?;
    let ends = ["etcétera", "aproximadamente", "máximo", "mínimo", "derecha", "izquierda"].contains(word);
    let dot = if ends && found.ends_sentence() { "." } else { "" };
    let is_name = found.get(1).starts_with(char::is_uppercase) && !found.before().is_empty();
    let starts = found.get(1).starts_with(char::is_uppercase) && !is_name;
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    Some(format!("{}{dot}", if starts { capital(word) } else { (*word).to_owned() }))
}

pub(super) const SIGNS: [Entry; 6] = [
    (r"\*{2,}|_{2,}|`+|~~|(?m:^#{1,6}\s)|(?m:^\s*[-*]\s)", decoration),
    (r"(^|\s)(#|\*)([\s,.;:?!)\x22']|$)", key),
    (r"\s?(&|\+|=|@|<=|>=|<|>|\x{2264}|\x{2265}|\x{2248}|\x{b1}|\x{d7}|%|\x{20ac})\s?", between),
    (r"([A-Za-zñáéíóú])\s?/\s?([A-Za-zñáéíóú])", either),
    (r"[\x22\[\]{}<>\\^_*#/|$\x{a3}\x{a7}\x{ab}\x{bb}\x{b0}\x{201e}~]", decoration),
    (r"\s[-\x{2013}\x{2014}]+\s|\x{2013}|\x{2014}", dash),
];

fn decoration(_: &Found<'_>, _: Country) -> Option<String> {
    Some(" ".to_owned())
}

/// The keys of a telephone: "marque # o *".
fn key(found: &Found<'_>, country: Country) -> Option<String> {
    let name = if found.get(2) == "*" { "asterisco" } else { country.hash() };
    Some(format!("{}{name}{}", found.get(1), found.get(3)))
}

fn between(found: &Found<'_>, _: Country) -> Option<String> {
    let word = match found.get(1) {
        "&" => "y",
        "+" => "más",
        "=" => "igual a",
        "@" => "arroba",
        "<" => "menor que",
        ">" => "mayor que",
        "<=" | "\u{2264}" => "como máximo",
        ">=" | "\u{2265}" => "como mínimo",
        "\u{2248}" => "cerca de",
        "\u{b1}" => "más menos",
        "\u{d7}" => "por",
        "\u{20ac}" => "euros",
        _ => "por ciento",
    };
    Some(format!(" {word} "))
}

/// "Y/o", "él/ella".
fn either(found: &Found<'_>, _: Country) -> Option<String> {
    let joins = found.get(1).eq_ignore_ascii_case("y") && found.get(2) == "o";
    Some(if joins {
        format!("{} {}", found.get(1), found.get(2))
    } else {
        format!("{} o {}", found.get(1), found.get(2))
    })
}

fn dash(_: &Found<'_>, _: Country) -> Option<String> {
    Some(", ".to_owned())
}
