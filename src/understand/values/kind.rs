//! The kinds of values that a slot takes, and their limits.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};

use super::super::Phrasebook;
use super::CheckDigit;
use crate::language::Language;

/// Keys 1 to 9 choose; 0 is left to the flow's author.
const CHOICES_WITH_KEYS: usize = 9;
/// Enough for any amount in cents, and no `i64` overflows.
const NUMBER_KEYS_MAX: u8 = 15;

/// What a slot takes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Canonical `yes` or `no`. Keys 1 and 2.
    YesNo,
    /// A string of `min` to `max` digits, leading zeros kept: an account number, a PIN. Canonical `0471`.
    Digits { min: u8, max: u8, check: Option<CheckDigit> },
    /// A whole number from `min` to `max`, both included. Canonical `120` or `-3`.
    Number { min: Option<i64>, max: Option<i64> },
    /// A day of the Gregorian calendar from `earliest` to `latest`, both included. Canonical `2026-12-24`.
    Date {
        earliest: Bound,
        latest: Bound,
        /// The days of the week that are allowed; empty allows all.
        weekdays: Vec<Weekday>,
        order: DateOrder,
    },
    /// A time of day from `earliest` to `latest`, both included. Canonical `14:30`, on 24 hours.
    /// The limits also settle "at seven": only what they leave in doubt is asked about.
    Time { earliest: Option<Time>, latest: Option<Time> },
    /// A person's name as a recogniser wrote it, or as the caller spelt it. Canonical `Carla Jones`.
    Name,
    /// One of a list. Canonical is the choice's name. Keys 1 to 9 in the list's order.
    Choice(Choices),
    /// Whatever is said. Canonical is the text, blanks reduced.
    Text,
}

/// A limit of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    #[default]
    Open,
    /// Days from today: 0 is today, -1 yesterday.
    Days(i32),
    On(Date),
}

impl Bound {
    /// The day that is meant; one beyond the calendar is no limit.
    pub fn day(self, today: Date) -> Option<Date> {
        match self {
            Self::Open => None,
            Self::Days(days) => today.checked_add(i64::from(days).days()).ok(),
            Self::On(day) => Some(day),
        }
    }
}

/// Which number of 3/4/2026 is the month, and how dates are read back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// March 4th, as in the United States.
    #[default]
    MonthFirst,
    /// The 3rd of April, as nearly everywhere else.
    DayFirst,
}

impl DateOrder {
    /// The order that goes with a BCP 47 tag. A language without a region counts as the United States' English.
    pub fn of_language(tag: &str) -> Self {
        let mut parts = tag.split(['-', '_']);
        let english = parts.next().is_some_and(|language| language.eq_ignore_ascii_case("en"));
        let region = parts.find(|part| part.len() == 2);
        let american = region.is_none_or(|region| ["us", "ph"].contains(&region.to_lowercase().as_str()));
        if english && american { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// The choices of a slot, prepared for finding them in a sentence.
#[derive(Clone, Debug)]
pub struct Choices {
    names: Vec<String>,
    book: Phrasebook,
}

impl Choices {
    /// Each choice's name and its synonyms. A phrase that two choices share leads to the first.
    pub fn new<I>(language: &'static Language, choices: I) -> Self
    where
        I: IntoIterator<Item = (String, Vec<String>)>,
    {
        let mut names = Vec::new();
        let mut phrases = Vec::new();
        for (name, synonyms) in choices {
            phrases.push(std::iter::once(name.clone()).chain(synonyms).collect());
            names.push(name);
        }
        Self { names, book: Phrasebook::new(language, phrases) }
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn book(&self) -> &Phrasebook {
        &self.book
    }

    /// What the key `digit` chooses.
    pub(super) fn by_key(&self, digit: char) -> Option<&str> {
        let index = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
        self.names.get(index).map(String::as_str)
    }
}

impl Kind {
    /// Whether only today and earlier days will do, as for a date of birth.
    pub fn looks_back(&self, today: Date) -> bool {
        matches!(self, Self::Date { latest, .. } if latest.day(today).is_some_and(|last| last <= today))
    }

    /// How many keys an answer takes at most, and the key that ends a shorter one; `None` when it has no keys.
    pub fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        match self {
            Self::YesNo => Some((1, None)),
            Self::Choice(choices) if choices.names.is_empty() || choices.names.len() > CHOICES_WITH_KEYS => {
                None
            }
            Self::Choice(_) => Some((1, None)),
            Self::Digits { min, max, .. } => Some((*max, (min != max).then_some('#'))),
            Self::Number { min, max } => Some((number_keys(*min, *max), Some('#'))),
            // Six keys with a short year are understood as well.
            Self::Date { .. } => Some((8, Some('#'))),
            Self::Time { .. } => Some((4, Some('#'))),
            Self::Name | Self::Text => None,
        }
    }
}

/// A negative number needs a star before its digits.
fn number_keys(min: Option<i64>, max: Option<i64>) -> u8 {
    let digits = |limit: i64| limit.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    let longest = match (min, max) {
        (None, _) | (_, None) => return NUMBER_KEYS_MAX,
        (Some(min), Some(max)) => (digits(min) + u32::from(min < 0)).max(digits(max)),
    };
    u8::try_from(longest).unwrap_or(NUMBER_KEYS_MAX).min(NUMBER_KEYS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn keys_follow_from_the_limits() {
        let digits = |min, max| Kind::Digits { min, max, check: None }.keys_wanted();
        assert_eq!(digits(4, 4), Some((4, None)));
        assert_eq!(digits(4, 8), Some((8, Some('#'))));
        let number = |min, max| Kind::Number { min, max }.keys_wanted();
        assert_eq!(number(Some(0), Some(120)), Some((3, Some('#'))));
        assert_eq!(number(Some(-100), Some(20)), Some((4, Some('#'))));
        assert_eq!(number(Some(0), None), Some((15, Some('#'))));
        let choices = |count: usize| {
            Kind::Choice(Choices::new(&ENGLISH, (0..count).map(|n| (format!("choice {n}"), Vec::new()))))
                .keys_wanted()
        };
        assert_eq!((choices(9), choices(10)), (Some((1, None)), None));
        assert_eq!(Kind::Name.keys_wanted(), None);
    }

    #[test]
    fn the_region_gives_the_order_of_dates() {
        for (tag, order) in [
            ("en", DateOrder::MonthFirst),
            ("en-US", DateOrder::MonthFirst),
            ("en-GB", DateOrder::DayFirst),
            ("de", DateOrder::DayFirst),
            ("", DateOrder::DayFirst),
        ] {
            assert_eq!(DateOrder::of_language(tag), order, "{tag}");
        }
    }
}
