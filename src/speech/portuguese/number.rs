//! Numbers in words.

use super::Accent;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

const UNITS: [&str; 20] = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
];
const TENS: [&str; 10] =
    ["", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"];
const HUNDREDS: [&str; 10] = [
    "",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
];
const RANKS: [&str; 10] =
    ["", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono"];
const RANKS_OF_TENS: [&str; 10] = [
    "",
    "décimo",
    "vigésimo",
    "trigésimo",
    "quadragésimo",
    "quinquagésimo",
    "sexagésimo",
    "septuagésimo",
    "octogésimo",
    "nonagésimo",
];
/// A longer row of digits is no quantity.
const QUANTITY_MAX: u64 = 999_999_999_999;

/// What is counted in a thousand or more: how much it is, one of it, and several.
type Scale = (u64, &'static str, &'static str);

const BILLIONS: Scale = (1_000_000_000, "bilhão", "bilhões");
const MILLIONS: Scale = (1_000_000, "milhão", "milhões");

fn nth(words: &[&'static str], at: u64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| words.get(at)).copied().unwrap_or_default()
}

/// "mil duzentos e trinta e quatro", "dois milhões e quinhentos mil".
pub(super) fn cardinal(number: u64, gender: Gender, accent: Accent) -> String {
    if number > QUANTITY_MAX {
        return grouped(&number.to_string(), accent);
    }
    let scales: &[Scale] = match accent {
        Accent::Brazilian => &[BILLIONS, MILLIONS],
        Accent::European => &[MILLIONS],
    };
    let (mut rest, mut groups) = (number, Vec::new());
    for (size, one, many) in scales {
        let count = rest / size;
        if count > 0 {
            let name = if count == 1 { one } else { many };
            groups.push((count, format!("{} {name}", cardinal(count, Gender::Masculine, accent))));
        }
        rest %= size;
    }
    match rest / 1_000 {
        0 => {}
        1 => groups.push((1, "mil".to_owned())),
        count => groups.push((count, format!("{} mil", below_thousand(count, gender, accent)))),
    }
    if !rest.is_multiple_of(1_000) || groups.is_empty() {
        groups.push((rest % 1_000, below_thousand(rest % 1_000, gender, accent)));
    }
    joined(groups)
}

/// An "e" stands before the last group alone, and only where it is round.
fn joined(groups: Vec<(u64, String)>) -> String {
    let last = groups.len().saturating_sub(1);
    let mut said = String::new();
    for (at, (count, words)) in groups.into_iter().enumerate() {
        let is_round = count <= 100 || count.is_multiple_of(100);
        said += match at {
            0 => "",
            _ if at == last && is_round => " e ",
            _ => " ",
        };
        said += &words;
    }
    said
}

fn below_thousand(number: u64, gender: Gender, accent: Accent) -> String {
    let feminine = |word: &str| match gender {
        Gender::Feminine if word.ends_with("entos") => word.replace("entos", "entas"),
        _ => word.to_owned(),
    };
    match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest, gender, accent),
        (1, 0) => "cem".to_owned(),
        (hundreds, 0) => feminine(nth(&HUNDREDS, hundreds)),
        (hundreds, rest) => {
            format!("{} e {}", feminine(nth(&HUNDREDS, hundreds)), below_hundred(rest, gender, accent))
        }
    }
}

fn below_hundred(number: u64, gender: Gender, accent: Accent) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => small(number, gender, accent).to_owned(),
        (tens, 0) => nth(&TENS, tens).to_owned(),
        (tens, ones) => format!("{} e {}", nth(&TENS, tens), small(ones, gender, accent)),
    }
}

/// Below twenty.
fn small(number: u64, gender: Gender, accent: Accent) -> &'static str {
    match (number, gender, accent) {
        (1, Gender::Feminine, _) => "uma",
        (2, Gender::Feminine, _) => "duas",
        (16, _, Accent::European) => "dezasseis",
        (17, _, Accent::European) => "dezassete",
        (19, _, Accent::European) => "dezanove",
        _ => nth(&UNITS, number),
    }
}

/// Up to a hundred: "vigésimo primeiro". Larger ones are said as numbers.
pub(super) fn ordinal(number: u64, gender: Gender, accent: Accent) -> String {
    let rank = match (number / 10, number % 10) {
        _ if number == 100 => "centésimo".to_owned(),
        _ if number == 0 || number > 100 => return cardinal(number, gender, accent),
        (0, ones) => nth(&RANKS, ones).to_owned(),
        (tens, 0) => nth(&RANKS_OF_TENS, tens).to_owned(),
        (tens, ones) => format!("{} {}", nth(&RANKS_OF_TENS, tens), nth(&RANKS, ones)),
    };
    match gender {
        Gender::Masculine => rank,
        Gender::Feminine => rank.split(' ').map(feminine).collect::<Vec<_>>().join(" "),
    }
}

