//! How values are read back to callers. What is said here is understood again as the same value.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Span, ToSpan};

use super::DateOrder;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Within this span from today a date needs no year.
fn without_year() -> Span {
    11.months()
}

/// "Thursday, December 24th", with the year unless the day is near.
pub(super) fn date(day: Date, order: DateOrder, today: Date) -> String {
    let near = today.checked_add(without_year()).is_ok_and(|end| (today..end).contains(&day));
    if near { month_and_day(day, order) } else { day_of_any_year(day, order) }
}

/// "Thursday, December 24th, 2026".
pub(super) fn day_of_any_year(day: Date, order: DateOrder) -> String {
    let comma = if order == DateOrder::MonthFirst { "," } else { "" };
    format!("{}{comma} {}", month_and_day(day, order), day.year())
}

fn month_and_day(day: Date, order: DateOrder) -> String {
    let (weekday, month) = (weekday(day.weekday()), month(day.month()));
    let number = ordinal(day.day());
    match order {
        DateOrder::MonthFirst => format!("{weekday}, {month} {number}"),
        DateOrder::DayFirst => format!("{weekday}, the {number} of {month}"),
    }
}

/// 1 is January.
pub(super) fn month(number: i8) -> &'static str {
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn ordinal(number: i8) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// "2:30 pm", "9 am", "noon", "midnight".
pub(super) fn time(time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    let half = if hour < 12 { "am" } else { "pm" };
    let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
    match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        (_, 0) => format!("{shown} {half}"),
        _ => format!("{shown}:{minute:02} {half}"),
    }
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
pub(super) fn number(number: i64) -> String {
    if number < 0 { format!("minus {}", number.unsigned_abs()) } else { number.to_string() }
}
