//! Which passages speak of what a question asks about: by words (BM25 over concepts), and by meaning (cosine).

use std::collections::{BTreeMap, BTreeSet};

use super::passages::Piece;
use super::terms::{Concept, Question, Terms};

/// The customary constants of BM25.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// A word of a heading counts like so many of the text.
const HEADING_WEIGHT: f32 = 2.0;
/// What a heading or the rest of the passage adds to a sentence that does not name something itself.
const IN_HEADING: f32 = 0.9;
const IN_PASSAGE: f32 = 0.6;
/// The share of meaning where vectors are there; words have the rest.
const MEANING: f32 = 0.5;

#[derive(Clone)]
pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
    /// By stem: the passages that have it, and how often.
    postings: BTreeMap<String, Vec<(usize, f32)>>,
    average_length: f32,
}

#[derive(Clone)]
pub(super) struct Entry {
    pub(super) piece: Piece,
    headings: BTreeSet<String>,
    /// Of each sentence.
    sentences: Vec<BTreeSet<String>>,
    length: f32,
    /// Of each sentence, at length one; empty without an embedder.
    vectors: Vec<Vec<f32>>,
}

/// How well a passage fits a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) entry: usize,
    /// 0 to 1.
    pub(super) score: f32,
}

/// How much of a question some sentences speak of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coverage {
    /// Of what is asked, by weight, 0 to 1.
    pub(super) share: f32,
    /// The weight of what is found, in nats: two common words are less evidence than two rare ones.
    pub(super) evidence: f32,
    /// The question has one word to go by, and it is in the text alone: it may be there in passing.
    pub(super) in_passing: bool,
}

impl Index {
    pub(super) fn new(pieces: Vec<Piece>, terms: &Terms) -> Self {
        let mut postings: BTreeMap<String, Vec<(usize, f32)>> = BTreeMap::new();
        let mut entries = Vec::with_capacity(pieces.len());
        for (at, piece) in pieces.into_iter().enumerate() {
            let headings = terms.stems(&piece.headings.join(" "));
            let sentences: Vec<Vec<String>> = piece.sentences.iter().map(|text| terms.stems(text)).collect();
            let tables = terms.stems(&piece.tables.join(" "));
            let mut counts: BTreeMap<&String, f32> = BTreeMap::new();
            for stem in sentences.iter().flatten().chain(&tables) {
                *counts.entry(stem).or_default() += 1.0;
            }
            for stem in &headings {
                *counts.entry(stem).or_default() += HEADING_WEIGHT;
            }
            let length = counts.values().sum();
            for (stem, count) in counts {
                postings.entry(stem.clone()).or_default().push((at, count));
            }
            let sentences = sentences.into_iter().map(BTreeSet::from_iter).collect();
            let headings = BTreeSet::from_iter(headings);
            entries.push(Entry { piece, headings, sentences, length, vectors: Vec::new() });
        }
        let average_length =
            entries.iter().map(|entry| entry.length).sum::<f32>() / entries.len().max(1) as f32;
        Self { entries, postings, average_length }
    }

