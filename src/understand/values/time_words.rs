//! The forms in which times are told: "half past two", "9:30", "ten fifteen", "fourteen hundred", "noon".

use std::ops::Range;

use super::super::words::Word;
use super::clock::Clock;
use super::date_words::{month_of, weekday_of};
use super::figures::{ordinal, small, written};
use super::tokens::{is, phrase, text};
use crate::language::{DayPart, Language};

/// A time in a clause.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) place: Range<usize>,
    /// `None` when it was said like a time and is none: 25:70.
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<DayPart>,
    /// More than a bare number.
    pub(super) strong: bool,
}

/// Only whole fives are said "of" the hour.
const OF_MINUTES: [i64; 5] = [5, 10, 15, 20, 25];

/// Every time of the clause, in its order.
pub(super) fn find(language: &Language, words: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match time_at(language, words, at) {
            Some(time) => {
                at = time.place.end;
                found.push(time);
            }
            // The rest of a longer number is no time either.
            None => {
                at += ordinal(language, &words[at..])
                    .or(small(language, &words[at..]).map(|_| (0, 1)))
                    .map_or(1, |(_, n)| n)
            }
        }
    }
    found
}

fn time_at(language: &Language, words: &[Word], at: usize) -> Option<Found> {
    let rest = &words[at..];
    let after_at = at > 0 && language.times.at.contains(text(words, at - 1));
    // "From ten to eleven" counts no minutes.
    let from = at > 0 && language.times.from.contains(text(words, at - 1));
    let read = relative(language, rest)
        .filter(|_| !from)
        .or_else(|| named(language, rest))
        .or_else(|| led_by_zero(language, words, at));
    let bare = || {
        absolute(language, words, at)
            .or_else(|| sounding(language, words, at))
            .filter(|_| !is_any_one(language, words, at))
    };
    let (clock, length, strong) = read.or_else(bare)?;
    let end = at + length;
    let part = phrase(&words[end..], language.times.parts);
    let length = length + part.map_or(0, |(_, length)| length);
    let part = part.map(|(part, _)| part);
    let strong = strong || part.is_some() || after_at;
    Some(Found { place: at..at + length, clock, part, strong })
}

type Read = (Option<Clock>, usize, bool);

/// "Noon", "noon thirty".
fn named(language: &Language, words: &[Word]) -> Option<Read> {
    let (hour, length) = phrase(words, language.times.named)?;
    let minute = small(language, &words[length..]).filter(|(minute, _)| (10..60).contains(minute));
    let (minute, taken) = minute.unwrap_or((0, 0));
    let clock = Clock { hour, minute: i8::try_from(minute).ok()?, twelve_hours: false };
    Some((Some(clock), length + taken, true))
}

/// "Half past two", "quarter to noon", "ten minutes past three", "thirty five past eight", "half two".
fn relative(language: &Language, words: &[Word]) -> Option<Read> {
    let times = &language.times;
    let article = usize::from(is(words, 0, times.article));
    let rest = &words[article..];
    let fraction = times.fractions.iter().find(|(name, _)| *name == text(rest, 0));
    let (minutes, length) = match fraction {
        Some((_, minutes)) => (*minutes, 1),
        None => small(language, rest).filter(|(minutes, _)| (1..60).contains(minutes))?,
    };
    let named_minutes = times.minutes.contains(text(rest, length));
    let mut at = article + length + usize::from(named_minutes);
    let relation = times.relations.iter().find(|(name, _)| *name == text(words, at));
    let before = match relation {
        Some((_, before)) => *before,
        None if is(words, at, times.of) && OF_MINUTES.contains(&minutes) => true,
        None if is(rest, 0, times.half) => {
            // The British "half two" is half past two.
            at -= 1;
            false
        }
        None => return None,
    };
    let rest = &words[at + 1..];
    let hour = phrase(rest, times.named).map(|(hour, taken)| (i64::from(hour), taken, true));
    let hour = hour.or_else(|| small(language, rest).map(|(hour, taken)| (hour, taken, false)));
    let (hour, taken, sure) = hour.filter(|(hour, ..)| (0..=24).contains(hour))?;
    // "Nine to ten" is from nine to ten; nobody counts nine minutes without saying so.
    let hours_too = (1..=12).contains(&minutes) && ![5, 10].contains(&minutes);
    let is_range = before && !is(words, at, times.before) && hours_too && !sure && !named_minutes;
    if is_range || is(rest, taken, language.writing.signs.colon) || times.spans.contains(text(rest, taken)) {
        return None;
    }
    let minute = i8::try_from(if before { 60 - minutes } else { minutes }).ok()?;
    let hour = i8::try_from(hour).ok()?;
    let hour = match (before, hour, sure) {
        (true, 0, _) => 23,
        (true, 1, false) => 12,
        (true, hour, _) => hour - 1,
        (false, hour, _) => hour,
    };
    let oclock = usize::from(is(rest, taken, times.oclock));
    let clock = Clock::new(hour, minute, false)
        .map(|clock| Clock { twelve_hours: clock.twelve_hours && !sure, ..clock });
    Some((clock, at + 1 + taken + oclock, true))
}

