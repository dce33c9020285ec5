//! Days: months, days of the week, feasts, and days counted from today.

use jiff::civil::Weekday;

use super::list::{List, Phrases, Table};

/// A unit in which days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// Which one of the days of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Plain,
    This,
    Next,
    Last,
    /// Of the week that many weeks from this one.
    OfWeek(i64),
    /// The one after the coming one: "friday after next".
    AfterNext,
    /// Two weeks after the coming one: "monday fortnight".
    InFortnight,
}

/// How days are named.
pub struct Dates {
    /// Names and their abbreviations. Longer names are recognised when they were misheard.
    pub months: Table<i8>,
    pub weekdays: Table<Weekday>,
    /// How the names of days end where all of them are meant, and where one is.
    pub days_ending: &'static str,
    pub day_ending: &'static str,
    /// Names of months that mean something else as often, and count beside other words of a date alone.
    pub months_apart: List,
    /// The one of them that is a month after these, beside a number, or in an answer of two words at most.
    pub may: &'static str,
    pub before_may: List,
    /// Feasts of a fixed day: month and day.
    pub feasts: Table<(i8, i8)>,
    /// Days from Easter Sunday.
    pub easter: Table<i64>,
    /// Feasts whose date differs from country to country: a day of the week in their name is not meant.
    pub elsewhere: Phrases,
    /// Days from today.
    pub days: Table<i64>,
    /// After one of those, so many weeks more: "tomorrow week".
    pub weeks_more: Table<i64>,
    /// Singular.
    pub units: Table<Unit>,
    pub articles: List,
    pub the: &'static str,
    pub fortnight: &'static str,
    pub couple: &'static str,
    /// "The day after christmas": what may follow a day that is counted from another.
    pub related: List,
    /// "In two weeks", "two weeks' time", "two weeks from now", "two weeks ago".
    pub within: &'static str,
    pub time: &'static str,
    pub from: &'static str,
    pub now: List,
    pub ago: &'static str,
    /// "Two weeks after christmas", "two days before".
    pub counted_on: List,
    pub counted_back: &'static str,
    /// Before a day of the week; the longest that fits counts.
    pub before_weekday: Table<Which>,
    /// After one; `None` leaves it as it was.
    pub after_weekday: Table<Option<Which>>,
    /// Before a day of the week, these mean any of them.
    pub any: List,
    /// "Next week", "last month": which one of the units below, from this one.
    pub steps: Table<i64>,
    pub day: &'static str,
    pub week: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub weekend: &'static str,
    /// "The last day of the month".
    pub last: &'static str,
    pub of: &'static str,
    pub of_or_in: List,
    /// "Of this month", and those of them that mean the next.
    pub of_this: List,
    pub of_next: List,
    /// A number with one of these after it is read whole: "two thousand and five".
    pub large: List,
    /// "A second", "just a sec": no day, after the words below.
    pub seconds: List,
    pub before_seconds: List,
    /// "One moment": no day either.
    pub one: &'static str,
    pub after_one: List,
    /// "First I need to": no day before the words below.
    pub ranks: List,
    pub after_ranks: List,
}
