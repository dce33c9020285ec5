//! The forms in which English tells the time: "half past two", "9:30", "ten fifteen", "fourteen hundred", "noon".

use std::ops::Range;

use super::super::lexicon::is_filler;
use super::super::words::Word;
use super::clock::Clock;
use super::date_words::{month_of, weekday_of};
use super::figures::{ordinal, small, written};
use super::tokens::{is, phrase, text};
use super::value::DayPart;

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

const NAMED: [(&str, i8); 8] = [
    ("noon", 12),
    ("midday", 12),
    ("12 noon", 12),
    ("twelve noon", 12),
    ("12 midday", 12),
    ("midnight", 0),
    ("12 midnight", 0),
    ("twelve midnight", 0),
];
const PARTS: [(&str, DayPart); 17] = [
    ("in the a m", DayPart::Morning),
    ("in the p m", DayPart::Afternoon),
    ("in the am", DayPart::Morning),
    ("in the pm", DayPart::Afternoon),
    ("in the night", DayPart::Night),
    ("this morning", DayPart::Morning),
    ("this afternoon", DayPart::Afternoon),
    ("this evening", DayPart::Evening),
    ("am", DayPart::Morning),
    ("a m", DayPart::Morning),
    ("pm", DayPart::Afternoon),
    ("p m", DayPart::Afternoon),
    ("in the morning", DayPart::Morning),
    ("in the afternoon", DayPart::Afternoon),
    ("in the evening", DayPart::Evening),
    ("at night", DayPart::Night),
    ("tonight", DayPart::Night),
];
/// A number before these is no time.
const COUNTED: [&str; 34] = [
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "people",
    "persons",
    "hour",
    "hours",
    "minute",
    "minutes",
    "second",
    "seconds",
    "sec",
    "secs",
    "moment",
    "moments",
    "slash",
    "dash",
    "percent",
    "thing",
    "things",
    "question",
    "questions",
    "of",
    "more",
    "other",
    "others",
    "person",
    "time",
    "times",
];
/// What a recogniser makes of an hour before "am", "pm" or "o'clock".
const SOUNDS_LIKE: [(&str, i64); 8] =
    [("won", 1), ("to", 2), ("too", 2), ("for", 4), ("fore", 4), ("tree", 3), ("free", 3), ("ate", 8)];
/// Only whole fives are said "of" the hour.
const OF_MINUTES: [i64; 5] = [5, 10, 15, 20, 25];
const ZEROS: [&str; 3] = ["oh", "o", "zero"];
/// "One" is an hour after these, or alone; "one morning" is any.
const BEFORE_ONE: [&str; 9] = ["at", "about", "around", "like", "say", "maybe", "for", "to", "or"];

/// Every time of the clause, in its order.
pub(super) fn find(words: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match time_at(words, at) {
            Some(time) => {
                at = time.place.end;
                found.push(time);
            }
            // The rest of a longer number is no time either.
            None => at += ordinal(&words[at..]).or(small(&words[at..]).map(|_| (0, 1))).map_or(1, |(_, n)| n),
        }
    }
    found
}

fn time_at(words: &[Word], at: usize) -> Option<Found> {
    let rest = &words[at..];
    let after_at = at > 0 && is(words, at - 1, "at");
    // "From ten to eleven" counts no minutes.
    let from = at > 0 && ["from", "between"].contains(&text(words, at - 1));
    let read = relative(rest).filter(|_| !from).or_else(|| named(rest)).or_else(|| led_by_zero(words, at));
    let bare = || absolute(words, at).or_else(|| sounding(words, at)).filter(|_| !is_any_one(words, at));
    let (clock, length, strong) = read.or_else(bare)?;
    let end = at + length;
    let part = phrase(&words[end..], &PARTS);
    let length = length + part.map_or(0, |(_, length)| length);
    let part = part.map(|(part, _)| part);
    let strong = strong || part.is_some() || after_at;
    Some(Found { place: at..at + length, clock, part, strong })
}

type Read = (Option<Clock>, usize, bool);

/// "Noon", "noon thirty".
fn named(words: &[Word]) -> Option<Read> {
    let (hour, length) = phrase(words, &NAMED)?;
    let minute = small(&words[length..]).filter(|(minute, _)| (10..60).contains(minute));
    let (minute, taken) = minute.unwrap_or((0, 0));
    let clock = Clock { hour, minute: i8::try_from(minute).ok()?, twelve_hours: false };
    Some((Some(clock), length + taken, true))
}