/// "Oh nine hundred", "oh nine thirty", "zero thirty", "zero hundred hours", "oh oh oh one": on twenty-four hours.
fn led_by_zero(language: &Language, words: &[Word], at: usize) -> Option<Read> {
    let times = &language.times;
    let rest = &words[at..];
    if !times.zeros.contains(text(rest, 0)) || (at > 0 && small(language, &words[at - 1..]).is_some()) {
        return None;
    }
    let digit = |at: usize| {
        let zero = times.zeros.contains(text(rest, at)).then_some((0, 1));
        zero.or_else(|| small(language, rest.get(at..)?).filter(|(value, _)| *value < 10))
    };
    let made = |hour: i64, minute: i64, length: usize| {
        let clock = Clock::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, true);
        let hours = usize::from(is(rest, length, times.hours));
        Some((clock, length + hours, true))
    };
    if is(rest, 1, times.hundred) {
        return made(0, 0, 2);
    }
    let two_figures =
        |at: usize| small(language, rest.get(at..)?).filter(|(minute, _)| (10..60).contains(minute));
    if let Some((minute, taken)) = two_figures(1).filter(|_| !is(rest, 0, times.sigh)) {
        return made(0, minute, 1 + taken);
    }
    let (hour, taken) = digit(1)?;
    let end = 1 + taken;
    if is(rest, end, times.hundred) {
        return made(hour, 0, end + 1);
    }
    if let Some((minute, taken)) = two_figures(end) {
        return made(hour, minute, end + taken);
    }
    let (tens, taken) = digit(end)?;
    let (ones, more) = digit(end + taken)?;
    made(hour, tens * 10 + ones, end + taken + more)
}

/// "For pm": four.
fn sounding(language: &Language, words: &[Word], at: usize) -> Option<Read> {
    let times = &language.times;
    let rest = &words[at..];
    let (_, hour) = times.sounds_like.iter().find(|(sound, _)| *sound == text(rest, 0))?;
    let follows = phrase(&rest[1..], times.parts).is_some() || is(rest, 1, times.oclock);
    let after_number = at > 0 && small(language, &words[at - 1..]).is_some();
    let clock = Clock::new(i8::try_from(*hour).ok()?, 0, false);
    (follows && !after_number).then_some((clock, 1 + usize::from(is(rest, 1, times.oclock)), true))
}

/// "One morning", "the first one", "one of these": any, and no hour.
fn is_any_one(language: &Language, words: &[Word], at: usize) -> bool {
    let times = &language.times;
    if !is(words, at, times.one) {
        return false;
    }
    let next = text(words, at + 1);
    let told = small(language, &words[at + 1..]).is_some()
        || phrase(&words[at + 1..], times.parts).is_some()
        || times.told_after_one.contains(next);
    let alone = words
        .iter()
        .enumerate()
        .all(|(other, word)| other == at || language.topics.fillers.contains(&word.text));
    let led = at > 0 && times.before_one.contains(text(words, at - 1));
    let indefinite = times.any_after_one.contains(next);
    indefinite || !(told || led || (alone && !(at > 0 && times.not_before_one.contains(text(words, at - 1)))))
}

