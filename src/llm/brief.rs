//! What a language model is told: of a flow once, and of a call at each turn. Plain values, bounded where used.

use std::sync::Arc;

use crate::{language::Language, pii::Redacted, understand::values::Kind};

/// More are not described to a model: a line with more destinations finds them by name.
const INTENTS_MAX: usize = 64;
const SLOTS_MAX: usize = 24;
/// A longer list of choices is not spelt out: the model gives text, and the slot's own reading finds the choice.
pub(super) const CHOICES_MAX: usize = 64;

/// What the model is told of a flow: the same for every one of its calls, so that a model evaluates it once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charter {
    pub flow: String,
    /// Whose line it is and what it is for: "the reception of Northwind".
    pub line: String,
    /// A BCP 47 tag, as in the flow.
    pub language: String,
    /// The flow author's own rules, a sentence each.
    pub rules: Vec<String>,
    pub may: May,
    pub intents: Vec<Intent>,
    /// Never the sensitive ones: what they hold is not shown to a model, nor asked of it.
    pub slots: Vec<Slot>,
    /// The flow's other prompts. The model is not shown them; the numbers in them may be spoken.
    pub prompts: Vec<String>,
}

/// What the flow's author lets the model do. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Find the intent and follow it.
    pub choose: bool,
    /// Read slots out of what was said, and ask for those that are missing.
    pub fill: bool,
    /// Answer from passages, when there are any.
    pub answer: bool,
    /// Speak in its own words. Without it the flow's prompts are spoken for everything but answers.
    pub chat: bool,
    /// Put the call into one sentence for the person who takes it.
    pub summarise: bool,
}

impl May {
    /// Whether it has any part in the conversation itself.
    pub fn converses(self) -> bool {
        Self { summarise: false, ..self } != Self::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Unique in the flow; `none` and `unclear` are the model's own.
    pub name: String,
    pub spoken: String,
    pub description: String,
    pub examples: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub name: String,
    /// It says how a value is written; the slot's own reading still judges every value that a model gives.
    pub kind: Kind,
    pub prompt: String,
}

/// What the model is told of one turn of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    pub charter: Arc<Charter>,
    /// Names of the charter's slots that are still to be filled.
    pub wanted: Vec<String>,
    /// What is known already, by slot name, as it is spoken. Never a sensitive value.
    pub known: Vec<(String, Redacted<String>)>,
    /// The context values that the flow lets the model see.
    pub context: Vec<(String, Redacted<String>)>,
    /// Oldest first, without the caller's last words.
    pub dialog: Vec<Turn>,
    /// Best first.
    pub passages: Vec<Passage>,
    /// The caller's last words.
    pub said: Redacted<String>,
    /// The name of the intent that the call has come to, once it has.
    pub settled: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub speaker: Speaker,
    pub text: Redacted<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    Bot,
    Caller,
}

/// A piece of the site's own documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    pub source: String,
}

/// What the caller wants: one of the flow's intents, or the model's own two.
pub(super) const NONE: &str = "none";
pub(super) const UNCLEAR: &str = "unclear";

impl Charter {
    /// The words of its language.
    pub(super) fn words(&self) -> &'static Language {
        Language::or_first(&self.language)
    }

    /// The intents that a model may choose among.
    pub(super) fn offered(&self) -> impl Iterator<Item = &Intent> {
        let chosen = self.intents.iter().filter(|intent| ![NONE, UNCLEAR].contains(&intent.name.as_str()));
        chosen.take(if self.may.choose { INTENTS_MAX } else { 0 })
    }

    /// Whether the model only decides and quotes. Then its answer is as short as it can be, because each word of it
    /// takes time.
    pub(super) fn is_terse(&self) -> bool {
        !self.may.chat
    }

    /// The slots that a model may fill.
    pub(super) fn fillable(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().take(if self.may.fill { SLOTS_MAX } else { 0 })
    }
}

impl Brief {
    /// The slots that a model may fill at this turn.
    pub(super) fn fillable(&self) -> impl Iterator<Item = &Slot> {
        self.charter.fillable().filter(|slot| self.wanted.contains(&slot.name))
    }
}
