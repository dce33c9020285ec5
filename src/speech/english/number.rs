//! Numbers in words.

use super::Accent;
use crate::language::{ENGLISH, Numbers};

const LARGE: [(u64, &str); 4] = [
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];
/// Ordinals that are no cardinal with "th".
const ORDINALS: [(&str, &str); 7] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
];
/// A longer row of digits is no quantity.
const QUANTITY_MAX: u64 = 999_999_999_999_999;

/// "two hundred twelve"; in Britain "two hundred and twelve".
pub(super) fn cardinal(number: u64, accent: Accent) -> String {
    if number > QUANTITY_MAX {
        return grouped(&number.to_string());
    }
    let mut rest = number;
    let mut words = Vec::new();
    for (size, name) in LARGE {
        if rest >= size {
            words.push(format!("{} {name}", below_thousand(rest / size, accent)));
            rest %= size;
        }
    }
    if rest > 0 || words.is_empty() {
        if rest < 100 && !words.is_empty() && accent == Accent::British {
            words.push("and".to_owned());
        }
        words.push(below_thousand(rest, accent));
    }
    words.join(" ")
}

fn below_thousand(number: u64, accent: Accent) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let and = if accent == Accent::British { "and " } else { "" };
    match (hundreds, rest) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", small(hundreds)),
        (hundreds, rest) => format!("{} hundred {and}{}", small(hundreds), below_hundred(rest)),
    }
}

fn below_hundred(number: u64) -> String {
    let (tens, ones) = (number / 10, number % 10);
    match (tens, ones) {
        (0 | 1, _) => small(number).to_owned(),
        (tens, 0) => ten(tens).to_owned(),
        (tens, ones) => format!("{}-{}", ten(tens), small(ones)),
    }
}

/// Whether this word can end the minutes or seconds of a time.
pub(super) fn is_below_sixty(word: &str) -> bool {
    let Numbers { units, teens, tens, .. } = &ENGLISH.numbers;
    units[1..].contains(&word) || teens.contains(&word) || tens[..4].contains(&word)
}

/// Below twenty.
fn small(number: u64) -> &'static str {
    let Numbers { units, teens, .. } = &ENGLISH.numbers;
    usize::try_from(number).ok().and_then(|at| units.iter().chain(teens).nth(at)).copied().unwrap_or_default()
}

/// So many tens, from twenty on.
fn ten(number: u64) -> &'static str {
    let tens = &ENGLISH.numbers.tens;
    usize::try_from(number).ok().and_then(|at| tens.get(at.checked_sub(2)?)).copied().unwrap_or_default()
}

/// "twenty-first".
pub(super) fn ordinal(number: u64, accent: Accent) -> String {
    let cardinal = cardinal(number, accent);
    let at = cardinal.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = cardinal.split_at(at);
    let known = ORDINALS.iter().find(|(cardinal, _)| *cardinal == last).map(|(_, ordinal)| *ordinal);
    let ordinal = match (known, last.strip_suffix('y')) {
        (Some(known), _) => known.to_owned(),
        (None, Some(stem)) => format!("{stem}ieth"),
        (None, None) => format!("{last}th"),
    };
    format!("{head}{ordinal}")
}

/// "one two three": whatever is no digit is passed over.
pub(super) fn digits(digits: &str) -> String {
    let words = digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| small(digit.into()));
    words.collect::<Vec<_>>().join(" ")
}

/// Digits with a breath between groups, which is how people remember them.
pub(super) fn grouped(row: &str) -> String {
    let count = row.len();
    let mut sizes = match count {
        0..=5 => vec![count],
        _ if count.is_multiple_of(4) && !count.is_multiple_of(3) => vec![4; count / 4],
        _ => vec![3; count / 3],
    };
    // What is left over makes the last groups longer, one digit each.
    let left = count - sizes.iter().sum::<usize>();
    sizes.iter_mut().rev().take(left).for_each(|size| *size += 1);
    let mut rest = row;
    let mut groups = Vec::new();
    for size in sizes {
        let (group, more) = rest.split_at(size.min(rest.len()));
        groups.push(digits(group));
        rest = more;
    }
    groups.join(", ")
}