/// "9:30", "nine thirty", "nine oh five", "nine o'clock", "1430", "fourteen hundred", "14h30", "nine".
fn absolute(language: &Language, words: &[Word], at: usize) -> Option<Read> {
    let rest = &words[at..];
    let dashed = written_on_a_dash(language, words, at);
    if dashed.is_none() && near_a_date(language, words, at) || ordinal(language, rest).is_some() {
        return None;
    }
    let first = text(rest, 0);
    if written(first).is_some() && (3..=4).contains(&first.len()) {
        return joined(language, words, at);
    }
    let (hour, length) = small(language, rest).filter(|(hour, _)| *hour < 100)?;
    let sure = first.len() == 2 && first.starts_with('0');
    let next = text(rest, length);
    let clock = |minute: i64| Clock::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, sure);
    if let Some(minute) = dashed {
        return Some((clock(minute), 3, true));
    }
    let (times, signs) = (&language.times, &language.writing.signs);
    match next {
        "" => hour_alone(language, words, at, hour, length),
        sign if sign == signs.colon => {
            let (minute, taken) = small(language, &rest[length + 1..])?;
            let seconds = if is(rest, length + 1 + taken, signs.colon) { 2 } else { 0 };
            Some((clock(minute), length + 1 + taken + seconds, true))
        }
        sign if sign == signs.point => {
            let (minute, taken) = small(language, &rest[length + 1..])?;
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        sign if sign == signs.hour => {
            let minute = small(language, &rest[length + 1..]).filter(|(minute, _)| *minute < 60);
            let (minute, taken) = minute.unwrap_or((0, 0));
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        word if word == times.oclock => Some((clock(0), length + 1, true)),
        word if (word, text(rest, length + 1)) == times.o_clock => Some((clock(0), length + 2, true)),
        word if word == times.hundred => {
            let hours = usize::from(is(rest, length + 1, times.hours));
            Some((clock(0).map(|clock| Clock { twelve_hours: false, ..clock }), length + 1 + hours, true))
        }
        word if word == times.hours
            && (13..=24).contains(&hour)
            && !(at > 0 && is(words, at - 1, times.within)) =>
        {
            clock(0).map(|clock| (Some(clock), length + 1, true))
        }
        word if times.zeros.contains(word) => {
            let (minute, taken) = small(language, &rest[length + 1..]).filter(|(minute, _)| *minute < 10)?;
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        _ if times.counted.contains(next) => None,
        _ => match and_a_part(language, &rest[length..]) {
            Some((minute, taken)) => clock(minute).map(|clock| (Some(clock), length + taken, true)),
            None => hour_alone(language, words, at, hour, length),
        },
    }
}

/// "Nine thirty", "nine".
fn hour_alone(language: &Language, words: &[Word], at: usize, hour: i64, length: usize) -> Option<Read> {
    let first = text(words, at);
    let sure = first.len() == 2 && first.starts_with('0');
    let alone = || {
        let clock = Clock::new(i8::try_from(hour).ok()?, 0, sure).filter(|_| hour <= 24)?;
        Some((Some(clock), length, false))
    };
    with_minutes(language, words, at, hour, length).or_else(alone)
}

/// "(Nine) and a half", "(nine) a quarter".
fn and_a_part(language: &Language, rest: &[Word]) -> Option<(i64, usize)> {
    let times = &language.times;
    phrase(rest, times.and_a_part).filter(|(_, length)| !times.after_a_part.contains(text(rest, *length)))
}

/// "Nine thirty", "9 05".
fn with_minutes(language: &Language, words: &[Word], at: usize, hour: i64, length: usize) -> Option<Read> {
    let rest = &words[at..];
    let minute = small(language, &rest[length..]).filter(|(minute, _)| (0..60).contains(minute));
    let written_so = text(rest, length).len() == 2 && written(text(rest, length)).is_some();
    let (minute, taken) = minute.filter(|(minute, _)| *minute >= 10 || written_so)?;
    if hour > 24 || month_of(language, text(rest, length + 1)).is_some() {
        return None;
    }
    let sure = text(rest, 0).len() == 2 && text(rest, 0).starts_with('0');
    let clock = Clock::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, sure)?;
    Some((Some(clock), length + taken, true))
}

/// The minutes of "14-30".
fn written_on_a_dash(language: &Language, words: &[Word], at: usize) -> Option<i64> {
    let dash = language.writing.signs.dash;
    let two = |at: usize| written(text(words, at)).filter(|_| text(words, at).len() == 2);
    let more = (at > 0 && is(words, at - 1, dash)) || is(words, at + 3, dash);
    let (hour, minute) = (written(text(words, at))?, two(at + 2)?);
    (is(words, at + 1, dash) && !more && hour < 24 && (20..60).contains(&minute) && minute > hour)
        .then_some(minute)
}

/// "930" and "1430", which may be a year's or another number as well.
fn joined(language: &Language, words: &[Word], at: usize) -> Option<Read> {
    let word = text(words, at);
    let (hour, minute) = word.split_at(word.len() - 2);
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    let clock = Clock::new(hour, minute, word.starts_with('0'))?;
    let is_part = phrase(&words[at + 1..], language.times.parts).is_some();
    Some((Some(clock), 1, is_part))
}

/// A number beside a month or a slash belongs to a date.
fn near_a_date(language: &Language, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| text(words, before));
    let after = text(words, at + 1);
    let (times, signs) = (&language.times, &language.writing.signs);
    // "December the tenth, ten o'clock".
    let tells = times.oclock == after || [signs.colon, signs.hour].contains(&after);
    if tells && words.get(at).is_some_and(|word| word.after_pause) && !after.is_empty() {
        return false;
    }
    let in_two = at > 1 && before == times.the && weekday_of(language, text(words, at - 2)).is_some();
    month_of(language, before).is_some()
        || month_of(language, after).is_some()
        || times.date_before.contains(before)
        || times.date_after.contains(after)
        || in_two
}
