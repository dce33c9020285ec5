//! What a clause says of a date, before it is known which day that is.

use super::super::words::Word;
use super::clues::{explained, unknown_words};
use super::date_figures::{Assigned, assign, year};
pub(super) use super::date_known::Parts;
use super::date_words::{
    Figure, count, feast, figure, later, month_like, month_of, moving_feast, near_day, unknown_feast,
    weekday_like, weekday_of,
};
use super::figures::ordinal;
use super::scope::{is_open, means_any};
use super::time_words;
use super::tokens::{is, phrase, text};
use super::{DateOrder, Here};
use crate::language::{Language, Unit, Which};

/// The parts that a clause names, and how good that is.
pub(super) fn said(here: Here, words: &[Word], order: DateOrder) -> (Parts, f64) {
    let language = here.language;
    let mut scan = Scan {
        language,
        words,
        here,
        used: vec![false; words.len()],
        parts: Parts::default(),
        quality: 1.0,
        figures: Vec::new(),
    };
    for time in time_words::find(language, words).into_iter().filter(|time| time.strong) {
        let named =
            scan.words[time.place.clone()].iter().any(|word| language.times.telling.contains(&word.text));
        let at = time.place.start > 0 && language.times.at.contains(text(words, time.place.start - 1));
        if named || at {
            scan.used[time.place].fill(true);
        }
    }
    let mut at = 0;
    while at < words.len() {
        at = if scan.used[at] { at + 1 } else { scan.step(at) };
    }
    scan.figures(order);
    scan.relations();
    let quality = scan.quality * explained(unknown_words(language, words, &scan.used));
    (scan.parts, quality)
}

/// The year that a clause of numbers alone gives to a day that is known.
pub(super) fn year_said(language: &Language, words: &[Word]) -> Option<Parts> {
    let mut figures = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = figure(language, &words[at..]);
        at += found.map_or(1, |(_, length)| length);
        figures.extend(found.map(|(figure, _)| figure));
    }
    let (year, short_year) = year(&figures);
    (year.is_some() || short_year.is_some()).then(|| Parts { year, short_year, ..Parts::default() })
}

/// "A second", "first I need to": words of numbers that name no day, and how many there are.
fn aside(language: &Language, words: &[Word], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or("", |before| text(words, before));
    let after = text(words, at + 1);
    let dates = &language.dates;
    match text(words, at) {
        word if dates.seconds.contains(word) && dates.before_seconds.contains(before) => Some(1),
        word if word == dates.one => dates.after_one.contains(after).then_some(2),
        word if dates.ranks.contains(word) && dates.after_ranks.contains(after) => Some(2),
        _ => None,
    }
}

struct Scan<'a> {
    language: &'static Language,
    words: &'a [Word],
    here: Here,
    used: Vec<bool>,
    parts: Parts,
    quality: f64,
    figures: Vec<Figure>,
}

