//! How values are read back to callers. What is said here is understood again as the same value.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Span, ToSpan};

use super::{DateOrder, Here};
use crate::language::{Language, filled};

/// Within this span from today a date needs no year.
fn without_year() -> Span {
    11.months()
}

/// "Thursday, December 24th", with the year unless the day is near.
pub(super) fn date(here: Here, day: Date, order: DateOrder) -> String {
    let near = here.today.checked_add(without_year()).is_ok_and(|end| (here.today..end).contains(&day));
    let language = here.language;
    if near { month_and_day(language, day, order) } else { day_of_any_year(language, day, order) }
}

/// "Thursday, December 24th, 2026".
pub(super) fn day_of_any_year(language: &Language, day: Date, order: DateOrder) -> String {
    let sentence = match order {
        DateOrder::MonthFirst => language.spoken.month_first_year,
        DateOrder::DayFirst => language.spoken.day_first_year,
    };
    let date = month_and_day(language, day, order);
    filled(sentence, &[("date", &date), ("year", &day.year().to_string())])
}

fn month_and_day(language: &Language, day: Date, order: DateOrder) -> String {
    let spoken = &language.spoken;
    let sentence = match order {
        DateOrder::MonthFirst => spoken.month_first,
        DateOrder::DayFirst => spoken.day_first,
    };
    let (weekday, number) = (weekday(language, day.weekday()), (spoken.ordinal)(day.day()));
    filled(sentence, &[("weekday", weekday), ("month", month(language, day.month())), ("day", &number)])
}

/// 1 is January.
fn month(language: &Language, number: i8) -> &'static str {
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    index.and_then(|index| language.spoken.months.get(index)).copied().unwrap_or_default()
}

pub(super) fn weekday(language: &Language, day: Weekday) -> &'static str {
    let index = usize::try_from(day.to_monday_zero_offset()).ok();
    index.and_then(|index| language.spoken.weekdays.get(index)).copied().unwrap_or_default()
}

/// "2:30 pm", "9 am", "noon", "midnight".
pub(super) fn time(language: &Language, time: Time) -> String {
    (language.spoken.time)(time.hour(), time.minute())
}

/// "4 7 1 1": a voice reads one digit after the other.
pub(super) fn digits(digits: &str) -> String {
    let mut spoken = String::new();
    for digit in digits.chars() {
        if !spoken.is_empty() {
            spoken.push(' ');
        }
        spoken.push(digit);
    }
    spoken
}

/// "120", "minus 3".
pub(super) fn number(language: &Language, number: i64) -> String {
    match number {
        0.. => number.to_string(),
        _ => format!("{} {}", language.spoken.minus, number.unsigned_abs()),
    }
}
