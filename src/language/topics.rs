//! What stands around the names of places and things, and what turns such a name around.

use super::list::List;

/// The words that name nothing.
pub struct Topics {
    /// Words around a topic: they neither name one nor speak against one. Politeness, pronouns, wishes.
    pub fillers: List,
    /// When something is to be, which says nothing about what.
    pub times: List,
    /// May stand between a negation and what it negates: "not the", "do not want to speak to".
    pub between: List,
    /// A "no" that answers a question ("no, sales") does not speak against what follows, and is not among them.
    pub negations: List,
    /// What precedes these is taken back: "billing, no wait, sales".
    pub corrections: List,
    /// Asking for a human works in every flow, whatever its file lists.
    pub human: List,
    /// Between two names, these make a negation reach both: "not billing or sales".
    pub joining: List,
    /// "Rather sales than billing": with the first anywhere before it, the second speaks against what follows.
    pub preferred: (&'static str, &'static str),
    /// "Anybody but sales": so does the second, right after a word that begins with the first.
    pub excepted: (&'static str, &'static str),
    /// "Instead of billing": and so do these two.
    pub instead: (&'static str, &'static str),
    /// Two words after which a name follows that is not looked for: "this is Carla".
    pub introductions: &'static [[&'static str; 2]],
    /// Before a name.
    pub titles: List,
}
