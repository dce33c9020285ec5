//! What a dialog has to find out from outside before it can go on, and what it is told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    llm::Brief,
    pii::{Redacted, kept},
};

/// A question to the world outside the dialog. The dialog goes on with [`Finding::Failed`] when time is up.
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    pub subject: Subject,
    pub within_ms: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The place of a sentence among all sentences, for the nearest examples.
    Vector { text: Redacted<String> },
    /// What the flow's documents say about it.
    Passages { flow: String, question: Redacted<String>, vector: Option<Vec<f32>> },
    /// What the language model would say and do. Its first sentences may come before its whole answer.
    Reply(Box<Brief>),
    /// The whole call in one sentence, for the person who takes it.
    Sentence(Box<Brief>),
    /// A row of the flow's lookup of that name.
    Lookup { flow: String, name: String, key: Redacted<String> },
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Finding {
    Vector(Vec<f32>),
    /// The passages that fit best, and the sentence that answers the question by itself, if one does.
    Passages {
        passages: Vec<Passage>,
        answer: Option<SpokenAnswer>,
    },
    /// The model's whole reply, as it came, and how much of what it says the caller has been told already.
    Reply {
        #[serde(with = "kept")]
        text: Redacted<String>,
        bytes_said: usize,
    },
    Row(#[serde(with = "kept")] Redacted<BTreeMap<String, String>>),
    /// It was looked for and is not there.
    NotFound,
    /// It could not be looked for, or not in time.
    Failed,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    pub text: String,
    /// `file.md#Heading`.
    pub source: String,
}

/// A sentence of a document that answers a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpokenAnswer {
    pub sentence: String,
    pub source: String,
    /// 0 to 100.
    pub confidence: u8,
}
