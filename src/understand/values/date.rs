//! Which day the parts of a date mean, and whether a slot takes it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::date_parts::Parts;
use super::date_words::{easter, later};
use super::value::{Partial, Value};
use super::{Bound, DateOrder, Here, Reading, Refusal, spoken};
use crate::language::{Unit, Which};

/// The month was not said: the next such day is the likely one, and to be confirmed.
const MONTH_GUESSED: f64 = 0.7;
/// "Tuesday the 24th", and the 24th is a Thursday.
const WEEKDAY_WRONG: f64 = 0.6;
/// Easter is looked up by few.
const FEAST_MOVES: f64 = 0.75;
/// People who name the day of the week as well speak of this month or the next.
const DAY_REACH_DAYS: i64 = 62;
/// Leap days are up to eight years apart.
const YEARS_SEARCHED: i16 = 8;

/// A date slot's limits, and today.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits<'a> {
    pub(super) earliest: Option<Date>,
    pub(super) latest: Option<Date>,
    pub(super) weekdays: &'a [Weekday],
    pub(super) order: DateOrder,
    pub(super) here: Here,
}

/// The days that can be meant, or what is missing.
enum Meant {
    Day(Date, f64),
    Either(Date, Date),
    Missing,
    Impossible,
}

impl<'a> Limits<'a> {
    pub(super) fn new(limits: (Bound, Bound), weekdays: &'a [Weekday], order: DateOrder, here: Here) -> Self {
        let (earliest, latest) = (limits.0.day(here.today), limits.1.day(here.today));
        Self { earliest, latest, weekdays, order, here }
    }

    /// `confidence` makes 0 to 100 of a share of what the recogniser is sure of.
    pub(super) fn reading(&self, parts: &Parts, confidence: impl Fn(f64) -> u8) -> Reading {
        if parts.is_empty() {
            return Reading::Nothing;
        }
        let settled = |day: Date, quality: f64| match self.refusal(day) {
            Some(refusal) => Reading::Refused(refusal),
            None => Reading::Value { value: self.value(day), confidence: confidence(quality) },
        };
        match self.meant(parts) {
            _ if parts.open => Reading::Refused(Refusal::NotOne),
            _ if parts.impossible => Reading::Refused(Refusal::NoSuchDate),
            Meant::Impossible => Reading::Refused(Refusal::NoSuchDate),
            Meant::Missing => {
                Reading::Partial(Partial::Date { year: parts.year, month: parts.month, day: parts.day })
            }
            Meant::Day(day, quality) => settled(day, quality),
            Meant::Either(first, second) => match (self.refusal(first), self.refusal(second)) {
                (None, None) => Reading::Either(self.value(first), self.value(second)),
                (Some(_), None) => settled(second, 1.0),
                _ => settled(first, 1.0),
            },
        }
    }

    pub(super) fn value(&self, day: Date) -> Value {
        Value::new(day.to_string(), spoken::date(self.here, day, self.order))
    }

    fn refusal(&self, day: Date) -> Option<Refusal> {
        if let Some(first) = self.earliest.filter(|&first| day < first) {
            let past = first >= self.here.today && day < self.here.today;
            return Some(if past { Refusal::InThePast } else { Refusal::TooEarly(first, self.order) });
        }
        if let Some(last) = self.latest.filter(|&last| day > last) {
            let future = last <= self.here.today && day > self.here.today;
            return Some(if future { Refusal::InTheFuture } else { Refusal::TooFarAhead(last, self.order) });
        }
        let closed = !self.weekdays.is_empty() && !self.weekdays.contains(&day.weekday());
        closed.then(|| Refusal::NotThatWeekday(day.weekday()))
    }

    /// A date of birth lies behind, an appointment ahead.
    fn looks_back(&self) -> bool {
        self.latest.is_some_and(|latest| latest <= self.here.today)
    }

