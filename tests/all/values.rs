//! Values of slots from case files in `tests/values`, and that whatever we read back is understood as the same value.
//!
//! A row is `kind TAB words TAB reading TAB band TAB completeness`; words after `keys:` were typed. The band is `act`
//! (80 or more of 100), `confirm` (50 or more) or `low` for a recogniser that is sure.

use std::fs;

use jiff::ToSpan;
use jiff::civil::{Date, Time, date};
use offhook::language::{ENGLISH, LANGUAGES, Language};
use offhook::understand::values::kinds::{self, Digits, Number};
use offhook::understand::values::{
    Bound, CheckDigit, Choices, DateOrder, Here, Kind, Partial, Reading, completeness, read, read_keys,
    read_on,
};
use proptest::prelude::*;

use crate::flows::{check_text, files};

const CASES_MIN: usize = 250;

#[test]
fn values_are_read_as_written() {
    let mut cases = 0;
    for path in files("tests/values", "tsv") {
        let table = fs::read_to_string(&path).expect("a table");
        let today = table.lines().find_map(|line| line.strip_prefix("# today: ")).expect("`# today: DATE`");
        let today: Date = today.parse().expect("a date");
        let rows = table.lines().map(|line| row(line, today) + "\n").collect::<String>();
        cases += table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        check_text(&path, &rows);
    }
    assert!(cases >= CASES_MIN, "only {cases} cases");
}

/// The row with its reading replaced by what really is.
fn row(line: &str, today: Date) -> String {
    if line.starts_with('#') || line.is_empty() {
        return line.to_owned();
    }
    let columns: Vec<&str> = line.split('\t').collect();
    let (spec, input) = (columns[0], columns[1]);
    let kind = kind(spec, today);
    if let Some(keys) = input.strip_prefix("keys:") {
        let reading = shown(&read_keys(&kind, keys.trim(), on(today)));
        return format!("{spec}\t{input}\t{reading}");
    }
    let mut parts = input.split(" + ");
    let first = parts.next().expect("words");
    let reading = parts.fold(read(&kind, first, 1.0, on(today)), |before, words| match before {
        Reading::Partial(partial) => read_on(&kind, &partial, words, 1.0, on(today)),
        other => panic!("no part of a value: {}", shown(&other)),
    });
    let whole = format!("{:?}", completeness(&kind, input, on(today))).to_lowercase();
    format!("{spec}\t{input}\t{}\t{whole}", shown(&reading))
}

/// In English, on that day.
fn on(today: Date) -> Here {
    Here { language: &ENGLISH, today }
}

/// `digits 4-8 luhn`, `number 1..20`, `date past day-first`, `time 08:00-18:00`.
fn kind(spec: &str, today: Date) -> Kind {
    let words: Vec<&str> = spec.split(' ').collect();
    match words[..] {
        ["yes_no"] => Kind::YesNo,
        ["digits", range, ref check @ ..] => {
            let (min, max) = range.split_once('-').unwrap_or((range, range));
            let check = check.first().map(|name| match *name {
                "luhn" => CheckDigit::Luhn,
                "mod11" => CheckDigit::Mod11,
                "mod97" => CheckDigit::Mod97,
                "verhoeff" => CheckDigit::Verhoeff,
                other => panic!("no check digit: {other}"),
            });
            Kind::Digits(Digits { min: min.parse().expect("min"), max: max.parse().expect("max"), check })
        }
        ["number"] => Kind::Number(Number::default()),
        ["number", range] => {
            let (min, max) = range.split_once("..").expect("min..max");
            Kind::Number(Number { min: min.parse().ok(), max: max.parse().ok() })
        }
        ["date", limits, ref rest @ ..] => {
            let (earliest, latest) = match limits {
                "past" => (Bound::On(today.checked_sub(120.years()).expect("a day")), Bound::Days(0)),
                "future" => (Bound::Days(0), Bound::Open),
                "soon" => (Bound::Days(1), Bound::Days(60)),
                _ => (Bound::Open, Bound::Open),
            };
            let order = if rest.contains(&"day-first") { DateOrder::DayFirst } else { DateOrder::MonthFirst };
            let weekdays = if rest.contains(&"workdays") {
                (0..5).map(|n| jiff::civil::Weekday::Monday.wrapping_add(n)).collect()
            } else {
                Vec::new()
            };
            Kind::Date(kinds::Date { earliest, latest, weekdays, order })
        }
        ["time"] => Kind::Time(kinds::Time::default()),
        ["time", range] => {
            let (earliest, latest) = range.split_once('-').expect("earliest-latest");
            Kind::Time(kinds::Time { earliest: earliest.parse().ok(), latest: latest.parse().ok() })
        }
        ["name"] => Kind::Name,
        ["choice"] => {
            let choices = [
                ("checking", &["current account"][..]),
                ("savings", &["saving"]),
                ("credit card", &["card", "visa"]),
            ];
            let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
            Kind::Choice(Choices::new(
                &ENGLISH,
                choices.map(|(name, synonyms)| (name.to_owned(), owned(synonyms))),
            ))
        }
        ["text"] => Kind::Text,
        _ => panic!("no kind: {spec}"),
    }
}

fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Value { value, confidence } => {
            let band = match confidence {
                80.. => "act",
                50.. => "confirm",
                _ => "low",
            };
            let (canonical, spoken) = (value.canonical.expose(), value.spoken.expose());
            if canonical == spoken {
                format!("{canonical}\t{band}")
            } else {
                format!("{canonical} \"{spoken}\"\t{band}")
            }
        }
        Reading::Either(first, second) => {
            format!("{} or {}\twhich", first.canonical.expose(), second.canonical.expose())
        }
        Reading::Refused(refusal) => format!("refused: {}\t-", refusal.wording(&ENGLISH)),
        Reading::Partial(partial) => format!("{} {}\t-", part(partial), partial.question(&ENGLISH)),
        Reading::Declined => "declined\t-".to_owned(),
        Reading::Nothing => "nothing\t-".to_owned(),
    }
}

fn part(partial: &Partial) -> String {
    match partial {
        Partial::Digits { digits, missing } => format!("part: {}, {missing} missing;", digits.expose()),
        Partial::Date { year, month, day } => {
            let shown = |part: Option<i16>| part.map_or("?".to_owned(), |part| part.to_string());
            format!("part: {}-{}-{};", shown(*year), shown(month.map(i16::from)), shown(day.map(i16::from)))
        }
        Partial::Time { part } => format!("part: {part:?};").to_lowercase(),
    }
}

/// What is understood when a value is read back.
fn again(kind: &Kind, reading: &Reading, here: Here) -> String {
    let Reading::Value { value, .. } = reading else { panic!("no value: {}", shown(reading)) };
    match read(kind, value.spoken.expose(), 1.0, here) {
        Reading::Value { value, confidence: 80.. } => value.canonical.expose().clone(),
        other => shown(&other),
    }
}

fn canonical(reading: &Reading) -> String {
    match reading {
        Reading::Value { value, .. } => value.canonical.expose().clone(),
        other => shown(other),
    }
}

fn any_kind() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "yes_no",
        "digits 4",
        "digits 4-8 luhn",
        "number",
        "number -20..20",
        "date any",
        "date past day-first",
        "date soon workdays",
        "time",
        "time 08:00-18:00",
        "time 18:00-02:00",
        "name",
        "choice",
        "text",
    ])
}

/// What sentences about values are made of, in any order.
const WORDS: &str = "next tuesday in two weeks a week from half past quarter to the 24th of december may nineteen eighty \
    oh double hundred thousand million and minus point 5 12/24/80 9:30 pm a.m. no not sorry last or noon s as for \
    month year first 99999999999999999999 00 24 31 february 30th after ago couple on this 2026 dozen - o'clock \
    thirty billion";

