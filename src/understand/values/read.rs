//! One answer for one slot: words or keys in, a reading out.

use super::super::words::Word;
use super::super::yes_no::asks_back;
use super::super::{Meaning, percent, recogniser, spoken_key, yes_or_no};
use super::clues::{declines, is_known};
use super::date::Rules;
use super::date_parts::{self, Parts};
use super::digit_string::{self, Shape};
use super::scope::clauses;
use super::tokens::tokens;
use super::value::{Partial, Reading, Value};
use super::{Choices, Here, Kind, Refusal, name, number, time};
use crate::language::{Language, Spoken};

/// Nothing that callers say in answer to one question is longer.
const TEXT_CHARS_MAX: usize = 1_000;
/// "I don't know what is wrong with my washing machine" is a text.
const DECLINED_WORDS_MAX: usize = 6;

/// What `text` means as a value of `kind`, weighted by how sure the recogniser is of it (0 to 1).
pub fn read(kind: &Kind, text: &str, recogniser_confidence: f32, here: Here) -> Reading {
    match kind {
        Kind::Date { .. } | Kind::Time { .. } | Kind::Number { .. } if asks_back(here.language, text) => {
            Reading::Nothing
        }
        _ => read_after(kind, None, text, recogniser_confidence, here),
    }
}

/// The same when part of the value is known from the answer before: "december", then "the 24th".
pub fn read_on(kind: &Kind, before: &Partial, text: &str, recogniser_confidence: f32, here: Here) -> Reading {
    read_after(kind, Some(before), text, recogniser_confidence, here)
}

/// The same of a sentence about something else, in which a value may be told by the way: words that are no part of a
/// value do not count against it.
pub fn read_in_passing(kind: &Kind, text: &str, recogniser_confidence: f32, here: Here) -> Reading {
    let language = here.language;
    let known = |word: &Word| {
        let rest = std::slice::from_ref(word);
        if is_known(language, &word.text) || super::scope::is_value_word(language, rest) {
            word.text.clone()
        } else {
            language.asides.passed.to_owned()
        }
    };
    let bare = |word: &Word| format!("{}{}", if word.after_pause { ", " } else { " " }, known(word));
    let plain: String = tokens(language, text).iter().map(bare).collect();
    match kind {
        // Their words are their own.
        Kind::Choice(_) | Kind::Name | Kind::Text => read(kind, text, recogniser_confidence, here),
        _ => read_after(kind, None, &plain, recogniser_confidence, here),
    }
}

fn read_after(kind: &Kind, before: Option<&Partial>, text: &str, sure: f32, here: Here) -> Reading {
    let language = here.language;
    let sure = recogniser(sure);
    let text: String = text.chars().take(TEXT_CHARS_MAX).collect();
    let text = text.as_str();
    let words = tokens(language, text);
    let clauses = clauses(language, &words);
    let reading = match kind {
        Kind::YesNo => yes_no(language, text, sure),
        Kind::Digits { min, max, check } => {
            let shape = Shape { min: *min, max: *max, check: *check };
            digits(language, shape, before, &clauses, sure)
        }
        Kind::Number { min, max } => clauses
            .iter()
            .rev()
            .map(|clause| a_number(language, clause, *min, *max, sure))
            .find(|reading| *reading != Reading::Nothing)
            .unwrap_or(Reading::Nothing),
        Kind::Date { earliest, latest, weekdays, order } => {
            let rules = Rules::new((*earliest, *latest), weekdays, *order, here);
            a_date(&rules, before, &clauses, sure)
        }
        Kind::Time { earliest, latest } => a_time(language, (*earliest, *latest), before, &clauses, sure),
        Kind::Name if declines(language, text) => Reading::Declined,
        Kind::Text if declines(language, text) && words.len() <= DECLINED_WORDS_MAX => Reading::Declined,
        Kind::Name => valued(name::said(language, text), sure),
        Kind::Choice(choices) => a_choice(choices, text, sure),
        Kind::Text => free_text(language, text, sure),
    };
    match reading {
        Reading::Nothing | Reading::Refused(Refusal::TooSmall(_)) if declines(language, text) => {
            Reading::Declined
        }
        reading => reading,
    }
}

