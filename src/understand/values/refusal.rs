//! Why a value that was understood is not taken, and what is said of it.

use jiff::civil::{Date, Time, Weekday};

use super::DateOrder;
use super::spoken;
use crate::language::{Language, filled};

/// Why a value is not taken. None of these carries what the caller said; limits are the flow's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// By this many digits.
    TooShort(u8),
    /// By this many digits.
    TooLong(u8),
    CheckDigitWrong,
    /// Less than this least number.
    TooSmall(i64),
    /// More than this largest number.
    TooLarge(i64),
    /// "Twelve point five".
    NotWhole,
    /// "Before five", "every friday": more than one would do.
    NotOne,
    /// The thirtieth of February.
    NoSuchDate,
    /// 25:70.
    NoSuchTime,
    /// A past date where only today and later will do.
    InThePast,
    /// A future date where only today and earlier will do.
    InTheFuture,
    /// Before this first day.
    TooEarly(Date, DateOrder),
    /// After this last day.
    TooFarAhead(Date, DateOrder),
    /// A day of the week that the slot leaves out.
    NotThatWeekday(Weekday),
    /// Before this first or after this last time of day.
    OutsideHours {
        earliest: Time,
        latest: Time,
    },
    /// A key or position that no choice has.
    UnknownChoice,
}

impl Refusal {
    /// What a prompt says of it when the flow has no words of its own.
    pub fn wording(&self, language: &Language) -> String {
        let words = &language.sentences.refusals;
        let about = |sentence: &str, limit: &str| filled(sentence, &[("limit", limit)]);
        let digits = |sentence: &str, count: u8| {
            let several = || filled(words.digits, &[("count", &count.to_string())]);
            let digits = if count == 1 { words.one_digit.to_owned() } else { several() };
            filled(sentence, &[("digits", &digits)])
        };
        match *self {
            Self::TooShort(by) => digits(words.too_short, by),
            Self::TooLong(by) => digits(words.too_long, by),
            Self::CheckDigitWrong => words.check_digit_wrong.to_owned(),
            Self::TooSmall(min) => about(words.too_small, &spoken::number(language, min)),
            Self::TooLarge(max) => about(words.too_large, &spoken::number(language, max)),
            Self::NotWhole => words.not_whole.to_owned(),
            Self::NotOne => words.not_one.to_owned(),
            Self::NoSuchDate => words.no_such_date.to_owned(),
            Self::NoSuchTime => words.no_such_time.to_owned(),
            Self::InThePast => words.in_the_past.to_owned(),
            Self::InTheFuture => words.in_the_future.to_owned(),
            Self::TooEarly(first, order) => {
                about(words.too_early, &spoken::day_of_any_year(language, first, order))
            }
            Self::TooFarAhead(last, order) => {
                about(words.too_far_ahead, &spoken::day_of_any_year(language, last, order))
            }
            Self::NotThatWeekday(day) => {
                filled(words.not_that_weekday, &[("weekday", spoken::weekday(language, day))])
            }
            Self::OutsideHours { earliest, latest } => {
                let (earliest, latest) = (spoken::time(language, earliest), spoken::time(language, latest));
                filled(words.outside_hours, &[("earliest", &earliest), ("latest", &latest)])
            }
            Self::UnknownChoice => words.unknown_choice.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn every_refusal_has_its_words() {
        for (refusal, words) in [
            (Refusal::TooShort(1), "That is one digit too short."),
            (Refusal::TooLong(3), "That is 3 digits too long."),
            (Refusal::CheckDigitWrong, "One of those digits does not seem to be right."),
            (Refusal::TooSmall(-5), "It must be at least minus 5."),
            (Refusal::TooLarge(20), "It can be at most 20."),
            (Refusal::NotWhole, "It must be a whole number."),
            (Refusal::NotOne, "I need a single answer."),
            (Refusal::NoSuchDate, "There is no such date."),
            (Refusal::NoSuchTime, "There is no such time."),
            (Refusal::InThePast, "That date is in the past."),
            (Refusal::InTheFuture, "That date is in the future."),
            (
                Refusal::TooEarly(date(2026, 12, 1), DateOrder::MonthFirst),
                "The first possible day is Tuesday, December 1st, 2026.",
            ),
            (
                Refusal::TooFarAhead(date(2026, 12, 31), DateOrder::DayFirst),
                "The last possible day is Thursday, the 31st of December 2026.",
            ),
            (Refusal::NotThatWeekday(Weekday::Sunday), "It cannot be a Sunday."),
            (
                Refusal::OutsideHours { earliest: time(8, 0, 0, 0), latest: time(17, 30, 0, 0) },
                "It must be between 8 am and 5:30 pm.",
            ),
            (Refusal::UnknownChoice, "There is no such choice."),
        ] {
            assert_eq!(refusal.wording(&ENGLISH), words);
        }
    }
}
