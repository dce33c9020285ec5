//! What callers say around a value, whatever it is.

use super::list::{List, Phrases};

/// Words that change nothing of a value, and words that say that there is none.
pub struct Asides {
    /// Usual around dates, times, numbers and names.
    pub around: List,
    /// "Not sure" is a no to a question, and nothing to a slot.
    pub declined: List,
    /// Of those, the ones that decline only as the whole answer.
    pub declined_alone: Phrases,
    /// Stands for a word that does not matter: usual around nothing.
    pub passed: &'static str,
}
