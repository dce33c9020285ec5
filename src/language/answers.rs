//! Yes and no, in the many forms in which callers say it, and other short answers.

use super::list::{List, Phrases};

/// What a phrase does to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Yes wherever it stands.
    Yes,
    /// Yes, unless words that nothing explains stand beside it: "right", but not "right side".
    Weak,
    /// Yes, and makes a following "not" stronger: "absolutely not".
    Stress,
    /// "No": before a word such as "problem" it negates that.
    No,
    /// No wherever it stands, and what "not" turns into a yes: "not wrong", "no problem".
    Bad,
    /// Turns what follows around.
    Not,
    /// Like `Not`, but only before something bad: "nothing wrong with that".
    Without,
    /// Neither: the caller does not say.
    Unsure,
    /// Neither yes nor no whatever else is said: "maybe".
    Hedge,
    /// Says nothing.
    Empty,
}

/// Yes, no, and what is neither.
pub struct Answers {
    /// Whole answers that are a yes or a no; no flow may use them as a synonym.
    pub yes: List,
    pub no: List,
    /// The longest phrase that fits counts.
    pub senses: &'static [(Sense, List)],
    /// A short answer with one of these pronouns and one of these verbs is a yes; with "not" a no: "it is", "I
    /// haven't".
    pub echo_pronouns: List,
    pub echo_verbs: List,
    /// After a pronoun's verb: "it does indeed".
    pub echo_ends: List,
    /// A pronoun after which such an end begins something else: "that is it".
    pub pointing: &'static str,
    /// Before a short answer: "I think it is".
    pub opinions: Phrases,
    /// The first word of a question, or words.
    pub asking: List,
    /// Asks, when one of the pronouns below follows.
    pub asking_verbs: List,
    pub asked: List,
    /// What looks like a question and is none.
    pub not_asking: List,
    /// A question that proposes a value.
    pub proposing: Phrases,
    /// A question at the end that changes nothing.
    pub tags: Phrases,
    /// After a yes these bring a condition or a change.
    pub conditions: List,
    /// What takes back what stands before it.
    pub taking_back: Phrases,
    /// What a recogniser makes of a short yes or no, and how much that is worth.
    pub misheard: &'static [(&'static str, bool, f64)],
    /// Said around an answer without changing it.
    pub polite: List,
    /// Alone, it is a yes.
    pub please: &'static str,
    pub not: &'static str,
    /// It also turns the yes around that stands right before it: "stimmt nicht".
    pub not_last: bool,
    pub but: &'static str,
    /// How words of thanks begin: after one, a no is meant.
    pub thanks: &'static str,
    /// Between "no" and what it denies: "no real problem".
    pub small: List,
    /// "That isn't my number" is a no.
    pub own: List,
}

/// The answer that nothing more is wanted.
pub struct Enough {
    /// The whole of a no to "anything else?"; a "no" before it and a "for now" after it may be there or not.
    pub whole: List,
    /// What may stand before and after these without a meaning of its own.
    pub around: List,
    pub noes: List,
}

/// Answers to "this, or that?" that name neither, and to a list by its place.
pub struct Picks {
    pub first: List,
    pub second: List,
    /// Both are right, or it does not matter. "It does not matter" and "I do not care" are among them.
    pub either: List,
    pub neither: List,
    /// "Not either of them" is neither.
    pub refused: List,
    /// What stands around such an answer; a sentence with other words is about something else.
    pub around: List,
    /// Right before a place, these mean the other one; each with its blank.
    pub negating: Phrases,
    /// Around the place in a list: "the second one, please".
    pub around_place: List,
    /// The first and the second of two values that were asked about.
    pub first_value: List,
    pub second_value: List,
}
