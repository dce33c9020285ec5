//! How values are read back.

use crate::language::Spoken;

pub(super) const SPOKEN: Spoken = Spoken {
    yes: "ja",
    no: "nein",
    minus: "minus",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    ordinal,
    time,
    month_first: "{weekday}, {day} {month}",
    day_first: "{weekday}, {day} {month}",
    month_first_year: "{date} {year}",
    day_first_year: "{date} {year}",
    star: "Sterntaste",
    hash: "Rautetaste",
    or: " oder ",
};

/// "24.", which is said in the case that its sentence asks for.
fn ordinal(number: i8) -> String {
    format!("{number}.")
}

/// "14:30 Uhr", "9 Uhr morgens", and midnight by its name: no day has two of it.
fn time(hour: i8, minute: i8) -> String {
    // Without it, half of the callers hear the other half of the day.
    let part = match hour {
        1..=4 => " nachts",
        5..=9 => " morgens",
        10 | 11 => " vormittags",
        12 => " mittags",
        _ => "",
    };
    match (hour, minute) {
        (0, 0) => "Mitternacht".to_owned(),
        (_, 0) => format!("{hour} Uhr{part}"),
        _ => format!("{hour}:{minute:02} Uhr{part}"),
    }
}