fn any_words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS.split_whitespace().collect::<Vec<_>>());
    prop_oneof![
        4 => prop::collection::vec(word, 0..12).prop_map(|words| words.join(" ")),
        1 => ".{0,60}",
        1 => "[0-9:/., apm-]{0,20}",
    ]
}

fn any_language() -> impl Strategy<Value = &'static Language> {
    prop::sample::select(LANGUAGES)
}

fn any_day() -> impl Strategy<Value = Date> {
    (-40_000..40_000_i64).prop_map(|days| date(2026, 11, 21).checked_add(days.days()).expect("a day"))
}

proptest! {
    #[test]
    fn nothing_that_is_said_or_typed_breaks_anything(
        spec in any_kind(), words in any_words(), more in any_words(), keys in "[0-9*#]{0,10}",
        sure in prop::num::f32::ANY, today in any_day(),
    ) {
        let kind = kind(spec, today);
        let reading = read(&kind, &words, sure, on(today));
        completeness(&kind, &words, on(today));
        read_keys(&kind, &keys, on(today));
        if let Reading::Partial(partial) = &reading {
            read_on(&kind, partial, &more, sure, on(today));
        }
        // What the slot forbids is never a value.
        if let (Reading::Value { value, .. }, "number -20..20") = (&reading, spec) {
            let number: i64 = value.canonical.expose().parse().expect("a number");
            prop_assert!((-20..=20).contains(&number));
        }
    }

    #[test]
    fn a_date_read_back_is_the_same_date(
        language in any_language(), day in any_day(), today in any_day(), day_first: bool,
    ) {
        let day_first = day_first || language != &ENGLISH;
        let here = Here { language, today };
        let order = if day_first { "date any day-first" } else { "date any" };
        let kind = kind(order, today);
        let written = if day_first {
            format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
        } else {
            format!("{:02}/{:02}/{:04}", day.month(), day.day(), day.year())
        };
        let reading = read(&kind, &written, 1.0, here);
        prop_assert_eq!(canonical(&reading), day.to_string());
        prop_assert_eq!(again(&kind, &reading, here), day.to_string());
        let typed = read_keys(&kind, &written.replace('/', ""), here);
        prop_assert_eq!(canonical(&typed), day.to_string());
    }

    #[test]
    fn a_time_read_back_is_the_same_time(
        language in any_language(), hour in 0..24_i8, minute in 0..60_i8,
    ) {
        let here = Here { language, today: date(2026, 11, 21) };
        let time = Time::new(hour, minute, 0, 0).expect("a time");
        let typed = Time::new(hour % 12, minute, 0, 0).expect("a time");
        let half = if hour < 12 { "00:00-11:59" } else { "12:00-23:59" };
        let half_day = kind(&format!("time {half}"), here.today);
        let reading = read_keys(&half_day, &typed.strftime("%I%M").to_string(), here);
        let expected = time.strftime("%H:%M").to_string();
        prop_assert_eq!(canonical(&reading), expected.clone());
        prop_assert_eq!(again(&kind("time", here.today), &reading, here), expected);
    }

    #[test]
    fn a_number_read_back_is_the_same_number(
        language in any_language(), number in -1_000_000_000_i64..1_000_000_000,
    ) {
        let here = Here { language, today: date(2026, 11, 21) };
        let kind = kind("number", here.today);
        let reading = read(&kind, &number.to_string(), 1.0, here);
        prop_assert_eq!(canonical(&reading), number.to_string());
        prop_assert_eq!(again(&kind, &reading, here), number.to_string());
    }

    #[test]
    fn digits_read_back_are_the_same_digits(language in any_language(), digits in "[0-9]{1,19}") {
        let here = Here { language, today: date(2026, 11, 21) };
        let kind = Kind::Digits(Digits { min: 1, max: 19, check: None });
        let reading = read_keys(&kind, &digits, here);
        prop_assert_eq!(again(&kind, &reading, here), digits);
    }
}