    fn meant(&self, parts: &Parts) -> Meant {
        if let Some(days) = parts.from_easter {
            return self.after_easter(days, parts);
        }
        if let Some(nth) = parts.nth {
            return self.nth_of_month(nth, parts);
        }
        if let (Some(first), Some(second)) = (parts.other, parts.weekday) {
            return match (self.weekday(first.0, first.1), self.weekday(second.0, second.1)) {
                (Meant::Day(first, _), Meant::Day(second, _)) => Meant::Either(first, second),
                _ => Meant::Missing,
            };
        }
        if let Some(day) = parts.exact {
            return self.shifted(day, parts);
        }
        match (parts.month, parts.day, parts.weekday) {
            (Some(month), Some(day), weekday) => {
                self.month_and_day(parts, month, day, weekday.map(|(day, _)| day))
            }
            (None, Some(day), weekday) if parts.year.is_none() && parts.short_year.is_none() => {
                self.day_alone(day, weekday.map(|(day, _)| day))
            }
            (_, None, Some((weekday, which))) if parts.month.is_none() => {
                match self.weekday(weekday, which) {
                    Meant::Day(day, _) => self.shifted(day, parts),
                    other => other,
                }
            }
            _ => Meant::Missing,
        }
    }

    /// The next such feast that the slot takes; to be confirmed, for who knows when Easter is.
    fn after_easter(&self, days: i64, parts: &Parts) -> Meant {
        let step = if self.looks_back() { -1 } else { 1 };
        let years = parts
            .year
            .map_or_else(|| (0..=1).map(|n| self.here.today.year() + n * step).collect(), |year| vec![year]);
        let feasts = years.into_iter().filter_map(|year| later(easter(year)?, days, Unit::Days));
        let shift = parts.shift.unwrap_or((0, Unit::Days));
        let mut feasts = feasts.filter_map(|day| later(day, shift.0, shift.1));
        let fits = |day: &Date| self.looks_back() || *day >= self.here.today || parts.year.is_some();
        feasts.find(fits).map_or(Meant::Missing, |day| Meant::Day(day, FEAST_MOVES))
    }

    /// "The first monday in march", "the last day of november".
    fn nth_of_month(&self, nth: i8, parts: &Parts) -> Meant {
        let Some(month) = parts.month else { return Meant::Missing };
        let step = if self.looks_back() { -1 } else { 1 };
        let years = parts
            .year
            .map_or_else(|| (0..=1).map(|n| self.here.today.year() + n * step).collect(), |year| vec![year]);
        let of_year = |year: i16| {
            let first = Date::new(year, month, 1).ok()?;
            match parts.weekday {
                Some((weekday, _)) => first.nth_weekday_of_month(nth, weekday).ok(),
                None if nth < 0 => Some(first.last_of_month()),
                None => Date::new(year, month, nth).ok(),
            }
        };
        let fits = |day: &Date| parts.year.is_some() || (*day >= self.here.today) != self.looks_back();
        let day = years.into_iter().filter_map(of_year).find(fits);
        day.map_or(Meant::Impossible, |day| Meant::Day(day, 1.0))
    }

    fn shifted(&self, day: Date, parts: &Parts) -> Meant {
        let (number, unit) = parts.shift.unwrap_or((0, Unit::Days));
        later(day, number, unit).map_or(Meant::Impossible, |day| Meant::Day(day, 1.0))
    }

