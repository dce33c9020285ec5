//! Numbers in words, as one word up to a million.

const SMALL: [&str; 20] = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 8] =
    ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
/// Size, one, many.
const LARGE: [(u64, &str, &str); 3] = [
    (1_000_000_000_000, "Billion", "Billionen"),
    (1_000_000_000, "Milliarde", "Milliarden"),
    (1_000_000, "Million", "Millionen"),
];
/// Ordinals that are no number with "t".
const ORDINALS: [(u64, &str); 4] = [(1, "erst"), (3, "dritt"), (7, "siebt"), (8, "acht")];
/// A longer row of digits is no quantity.
const QUANTITY_MAX: u64 = 999_999_999_999_999;

/// "Einundzwanzig", "hunderteins".
pub(super) fn cardinal(number: u64) -> String {
    let said = before_a_noun(number);
    let ends_in_one = number % 100 == 1 && !number.is_multiple_of(1_000_000);
    if ends_in_one && number <= QUANTITY_MAX { said + "s" } else { said }
}

/// "Ein": what comes before a masculine or neuter noun.
pub(super) fn before_a_noun(number: u64) -> String {
    if number > QUANTITY_MAX {
        return grouped(&number.to_string());
    }
    let mut rest = number;
    let mut words = Vec::new();
    for (size, one, many) in LARGE {
        match rest / size {
            0 => {}
            1 => words.push(format!("eine {one}")),
            count => words.push(format!("{} {many}", below_million(count))),
        }
        rest %= size;
    }
    if rest > 0 || words.is_empty() {
        words.push(below_million(rest));
    }
    words.join(" ")
}

fn below_million(number: u64) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    let head = match thousands {
        0 => return below_thousand(rest),
        1 => "tausend".to_owned(),
        many => format!("{}tausend", below_thousand(many)),
    };
    if rest == 0 { head } else { head + &below_thousand(rest) }
}

fn below_thousand(number: u64) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let head = match hundreds {
        0 => return below_hundred(rest),
        1 => "hundert".to_owned(),
        many => format!("{}hundert", small(many)),
    };
    if rest == 0 { head } else { head + &below_hundred(rest) }
}

fn below_hundred(number: u64) -> String {
    let ten = usize::try_from(number / 10).ok().and_then(|ten| TENS.get(ten.checked_sub(2)?));
    match (ten, number % 10) {
        (None, _) => small(number).to_owned(),
        (Some(ten), 0) => (*ten).to_owned(),
        (Some(ten), ones) => format!("{}und{ten}", small(ones)),
    }
}

/// Below twenty.
fn small(number: u64) -> &'static str {
    usize::try_from(number).ok().and_then(|at| SMALL.get(at)).copied().unwrap_or_default()
}

/// "Vierundzwanzigst", without the ending that its sentence asks for.
pub(super) fn ordinal(number: u64) -> String {
    let (head, last) = (number - number % 100, number % 100);
    let head = if head == 0 { String::new() } else { before_a_noun(head) };
    let known = ORDINALS.iter().find(|(ordinal, _)| *ordinal == last);
    match (known, last) {
        (Some((_, ordinal)), _) => head + ordinal,
        (None, 0) => head + if number == 0 { "nullt" } else { "st" },
        (None, 2..=19) => format!("{head}{}t", small(last)),
        (None, _) => format!("{head}{}st", below_hundred(last)),
    }
}

/// The ordinal as it follows this word: "am dritten", "der dritte", and "dritter" by itself.
pub(super) fn ordinal_after(number: u64, word: &str) -> String {
    const BENDING: [&str; 30] = [
        "am",
        "im",
        "zum",
        "zur",
        "vom",
        "beim",
        "dem",
        "den",
        "des",
        "bis",
        "ab",
        "seit",
        "nach",
        "vor",
        "unserem",
        "unseren",
        "ihrem",
        "ihren",
        "seinem",
        "meinem",
        "meinen",
        "einem",
        "jedem",
        "jeden",
        "diesem",
        "diesen",
        "spätestens",
        "frühestens",
        "aus",
        "ins",
    ];
    const PLAIN: [&str; 6] = ["der", "die", "das", "diese", "jede", "jeder"];
    let ending = match word {
        bending if BENDING.contains(&bending) => "en",
        plain if PLAIN.contains(&plain) => "e",
        _ => "er",
    };
    ordinal(number) + ending
}

/// "Neunzehnhundertfünfundachtzig", "zweitausendsechsundzwanzig".
pub(super) fn year(year: u64) -> String {
    match (year / 100, year % 100) {
        (century @ 11..=19, 0) => format!("{}hundert", small(century)),
        (century @ 11..=19, rest) => format!("{}hundert{}", small(century), cardinal(rest)),
        _ => cardinal(year),
    }
}

/// "Eins zwei drei": whatever is no digit is passed over.
pub(super) fn digits(digits: &str) -> String {
    let words = digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| cardinal(digit.into()));
    words.collect::<Vec<_>>().join(" ")
}

/// Digits with a breath between groups, which is how people remember them.
pub(super) fn grouped(row: &str) -> String {
    let row: Vec<char> = row.chars().collect();
    let size = match row.len() {
        0..=5 => row.len().max(1),
        length if length % 4 == 0 && length % 3 != 0 => 4,
        _ => 3,
    };
    let mut groups: Vec<String> = row.chunks(size).map(|group| group.iter().collect()).collect();
    // A single digit at the end belongs to the group before it.
    if let Some(last) = groups.pop() {
        match groups.last_mut().filter(|_| last.len() == 1) {
            Some(group) => group.push_str(&last),
            None => groups.push(last),
        }
    }
    groups.iter().map(|group| digits(group)).collect::<Vec<_>>().join(", ")
}

/// A number as it is written: "1.234", "1'234", "3,50".
pub(super) fn written(number: &str) -> Option<String> {
    let (whole, part) = parts(number)?;
    let whole = cardinal(whole);
    Some(if part.is_empty() { whole } else { format!("{whole} Komma {}", digits(part)) })
}

/// What stands before the comma, and after it.
pub(super) fn parts(number: &str) -> Option<(u64, &str)> {
    let (whole, part) = number.split_once(',').unwrap_or((number, ""));
    Some((whole.replace(['.', '\''], "").parse().ok()?, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_size() {
        for (number, said) in [
            (0, "null"),
            (1, "eins"),
            (16, "sechzehn"),
            (17, "siebzehn"),
            (21, "einundzwanzig"),
            (101, "hunderteins"),
            (1_234, "tausendzweihundertvierunddreißig"),
            (21_000, "einundzwanzigtausend"),
            (1_000_000, "eine Million"),
            (2_500_001, "zwei Millionen fünfhunderttausendeins"),
        ] {
            assert_eq!(cardinal(number), said);
        }
    }

    #[test]
    fn ordinals_and_years() {
        for (number, said) in [
            (1, "erst"),
            (3, "dritt"),
            (8, "acht"),
            (19, "neunzehnt"),
            (20, "zwanzigst"),
            (101, "hunderterst"),
        ] {
            assert_eq!(ordinal(number), said);
        }
        for (number, said) in
            [(1985, "neunzehnhundertfünfundachtzig"), (1900, "neunzehnhundert"), (2005, "zweitausendfünf")]
        {
            assert_eq!(year(number), said);
        }
    }
}
