//! Numbers in words.

use super::Country;

const SMALL: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 7] = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const HUNDREDS: [&str; 9] = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];
const RANKS: [&str; 20] = [
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "undécimo",
    "duodécimo",
    "decimotercero",
    "decimocuarto",
    "decimoquinto",
    "decimosexto",
    "decimoséptimo",
    "decimoctavo",
    "decimonoveno",
    "vigésimo",
];
/// A longer row of digits is no quantity.
const QUANTITY_MAX: u64 = 999_999_999_999;

/// What a number stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// "Veintiuno".
    Nothing,
    /// "Veintiún euros".
    Masculine,
    /// "Veintiuna horas", "doscientas libras".
    Feminine,
}

/// "mil doscientos treinta y cuatro".
pub(super) fn cardinal(number: u64, before: Before) -> String {
    if number > QUANTITY_MAX {
        return grouped(&number.to_string());
    }
    let (millions, rest) = (number / 1_000_000, number % 1_000_000);
    let millions = match millions {
        0 => String::new(),
        1 => "un millón".to_owned(),
        _ => format!("{} millones", below_million(millions, Before::Masculine)),
    };
    match (millions.is_empty(), rest) {
        (true, rest) => below_million(rest, before),
        (false, 0) => millions,
        (false, rest) => format!("{millions} {}", below_million(rest, before)),
    }
}

fn below_million(number: u64, before: Before) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    // "Veintiún mil", but "doscientas mil libras".
    let inner = if before == Before::Feminine { before } else { Before::Masculine };
    let thousands = match thousands {
        0 => return below_thousand(rest, before),
        1 => "mil".to_owned(),
        _ => format!("{} mil", below_thousand(thousands, inner)),
    };
    if rest == 0 { thousands } else { format!("{thousands} {}", below_thousand(rest, before)) }
}

fn below_thousand(number: u64, before: Before) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let hundred = at(&HUNDREDS, hundreds.wrapping_sub(1));
    let hundred = match before {
        Before::Feminine => hundred.replace("tos", "tas"),
        Before::Nothing | Before::Masculine => hundred.to_owned(),
    };
    match (hundreds, rest) {
        (0, rest) => below_hundred(rest, before),
        (1, 0) => "cien".to_owned(),
        (_, 0) => hundred,
        (_, rest) => format!("{hundred} {}", below_hundred(rest, before)),
    }
}

fn below_hundred(number: u64, before: Before) -> String {
    let plain = match (number / 10, number % 10) {
        (0..=2, _) => at(&SMALL, number).to_owned(),
        (tens, 0) => at(&TENS, tens - 3).to_owned(),
        (tens, ones) => format!("{} y {}", at(&TENS, tens - 3), at(&SMALL, ones)),
    };
    match (plain.strip_suffix("uno"), before) {
        (Some("veinti"), Before::Masculine) => "veintiún".to_owned(),
        (Some(stem), Before::Masculine) => format!("{stem}un"),
        (Some(stem), Before::Feminine) => format!("{stem}una"),
        _ => plain,
    }
}

fn at<'a>(names: &[&'a str], index: u64) -> &'a str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// "tercero", "vigésimo primero"; beyond what people count so, the number itself.
pub(super) fn ordinal(number: u64) -> String {
    match number {
        1..=20 => at(&RANKS, number - 1).to_owned(),
        21..=29 => format!("vigésimo {}", at(&RANKS, number - 21)),
        _ => cardinal(number, Before::Nothing),
    }
}

/// "one two three": whatever is no digit is passed over.
pub(super) fn digits(digits: &str) -> String {
    let words = digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| at(&SMALL, digit.into()));
    words.collect::<Vec<_>>().join(" ")
}

/// Digits with a breath between groups, which is how people remember them.
pub(super) fn grouped(row: &str) -> String {
    let size =
        if row.len() > 5 && row.len().is_multiple_of(4) && !row.len().is_multiple_of(3) { 4 } else { 3 };
    if row.len() <= 5 {
        return digits(row);
    }
    let digits_of_row: Vec<char> = row.chars().collect();
    let groups = digits_of_row.chunks(size).map(|group| digits(&group.iter().collect::<String>()));
    groups.collect::<Vec<_>>().join(", ")
}

/// A number as it is written, with its mark and its tenths: "1.234,5", "1,234.5".
pub(super) fn written(text: &str, country: Country, before: Before) -> Option<String> {
    let (whole, tenths) = parts(text, country);
    let whole: u64 = whole.parse().ok()?;
    if tenths.is_empty() {
        return Some(cardinal(whole, before));
    }
    let nothing = Before::Nothing;
    let said = match tenths.len() {
        1..=3 if !tenths.starts_with('0') => cardinal(tenths.parse().ok()?, nothing),
        _ => digits(&tenths),
    };
    Some(format!("{} {} {said}", cardinal(whole, nothing), country.mark()))
}

/// The digits before and after the mark. Three digits after a single sign are tenths only where that is the mark.
pub(super) fn parts(text: &str, country: Country) -> (String, String) {
    let mark = if country.has_point { '.' } else { ',' };
    let last = text.rfind(['.', ',']);
    let signs = text.chars().filter(|c| matches!(c, '.' | ',')).count();
    let is_mark = |at: usize| {
        let sign = text[at..].chars().next().unwrap_or(mark);
        let alone = text.matches(sign).count() == 1;
        alone && (text.len() - at != 4 || sign == mark || signs > 1)
    };
    match last.filter(|at| is_mark(*at)) {
        Some(at) => (text[..at].replace(['.', ','], ""), text[at + 1..].to_owned()),
        None => (text.replace(['.', ','], ""), String::new()),
    }
}

/// Small words that no number counts.
const UNCOUNTED: [&str; 24] = [
    "de", "del", "a", "al", "y", "o", "u", "e", "en", "por", "para", "con", "sin", "que", "si", "no", "es",
    "hasta", "desde", "como", "más", "menos", "coma", "punto",
];

/// Whether the word after a number is counted by it, and its gender by its ending.
pub(super) fn before(after: &str) -> Before {
    let Some(rest) = after.strip_prefix(' ') else { return Before::Nothing };
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    if !word.starts_with(char::is_lowercase) || UNCOUNTED.contains(&word.as_str()) || word.chars().count() < 3
    {
        return Before::Nothing;
    }
    let single = word.strip_suffix('s').unwrap_or(&word);
    let masculine = ["día", "mapa", "problema", "programa", "sistema", "tema", "idioma"].contains(&single);
    let feminine =
        ["a", "ión", "ione", "dad", "dade", "noche", "clave"].iter().any(|ending| single.ends_with(ending));
    if feminine && !masculine { Before::Feminine } else { Before::Masculine }
}
