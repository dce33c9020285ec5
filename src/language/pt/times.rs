//! Times of day.

use crate::language::{DayPart, List, Times};

pub(super) const TIMES: Times = Times {
    named: &[("meiodia", 12), ("meianoite", 0)],
    parts: &[
        ("matinal", DayPart::Morning),
        ("vespertino", DayPart::Afternoon),
        ("noturno", DayPart::Night),
        ("madrugador", DayPart::Morning),
        ("am", DayPart::Morning),
        ("pm", DayPart::Afternoon),
    ],
    day_parts: &[
        ("matinal", DayPart::Morning),
        ("vespertino", DayPart::Afternoon),
        ("noturno", DayPart::Evening),
        ("madrugador", DayPart::Night),
        ("manha", DayPart::Morning),
        ("madrugada", DayPart::Night),
    ],
    greeting: "boa",
    counted: List(
        "dia, dias, semana, semanas, mes, meses, ano, anos, pessoa, pessoas, hora, minuto, minutos, segundo, \
         segundos, momento, momentos, barra, traco, porcento, coisa, coisas, pergunta, perguntas, mais, \
         outros, outras, vez, vezes, filhos, criancas, adultos, euros, reais, quilos",
    ),
    sounds_like: &[],
    fractions: &[],
    half: "",
    article: "",
    minutes: List("minutos, minuto"),
    relations: &[],
    of: "",
    before: "",
    spans: List("dia, dias, semana, semanas, hora, horas"),
    oclock: "emponto",
    o_clock: ("", ""),
    hundred: "centena",
    hours: "horas",
    zeros: List("zero"),
    sigh: "",
    and_a_part: &[("emeia", 30)],
    after_a_part: List(""),
    at: List("as, pelas"),
    within: "em",
    from: List("das, de, da, entre, desde"),
    range: List("as, a, ao, ate, e"),
    and: "e",
    one: "",
    before_one: List(""),
    told_after_one: List(""),
    any_after_one: List(""),
    not_before_one: List(""),
    telling: List(
        "h, horas, hora, meiodia, meianoite, matinal, vespertino, noturno, madrugador, doispontos, emeia",
    ),
    date_before: List("barra, traco, dia"),
    date_after: List("barra, traco, de, do"),
    the: "",
    before_noon: &["manha", "manh\u{e3}", "madrugada", " am"],
    after_noon: &["tarde", "noite", " pm"],
};
