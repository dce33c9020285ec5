//! Whether words are all that a caller wants to say.

use super::list::List;

/// Beginnings, and what only says "go on".
pub struct Turns {
    /// Nobody ends a sentence with these. "Please" and "for me" do end one, so they are not here.
    pub open_ends: List,
    /// Said alone, what is wanted comes after it.
    pub greetings: List,
    /// What listeners say without wanting the floor.
    pub backchannels: List,
    /// "Okay", "yeah", "I see": the listener follows, which is an answer to a yes-or-no question alone.
    pub acknowledgements: List,
    /// Ends a number that may go on: "twenty".
    pub growing_numbers: List,
    /// After these, a number is a minute and the time is whole: "nine oh five".
    pub before_minutes: List,
    /// A word of a time that ends a sentence, though it may begin one: "am I".
    pub whole_time_end: &'static str,
    /// A number's likeness that is a whole time.
    pub noon: &'static str,
}
