//! Strings of digits with a length and a check digit, said in groups and taken back in parts.

use super::super::digits::spoken_digits;
use super::super::words::Word;
use super::figures::cardinal;
use super::value::{Partial, Value};
use super::{CheckDigit, Reading, Refusal, spoken};
use crate::language::Language;

/// "One two three four, sorry, five" most likely replaces the last digit: to be confirmed.
const TAIL_REPLACED: f64 = 0.6;

/// The length and proof that a slot asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) min: u8,
    pub(super) max: u8,
    pub(super) check: Option<CheckDigit>,
}

/// The digits of all clauses: each later one replaces the earlier ones, or the end of them when it is shorter.
pub(super) fn said(language: &Language, clauses: &[Vec<Word>], min: u8) -> Option<(String, f64)> {
    let mut kept: Option<(String, f64)> = None;
    for clause in clauses {
        let Some((digits, quality)) = spoken_digits(language, &in_figures(language, clause)) else {
            continue;
        };
        kept = Some(match kept {
            Some((before, _)) if before.len() > digits.len() && before.len() >= usize::from(min) => {
                let stays = before.len() - digits.len();
                (before[..stays].to_owned() + &digits, quality.min(TAIL_REPLACED))
            }
            _ => (digits, quality),
        });
    }
    kept
}

/// "Four thousand seven hundred and eleven" as figures; other numbers stay words, which digits know better.
fn in_figures(language: &Language, clause: &[Word]) -> String {
    let signs = &language.writing.signs;
    let mut texts = Vec::new();
    let mut at = 0;
    while at < clause.len() {
        let length = cardinal(language, &clause[at..]).map_or(0, |(_, length)| length);
        let in_thousands = clause[at..at + length].iter().any(|word| word.text == language.numbers.thousand);
        match cardinal(language, &clause[at..]).filter(|_| in_thousands) {
            Some((value, length)) => {
                texts.push(value.to_string());
                at += length;
            }
            None => {
                let mark =
                    [signs.dash, signs.point, signs.slash, signs.colon].contains(&clause[at].text.as_str());
                texts.extend((!mark).then(|| clause[at].text.clone()));
                at += 1;
            }
        }
    }
    texts.join(" ")
}

impl Shape {
    /// What these digits are; `typed` ones that are too few are a mistake, said ones a beginning.
    pub(super) fn reading(self, digits: &str, confidence: u8, typed: bool) -> Reading {
        let count = u8::try_from(digits.len()).unwrap_or(u8::MAX);
        if count < self.min {
            let missing = self.min - count;
            return match typed {
                true => Reading::Refused(Refusal::TooShort(missing)),
                false => Reading::Partial(Partial::Digits { digits: digits.to_owned().into(), missing }),
            };
        }
        if count > self.max {
            return Reading::Refused(Refusal::TooLong(count - self.max));
        }
        if self.check.is_some_and(|check| !check.holds(digits)) {
            return Reading::Refused(Refusal::CheckDigitWrong);
        }
        Reading::Value { value: Value::new(digits, spoken::digits(digits)), confidence }
    }
}
