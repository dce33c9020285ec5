//! Words that speak against a value, that take one back, or that make more than one of it.

use super::list::{List, Phrases};

/// What of a sentence is wanted.
pub struct Scope {
    /// What precedes these is taken back or replaced: "tuesday no wednesday", "one two three sorry one two four".
    pub corrections: List,
    pub no: &'static str,
    /// "No" is no correction before these.
    pub no_words: List,
    /// "I have no time on tuesday".
    pub before_no: List,
    /// What follows one of these is not wanted, until a pause or a "but".
    pub negations: Phrases,
    pub not: &'static str,
    /// It may stand after what it denies: "montag geht nicht".
    pub not_last: bool,
    /// Between pauses and beside no value of its own, one of these speaks against the value before: "ca ne va pas".
    pub denying: Phrases,
    /// After "not" these leave the value alone.
    pub not_against: List,
    /// A "not" after these negates nothing that was said: "why not", "if it's not a problem".
    pub not_asked: List,
    /// Before "not", these make it speak of what stands before: "nine doesn't work".
    pub auxiliaries: List,
    /// What is this is not wanted: "nine is too early", "friday is out".
    pub bad: Phrases,
    /// Those that need no "is" before them begin so: "friday clashes".
    pub bad_alone: List,
    /// Stand between "is" and what is bad.
    pub degrees: List,
    /// "Any day but friday".
    pub any: List,
    pub but: List,
    /// Begins what follows from the rest.
    pub so: &'static str,
    /// "Rather tuesday than friday".
    pub preferring: List,
    pub than: &'static str,
    /// Names of days and times that are no numbers.
    pub named: List,
    /// Before a value, these make more than one of it: "before five", "every friday", "between two and three".
    pub open_before: List,
    /// The same in two words: "up to".
    pub open_before_two: (&'static str, &'static str),
    /// Stand between those and the value.
    pub open_between: List,
    /// After a value, these do.
    pub open_after: Phrases,
}