/// "Half past two", "quarter to noon", "ten minutes past three", "thirty five past eight", "half two".
fn relative(words: &[Word]) -> Option<Read> {
    let article = usize::from(is(words, 0, "a"));
    let rest = &words[article..];
    let (minutes, length) = match text(rest, 0) {
        "half" => (30, 1),
        "quarter" => (15, 1),
        _ => small(rest).filter(|(minutes, _)| (1..60).contains(minutes))?,
    };
    let named_minutes = ["minutes", "minute", "mins"].contains(&text(rest, length));
    let mut at = article + length + usize::from(named_minutes);
    let before = match text(words, at) {
        "past" | "after" => false,
        "to" | "till" | "til" | "before" | "until" => true,
        "of" if OF_MINUTES.contains(&minutes) => true,
        _ if is(rest, 0, "half") => {
            // The British "half two" is half past two.
            at -= 1;
            false
        }
        _ => return None,
    };
    let rest = &words[at + 1..];
    let hour = phrase(rest, &NAMED).map(|(hour, taken)| (i64::from(hour), taken, true));
    let hour = hour.or_else(|| small(rest).map(|(hour, taken)| (hour, taken, false)));
    let (hour, taken, sure) = hour.filter(|(hour, ..)| (0..=24).contains(hour))?;
    // "Nine to ten" is from nine to ten; nobody counts nine minutes without saying so.
    let hours_too = (1..=12).contains(&minutes) && ![5, 10].contains(&minutes);
    let is_range = before && !is(words, at, "before") && hours_too && !sure && !named_minutes;
    if is_range
        || is(rest, taken, "colon")
        || ["day", "days", "week", "weeks", "hour", "hours"].contains(&text(rest, taken))
    {
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
    let oclock = usize::from(is(rest, taken, "oclock"));
    let clock = Clock::new(hour, minute, false)
        .map(|clock| Clock { twelve_hours: clock.twelve_hours && !sure, ..clock });
    Some((clock, at + 1 + taken + oclock, true))
}

/// "Oh nine hundred", "oh nine thirty", "zero thirty", "zero hundred hours", "oh oh oh one": on twenty-four hours.
fn led_by_zero(words: &[Word], at: usize) -> Option<Read> {
    let rest = &words[at..];
    if !ZEROS.contains(&text(rest, 0)) || (at > 0 && small(&words[at - 1..]).is_some()) {
        return None;
    }
    let digit = |at: usize| {
        let zero = ZEROS.contains(&text(rest, at)).then_some((0, 1));
        zero.or_else(|| small(rest.get(at..)?).filter(|(value, _)| *value < 10))
    };
    let made = |hour: i64, minute: i64, length: usize| {
        let clock = Clock::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, true);
        let hours = usize::from(is(rest, length, "hours"));
        Some((clock, length + hours, true))
    };
    if is(rest, 1, "hundred") {
        return made(0, 0, 2);
    }
    let two_figures = |at: usize| small(rest.get(at..)?).filter(|(minute, _)| (10..60).contains(minute));
    if let Some((minute, taken)) = two_figures(1).filter(|_| !is(rest, 0, "o")) {
        return made(0, minute, 1 + taken);
    }
    let (hour, taken) = digit(1)?;
    let end = 1 + taken;
    if is(rest, end, "hundred") {
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
fn sounding(words: &[Word], at: usize) -> Option<Read> {
    let rest = &words[at..];
    let (_, hour) = SOUNDS_LIKE.iter().find(|(sound, _)| *sound == text(rest, 0))?;
    let follows = phrase(&rest[1..], &PARTS).is_some() || is(rest, 1, "oclock");
    let after_number = at > 0 && small(&words[at - 1..]).is_some();
    let clock = Clock::new(i8::try_from(*hour).ok()?, 0, false);
    (follows && !after_number).then_some((clock, 1 + usize::from(is(rest, 1, "oclock")), true))
}

/// "One morning", "the first one", "one of these": any, and no hour.
fn is_any_one(words: &[Word], at: usize) -> bool {
    if !is(words, at, "one") {
        return false;
    }
    let next = text(words, at + 1);
    let told = small(&words[at + 1..]).is_some()
        || phrase(&words[at + 1..], &PARTS).is_some()
        || ["oclock", "colon", "point", "oh", "o", "hundred"].contains(&next);
    let alone = words.iter().enumerate().all(|(other, word)| other == at || is_filler(&word.text));
    let led = at > 0 && BEFORE_ONE.contains(&text(words, at - 1));
    let indefinite = ["morning", "afternoon", "evening", "night", "day", "week", "weekend"].contains(&next);
    indefinite
        || !(told
            || led
            || (alone
                && !(at > 0 && ["the", "first", "this", "that", "last"].contains(&text(words, at - 1)))))
}

/// "9:30", "nine thirty", "nine oh five", "nine o'clock", "1430", "fourteen hundred", "14h30", "nine".
fn absolute(words: &[Word], at: usize) -> Option<Read> {
    let rest = &words[at..];
    let dashed = written_on_a_dash(words, at);
    if dashed.is_none() && near_a_date(words, at) || ordinal(rest).is_some() {
        return None;
    }
    let first = text(rest, 0);
    if written(first).is_some() && (3..=4).contains(&first.len()) {
        return joined(words, at);
    }
    let (hour, length) = small(rest).filter(|(hour, _)| *hour < 100)?;
    let sure = first.len() == 2 && first.starts_with('0');
    let next = text(rest, length);
    let clock = |minute: i64| Clock::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, sure);
    if let Some(minute) = dashed {
        return Some((clock(minute), 3, true));
    }
    match next {
        "colon" => {
            let (minute, taken) = small(&rest[length + 1..])?;
            let seconds = if is(rest, length + 1 + taken, "colon") { 2 } else { 0 };
            Some((clock(minute), length + 1 + taken + seconds, true))
        }
        "point" => {
            let (minute, taken) = small(&rest[length + 1..])?;
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        "h" => {
            let minute = small(&rest[length + 1..]).filter(|(minute, _)| *minute < 60);
            let (minute, taken) = minute.unwrap_or((0, 0));
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        "oclock" => Some((clock(0), length + 1, true)),
        "o" if is(rest, length + 1, "clock") => Some((clock(0), length + 2, true)),
        "hundred" => {
            let hours = usize::from(is(rest, length + 1, "hours"));
            Some((clock(0).map(|clock| Clock { twelve_hours: false, ..clock }), length + 1 + hours, true))
        }
        "hours" if (13..=24).contains(&hour) && !(at > 0 && is(words, at - 1, "in")) => {
            clock(0).map(|clock| (Some(clock), length + 1, true))
        }
        "oh" | "o" | "zero" => {
            let (minute, taken) = small(&rest[length + 1..]).filter(|(minute, _)| *minute < 10)?;
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        _ if COUNTED.contains(&next) => None,
        _ => match and_a_part(&rest[length..]) {
            Some((minute, taken)) => clock(minute).map(|clock| (Some(clock), length + taken, true)),
            None => with_minutes(words, at, hour, length)
                .or_else(|| clock(0).filter(|_| hour <= 24).map(|clock| (Some(clock), length, false))),
        },
    }
}

/// "(Nine) and a half", "(nine) a quarter".
fn and_a_part(rest: &[Word]) -> Option<(i64, usize)> {
    let parts = [("and a half", 30), ("and a quarter", 15), ("a quarter", 15), ("and three quarters", 45)];
    phrase(rest, &parts).filter(|(_, length)| !["to", "past", "of", "after"].contains(&text(rest, *length)))
}

/// "Nine thirty", "9 05".
fn with_minutes(words: &[Word], at: usize, hour: i64, length: usize) -> Option<Read> {
    let rest = &words[at..];
    let minute = small(&rest[length..]).filter(|(minute, _)| (0..60).contains(minute));
    let written_so = text(rest, length).len() == 2 && written(text(rest, length)).is_some();
    let (minute, taken) = minute.filter(|(minute, _)| *minute >= 10 || written_so)?;
    if hour > 24 || month_of(text(rest, length + 1)).is_some() {
        return None;
    }
    let sure = text(rest, 0).len() == 2 && text(rest, 0).starts_with('0');
    let clock = Clock::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, sure)?;
    Some((Some(clock), length + taken, true))
}

/// The minutes of "14-30".
fn written_on_a_dash(words: &[Word], at: usize) -> Option<i64> {
    let two = |at: usize| written(text(words, at)).filter(|_| text(words, at).len() == 2);
    let more = (at > 0 && is(words, at - 1, "dash")) || is(words, at + 3, "dash");
    let (hour, minute) = (written(text(words, at))?, two(at + 2)?);
    (is(words, at + 1, "dash") && !more && hour < 24 && (20..60).contains(&minute) && minute > hour)
        .then_some(minute)
}

/// "930" and "1430", which may be a year's or another number as well.
fn joined(words: &[Word], at: usize) -> Option<Read> {
    let word = text(words, at);
    let (hour, minute) = word.split_at(word.len() - 2);
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    let clock = Clock::new(hour, minute, word.starts_with('0'))?;
    let is_part = phrase(&words[at + 1..], &PARTS).is_some();
    Some((Some(clock), 1, is_part))
}

/// A number beside a month or a slash belongs to a date.
fn near_a_date(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| text(words, before));
    let after = text(words, at + 1);
    let in_two = at > 1 && before == "the" && weekday_of(text(words, at - 2)).is_some();
    month_of(before).is_some()
        || month_of(after).is_some()
        || ["slash", "dash", "in", "minus"].contains(&before)
        || ["slash", "dash", "of"].contains(&after)
        || in_two
}
