//! What is known of a date: its parts, and how a later answer changes them.

use jiff::civil::{Date, Weekday};

use crate::language::{Unit, Which};

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
    /// "Before friday", "every friday": more than one day, or one that is not known here.
    pub(super) open: bool,
    /// Another day of the week: "monday through friday".
    pub(super) other: Option<(Weekday, Which)>,
    /// Days from Easter.
    pub(super) from_easter: Option<i64>,
    /// The nth such day of a month, the last if negative: "the first monday in march".
    pub(super) nth: Option<i8>,
    pub(super) impossible: bool,
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
        let names_day = later.exact.is_some()
            || later.from_easter.is_some()
            || later.nth.is_some()
            || (later.weekday.is_some() && later.day.is_none());
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
            shift: later.shift,
            vague: false,
            impossible: later.impossible,
            open: later.open,
            other: later.other,
            from_easter: later.from_easter,
            nth: later.nth,
        }
    }
}
