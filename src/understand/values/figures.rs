//! Cardinal and ordinal numbers in words or figures, read from the start of a sentence.

use super::super::digits::below_hundred_of;
use super::super::words::Word;
use super::tokens::{is, text};
use crate::language::Language;

/// No number that callers say has more digits, and none of this length overflows.
const FIGURES_MAX: usize = 15;

/// A number written in figures.
pub(super) fn written(word: &str) -> Option<i64> {
    let figures = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|_| figures && word.len() <= FIGURES_MAX)
}

/// A number below a hundred, in words or in one or two figures, and how many words it takes. "Oh" is none.
pub(super) fn small(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    let first = words.first()?.text.as_str();
    if let Some(value) = written(first) {
        return (first.len() <= 2).then_some((value, 1));
    }
    if language.numbers.only_digits.contains(first) {
        return None;
    }
    let (value, length) = below_hundred_of(&language.numbers, first, text(words, 1))?;
    Some((i64::from(value), length))
}

/// A cardinal number and how many words it takes: "a hundred and twenty", "twelve hundred", "two thousand five".
pub(super) fn cardinal(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    let numbers = &language.numbers;
    let (mut total, mut group, mut at) = (0_i64, None::<i64>, 0);
    let mut scale_before = i64::MAX;
    loop {
        let rest = words.get(at..).unwrap_or_default();
        let word = text(rest, 0);
        if word.is_empty() {
            break;
        }
        let scale = scale(language, word);
        if at == 0 && (word == numbers.hundred || scale.is_some()) {
            // "Hundred and five".
            group = Some(1);
            if scale.is_some_and(|scale| scale > 1_000) {
                return None;
            }
        }
        if at == 0
            && numbers.articles.contains(word)
            && (scale_of(language, rest) || is(rest, 1, numbers.dozen))
        {
            group = Some(1);
            at += 1;
        } else if word == numbers.hundred && group.is_some_and(|group| (1..100).contains(&group)) {
            group = group.map(|group| group * 100);
            at += 1;
        } else if word == numbers.dozen && total == 0 && group.is_some_and(|group| (1..100).contains(&group))
        {
            return group.map(|group| (group * 12, at + 1));
        } else if let (Some(scale), Some(value)) = (scale.filter(|&scale| scale < scale_before), group) {
            total = total.checked_add(value.checked_mul(scale)?)?;
            (group, scale_before) = (None, scale);
            at += 1;
        } else {
            let and = usize::from(word == numbers.and && at > 0);
            let open = group.is_none_or(|group| group >= 100 && group % 100 == 0)
                && (at == 0 || and_fits(language, words, at));
            let value = rest.get(and..).and_then(|rest| small(language, rest).or_else(|| large(rest, at)));
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
fn and_fits(language: &Language, words: &[Word], at: usize) -> bool {
    let before = text(words, at - 1);
    before == language.numbers.hundred || scale(language, before).is_some()
}

fn scale(language: &Language, word: &str) -> Option<i64> {
    language.numbers.thousands.iter().find(|(name, _)| *name == word).map(|&(_, scale)| scale)
}

fn scale_of(language: &Language, words: &[Word]) -> bool {
    let next = text(words, 1);
    is(words, 1, language.numbers.hundred) || scale(language, next).is_some()
}

/// An ordinal and how many words it takes: "twenty fourth", "24th".
pub(super) fn ordinal(language: &Language, words: &[Word]) -> Option<(i8, usize)> {
    let word = words.first()?.text.as_str();
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if figures.len() < word.len() && !figures.is_empty() {
        let ends = language.writing.ordinal_endings.contains(&word[figures.len()..]);
        return figures.parse().ok().filter(|_| ends).map(|value| (value, 1));
    }
    let named = |word: &str| {
        language.numbers.ordinals.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
    };
    if let Some(value) = named(word) {
        return Some((value, 1));
    }
    let (_, tens) = language.numbers.ordinal_tens.iter().find(|(name, _)| *name == word)?;
    let unit = named(text(words, 1)).filter(|unit| *unit < 10);
    unit.map(|unit| (tens + unit, 2))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;
    use crate::language::ENGLISH;

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
            assert_eq!(cardinal(&ENGLISH, &tokens(&ENGLISH, text)), expected, "{text}");
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
            assert_eq!(ordinal(&ENGLISH, &tokens(&ENGLISH, text)), expected, "{text}");
        }
    }
}
