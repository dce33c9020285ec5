//! What a clause says of a date, before it is known which day that is.

use jiff::civil::{Date, Weekday};

use super::super::words::Word;
use super::DateOrder;
use super::clues::{explained, strangers};
use super::date_figures::{Assigned, assign, year};
use super::date_words::{
    Figure, Unit, count, feast, figure, later, month_like, near_day, weekday_like, weekday_of,
};
use super::time_words;
use super::tokens::{is, text};

/// The parts of a date that were named.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) year: Option<i16>,
    /// A year in two figures, of whichever century fits.
    pub(super) short_year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<(Weekday, Which)>,
    /// "Tomorrow": needs nothing more.
    pub(super) exact: Option<Date>,
    /// Weeks to add to whatever is named: "a week on tuesday".
    pub(super) shift: Option<(i64, Unit)>,
    /// "Next week": the caller speaks of a date and says none.
    pub(super) vague: bool,
    pub(super) impossible: bool,
}

/// Which one of the days of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Plain,
    This,
    Next,
    Last,
    /// Of the week that many weeks from this one.
    OfWeek(i64),
    /// The one after the coming one: "friday after next".
    AfterNext,
}

/// The parts that a clause names, and how good that is.
pub(super) fn said(words: &[Word], order: DateOrder, today: Date) -> (Parts, f64) {
    let mut scan = Scan {
        words,
        today,
        used: vec![false; words.len()],
        parts: Parts::default(),
        quality: 1.0,
        figures: Vec::new(),
    };
    for time in time_words::find(words).into_iter().filter(|time| time.strong) {
        let named = scan.words[time.place.clone()].iter().any(|word| is_time_word(&word.text));
        let at = time.place.start > 0 && is(words, time.place.start - 1, "at");
        if named || at {
            scan.used[time.place].fill(true);
        }
    }
    let mut at = 0;
    while at < words.len() {
        at = if scan.used[at] { at + 1 } else { scan.step(at) };
    }
    scan.figures(order);
    let quality = scan.quality * explained(strangers(words, &scan.used));
    (scan.parts, quality)
}

/// The year that a clause of numbers alone gives to a day that is known.
pub(super) fn year_said(words: &[Word]) -> Option<Parts> {
    let mut figures = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = figure(&words[at..]);
        at += found.map_or(1, |(_, length)| length);
        figures.extend(found.map(|(figure, _)| figure));
    }
    let (year, short_year) = year(&figures);
    (year.is_some() || short_year.is_some()).then(|| Parts { year, short_year, ..Parts::default() })
}

/// What tells "nine thirty am" from the numbers of a date.
fn is_time_word(word: &str) -> bool {
    [
        "am",
        "pm",
        "oclock",
        "colon",
        "past",
        "noon",
        "midnight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "half",
        "quarter",
    ]
    .contains(&word)
}

struct Scan<'a> {
    words: &'a [Word],
    today: Date,
    used: Vec<bool>,
    parts: Parts,
    quality: f64,
    figures: Vec<Figure>,
}

