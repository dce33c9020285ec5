//! The forms in which English tells the time: "half past two", "9:30", "ten fifteen", "fourteen hundred", "noon".

use std::ops::Range;

use jiff::civil::Time;

use super::super::words::Word;
use super::date_words::{month_of, weekday_of};
use super::figures::{ordinal, small, written};
use super::tokens::{is, phrase, text};
use super::value::DayPart;

/// The hands of a clock; on twelve hours unless what was said leaves no doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: i8,
    minute: i8,
    twelve_hours: bool,
}

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
const PARTS: [(&str, DayPart); 9] = [
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
const COUNTED: [&str; 15] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "people", "persons", "hour", "hours",
    "minutes", "slash", "dash",
];

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
    if let Some((hour, length)) = phrase(rest, &NAMED) {
        let clock = Clock { hour, minute: 0, twelve_hours: false };
        return Some(Found { place: at..at + length, clock: Some(clock), part: None, strong: true });
    }
    let (clock, length, strong) = relative(rest).or_else(|| absolute(words, at))?;
    let end = at + length;
    let part = phrase(&words[end..], &PARTS);
    let length = length + part.map_or(0, |(_, length)| length);
    let part = part.map(|(part, _)| part);
    let strong = strong || part.is_some() || after_at;
    Some(Found { place: at..at + length, clock, part, strong })
}

type Read = (Option<Clock>, usize, bool);

/// "Half past two", "quarter to nine", "ten minutes past three", "half two".
fn relative(words: &[Word]) -> Option<Read> {
    let article = usize::from(is(words, 0, "a"));
    let rest = &words[article..];
    let (minutes, length) = match text(rest, 0) {
        "half" => (30, 1),
        "quarter" => (15, 1),
        _ => small(rest).filter(|(minutes, _)| (1..30).contains(minutes))?,
    };
    let mut at = article + length + usize::from(is(rest, length, "minutes"));
    let before = match text(words, at) {
        "past" | "after" => false,
        "to" | "till" | "til" | "before" => true,
        "of" if minutes == 15 => true,
        _ if minutes == 30 => {
            // The British "half two" is half past two.
            at -= 1;
            false
        }
        _ => return None,
    };
    let (hour, taken) = small(&words[at + 1..]).filter(|(hour, _)| (1..=24).contains(hour))?;
    let minute = i8::try_from(if before { 60 - minutes } else { minutes }).ok()?;
    let hour = i8::try_from(hour).ok()?;
    let hour = match (before, hour) {
        (true, 1) => 12,
        (true, hour) => hour - 1,
        (false, hour) => hour,
    };
    let oclock = usize::from(is(words, at + 1 + taken, "oclock"));
    Some((Clock::new(hour, minute, false), at + 1 + taken + oclock, true))
}

/// "9:30", "nine thirty", "nine oh five", "nine o'clock", "1430", "fourteen hundred", "nine".
fn absolute(words: &[Word], at: usize) -> Option<Read> {
    let rest = &words[at..];
    if near_a_date(words, at) || ordinal(rest).is_some() {
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
        "oclock" => Some((clock(0), length + 1, true)),
        "o" if is(rest, length + 1, "clock") => Some((clock(0), length + 2, true)),
        "hundred" => clock(0).map(|clock| {
            let hours = usize::from(is(rest, length + 1, "hours"));
            (Some(Clock { twelve_hours: false, ..clock }), length + 1 + hours, true)
        }),
        "oh" | "o" | "zero" => {
            let (minute, taken) = small(&rest[length + 1..]).filter(|(minute, _)| *minute < 10)?;
            clock(minute).map(|clock| (Some(clock), length + 1 + taken, true))
        }
        _ if COUNTED.contains(&next) => None,
        _ => {
            let minute = small(&rest[length..]).filter(|(minute, _)| (10..60).contains(minute));
            let minute = minute.filter(|_| hour <= 24 && month_of(text(rest, length + 1)).is_none());
            match minute {
                Some((minute, taken)) => clock(minute).map(|clock| (Some(clock), length + taken, true)),
                None => clock(0).filter(|_| hour <= 24).map(|clock| (Some(clock), length, false)),
            }
        }
    }
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

impl Clock {
    fn new(hour: i8, minute: i8, sure: bool) -> Option<Self> {
        let real = (0..=24).contains(&hour) && (0..60).contains(&minute) && (hour < 24 || minute == 0);
        let twelve_hours = (1..=12).contains(&hour) && !sure;
        real.then_some(Self { hour: hour % 24, minute, twelve_hours })
    }

    /// The times that can be meant, the earlier first.
    pub(super) fn times(self, part: Option<DayPart>) -> Vec<Time> {
        let at = |hour: i8| Time::new(hour % 24, self.minute, 0, 0).ok();
        if !self.twelve_hours {
            return at(self.hour).into_iter().collect();
        }
        let first = self.hour % 12;
        let hours = match part {
            Some(DayPart::Morning) => vec![first],
            Some(DayPart::Afternoon) => vec![first + 12],
            Some(DayPart::Evening | DayPart::Night) if first == 0 => vec![0],
            Some(DayPart::Night) if first < 5 => vec![first],
            Some(DayPart::Evening | DayPart::Night) => vec![first + 12],
            None => vec![first, first + 12],
        };
        hours.into_iter().filter_map(at).collect()
    }

    /// On twenty-four hours, as keys are; with its other reading twelve hours later.
    pub(super) fn typed(hour: i8, minute: i8) -> Option<Self> {
        Self::new(hour, minute, false)
    }
}
