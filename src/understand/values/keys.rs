//! Keys as the value of a slot. What was typed is certain, so its confidence is 100 unless its order was not.

use jiff::civil::Time;

use super::clock::Clock;
use super::date::Rules;
use super::date_figures::{Assigned, typed};
use super::date_parts::Parts;
use super::digit_string::Shape;
use super::read::yes_no_value;
use super::value::{Reading, Value};
use super::{Choices, Here, Kind, Refusal, number, time};
use crate::{language::Language, understand::percent};

/// What `keys` mean as a value of `kind`, without the key that ended them: digits as typed, 1 for yes and 2 for no, a
/// date as MMDDYYYY or DDMMYYYY (or with a year of two digits), a time as HHMM on 24 hours, a number (a star before
/// it for minus), a choice by its place. Names and free text have no keys.
pub fn read_keys(kind: &Kind, keys: &str, here: Here) -> Reading {
    if keys.is_empty() {
        return Reading::Nothing;
    }
    let language = here.language;
    match kind {
        Kind::YesNo => match keys {
            "1" => sure(yes_no_value(language, true)),
            "2" => sure(yes_no_value(language, false)),
            _ => Reading::Refused(Refusal::UnknownChoice),
        },
        Kind::Choice(choices) => chosen(choices, keys),
        Kind::Digits { min, max, check } if digits_only(keys) => {
            Shape { min: *min, max: *max, check: *check }.reading(keys, 100, true)
        }
        Kind::Number { min, max } => a_number(language, keys, *min, *max),
        Kind::Date { earliest, latest, weekdays, order } if digits_only(keys) => {
            let rules = Rules::new((*earliest, *latest), weekdays, *order, here);
            match typed(keys, *order) {
                Some(assigned) => {
                    rules.reading(&parts(assigned), |quality| percent(quality * assigned.quality))
                }
                None => off_by(keys.len(), 8),
            }
        }
        Kind::Time { earliest, latest } if digits_only(keys) => a_time(language, keys, *earliest, *latest),
        _ => Reading::Nothing,
    }
}

fn sure(value: Value) -> Reading {
    Reading::Value { value, confidence: 100 }
}

fn digits_only(keys: &str) -> bool {
    keys.chars().all(|key| key.is_ascii_digit())
}

fn off_by(length: usize, wanted: usize) -> Reading {
    let by = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    Reading::Refused(if length < wanted {
        Refusal::TooShort(by(wanted - length))
    } else {
        Refusal::TooLong(by(length.saturating_sub(wanted).max(1)))
    })
}

fn chosen(choices: &Choices, keys: &str) -> Reading {
    let mut typed = keys.chars();
    let name = typed.next().filter(|_| typed.next().is_none()).and_then(|key| choices.by_key(key));
    name.map_or(Reading::Refused(Refusal::UnknownChoice), |name| sure(Value::plain(name)))
}

fn a_number(language: &Language, keys: &str, min: Option<i64>, max: Option<i64>) -> Reading {
    let (minus, digits) = keys.strip_prefix('*').map_or((false, keys), |rest| (true, rest));
    let Some(value) = digits.parse::<i64>().ok().filter(|_| digits_only(digits)) else {
        return Reading::Nothing;
    };
    match number::checked(language, if minus { -value } else { value }, min, max) {
        Ok(value) => sure(value),
        Err(refusal) => Reading::Refused(refusal),
    }
}

fn parts(assigned: Assigned) -> Parts {
    let Assigned { year, short_year, month, day, impossible, .. } = assigned;
    Parts { year, short_year, month, day, impossible, ..Parts::default() }
}

/// Typed times are on 24 hours, unless the slot's hours leave only the afternoon: 0230 at a shop that opens at eight.
fn a_time(language: &Language, keys: &str, earliest: Option<Time>, latest: Option<Time>) -> Reading {
    if !(3..=4).contains(&keys.len()) {
        return off_by(keys.len(), 4);
    }
    let (hour, minute) = keys.split_at(keys.len() - 2);
    let clock =
        hour.parse().ok().zip(minute.parse().ok()).and_then(|(hour, minute)| Clock::typed(hour, minute));
    let Some(clock) = clock else { return Reading::Refused(Refusal::NoSuchTime) };
    let said = time::Said { clock: Some(clock), ..time::Said::default() };
    match said.reading(language, earliest, latest, 100) {
        Reading::Either(first, second) => sure(if hour == "12" { second } else { first }),
        other => other,
    }
}