fn valued(found: Option<(Value, f64)>, sure: f64) -> Reading {
    found.map_or(Reading::Nothing, |(value, quality)| Reading::Value {
        value,
        confidence: percent(quality * sure),
    })
}

fn yes_no(language: &Language, text: &str, sure: f64) -> Reading {
    let by_key = || match spoken_key(language, text)? {
        '1' => Some((true, 1.0)),
        '2' => Some((false, 1.0)),
        _ => None,
    };
    let answer = yes_or_no(language, text).or_else(by_key);
    valued(answer.map(|(answer, quality)| (yes_no_value(language, answer), quality)), sure)
}

pub(super) fn yes_no_value(language: &Language, answer: bool) -> Value {
    let Spoken { yes, no, .. } = language.spoken;
    // The canonical forms are the flow author's, whatever the language.
    if answer { Value::new("yes", yes) } else { Value::new("no", no) }
}

fn digits(
    language: &Language,
    shape: Shape,
    before: Option<&Partial>,
    clauses: &[Vec<Word>],
    sure: f64,
) -> Reading {
    let Some((said, quality)) = digit_string::said(language, clauses, shape.min) else {
        return Reading::Nothing;
    };
    let alone = shape.reading(&said, percent(quality * sure), false);
    match (before, &alone) {
        // The rest of the digits, unless the caller began anew.
        (Some(Partial::Digits { digits, .. }), Reading::Partial(_)) => {
            let whole = digits.expose().clone() + &said;
            shape.reading(&whole, percent(quality * sure), false)
        }
        _ => alone,
    }
}

fn a_number(language: &Language, clause: &[Word], min: Option<i64>, max: Option<i64>, sure: f64) -> Reading {
    match number::said(language, clause) {
        number::Said::One(value, quality) => match number::checked(language, value, min, max) {
            Ok(value) => Reading::Value { value, confidence: percent(quality * sure) },
            Err(refusal) => Reading::Refused(refusal),
        },
        number::Said::Two(first, second) => {
            let (first, second) =
                (number::checked(language, first, min, max), number::checked(language, second, min, max));
            match (first, second) {
                (Ok(first), Ok(second)) => Reading::Either(first, second),
                (Ok(value), Err(_)) | (Err(_), Ok(value)) => {
                    Reading::Value { value, confidence: percent(0.7 * sure) }
                }
                (Err(refusal), Err(_)) => Reading::Refused(refusal),
            }
        }
        number::Said::NotWhole => Reading::Refused(Refusal::NotWhole),
        number::Said::Open => Reading::Refused(Refusal::NotOne),
        number::Said::Nothing => Reading::Nothing,
    }
}

fn a_date(rules: &Rules<'_>, before: Option<&Partial>, clauses: &[Vec<Word>], sure: f64) -> Reading {
    let or = rules.here.language.writing.signs.or;
    let mut parts = match before {
        Some(&Partial::Date { year, month, day }) => Parts { year, month, day, ..Parts::default() },
        _ => Parts::default(),
    };
    let mut quality = 1.0;
    let known = !parts.is_empty();
    let mut any = false;
    for clause in clauses {
        let sides: Vec<&[Word]> = clause.split(|word| word.text == or).collect();
        if let [left, right] = sides[..] {
            let (first, _) = date_parts::said(rules.here, left, rules.order);
            let (second, _) = date_parts::said(rules.here, right, rules.order);
            let second = first.clone().with(second);
            let read = |parts: &Parts| rules.reading(parts, |quality| percent(quality * sure));
            if let (Reading::Value { value: first, .. }, Reading::Value { value: second, .. }) =
                (read(&parts.clone().with(first)), read(&parts.clone().with(second)))
                && first != second
            {
                return Reading::Either(first, second);
            }
        }
        let wants_year = parts.month.is_some() && parts.day.is_some() && parts.year.is_none() && known;
        let year =
            date_parts::year_said(rules.here.language, clause).filter(|_| wants_year).map(|year| (year, 1.0));
        let (said, good) = year.unwrap_or_else(|| date_parts::said(rules.here, clause, rules.order));
        if !said.is_empty() {
            (parts, quality, any) = (parts.with(said), good, true);
        }
    }
    if known && !any {
        return Reading::Nothing;
    }
    rules.reading(&parts, |settled| percent(settled * quality * sure))
}

