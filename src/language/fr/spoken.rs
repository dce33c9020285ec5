//! How values are read back.

use crate::language::Spoken;

pub(super) const SPOKEN: Spoken = Spoken {
    yes: "oui",
    no: "non",
    minus: "moins",
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ordinal,
    time,
    month_first: "{weekday} {day} {month}",
    day_first: "{weekday} {day} {month}",
    month_first_year: "{date} {year}",
    day_first_year: "{date} {year}",
    star: "étoile",
    hash: "dièse",
    or: " ou ",
};

/// Only the first of a month is a rank.
fn ordinal(number: i8) -> String {
    if number == 1 { "1er".to_owned() } else { number.to_string() }
}

/// "14 heures 30", "1 heure", "midi", "minuit".
fn time(hour: i8, minute: i8) -> String {
    let hours = if hour < 2 { "heure" } else { "heures" };
    match (hour, minute) {
        (0, 0) => "minuit".to_owned(),
        (12, 0) => "midi".to_owned(),
        (_, 0) => format!("{hour} {hours}"),
        _ => format!("{hour} {hours} {minute}"),
    }
}