/// As years, rooms and streets are read: "nineteen oh five", "two oh four", "ten twelve".
pub(super) fn in_pairs(number: u64) -> String {
    let (high, low) = (number / 100, number % 100);
    match (high, low) {
        (0, low) => below_hundred(low),
        (high, 0) if high % 10 == 0 => format!("{} thousand", below_hundred(high / 10)),
        (high, 0) => format!("{} hundred", below_hundred(high)),
        (high, low @ 1..=9) => format!("{} oh {}", below_hundred(high), small(low)),
        (high, low) => format!("{} {}", below_hundred(high), below_hundred(low)),
    }
}

/// "twenty twenty-six", "nineteen oh five", "two thousand five".
pub(super) fn year(year: u64, accent: Accent) -> String {
    match year {
        2000..=2009 | 1000..=1009 => cardinal(year, accent),
        1010..=9999 => in_pairs(year),
        _ => cardinal(year, accent),
    }
}

/// A number as it is written: "1,234", "3.50", "0.5", ".5".
pub(super) fn written(number: &str, accent: Accent) -> Option<String> {
    let number = number.replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let whole = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let whole = cardinal(whole, accent);
    Some(if part.is_empty() { whole } else { format!("{whole} point {}", digits(part)) })
}

/// "one", and what has "one thing" and not "things".
pub(super) fn is_one(number: &str) -> bool {
    number.parse() == Ok(1_u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_size() {
        for (number, american, british) in [
            (0, "zero", "zero"),
            (21, "twenty-one", "twenty-one"),
            (212, "two hundred twelve", "two hundred and twelve"),
            (1_001, "one thousand one", "one thousand and one"),
            (12_500, "twelve thousand five hundred", "twelve thousand five hundred"),
            (2_000_000, "two million", "two million"),
            (
                1_234_567,
                "one million two hundred thirty-four thousand five hundred sixty-seven",
                "one million two hundred and thirty-four thousand five hundred and sixty-seven",
            ),
        ] {
            assert_eq!(cardinal(number, Accent::American), american);
            assert_eq!(cardinal(number, Accent::British), british);
        }
        assert!(cardinal(u64::MAX, Accent::American).starts_with("one eight four four, six"));
    }

    #[test]
    fn ordinals_change_their_last_word() {
        for (number, said) in [
            (1, "first"),
            (12, "twelfth"),
            (20, "twentieth"),
            (23, "twenty-third"),
            (100, "one hundredth"),
            (112, "one hundred twelfth"),
        ] {
            assert_eq!(ordinal(number, Accent::American), said);
        }
    }

    #[test]
    fn rows_of_digits_have_no_crumb_at_their_end() {
        let sizes = |count: usize| {
            let groups = grouped(&"1".repeat(count));
            groups.split(", ").map(|group| group.split(' ').count().to_string()).collect::<Vec<_>>().join("+")
        };
        for (count, expected) in [
            (4, "4"),
            (5, "5"),
            (6, "3+3"),
            (7, "3+4"),
            (8, "4+4"),
            (9, "3+3+3"),
            (10, "3+3+4"),
            (11, "3+4+4"),
            (12, "3+3+3+3"),
            (16, "4+4+4+4"),
        ] {
            assert_eq!(sizes(count), expected, "{count}");
        }
    }

    #[test]
    fn years_and_rooms_are_read_in_pairs() {
        for (number, said) in [
            (1905, "nineteen oh five"),
            (1900, "nineteen hundred"),
            (2026, "twenty twenty-six"),
            (2005, "two thousand five"),
            (1066, "ten sixty-six"),
        ] {
            assert_eq!(year(number, Accent::American), said);
        }
        for (number, said) in
            [(204, "two oh four"), (312, "three twelve"), (300, "three hundred"), (2000, "two thousand")]
        {
            assert_eq!(in_pairs(number), said);
        }
    }
}