    /// What an embedder should read, one text for each sentence, under its headings.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        self.entries.iter().flat_map(|entry| {
            let headings = entry.piece.headings.last().cloned().unwrap_or_default();
            entry.piece.sentences.iter().map(move |sentence| format!("{headings}: {sentence}"))
        })
    }

    /// One vector for each of the texts.
    pub(super) fn set_vectors(&mut self, vectors: Vec<Vec<f32>>) {
        let mut vectors = vectors.into_iter().map(at_length_one);
        for entry in &mut self.entries {
            entry.vectors = vectors.by_ref().take(entry.sentences.len()).collect();
        }
    }

    /// Best first, with a comparable vector if there is one; of equals, the one that stands first in the documents.
    pub(super) fn hits(&self, question: &Question, vector: Option<&[f32]>) -> Vec<Hit> {
        let by_words = self.by_words(question);
        let mut hits: Vec<Hit> = by_words
            .into_iter()
            .enumerate()
            .map(|(entry, words)| {
                let score = match vector {
                    Some(vector) => (1.0 - MEANING) * words + MEANING * self.entries[entry].meaning(vector),
                    None => words,
                };
                Hit { entry, score }
            })
            .filter(|hit| hit.score > 0.0)
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
        hits
    }

    /// A question's vector at length one, if there is something of its kind to compare it with.
    pub(super) fn comparable(&self, vector: &[f32]) -> Option<Vec<f32>> {
        let own = self.entries.iter().flat_map(|entry| &entry.vectors).next()?;
        let sound = own.len() == vector.len() && vector.iter().all(|value| value.is_finite());
        sound.then(|| at_length_one(vector.to_vec()))
    }

    /// BM25 over the most that the question could reach, for each passage.
    fn by_words(&self, question: &Question) -> Vec<f32> {
        let mut scores = vec![0.0; self.entries.len()];
        let mut most = 0.0;
        for concept in &question.concepts {
            let weight = self.weight(concept);
            most += weight * (K1 + 1.0);
            let mut best = vec![0.0_f32; self.entries.len()];
            for (stem, share) in &concept.forms {
                for &(entry, count) in self.postings.get(stem).into_iter().flatten() {
                    let length = self.entries[entry].length / self.average_length.max(1.0);
                    let found = share * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
                    best[entry] = best[entry].max(found);
                }
            }
            for (score, found) in scores.iter_mut().zip(best) {
                *score += weight * found;
            }
        }
        scores.iter().map(|score| if most > 0.0 { score / most } else { 0.0 }).collect()
    }

    /// What no document has weighs most: a question about it is not answered here.
    pub(super) fn weight(&self, concept: &Concept) -> f32 {
        let holding: BTreeSet<usize> = concept
            .forms
            .iter()
            .flat_map(|(stem, _)| self.postings.get(stem).into_iter().flatten().map(|(entry, _)| *entry))
            .collect();
        let (all, holding) = (self.entries.len() as f32, holding.len() as f32);
        (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln()
    }

    /// How much of the question the sentences `at` of a passage speak of.
    pub(super) fn coverage(&self, question: &Question, entry: usize, at: &[usize]) -> Coverage {
        let entry = &self.entries[entry];
        let (mut all, mut found) = (0.0, 0.0);
        let names = |stem: &String| entry.headings.contains(stem);
        let in_passing = match &question.concepts[..] {
            [only] => !only.forms.iter().any(|(stem, _)| names(stem)),
            _ => false,
        };
        for concept in &question.concepts {
            let weight = self.weight(concept);
            let share = concept.forms.iter().map(|(stem, share)| share * entry.place(stem, at));
            all += weight;
            found += weight * share.fold(0.0, f32::max);
        }
        let share = if all > 0.0 { found / all } else { 0.0 };
        Coverage { share, evidence: found, in_passing }
    }
}

impl Entry {
    fn place(&self, stem: &str, at: &[usize]) -> f32 {
        let has = |sentence: &usize| self.sentences[*sentence].contains(stem);
        if at.iter().any(has) {
            1.0
        } else if self.headings.contains(stem) {
            IN_HEADING
        } else if (0..self.sentences.len()).any(|sentence| has(&sentence)) {
            IN_PASSAGE
        } else {
            0.0
        }
    }

    /// Of the sentence that is nearest in meaning.
    fn meaning(&self, vector: &[f32]) -> f32 {
        let all: Vec<usize> = (0..self.vectors.len()).collect();
        self.meaning_of(&all, vector)
    }

    /// Cosine of the nearest of these sentences.
    pub(super) fn meaning_of(&self, at: &[usize], vector: &[f32]) -> f32 {
        let cosines =
            at.iter().filter_map(|sentence| self.vectors.get(*sentence)).map(|own| dot(own, vector));
        cosines.fold(0.0, f32::max)
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn at_length_one(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
    vector
}