type Hours = (Option<jiff::civil::Time>, Option<jiff::civil::Time>);

fn a_time(
    language: &Language,
    hours: Hours,
    before: Option<&Partial>,
    clauses: &[Vec<Word>],
    sure: f64,
) -> Reading {
    let or = language.writing.signs.or;
    let mut known = time::Said::default();
    if let Some(&Partial::Time { part }) = before {
        known.part = Some(part);
    }
    let mut quality = 1.0;
    let mut any = false;
    for clause in clauses {
        let sides: Vec<&[Word]> = clause.split(|word| word.text == or).collect();
        if let [left, right] = sides[..] {
            let (second, _) = time::said(language, right);
            let first = time::Said {
                part: time::said(language, left).0.part.or(second.part),
                ..time::said(language, left).0
            };
            let read = |said: time::Said| known.with(said).reading(language, hours.0, hours.1, 0);
            if let (Reading::Value { value: first, .. }, Reading::Value { value: second, .. }) =
                (read(first), read(second))
                && first != second
            {
                return Reading::Either(first, second);
            }
        }
        let (said, good) = time::said(language, clause);
        if said != time::Said::default() {
            (known, quality, any) = (known.with(said), good, true);
        }
    }
    if any { known.reading(language, hours.0, hours.1, percent(quality * sure)) } else { Reading::Nothing }
}

fn a_choice(choices: &Choices, text: &str, sure: f64) -> Reading {
    let named = |choice: usize| choices.names().get(choice).map(|name| Value::plain(name));
    // Weighed once: the phrasebook takes what the recogniser is sure of as well.
    let understood = choices.book().understand(text, 1.0);
    let by_name = match understood.meaning {
        Meaning::Choice(choice) => named(choice).map(|value| Reading::Value {
            value,
            confidence: percent(f64::from(understood.confidence) / 100.0 * sure),
        }),
        Meaning::Either(first, second) => {
            named(first).zip(named(second)).map(|(first, second)| Reading::Either(first, second))
        }
        Meaning::Nothing => None,
    };
    by_name.or_else(|| by_place(choices, text, sure)).unwrap_or(Reading::Nothing)
}

/// "Press one", "the second one".
fn by_place(choices: &Choices, text: &str, sure: f64) -> Option<Reading> {
    let language = choices.book().language();
    let words = tokens(language, text);
    let around = language.picks.around_place;
    let rest: Vec<Word> = words.iter().filter(|word| !around.contains(&word.text)).cloned().collect();
    let ordinal = || super::figures::ordinal(language, &rest).filter(|&(_, length)| length == rest.len());
    let place =
        spoken_key(language, text).or_else(|| char::from_digit(u32::try_from(ordinal()?.0).ok()?, 10))?;
    Some(match choices.by_key(place) {
        Some(name) => Reading::Value { value: Value::plain(name), confidence: percent(sure) },
        None if choices.names().len() <= 9 => Reading::Refused(Refusal::UnknownChoice),
        None => return None,
    })
}

fn free_text(language: &Language, text: &str, sure: f64) -> Reading {
    if tokens(language, text).is_empty() {
        return Reading::Nothing;
    }
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Reading::Value { value: Value::plain(&whole), confidence: percent(sure) }
}
