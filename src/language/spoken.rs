//! How values are read back to callers. What is said here has to be understood again as the same value.

/// Values as they are said.
pub struct Spoken {
    pub yes: &'static str,
    pub no: &'static str,
    /// Before a number.
    pub minus: &'static str,
    /// January first.
    pub months: [&'static str; 12],
    /// Monday first.
    pub weekdays: [&'static str; 7],
    /// The number of a day in its month.
    pub ordinal: fn(i8) -> String,
    /// Hour and minute.
    pub time: fn(i8, i8) -> String,
    /// A day of this year, in the two orders; of `{weekday}`, `{month}` and `{day}`.
    pub month_first: &'static str,
    pub day_first: &'static str,
    /// The same of any year: the day as above is `{date}`, and `{year}`.
    pub month_first_year: &'static str,
    pub day_first_year: &'static str,
    /// The keys that are no digits.
    pub star: &'static str,
    pub hash: &'static str,
    /// Between the last two of a list of names; with its blanks.
    pub or: &'static str,
}
