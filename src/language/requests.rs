//! What callers say to the dialog itself, and what tells their mood.

use super::list::{List, Phrases};

/// Repeat that, wait, let me speak to somebody.
pub struct Requests {
    /// Whole utterances. A caller who says "hello?" has not heard the question either.
    pub whole_repeat: List,
    pub whole_options: List,
    pub whole_goodbye: List,
    /// Left out before a whole utterance is looked up.
    pub polite: List,
    /// Ask for the question once more, wherever they stand.
    pub repeat: Phrases,
    /// Ask for time, at the beginning of an answer.
    pub wait: Phrases,
    /// The one of these that takes something back when more follows: "wait, billing".
    pub wait_alone: &'static str,
    /// With these behind it, a request for time stays one whatever numbers follow: "it's on page two".
    pub searching: List,
    /// Change what was said before.
    pub changes: Phrases,
    /// A human being at the other end.
    pub people: List,
    /// Callers who want none of these want a human being.
    pub machines: List,
    /// Around these.
    pub around_people: List,
    /// With a machine, these ask for a human being.
    pub weary: List,
    pub no: &'static str,
}

/// The caller's mood, as far as words tell it.
pub struct Moods {
    pub angry: List,
    pub angry_phrases: Phrases,
    pub annoyed: List,
    pub annoyed_phrases: Phrases,
    pub pleased: List,
}
