//! Days of the calendar, as a slot's value.

use jiff::ToSpan;
use jiff::civil::{self, Weekday};

use super::{Rules, is_digits, is_within, off_by};
use crate::understand::percent;
use crate::understand::values::date::Limits;
use crate::understand::values::date_figures::{Assigned, typed};
use crate::understand::values::date_parts::{self, Parts};
use crate::understand::values::{Answer, Form, Here, Partial, Reading, Value};
use crate::understand::words::Word;

/// Six keys with a short year are understood as well.
const KEYS: u8 = 8;
const GRAMMAR: &str =
    r#"("19" | "20") [0-9] [0-9] "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [12] [0-9] | "3" [01])"#;

/// From `earliest` to `latest`, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    pub earliest: Bound,
    pub latest: Bound,
    /// The days of the week that are allowed; empty allows all.
    pub weekdays: Vec<Weekday>,
    pub order: DateOrder,
}

/// A limit of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    #[default]
    Open,
    /// Days from today: 0 is today, -1 yesterday.
    Days(i32),
    On(civil::Date),
}

impl Bound {
    /// The day that is meant; one beyond the calendar is no limit.
    pub fn day(self, today: civil::Date) -> Option<civil::Date> {
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

impl Rules for Date {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        let limits = self.limits(answer.here);
        let mut parts = match answer.before {
            Some(&Partial::Date { year, month, day }) => Parts { year, month, day, ..Parts::default() },
            _ => Parts::default(),
        };
        let mut quality = 1.0;
        let known = !parts.is_empty();
        let mut any = false;
        for clause in answer.clauses() {
            if let Some(either) = one_of_two(&limits, &parts, &clause) {
                return either;
            }
            let wants_year = parts.month.is_some() && parts.day.is_some() && parts.year.is_none() && known;
            let year = date_parts::year_said(answer.language(), &clause)
                .filter(|_| wants_year)
                .map(|year| (year, 1.0));
            let (said, good) = year.unwrap_or_else(|| date_parts::said(answer.here, &clause, self.order));
            if !said.is_empty() {
                (parts, quality, any) = (parts.with(said), good, true);
            }
        }
        if known && !any {
            return Reading::Nothing;
        }
        limits.reading(&parts, |settled| percent(settled * quality * answer.sure))
    }

    /// MMDDYYYY or DDMMYYYY, or with a year of two digits.
    fn read_keys(&self, keys: &str, here: Here) -> Reading {
        if !is_digits(keys) {
            return Reading::Nothing;
        }
        let Some(assigned) = typed(keys, self.order) else {
            return off_by(keys.len(), usize::from(KEYS));
        };
        self.limits(here).reading(&parts(assigned), |quality| percent(quality * assigned.quality))
    }

    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        Some((KEYS, Some('#')))
    }

    fn is_whole(&self, _value: &Value, _confidence: u8, answer: &Answer<'_>) -> bool {
        !self.may_grow(answer)
    }

    fn may_be_asked_back(&self) -> bool {
        true
    }

    fn looks_back(&self, today: civil::Date) -> bool {
        self.latest.day(today).is_some_and(|last| last <= today)
    }

    /// "On Wednesday" is when to come; nobody tells a date of birth in passing.
    fn is_volunteered(&self, today: civil::Date) -> bool {
        !self.looks_back(today)
    }

    fn form(&self) -> Form<'_> {
        Form::Figures { told: "YYYY-MM-DD".to_owned(), grammar: GRAMMAR.to_owned() }
    }

    fn is_of_form(&self, text: &str) -> bool {
        let mut parts = text.split('-');
        is_within(parts.next(), 4, 1900, 2099)
            && is_within(parts.next(), 2, 1, 12)
            && is_within(parts.next(), 2, 1, 31)
            && parts.next().is_none()
    }
}

impl Date {
    fn limits(&self, here: Here) -> Limits<'_> {
        Limits::new((self.earliest, self.latest), &self.weekdays, self.order, here)
    }
}

/// "Tuesday or Wednesday".
fn one_of_two(limits: &Limits<'_>, parts: &Parts, clause: &[Word]) -> Option<Reading> {
    let or = limits.here.language.writing.signs.or;
    let sides: Vec<&[Word]> = clause.split(|word| word.text == or).collect();
    let [left, right] = sides[..] else { return None };
    let (first, _) = date_parts::said(limits.here, left, limits.order);
    let (second, _) = date_parts::said(limits.here, right, limits.order);
    let second = first.clone().with(second);
    // How sure it is does not matter: it is asked about.
    let read = |said: Parts| limits.reading(&parts.clone().with(said), |_| 0);
    match (read(first), read(second)) {
        (Reading::Value { value: first, .. }, Reading::Value { value: second, .. }) if first != second => {
            Some(Reading::Either(first, second))
        }
        _ => None,
    }
}

fn parts(assigned: Assigned) -> Parts {
    let Assigned { year, short_year, month, day, impossible, .. } = assigned;
    Parts { year, short_year, month, day, impossible, ..Parts::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

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
