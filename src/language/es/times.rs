//! Times of day.

use crate::language::{DayPart, List, Times};

/// What `grammar` leaves over: it makes figures of "y media" and "menos cuarto", and one word of "de la tarde".
pub(super) const TIMES: Times = Times {
    named: &[("mediodia", 12), ("12 mediodia", 12), ("medianoche", 0), ("12 medianoche", 0)],
    parts: &[
        ("am", DayPart::Morning),
        ("a m", DayPart::Morning),
        ("pm", DayPart::Afternoon),
        ("p m", DayPart::Afternoon),
        ("matinal", DayPart::Morning),
        ("madrugada", DayPart::Morning),
        ("vespertino", DayPart::Afternoon),
        ("nocturno", DayPart::Night),
    ],
    day_parts: &[
        ("matinal", DayPart::Morning),
        ("madrugada", DayPart::Morning),
        ("vespertino", DayPart::Afternoon),
        ("nocturno", DayPart::Night),
    ],
    greeting: "",
    counted: List(
        "dia, dias, semana, semanas, mes, meses, ano, anos, persona, personas, gente, hora, \
         horas, minuto, minutos, segundo, segundos, momento, momentos, vez, veces, barra, guion, \
         ciento, cosa, cosas, pregunta, preguntas, mas, otro, otros, otra, otras, adulto, \
         adultos, nino, ninos, noche, noches, comensales, docena",
    ),
    sounds_like: &[],
    fractions: &[],
    half: "",
    article: "",
    minutes: List("minuto, minutos, mins"),
    relations: &[],
    of: "",
    before: "",
    spans: List("dia, dias, semana, semanas, hora, horas, mes, meses, minutos"),
    oclock: "",
    o_clock: ("", ""),
    hundred: "",
    hours: "horas",
    zeros: List("cero"),
    sigh: "",
    and_a_part: &[],
    after_a_part: List(""),
    at: List("las, la"),
    within: "en",
    from: List("de, desde, entre"),
    range: List("a, hasta, guion"),
    and: "y",
    one: "",
    before_one: List(""),
    told_after_one: List(""),
    any_after_one: List(""),
    not_before_one: List(""),
    telling: List("am, pm, puntos, h, horas, mediodia, medianoche, matinal, madrugada, vespertino, nocturno"),
    date_before: List("barra, guion, menos, mes"),
    date_after: List("barra, guion"),
    the: "el",
    before_noon: &["de la manana", "por la manana", "en la manana", "madrugada", "a.m.", " am", "matinal"],
    after_noon: &["tarde", "noche", "mediodia", "p.m.", " pm", "vespertino", "nocturno"],
};
