//! Times of day in a clause, and which half of the day is meant.

use jiff::civil::Time;

use super::super::words::Word;
use super::clues::{explained, strangers};
use super::time_words::{Clock, Found, find};
use super::tokens::text;
use super::value::{DayPart, Partial, Value};
use super::{Reading, Refusal, spoken};

/// A bare number may be no time at all.
const BARE: f64 = 0.9;

/// What is known of a time: the clock's hands, and the part of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<DayPart>,
    pub(super) impossible: bool,
}

/// The last time that a clause names for certain, or else its last bare number; with how good it is.
pub(super) fn said(words: &[Word]) -> (Said, f64) {
    let mut found = find(words);
    if found.iter().any(|time| time.strong) {
        found.retain(|time| time.strong);
    }
    let mut used = vec![false; words.len()];
    let chosen: Option<&Found> = found.last();
    if let Some(time) = chosen {
        used[time.place.clone()].fill(true);
    }
    let part = chosen.and_then(|time| time.part).or_else(|| day_part(words));
    let quality = explained(strangers(words, &used));
    let quality = if chosen.is_some_and(|time| !time.strong) { quality * BARE } else { quality };
    let impossible = chosen.is_some_and(|time| time.clock.is_none());
    (Said { clock: chosen.and_then(|time| time.clock), part, impossible }, quality)
}

/// "In the afternoon", "tomorrow morning"; a greeting names no time.
fn day_part(words: &[Word]) -> Option<DayPart> {
    let part = |at: usize| match text(words, at) {
        _ if at > 0 && text(words, at - 1) == "good" => None,
        "morning" => Some(DayPart::Morning),
        "afternoon" => Some(DayPart::Afternoon),
        "evening" => Some(DayPart::Evening),
        "night" | "tonight" => Some(DayPart::Night),
        _ => None,
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
        }
    }

    pub(super) fn reading(self, earliest: Option<Time>, latest: Option<Time>, confidence: u8) -> Reading {
        let Some(clock) = self.clock else {
            return match self.part {
                _ if self.impossible => Reading::Refused(Refusal::NoSuchTime),
                Some(part) => Reading::Partial(Partial::Time { part }),
                None => Reading::Nothing,
            };
        };
        let earliest = earliest.unwrap_or(Time::MIN);
        let latest = latest.unwrap_or(Time::MAX);
        let mut times = clock.times(self.part);
        times.retain(|time| is_open(*time, earliest, latest));
        match times[..] {
            [] => Reading::Refused(Refusal::OutsideHours { earliest, latest }),
            [time] => Reading::Value { value: value(time), confidence },
            [first, second, ..] => Reading::Either(value(first), value(second)),
        }
    }
}

/// Hours may go past midnight: from 18:00 to 02:00.
fn is_open(time: Time, earliest: Time, latest: Time) -> bool {
    if earliest <= latest { (earliest..=latest).contains(&time) } else { time >= earliest || time <= latest }
}

pub(super) fn value(time: Time) -> Value {
    Value::new(format!("{:02}:{:02}", time.hour(), time.minute()), spoken::time(time))
}
