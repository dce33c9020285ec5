//! How values are read back.

use crate::language::Spoken;

pub(super) const SPOKEN: Spoken = Spoken {
    yes: "sí",
    no: "no",
    minus: "menos",
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    ordinal,
    time,
    // Nobody says the month first.
    month_first: "{weekday} {day} de {month}",
    day_first: "{weekday} {day} de {month}",
    month_first_year: "{date} de {year}",
    day_first_year: "{date} de {year}",
    star: "asterisco",
    hash: "numeral",
    or: ", o ",
};

/// "24": the days of a month are counted, and have no rank but in Latin America, where "1" is said as well.
fn ordinal(number: i8) -> String {
    number.to_string()
}

/// "las 2 y media de la tarde", "la 1 y 5 de la madrugada", "las 12 del mediodía".
fn time(hour: i8, minute: i8) -> String {
    let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
    let article = if shown == 1 { "la" } else { "las" };
    let past = match minute {
        0 => String::new(),
        15 => " y cuarto".to_owned(),
        30 => " y media".to_owned(),
        minute => format!(" y {minute}"),
    };
    format!("{article} {shown}{past} {}", part_of_day(hour))
}

fn part_of_day(hour: i8) -> &'static str {
    match hour {
        1..=5 => "de la madrugada",
        6..=11 => "de la mañana",
        12 => "del mediodía",
        13..=19 => "de la tarde",
        _ => "de la noche",
    }
}
