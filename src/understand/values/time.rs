//! Times of day in a clause, and which half of the day is meant.

use jiff::civil::Time;

use super::super::words::Word;
use super::clock::Clock;
use super::clues::{explained, unknown_words};
use super::scope::is_open;
use super::time_words::{Found, find};
use super::tokens::text;
use super::value::{Partial, Value};
use super::{Reading, Refusal, spoken};
use crate::language::{DayPart, Language};

/// A bare number may be no time at all.
const BARE: f64 = 0.9;

/// What is known of a time: the clock's hands, and the part of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<DayPart>,
    pub(super) impossible: bool,
    /// "Before five": more than one.
    pub(super) open: bool,
    /// The other end of "from nine to ten".
    pub(super) other: Option<(Clock, Option<DayPart>)>,
}

/// The last time that a clause names for certain, or else its last bare number; with how good it is.
pub(super) fn said(language: &Language, words: &[Word]) -> (Said, f64) {
    let mut found = find(language, words);
    let range = found
        .windows(2)
        .rev()
        .find(|pair| is_range(language, words, &pair[0], &pair[1]))
        .map(<[Found]>::to_vec);
    let many = found.len() > 2 && words.iter().any(|word| word.text == language.writing.signs.or);
    if found.iter().any(|time| time.strong) {
        found.retain(|time| time.strong);
    }
    let mut used = vec![false; words.len()];
    let chosen: Option<&Found> = found.last();
    if let Some(time) = chosen {
        used[time.place.clone()].fill(true);
    }
    let part = chosen.and_then(|time| time.part).or_else(|| day_part(language, words));
    let quality = explained(unknown_words(language, words, &used));
    let quality = if chosen.is_some_and(|time| !time.strong) { quality * BARE } else { quality };
    let impossible = chosen.is_some_and(|time| time.clock.is_none());
    let open = chosen.is_some_and(|time| is_open(language, words, &used, &time.place));
    let clock = chosen.and_then(|time| time.clock);
    let mut others = found.iter().filter(|time| time.clock != clock);
    let other = others
        .next_back()
        .or(range.as_ref().and_then(|pair| pair.first()))
        .and_then(|time| Some((time.clock?, time.part.or(part))));
    // Two ends of a range are asked about; three times are a story.
    let open = (open && other.is_none()) || many || found.len() > 2 && other.is_some();
    (Said { clock, part, impossible, open, other }, quality)
}

/// "Two to four", "between two and four pm".
fn is_range(language: &Language, words: &[Word], first: &Found, second: &Found) -> bool {
    let between = &words[first.place.end..second.place.start];
    let opened = first.place.start > 0 && language.times.from.contains(text(words, first.place.start - 1));
    match between {
        [to] if language.times.range.contains(&to.text) => first.clock != second.clock,
        [and] => and.text == language.times.and && opened,
        _ => false,
    }
}

/// "In the afternoon", "tomorrow morning"; a greeting names no time.
fn day_part(language: &Language, words: &[Word]) -> Option<DayPart> {
    let times = &language.times;
    let part = |at: usize| {
        let greets = at > 0 && text(words, at - 1) == times.greeting;
        let named = times.day_parts.iter().find(|(name, _)| *name == text(words, at));
        named.filter(|_| !greets).map(|&(_, part)| part)
    };
    (0..words.len()).rev().find_map(part)
}

impl Said {
    /// A later clause replaces what it names and keeps the rest: "three pm, no, four".
    pub(super) fn with(self, later: Self) -> Self {
        Self {
            clock: later.clock.or(self.clock),
            part: later.part.or(self.part),
            impossible: later.impossible || (self.impossible && later.clock.is_none()),
            open: later.open || (self.open && later.clock.is_none()),
            other: later.other,
        }
    }

    pub(super) fn reading(
        self,
        language: &Language,
        earliest: Option<Time>,
        latest: Option<Time>,
        confidence: u8,
    ) -> Reading {
        let Some(clock) = self.clock else {
            return match self.part {
                _ if self.impossible => Reading::Refused(Refusal::NoSuchTime),
                Some(part) => Reading::Partial(Partial::Time { part }),
                None => Reading::Nothing,
            };
        };
        if self.open {
            return Reading::Refused(Refusal::NotOne);
        }
        let (earliest, latest) = (earliest.unwrap_or(Time::MIN), latest.unwrap_or(Time::MAX));
        if let Some((first, part)) = self.other {
            return match (
                only(language, first, part, earliest, latest),
                only(language, clock, self.part, earliest, latest),
            ) {
                (Some(first), Some(second)) => Reading::Either(first, second),
                _ => Reading::Refused(Refusal::NotOne),
            };
        }
        let mut times = clock.times(self.part);
        times.retain(|time| is_open_at(*time, earliest, latest));
        match times[..] {
            [] => Reading::Refused(Refusal::OutsideHours { earliest, latest }),
            [time] => Reading::Value { value: value(language, time), confidence },
            [first, second, ..] => Reading::Either(value(language, first), value(language, second)),
        }
    }
}

/// The time that is meant, if the limits leave one.
fn only(
    language: &Language,
    clock: Clock,
    part: Option<DayPart>,
    earliest: Time,
    latest: Time,
) -> Option<Value> {
    let mut times = clock.times(part);
    times.retain(|time| is_open_at(*time, earliest, latest));
    if let [time] = times[..] { Some(value(language, time)) } else { None }
}

/// Hours may go past midnight: from 18:00 to 02:00.
fn is_open_at(time: Time, earliest: Time, latest: Time) -> bool {
    if earliest <= latest { (earliest..=latest).contains(&time) } else { time >= earliest || time <= latest }
}

pub(super) fn value(language: &Language, time: Time) -> Value {
    Value::new(format!("{:02}:{:02}", time.hour(), time.minute()), spoken::time(language, time))
}
