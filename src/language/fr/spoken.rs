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

/// "14 heures 30", "1 heure du matin", "midi", "minuit 5".
fn time(hour: i8, minute: i8) -> String {
    let minutes = if minute == 0 { String::new() } else { format!(" {minute}") };
    match hour {
        0 => format!("minuit{minutes}"),
        12 => format!("midi{minutes}"),
        // Without it, half of the callers hear the evening.
        1 => format!("1 heure{minutes} du matin"),
        2..=11 => format!("{hour} heures{minutes} du matin"),
        _ => format!("{hour} heures{minutes}"),
    }
}