fn feminine(word: &str) -> String {
    word.strip_suffix('o').map_or_else(|| word.to_owned(), |stem| format!("{stem}a"))
}

/// "um dois três": whatever is no digit is passed over.
pub(super) fn digits(row: &str, accent: Accent) -> String {
    let said = |digit: u32| match (digit, accent) {
        (6, Accent::Brazilian) => "meia",
        _ => nth(&UNITS, digit.into()),
    };
    row.chars().filter_map(|digit| digit.to_digit(10)).map(said).collect::<Vec<_>>().join(" ")
}

/// Digits with a breath between groups, as telephone numbers are said in either country.
pub(super) fn grouped(row: &str, accent: Accent) -> String {
    let row: String = row.chars().filter(char::is_ascii_digit).collect();
    let sizes: &[usize] = match row.len() {
        0..=5 => &[5],
        8 => &[4, 4],
        10 => &[2, 4, 4],
        11 => &[2, 5, 4],
        16 => &[4, 4, 4, 4],
        length if length % 3 == 1 => &[4],
        length if length % 3 == 2 => &[4, 4],
        _ => &[3],
    };
    let mut groups = Vec::new();
    let (mut rest, mut sizes) = (row.as_str(), sizes.iter().copied());
    while !rest.is_empty() {
        let size = sizes.next().unwrap_or(3).min(rest.len());
        let (group, more) = rest.split_at(size);
        groups.push(digits(group, accent));
        rest = more;
    }
    groups.join(", ")
}

/// A number as it is written: "1.234", "3,50", "1 200".
pub(super) fn written(number: &str, gender: Gender, accent: Accent) -> Option<String> {
    let (whole, part) = number.split_once(',').unwrap_or((number, ""));
    let whole: u64 = whole.replace(['.', ' '], "").parse().ok()?;
    let whole = cardinal(whole, gender, accent);
    Some(match part.len() {
        0 => whole,
        1 | 2 if !part.starts_with('0') => {
            format!("{whole} vírgula {}", cardinal(part.parse().ok()?, Gender::Masculine, accent))
        }
        _ => format!("{whole} vírgula {}", digits(part, Accent::European)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_size() {
        for (number, said) in [
            (0, "zero"),
            (21, "vinte e um"),
            (100, "cem"),
            (112, "cento e doze"),
            (1_000, "mil"),
            (1_001, "mil e um"),
            (1_985, "mil novecentos e oitenta e cinco"),
            (2_500, "dois mil e quinhentos"),
            (12_345, "doze mil trezentos e quarenta e cinco"),
            (1_200_000, "um milhão e duzentos mil"),
            (1_234_567, "um milhão duzentos e trinta e quatro mil quinhentos e sessenta e sete"),
        ] {
            assert_eq!(cardinal(number, Gender::Masculine, Accent::Brazilian), said);
        }
        assert_eq!(cardinal(2_202, Gender::Feminine, Accent::European), "duas mil duzentas e duas");
        assert_eq!(cardinal(17, Gender::Masculine, Accent::European), "dezassete");
        let billions = |accent| cardinal(3_500_000_000, Gender::Masculine, accent);
        assert_eq!(billions(Accent::Brazilian), "três bilhões e quinhentos milhões");
        assert_eq!(billions(Accent::European), "três mil e quinhentos milhões");
        assert!(cardinal(u64::MAX, Gender::Masculine, Accent::European).starts_with("um oito quatro quatro"));
    }

    #[test]
    fn ranks_and_rows_of_digits() {
        assert_eq!(ordinal(23, Gender::Feminine, Accent::Brazilian), "vigésima terceira");
        assert_eq!(ordinal(100, Gender::Masculine, Accent::Brazilian), "centésimo");
        assert_eq!(grouped("912345678", Accent::European), "nove um dois, três quatro cinco, seis sete oito");
        assert_eq!(
            grouped("11987654321", Accent::Brazilian),
            "um um, nove oito sete meia cinco, quatro três dois um"
        );
        assert_eq!(grouped("1234567", Accent::European), "um dois três quatro, cinco seis sete");
    }
}
