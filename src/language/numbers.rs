//! Whole numbers in words.

use super::list::{List, Phrases, Table};

/// Cardinals and ordinals.
pub struct Numbers {
    /// From nought to nine.
    pub units: [&'static str; 10],
    /// From ten to nineteen.
    pub teens: [&'static str; 10],
    /// From twenty to ninety.
    pub tens: [&'static str; 8],
    /// Other names of digits.
    pub other_units: Table<u32>,
    /// Of all these, the ones that are no number by themselves.
    pub only_digits: List,
    /// Names of nought that may lead a figure: "oh five".
    pub leading_zeros: List,
    /// The usual ones, in a row of figures.
    pub zeros: List,
    /// The name of nought that is no sigh.
    pub zero: List,
    /// Below twenty, and the tens.
    pub ordinals: Table<i8>,
    /// Before an ordinal below ten.
    pub ordinal_tens: Table<i8>,
    /// Before a hundred or a thousand, these are one of it.
    pub articles: List,
    pub and: &'static str,
    pub of: &'static str,
    pub one: &'static str,
    pub hundred: &'static str,
    pub thousand: &'static str,
    pub dozen: &'static str,
    pub score: &'static str,
    /// From a thousand up.
    pub thousands: Table<i64>,
    /// All that a part of a number may multiply: "two and a half dozen".
    pub scales: Table<i64>,
    /// Before a negative number.
    pub minus: List,
    /// Nothing, as a number.
    pub noughts: List,
    /// Amounts with names of their own.
    pub named: Table<i64>,
    /// What a recogniser makes of a number that stands alone.
    pub sounds_like: Table<i64>,
    /// What is counted, so that "for people" is four.
    pub counted: List,
    /// A number before these is a part.
    pub parts: List,
    /// Say, wherever they stand, that a number is no whole one.
    pub halves: List,
    /// After "and a".
    pub halves_after_and: List,
    /// Between a number and its tenths.
    pub decimal_zero: &'static str,
    /// "(Two) and a half".
    pub and_a_half: Phrases,
    /// Between two numbers, these make one amount that is not whole.
    pub money: List,
    /// The same digit twice or three times: by what a digit is multiplied.
    pub repeated: Table<i64>,
    /// After a number, these count time: "one second".
    pub moments: List,
    /// "One" before or after these counts nothing: "one of these", "no one".
    pub one_before: List,
    pub one_after: List,
    /// Before a number that says where something is: "page two".
    pub places: List,
}