impl Scan<'_> {
    /// Reads what stands at `at`, and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.words[at..];
        if let Some(length) = aside(self.language, self.words, at) {
            return at + length;
        }
        let length = self.near(rest).or_else(|| self.counted(rest)).or_else(|| self.named_day(rest));
        let length = length.or_else(|| self.nth_of_month(rest)).or_else(|| self.of_week(rest));
        let length = length.or_else(|| self.weekday(rest)).or_else(|| self.month(at)).or_else(|| {
            let (figure, length) = figure(self.language, rest).or_else(|| self.last_zero(rest))?;
            self.figures.push(figure);
            Some(length)
        });
        let Some(length) = length else { return at + 1 };
        self.used[at..(at + length).min(self.words.len())].fill(true);
        at + length
    }

    /// "Tomorrow", "tomorrow week", "a fortnight today" but for its fortnight.
    fn near(&mut self, rest: &[Word]) -> Option<usize> {
        let (day, length) = near_day(self.language, rest, self.here.today)?;
        let more = phrase(&rest[length..], self.language.dates.weeks_more);
        let (more, words) = more.unwrap_or((0, 0));
        self.parts.exact = later(day, more, Unit::Weeks);
        Some(length + words)
    }

    /// "Oh" at the end of a row of figures: "nineteen nine oh".
    fn last_zero(&self, rest: &[Word]) -> Option<(Figure, usize)> {
        let zero = Figure { value: 0, ordinal: false, written: 0, zero_led: false };
        let ends = self.language.times.zeros.contains(text(rest, 0)) && self.figures.len() >= 3;
        ends.then_some((zero, 1))
    }

    /// "The first monday in march", "the last day of the month".
    fn nth_of_month(&mut self, rest: &[Word]) -> Option<usize> {
        let dates = &self.language.dates;
        let last = is(rest, 0, dates.last);
        let (nth, length) = if last {
            (-1, 1)
        } else {
            ordinal(self.language, rest).filter(|(nth, _)| (1..=5).contains(nth))?
        };
        // "The last of december".
        let length = if last && is(rest, 1, dates.of) { 0 } else { length };
        let day = weekday_of(self.language, text(rest, length));
        if length > 0 && day.is_none() && !is(rest, length, dates.day) {
            return None;
        }
        if !dates.of_or_in.contains(text(rest, length + 1)) {
            return None;
        }
        let at = length + 2 + usize::from(is(rest, length + 2, dates.the));
        let (month, year, taken) = self.month_named(rest, at)?;
        (self.parts.month, self.parts.year, self.parts.nth) = (Some(month), year, Some(nth));
        self.parts.weekday = day.map(|day| (day, Which::Plain));
        Some(at + taken)
    }

    /// "March", "month" (this one), "next month".
    fn month_named(&self, rest: &[Word], at: usize) -> Option<(i8, Option<i16>, usize)> {
        let dates = &self.language.dates;
        let which = dates.of_this.contains(text(rest, at));
        let steps = i64::from(dates.of_next.contains(text(rest, at)));
        if is(rest, at + usize::from(which), dates.month) {
            let then = later(self.here.today, steps, Unit::Months)?;
            return Some((then.month(), Some(then.year()), 1 + usize::from(which)));
        }
        if is(rest, at + usize::from(which), dates.year) {
            let then = later(self.here.today, steps, Unit::Years)?;
            return Some((12, Some(then.year()), 1 + usize::from(which)));
        }
        month_of(self.language, text(rest, at)).map(|month| (month, None, 1))
    }

    /// What stands around the day makes more than one of it, or leaves it open.
    fn relations(&mut self) {
        let Some(first) = self.used.iter().position(|used| *used) else { return };
        let last = self.used.iter().rposition(|used| *used).unwrap_or(first);
        self.parts.open |=
            self.parts.other.is_none() && is_open(self.language, self.words, &self.used, &(first..last + 1));
    }

    /// "In two weeks", "three days ago", "a week from friday".
    fn counted(&mut self, rest: &[Word]) -> Option<usize> {
        let dates = &self.language.dates;
        let within = usize::from(is(rest, 0, dates.within));
        let (number, unit, length) = count(self.language, &rest[within..])?;
        let end = within + length;
        let from_now = is(rest, end, dates.from) && dates.now.contains(text(rest, end + 1));
        if is(rest, end, dates.ago) && unit == Unit::Years {
            // Nobody counts years to the day.
            self.parts.open = true;
            return Some(end + 1);
        }
        if is(rest, end, dates.ago) {
            self.parts.exact = later(self.here.today, -number, unit);
            return Some(end + 1);
        }
        if within == 1 || from_now || is(rest, end, dates.time) {
            self.parts.exact = later(self.here.today, number, unit);
            let more = if from_now { 2 } else { usize::from(is(rest, end, dates.time)) };
            return Some(end + more);
        }
        if dates.counted_on.contains(text(rest, end)) && end < rest.len() {
            self.parts.shift = Some((number, unit));
            return Some(end + 1);
        }
        if is(rest, end, dates.counted_back) && matches!(unit, Unit::Days | Unit::Weeks) {
            self.parts.shift = Some((-number, unit));
            return Some(end + 1);
        }
        let names_day = weekday_of(self.language, text(rest, end)).is_some()
            || near_day(self.language, &rest[end..], self.here.today).is_some();
        names_day.then(|| {
            self.parts.shift = Some((number, unit));
            end
        })
    }

    fn named_day(&mut self, rest: &[Word]) -> Option<usize> {
        if let Some(length) = unknown_feast(self.language, rest) {
            self.parts.open = true;
            return Some(length);
        }
        if let Some((days, length)) = moving_feast(self.language, rest) {
            self.parts.from_easter = Some(days);
            return Some(length);
        }
        let ((month, day), length) = feast(self.language, rest)?;
        (self.parts.month, self.parts.day) = (Some(month), Some(day));
        Some(length)
    }

    /// "Next week", "this month", "next year".
    fn of_week(&mut self, rest: &[Word]) -> Option<usize> {
        let dates = &self.language.dates;
        let &(_, steps) = dates.steps.iter().find(|(name, _)| *name == text(rest, 0))?;
        match text(rest, 1) {
            "" => return None,
            unit if unit == dates.week => {
                let day = self.parts.weekday.map(|(day, _)| day);
                self.parts.weekday = day.map(|day| (day, Which::OfWeek(steps)));
                self.parts.shift = day.is_none().then_some((steps, Unit::Weeks));
                self.parts.vague = true;
            }
            unit if unit == dates.month => {
                let then = later(self.here.today, steps, Unit::Months)?;
                (self.parts.month, self.parts.year) = (Some(then.month()), Some(then.year()));
            }
            unit if unit == dates.year => {
                self.parts.year = Some(later(self.here.today, steps, Unit::Years)?.year())
            }
            unit if unit == dates.weekend => self.parts.vague = true,
            _ => return None,
        }
        Some(2)
    }

    fn weekday(&mut self, rest: &[Word]) -> Option<usize> {
        let dates = &self.language.dates;
        let (which, before) = phrase(rest, dates.before_weekday).unwrap_or((Which::Plain, 0));
        let (day, likeness) = weekday_like(self.language, text(rest, before))?;
        self.quality *= likeness;
        let after = before + 1;
        let (changed, more) = phrase(&rest[after..], dates.after_weekday).unwrap_or((None, 0));
        let which = changed.unwrap_or(which);
        // "Fridays", "on a friday": any of them.
        let any = self.words.len() > rest.len()
            && dates.any.contains(text(self.words, self.words.len() - rest.len() - 1))
            && after == 1
            && self.parts.shift.is_none();
        self.parts.open |= any || means_any(self.language, text(rest, before));
        if let Some(first) = self.parts.weekday.filter(|(other, _)| *other != day && self.parts.day.is_none())
        {
            self.parts.other = Some(first);
        }
        // "Next week, tuesday".
        let of_week = self.parts.shift.take_if(|_| self.parts.vague).map(|(weeks, _)| Which::OfWeek(weeks));
        self.parts.weekday = Some((day, of_week.unwrap_or(which)));
        Some(after + more)
    }

    fn month(&mut self, at: usize) -> Option<usize> {
        let word = text(self.words, at);
        let (month, likeness) = month_like(self.language, word)?;
        if word == self.language.dates.may && !self.is_month_of_may(at) {
            return None;
        }
        self.quality *= likeness;
        self.parts.month = Some(month);
        Some(1)
    }

    /// Not the verb.
    fn is_month_of_may(&self, at: usize) -> bool {
        let dates = &self.language.dates;
        let before = at.checked_sub(1).map_or("", |before| text(self.words, before));
        let number = |at: usize| self.words.get(at..).and_then(|rest| figure(self.language, rest)).is_some();
        self.words.len() <= 2
            || number(at + 1)
            || (is(self.words, at + 1, dates.the) && number(at + 2))
            || dates.before_may.contains(before)
            || at.checked_sub(1).is_some_and(number)
    }

    fn figures(&mut self, order: DateOrder) {
        // A feast has its day and month; numbers beside it are the year.
        if self.parts.day.is_some() && self.parts.month.is_some() {
            (self.parts.year, self.parts.short_year) = year(&self.figures);
            return;
        }
        let Assigned { year, short_year, month, day, quality, impossible } =
            assign(&self.figures, self.parts.month.is_some(), order);
        self.quality *= quality;
        let parts = &mut self.parts;
        parts.impossible |= impossible;
        parts.year = year.or(parts.year);
        parts.short_year = short_year;
        parts.month = month.or(parts.month);
        parts.day = day.or(parts.day);
    }
}
