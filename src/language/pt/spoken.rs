//! How values are read back.

use crate::language::Spoken;

pub(super) const SPOKEN: Spoken = Spoken {
    yes: "sim",
    no: "não",
    minus: "menos",
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    weekdays: [
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ],
    ordinal,
    time,
    month_first: "{weekday}, {day} de {month}",
    day_first: "{weekday}, {day} de {month}",
    month_first_year: "{date} de {year}",
    day_first_year: "{date} de {year}",
    star: "asterisco",
    // "Jogo da velha" in Brazil, "cardinal" in Portugal: the voice knows where it speaks.
    hash: "#",
    or: " ou ",
};

/// "1º", "24": days are counted from the second on.
fn ordinal(number: i8) -> String {
    if number == 1 { "1º".to_owned() } else { number.to_string() }
}

/// From one to eleven.
const HOURS: [&str; 12] =
    ["", "uma", "duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze"];

/// "duas e meia da tarde", "nove da manhã", "meio-dia", "meia-noite e 20".
fn time(hour: i8, minute: i8) -> String {
    let part = match hour {
        0 | 12 => "",
        1..=5 => " da madrugada",
        6..=11 => " da manhã",
        13..=18 => " da tarde",
        _ => " da noite",
    };
    let hour = match hour {
        0 => "meia-noite",
        12 => "meio-dia",
        _ => HOURS.get(usize::try_from(hour % 12).unwrap_or_default()).copied().unwrap_or_default(),
    };
    match minute {
        0 => format!("{hour}{part}"),
        30 => format!("{hour} e meia{part}"),
        _ => format!("{hour} e {minute}{part}"),
    }
}
