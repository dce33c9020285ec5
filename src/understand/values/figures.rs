//! Cardinal and ordinal numbers in words or figures, read from the start of a sentence.

use super::super::digits::below_hundred_of;
use super::super::words::Word;
use super::tokens::{is, text};

/// No number that callers say has more digits, and none of this length overflows.
const FIGURES_MAX: usize = 15;

const ORDINALS: [(&str, i8); 26] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("forth", 4),
    ("fifth", 5),
    ("fith", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("twelveth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
];

/// A number written in figures.
pub(super) fn written(word: &str) -> Option<i64> {
    let figures = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|_| figures && word.len() <= FIGURES_MAX)
}

/// A number below a hundred, in words or in one or two figures, and how many words it takes. "Oh" is none.
pub(super) fn small(words: &[Word]) -> Option<(i64, usize)> {
    let first = words.first()?.text.as_str();
    if let Some(value) = written(first) {
        return (first.len() <= 2).then_some((value, 1));
    }
    if ["oh", "o", "nought", "naught", "nil"].contains(&first) {
        return None;
    }
    let (value, length) = below_hundred_of(first, text(words, 1))?;
    Some((i64::from(value), length))
}

/// A cardinal number and how many words it takes: "a hundred and twenty", "twelve hundred", "two thousand five".
pub(super) fn cardinal(words: &[Word]) -> Option<(i64, usize)> {
    let (mut total, mut group, mut at) = (0_i64, None::<i64>, 0);
    let mut scale_before = i64::MAX;
    loop {
        let rest = words.get(at..).unwrap_or_default();
        let word = text(rest, 0);
        let scale = scale(word);
        if at == 0 && (word == "hundred" || scale.is_some()) {
            // "Hundred and five".
            group = Some(1);
            if scale.is_some_and(|scale| scale > 1_000) {
                return None;
            }
        }
        if let ("a" | "an", true) = (word, at == 0 && (scale_of(rest) || is(rest, 1, "dozen"))) {
            group = Some(1);
            at += 1;
        } else if word == "hundred" && group.is_some_and(|group| (1..100).contains(&group)) {
            group = group.map(|group| group * 100);
            at += 1;
        } else if word == "dozen" && total == 0 && group.is_some_and(|group| (1..100).contains(&group)) {
            return group.map(|group| (group * 12, at + 1));
        } else if let (Some(scale), Some(value)) = (scale.filter(|&scale| scale < scale_before), group) {
            total = total.checked_add(value.checked_mul(scale)?)?;
            (group, scale_before) = (None, scale);
            at += 1;
        } else {
            let and = usize::from(word == "and" && at > 0);
            let open = group.is_none_or(|group| group >= 100 && group % 100 == 0)
                && (at == 0 || and_fits(words, at));
            let value = rest.get(and..).and_then(|rest| small(rest).or_else(|| large(rest, at)));
            match value.filter(|_| open) {
                Some((value, length)) => {
                    group = Some(group.unwrap_or(0) + value);
                    at += and + length;
                }
                None => break,
            }
        }
    }
    (at > 0).then(|| (total + group.unwrap_or(0), at))
}

/// A number of more than two figures stands alone, or before "million".
fn large(words: &[Word], at: usize) -> Option<(i64, usize)> {
    written(text(words, 0)).filter(|_| at == 0).map(|value| (value, 1))
}

/// More may follow a hundred or a thousand, and nothing else.
fn and_fits(words: &[Word], at: usize) -> bool {
    ["hundred", "thousand", "million", "billion", "trillion"].contains(&text(words, at - 1))
}

fn scale(word: &str) -> Option<i64> {
    match word {
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        "trillion" => Some(1_000_000_000_000),
        _ => None,
    }
}

fn scale_of(words: &[Word]) -> bool {
    let next = text(words, 1);
    next == "hundred" || scale(next).is_some()
}

/// An ordinal and how many words it takes: "twenty fourth", "24th".
pub(super) fn ordinal(words: &[Word]) -> Option<(i8, usize)> {
    let word = words.first()?.text.as_str();
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if figures.len() < word.len() && !figures.is_empty() {
        let ends = ["st", "nd", "rd", "th"].contains(&&word[figures.len()..]);
        return figures.parse().ok().filter(|_| ends).map(|value| (value, 1));
    }
    let named = |word: &str| ORDINALS.iter().find(|(name, _)| *name == word).map(|&(_, value)| value);
    if let Some(value) = named(word) {
        return Some((value, 1));
    }
    let tens = match word {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let unit = named(text(words, 1)).filter(|unit| *unit < 10);
    unit.map(|unit| (tens + unit, 2))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn cardinals_as_they_are_said() {
        for (text, expected) in [
            ("twelve", Some((12, 1))),
            ("a hundred and twenty", Some((120, 4))),
            ("twelve hundred", Some((1_200, 2))),
            ("two thousand five hundred and six", Some((2_506, 6))),
            ("one million two hundred thousand", Some((1_200_000, 5))),
            ("3 million", Some((3_000_000, 2))),
            ("a dozen", Some((12, 2))),
            ("1,200", Some((1_200, 1))),
            ("twenty one thirty five", Some((21, 2))),
            ("one two", Some((1, 1))),
            ("hundred and five", Some((105, 3))),
            ("million", None),
            ("a lot", None),
            ("oh", None),
        ] {
            assert_eq!(cardinal(&tokens(text)), expected, "{text}");
        }
    }

    #[test]
    fn ordinals_as_they_are_said() {
        for (text, expected) in [
            ("twenty fourth", Some((24, 2))),
            ("24th", Some((24, 1))),
            ("third", Some((3, 1))),
            ("thirty-first of may", Some((31, 2))),
            ("twenty four", None),
            ("3 pm", None),
            ("eight", None),
        ] {
            assert_eq!(ordinal(&tokens(text)), expected, "{text}");
        }
    }
}
