//! Times of day; the grammar has made hours and minutes of "halb drei" and "viertel nach zwei".

use crate::language::{DayPart, List, Table, Times};

const PARTS: Table<DayPart> = &[
    ("morgens", DayPart::Morning),
    ("fruhmorgens", DayPart::Morning),
    ("fruh", DayPart::Morning),
    ("vormittags", DayPart::Morning),
    ("mittags", DayPart::Afternoon),
    ("nachmittags", DayPart::Afternoon),
    ("abends", DayPart::Evening),
    ("nachts", DayPart::Night),
];

pub(super) const TIMES: Times = Times {
    named: &[("mitternacht", 0)],
    parts: PARTS,
    day_parts: PARTS,
    greeting: "guten",
    counted: List(
        "tag, tage, tagen, woche, wochen, monat, monate, monaten, jahr, jahre, jahren, person, \
     personen, leute, leuten, stunde, stunden, minute, minuten, sekunde, sekunden, moment, momente, \
     schragstrich, bindestrich, prozent, sache, sachen, frage, fragen, kinder, mal, euro, franken, te",
    ),
    sounds_like: &[],
    fractions: &[],
    half: "",
    article: "",
    minutes: List("minuten, minute, min"),
    relations: &[],
    of: "",
    before: "",
    spans: List("tag, tage, tagen, woche, wochen, stunde, stunden"),
    oclock: "uhr",
    o_clock: ("", ""),
    hundred: "",
    hours: "",
    zeros: List("null"),
    sigh: "",
    and_a_part: &[],
    after_a_part: List(""),
    at: List("um, gegen, ab"),
    within: "in",
    from: List("von, zwischen"),
    range: List("bis, bindestrich"),
    and: "und",
    one: "1",
    before_one: List("um, gegen, so, etwa, circa, ungefahr, auf, ab, nach, vor, bis, oder"),
    told_after_one: List("uhr, doppelpunkt, komma, null"),
    any_after_one: List(""),
    not_before_one: List("die, der, das, den"),
    telling: List(
        "uhr, doppelpunkt, mitternacht, morgens, fruh, vormittags, mittags, nachmittags, abends, nachts",
    ),
    date_before: List("schragstrich, bindestrich, komma, minus"),
    date_after: List("schragstrich, bindestrich"),
    the: "der",
    before_noon: &["vormittag", "morgens", "fruh"],
    after_noon: &["nachmittag", "abend", "nachts"],
};
