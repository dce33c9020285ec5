//! A site's own documents: read ahead of calls, cut into passages, found by words and meaning, and read out where
//! one sentence answers.

mod answer;
mod files;
mod index;
mod lexicon;
mod live;
mod markup;
mod passages;
mod sentences;
mod terms;

use std::sync::Arc;

pub use files::DocumentsError;
pub use live::LiveDocuments;

use self::index::Index;
use self::passages::Document;
use self::terms::Terms;

/// What is handed to a language model; more only hides the best.
const PASSAGES_BEST: usize = 4;
/// Below this, too many answers would be wrong: better to ask again, or to hand the call over.
const CONFIDENCE_MIN: u8 = 70;

/// The passages of all documents of a flow, as they were when they were read.
pub struct Documents {
    index: Index,
    terms: Arc<Terms>,
}

/// A piece of a document: data to quote from, never an instruction to follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub text: String,
    /// `file.md#Heading`.
    pub source: String,
    /// 0 to 1.
    pub score: f32,
}

/// What can be said as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// One sentence, or two.
    pub sentence: String,
    /// `file.md#Heading`, for the call's record.
    pub source: String,
    /// 0 to 100, as of every tier: the share of such answers that are right.
    pub confidence: u8,
}

impl Documents {
    fn new(documents: &[Document]) -> Self {
        let terms = Terms::new();
        let pieces = documents.iter().flat_map(passages::pieces).collect();
        Self { index: Index::new(pieces, &terms), terms: Arc::new(terms) }
    }

    /// One vector for each of [`Self::texts`], all of one size; nothing if they are not.
    fn with_vectors(&self, vectors: Vec<Vec<f32>>) -> Option<Self> {
        let size = vectors.first()?.len();
        let sound = |vector: &Vec<f32>| vector.len() == size && vector.iter().all(|value| value.is_finite());
        if size == 0 || vectors.len() != self.index.texts().count() || !vectors.iter().all(sound) {
            return None;
        }
        let mut index = self.index.clone();
        index.set_vectors(vectors);
        Some(Self { index, terms: Arc::clone(&self.terms) })
    }

    /// How many passages there are.
    pub fn len(&self) -> usize {
        self.index.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.index.entries.is_empty()
    }

    /// What an embedder should read: with a vector for each, meaning counts beside words.
    pub fn texts(&self) -> Vec<String> {
        self.index.texts().collect()
    }

    /// The best few passages for a question, best first; the same for the same question.
    pub fn search(&self, question: &str, vector: Option<&[f32]>) -> Vec<Passage> {
        let vector = vector.and_then(|vector| self.index.comparable(vector));
        let hits = self.index.hits(&self.terms.question(question), vector.as_deref());
        let passage = |hit: &index::Hit| {
            let piece = &self.index.entries[hit.entry].piece;
            Passage { text: piece.text(), source: piece.source.clone(), score: hit.score }
        };
        hits.iter().take(PASSAGES_BEST).map(passage).collect()
    }

    /// The sentences that answer a question, if it is sure enough that they do.
    pub fn answer(&self, question: &str, vector: Option<&[f32]>) -> Option<Spoken> {
        let vector = vector.and_then(|vector| self.index.comparable(vector));
        let answer = answer::best(&self.index, &self.terms.question(question), vector.as_deref())?;
        let piece = &self.index.entries[answer.entry].piece;
        let sentences: Vec<&str> = answer.at.iter().map(|at| piece.sentences[*at].as_str()).collect();
        let confidence = answer.confidence;
        (confidence >= CONFIDENCE_MIN).then(|| Spoken {
            sentence: sentences.join(" "),
            source: piece.source.clone(),
            confidence,
        })
    }
}