    fn month_and_day(&self, parts: &Parts, month: i8, day: i8, weekday: Option<Weekday>) -> Meant {
        let agrees = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
        let sure = |date: Date| Meant::Day(date, if agrees(&date) { 1.0 } else { WEEKDAY_WRONG });
        let of_year = |year: i16| Date::new(year, month, day).ok();
        if let Some(year) = parts.year {
            let day =
                of_year(year).and_then(|day| later(day, parts.shift.map_or(0, |(n, _)| n), Unit::Weeks));
            return day.map_or(Meant::Impossible, sure);
        }
        if let Some(short) = parts.short_year {
            let centuries = [1_900, 2_000].map(|century| of_year(century + short));
            let near = |date: &&Date| self.distance(**date);
            let all: Vec<Date> = centuries.into_iter().flatten().collect();
            let allowed = all.iter().filter(|date| self.refusal(**date).is_none()).min_by_key(near);
            return allowed.or(all.iter().min_by_key(near)).map_or(Meant::Impossible, |&day| sure(day));
        }
        let years = (0..=YEARS_SEARCHED)
            .map(|step| self.here.today.year() + step * if self.looks_back() { -1 } else { 1 });
        let all: Vec<Date> = years.filter_map(of_year).collect();
        if all.is_empty() {
            return Meant::Impossible;
        }
        let near: Vec<Date> = if self.looks_back() {
            all.into_iter().filter(|date| *date <= self.here.today).collect()
        } else {
            all.into_iter().filter(|date| *date >= self.here.today).collect()
        };
        let allowed: Vec<Date> = near.iter().copied().filter(|date| self.refusal(*date).is_none()).collect();
        match (&allowed[..], &near[..]) {
            // Which of many years someone was born in is not to be guessed.
            ([_, _, ..], _) if self.looks_back() => Meant::Missing,
            ([first, ..], _) => allowed
                .iter()
                .find(|date| agrees(date) && weekday.is_some())
                .filter(|date| self.distance(**date) < 366 || *date == first)
                .map_or_else(|| self.shifted_or(sure(*first), *first, parts), |&date| Meant::Day(date, 1.0)),
            ([], [first, ..]) => self.shifted_or(sure(*first), *first, parts),
            ([], []) => Meant::Missing,
        }
    }

    /// "Two weeks after the first of december".
    fn shifted_or(&self, meant: Meant, day: Date, parts: &Parts) -> Meant {
        if parts.shift.is_some() { self.shifted(day, parts) } else { meant }
    }

    fn distance(&self, day: Date) -> i64 {
        let days = self.here.today.until(day).map_or(i32::MAX, |span| span.get_days());
        i64::from(days.abs())
    }

    /// "The 24th", "tuesday the 24th": the nearest month that has it, on that day of the week.
    fn day_alone(&self, day: i8, weekday: Option<Weekday>) -> Meant {
        if self.looks_back() {
            return Meant::Missing;
        }
        let months =
            (0..24_i64).filter_map(|step| later(self.here.today.first_of_month(), step, Unit::Months));
        let days = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
        let ahead =
            |date: &Date| *date >= self.here.today && self.earliest.is_none_or(|first| *date >= first);
        let days: Vec<Date> = days.filter(ahead).collect();
        let near = |date: &&Date| self.distance(**date) <= DAY_REACH_DAYS;
        let named = |date: &&Date| weekday.is_some_and(|weekday| date.weekday() == weekday);
        match (days.iter().filter(near).find(named), days.first()) {
            (Some(&day), _) => Meant::Day(day, 1.0),
            (None, Some(&day)) => {
                Meant::Day(day, if weekday.is_some() { WEEKDAY_WRONG } else { MONTH_GUESSED })
            }
            (None, None) => Meant::Missing,
        }
    }

    fn weekday(&self, weekday: Weekday, which: Which) -> Meant {
        let day = |date: Option<Date>| date.map_or(Meant::Missing, |date| Meant::Day(date, 1.0));
        let nth = |n: i32| self.here.today.nth_weekday(n, weekday).ok();
        let monday = |date: Date| later(date, -i64::from(date.weekday().to_monday_zero_offset()), Unit::Days);
        match which {
            Which::This if self.here.today.weekday() == weekday => day(Some(self.here.today)),
            Which::Plain if self.looks_back() => day(nth(-1)),
            Which::Plain | Which::This => day(nth(1)),
            Which::Last => day(nth(-1)),
            Which::AfterNext => day(nth(2)),
            Which::InFortnight => day(nth(3)),
            Which::OfWeek(weeks) => {
                let first = monday(self.here.today).and_then(|monday| later(monday, weeks, Unit::Weeks));
                let offset = i64::from(weekday.to_monday_zero_offset());
                day(first.and_then(|first| first.checked_add(offset.days()).ok()))
            }
            Which::Next => match (nth(1), nth(2)) {
                // Said on a monday, "next friday" is this week's for some and next week's for others.
                (Some(first), Some(second)) if monday(first) == monday(self.here.today) => {
                    Meant::Either(first, second)
                }
                (first, _) => day(first),
            },
        }
    }
}
