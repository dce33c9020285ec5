//! How values are read back.

use crate::language::Spoken;

pub(super) const SPOKEN: Spoken = Spoken {
    yes: "yes",
    no: "no",
    minus: "minus",
    months: [
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
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ordinal,
    time,
    month_first: "{weekday}, {month} {day}",
    day_first: "{weekday}, the {day} of {month}",
    month_first_year: "{date}, {year}",
    day_first_year: "{date} {year}",
    star: "star",
    hash: "hash",
    or: ", or ",
};

/// "24th".
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
fn time(hour: i8, minute: i8) -> String {
    let half = if hour < 12 { "am" } else { "pm" };
    let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
    match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        (_, 0) => format!("{shown} {half}"),
        _ => format!("{shown}:{minute:02} {half}"),
    }
}