impl Scan<'_> {
    /// Reads what stands at `at`, and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.words[at..];
        let length = self.counted(rest).or_else(|| self.named_day(rest)).or_else(|| self.of_week(rest));
        let length = length.or_else(|| self.weekday(rest)).or_else(|| self.month(at)).or_else(|| {
            let (figure, length) = figure(rest)?;
            self.figures.push(figure);
            Some(length)
        });
        let Some(length) = length else { return at + 1 };
        self.used[at..(at + length).min(self.words.len())].fill(true);
        at + length
    }

    /// "In two weeks", "three days ago", "a week from friday".
    fn counted(&mut self, rest: &[Word]) -> Option<usize> {
        let within = usize::from(is(rest, 0, "in"));
        let (number, unit, length) = count(&rest[within..])?;
        let end = within + length;
        let from_now = is(rest, end, "from") && ["now", "today"].contains(&text(rest, end + 1));
        if is(rest, end, "ago") {
            self.parts.exact = later(self.today, -number, unit);
            return Some(end + 1);
        }
        if within == 1 || from_now || is(rest, end, "time") {
            self.parts.exact = later(self.today, number, unit);
            let more = if from_now { 2 } else { usize::from(is(rest, end, "time")) };
            return Some(end + more);
        }
        if ["from", "on", "after"].contains(&text(rest, end)) {
            self.parts.shift = Some((number, unit));
            return Some(end + 1);
        }
        let names_day = weekday_of(text(rest, end)).is_some() || near_day(&rest[end..], self.today).is_some();
        names_day.then(|| {
            self.parts.shift = Some((number, unit));
            end
        })
    }

    fn named_day(&mut self, rest: &[Word]) -> Option<usize> {
        if let Some((day, length)) = near_day(rest, self.today) {
            self.parts.exact = Some(day);
            return Some(length);
        }
        let ((month, day), length) = feast(rest)?;
        (self.parts.month, self.parts.day) = (Some(month), Some(day));
        Some(length)
    }

    /// "Next week", "this month", "next year".
    fn of_week(&mut self, rest: &[Word]) -> Option<usize> {
        let steps = match text(rest, 0) {
            "this" => 0,
            "next" => 1,
            "last" => -1,
            _ => return None,
        };
        match text(rest, 1) {
            "week" => {
                let day = self.parts.weekday.map(|(day, _)| day);
                self.parts.weekday = day.map(|day| (day, Which::OfWeek(steps)));
                self.parts.shift = day.is_none().then_some((steps, Unit::Weeks));
                self.parts.vague = true;
            }
            "month" => {
                let then = later(self.today, steps, Unit::Months)?;
                (self.parts.month, self.parts.year) = (Some(then.month()), Some(then.year()));
            }
            "year" => self.parts.year = Some(later(self.today, steps, Unit::Years)?.year()),
            "weekend" => self.parts.vague = true,
            _ => return None,
        }
        Some(2)
    }

    fn weekday(&mut self, rest: &[Word]) -> Option<usize> {
        let (before, which) = match (text(rest, 0), text(rest, 1)) {
            ("this", "coming") | ("coming", _) => (1 + usize::from(is(rest, 1, "coming")), Which::Plain),
            ("this", "past") => (2, Which::Last),
            ("this", _) => (1, Which::This),
            ("next", _) => (1, Which::Next),
            ("last" | "past", _) => (1, Which::Last),
            _ => (0, Which::Plain),
        };
        let (day, likeness) = weekday_like(text(rest, before))?;
        self.quality *= likeness;
        let after = before + 1;
        let (which, more) = match (text(rest, after), text(rest, after + 1)) {
            ("after", "next") => (Which::AfterNext, 2),
            ("week", _) => (Which::AfterNext, 1),
            _ => (which, 0),
        };
        // "Next week, tuesday".
        let of_week = self.parts.shift.take_if(|_| self.parts.vague).map(|(weeks, _)| Which::OfWeek(weeks));
        self.parts.weekday = Some((day, of_week.unwrap_or(which)));
        Some(after + more)
    }

    fn month(&mut self, at: usize) -> Option<usize> {
        let word = text(self.words, at);
        let (month, likeness) = month_like(word)?;
        if word == "may" && !self.is_month_of_may(at) {
            return None;
        }
        self.quality *= likeness;
        self.parts.month = Some(month);
        Some(1)
    }

    /// Not the verb.
    fn is_month_of_may(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| text(self.words, before));
        let number = |at: usize| self.words.get(at..).and_then(figure).is_some();
        self.words.len() <= 2
            || number(at + 1)
            || (is(self.words, at + 1, "the") && number(at + 2))
            || ["of", "in", "next", "this", "slash"].contains(&before)
            || at.checked_sub(1).is_some_and(number)
    }

    fn figures(&mut self, order: DateOrder) {
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

impl Parts {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a later clause names replaces the same part of this one, and a day named otherwise all of it.
    pub(super) fn with(self, later: Self) -> Self {
        if later.is_empty() {
            return self;
        }
        let names_day = later.exact.is_some() || (later.weekday.is_some() && later.day.is_none());
        if names_day || later.vague || (later.day.is_some() && later.month.is_some() && later.year.is_some())
        {
            return later;
        }
        let year_named = later.year.is_some() || later.short_year.is_some();
        Self {
            year: if year_named { later.year } else { self.year },
            short_year: if year_named { later.short_year } else { self.short_year },
            month: later.month.or(self.month),
            day: later.day.or(self.day),
            weekday: later.weekday,
            exact: None,
            shift: None,
            vague: false,
            impossible: later.impossible,
        }
    }
}
