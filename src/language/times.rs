//! Times of day.

use super::list::{List, Phrases, Table};

/// Parts of the day that settle a time on twelve hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// How a clock is read.
pub struct Times {
    /// Hours with a name.
    pub named: Table<i8>,
    /// After a time.
    pub parts: Table<DayPart>,
    /// Anywhere in a sentence.
    pub day_parts: Table<DayPart>,
    /// Before one of those, this makes a greeting of it.
    pub greeting: &'static str,
    /// A number before these is no time.
    pub counted: List,
    /// What a recogniser makes of an hour before "am", "pm" or "o'clock".
    pub sounds_like: Table<i64>,
    /// "Half past two": minutes with a name.
    pub fractions: Table<i64>,
    /// Without a word between, the minutes of this one are past the hour: "half two".
    pub half: &'static str,
    pub article: &'static str,
    pub minutes: List,
    /// Between the minutes and their hour: whether it is still to come.
    pub relations: Table<bool>,
    /// One more that means to come, with whole fives alone.
    pub of: &'static str,
    /// The relation that never stands between the two ends of a range.
    pub before: &'static str,
    /// What is counted, and no hour: "five to seven days".
    pub spans: List,
    pub oclock: &'static str,
    /// The same in two words.
    pub o_clock: (&'static str, &'static str),
    pub hundred: &'static str,
    pub hours: &'static str,
    /// After an hour, before a minute below ten: "nine oh five".
    pub zeros: List,
    /// Before a zero's minutes, all but this one: "o" is a sigh as well.
    pub sigh: &'static str,
    /// "(Nine) and a half".
    pub and_a_part: Table<i64>,
    /// But not when one of these follows: "a quarter to ten".
    pub after_a_part: List,
    pub at: List,
    pub within: &'static str,
    /// Before the first end of a range, and between the two.
    pub from: List,
    pub range: List,
    pub and: &'static str,
    /// "One" is an hour after these, before these, or alone; "one morning" is any.
    pub one: &'static str,
    pub before_one: List,
    pub told_after_one: List,
    pub any_after_one: List,
    pub not_before_one: List,
    /// Tell a time from the numbers of a date.
    pub telling: List,
    /// Beside a number that belongs to a date.
    pub date_before: List,
    pub date_after: List,
    pub the: &'static str,
    /// Parts of a sentence that choose between morning and afternoon; each with the blanks that it needs.
    pub before_noon: Phrases,
    pub after_noon: Phrases,
}
