//! Tier 3: which of a flow's intents a sentence has, learnt from their examples when the flow is loaded.
//!
//! A logistic regression sees what a sentence means (its vector from the embedding model) and how it is worded (its
//! words and pairs of words), and the nearest examples have a small say beside it. How sure it may be of itself, and
//! what is out of scope, it learns from a fifth of the examples that it is not shown at first. All of it is convex or
//! counted: the same examples give the same answers.

mod lbfgs;
mod logistic;
mod scope;
mod terms;

use ndarray::{Array1, Array2, ArrayView1, s};

use super::percent;
use logistic::{Logistic, Sample};
use scope::{Scope, Signs};
use terms::{Terms, Wording};

/// One sentence of which the intent is known.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    pub text: &'a str,
    /// From the embedding model, of length 1.
    pub vector: &'a [f32],
    /// Counted from 0; `None` for a sentence that fits no intent.
    pub intent: Option<usize>,
}

/// What a sentence was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Every intent with its probability, the likeliest first, as if one of them were meant.
    pub ranked: Vec<(usize, f32)>,
    /// 0 to 1: how unlike every intent the sentence is. About one in twenty sentences in scope is above 0.5.
    pub out_of_scope: f32,
    /// 0 to 100: of the likeliest intent, both values considered. Comparable with that of the phrases.
    pub confidence: u8,
}

/// A trained classifier. Pure: it knows vectors and not what made them.
#[derive(Clone, Debug)]
pub struct Classifier {
    intents: usize,
    terms: Terms,
    logistic: Logistic,
    /// Whether the class after the last intent stands for sentences that fit none.
    has_outside: bool,
    examples: Neighbours,
    /// Below 1 it is less sure than it thinks.
    sharpness: f32,
    scope: Scope,
}

/// The examples in scope themselves.
#[derive(Clone, Debug)]
struct Neighbours {
    vectors: Array2<f32>,
    intents: Vec<usize>,
}

/// A judgement before it is calibrated.
struct Opinion {
    scores: Vec<f32>,
    signs: Signs,
}

impl Classifier {
    /// `None` without an example of an intent, or when vectors differ in size. An intent without examples is never
    /// guessed. Sentences that fit no intent help when there are at least ten.
    pub fn train(examples: &[Example<'_>]) -> Option<Self> {
        let intents = examples.iter().filter_map(|example| example.intent).max()? + 1;
        let size = examples.first()?.vector.len();
        if examples.iter().any(|example| example.vector.len() != size) {
            return None;
        }
        let outside = examples.iter().filter(|example| example.intent.is_none()).count();
        let has_outside = outside >= OUTSIDE_MIN;
        let kept: Vec<Example<'_>> =
            examples.iter().filter(|example| has_outside || example.intent.is_some()).copied().collect();
        let terms = Terms::of(kept.iter().map(|example| example.text));
        let mut classifier = Self {
            intents,
            logistic: Logistic::new(size, terms.len(), intents + usize::from(has_outside)),
            terms,
            has_outside,
            examples: Neighbours::of(&[], size),
            sharpness: 1.0,
            scope: Scope::of(&[]),
        };
        let (shown, hidden) = part(&kept, intents);
        classifier.learn(&shown, size, ROUNDS);
        classifier.calibrate(&hidden);
        classifier.learn(&kept, size, MORE_ROUNDS);
        Some(classifier)
    }

    /// `vector` is the embedding of `text`, by the model that embedded the examples.
    pub fn understand(&self, text: &str, vector: &[f32]) -> Guess {
        let opinion = self.opinion(text, vector);
        let out_of_scope = self.scope.out_of_scope(opinion.signs);
        let sharp: Vec<f32> = opinion.scores.iter().map(|score| score * self.sharpness).collect();
        let total = log_sum_exp(&sharp);
        let mut ranked: Vec<(usize, f32)> =
            sharp.iter().map(|score| (score - total).exp()).enumerate().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let surest = ranked.first().map_or(0.0, |(_, probability)| *probability);
        let confidence = percent(f64::from(surest * (1.0 - out_of_scope)));
        Guess { ranked, out_of_scope, confidence }
    }

    fn learn(&mut self, examples: &[Example<'_>], size: usize, rounds: usize) {
        let vectors = matrix(examples, size);
        let wordings: Vec<Wording> = examples.iter().map(|example| self.wording(example.text)).collect();
        let classes: Vec<usize> =
            examples.iter().map(|example| example.intent.unwrap_or(self.intents)).collect();
        let sample = Sample { vectors: &vectors, wordings: &wordings, classes: &classes };
        self.logistic.fit(&sample, LOOSENESS, rounds);
        self.examples = Neighbours::of(examples, size);
    }

    /// Finds out on sentences that were not learnt how sure it may be.
    fn calibrate(&mut self, hidden: &[Example<'_>]) {
        let inside = || hidden.iter().filter_map(|example| Some((example, example.intent?)));
        let opinions: Vec<(Opinion, usize)> =
            inside().map(|(example, intent)| (self.opinion(example.text, example.vector), intent)).collect();
        let seen: Vec<Signs> = opinions.iter().map(|(opinion, _)| opinion.signs).collect();
        self.scope = Scope::of(&seen);
        let surprise = |sharpness: f32| -> f32 {
            let of = |(opinion, intent): &(Opinion, usize)| {
                let sharp: Vec<f32> = opinion.scores.iter().map(|score| score * sharpness).collect();
                log_sum_exp(&sharp) - sharp[*intent]
            };
            opinions.iter().map(of).sum()
        };
        let candidates = SHARPNESSES.into_iter().map(|sharpness| (sharpness, surprise(sharpness)));
        self.sharpness =
            candidates.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(1.0, |(sharpness, _)| sharpness);
    }

    fn opinion(&self, text: &str, vector: &[f32]) -> Opinion {
        let vector = ArrayView1::from(vector);
        let all = self.logistic.scores(vector, &self.wording(text));
        let inside = all.slice(s![..self.intents]);
        let best = inside.fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        let evidence = log_sum_exp(&inside.to_vec());
        let (near, nearest) = self.examples.near(vector, self.intents);
        let outside = if self.has_outside { all[self.intents] - best } else { 0.0 };
        let scores =
            inside.iter().zip(&near).map(|(score, near)| score - evidence + NEAR_SHARE * near).collect();
        Opinion { scores, signs: Signs { little_evidence: -evidence, far: -nearest, outside } }
    }

    fn wording(&self, text: &str) -> Wording {
        let mut wording = self.terms.wording(text);
        wording.iter_mut().for_each(|(_, weight)| *weight *= WORDING_SHARE);
        wording
    }
}

impl Neighbours {
    fn of(examples: &[Example<'_>], size: usize) -> Self {
        let inside: Vec<Example<'_>> =
            examples.iter().filter(|example| example.intent.is_some()).copied().collect();
        let intents = inside.iter().filter_map(|example| example.intent).collect();
        Self { vectors: matrix(&inside, size), intents }
    }

    /// Of each intent the logarithm of how near its examples are, and the mean cosine to the three nearest of all.
    fn near(&self, vector: ArrayView1<'_, f32>, intents: usize) -> (Vec<f32>, f32) {
        let cosines: Array1<f32> = self.vectors.dot(&vector);
        let (mut sums, mut counts) = (vec![0.0_f32; intents], vec![0.0_f32; intents]);
        for (&intent, cosine) in self.intents.iter().zip(&cosines) {
            sums[intent] += (NEAR_SHARPNESS * cosine).exp();
            counts[intent] += 1.0;
        }
        let near =
            sums.iter().zip(&counts).map(|(sum, count)| (sum / count.max(1.0)).max(1.0).ln()).collect();
        let mut sorted = cosines.to_vec();
        sorted.sort_unstable_by(|a, b| b.total_cmp(a));
        sorted.truncate(NEAREST);
        let nearest = sorted.iter().sum::<f32>() / sorted.len().max(1) as f32;
        (near, nearest)
    }
}

/// Every fifth example of each class is hidden; where there are fewer, all are shown and some are seen again, which
/// makes it too sure, but of few examples nobody can know better.
fn part<'a>(examples: &[Example<'a>], intents: usize) -> (Vec<Example<'a>>, Vec<Example<'a>>) {
    let mut counts = vec![0_usize; intents + 1];
    let (mut shown, mut hidden) = (Vec::new(), Vec::new());
    for example in examples {
        let count = &mut counts[example.intent.unwrap_or(intents)];
        *count += 1;
        if (*count).is_multiple_of(HIDDEN_EVERY) { hidden.push(*example) } else { shown.push(*example) }
    }
    if hidden.len() < HIDDEN_MIN {
        hidden = shown.clone();
    }
    (shown, hidden)
}

fn matrix(examples: &[Example<'_>], size: usize) -> Array2<f32> {
    let mut rows = Array2::zeros((examples.len(), size));
    for (mut row, example) in rows.rows_mut().into_iter().zip(examples) {
        row.assign(&ArrayView1::from(example.vector));
    }
    rows
}

fn log_sum_exp(scores: &[f32]) -> f32 {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    highest + scores.iter().map(|score| (score - highest).exp()).sum::<f32>().ln()
}

// All chosen by trial on held-out parts of the training sets of BANKING77 and on CLINC150's validation set.

/// How far the weights may go to fit the examples.
const LOOSENESS: f32 = 20.0;
/// The length of a wording beside a vector of length 1.
const WORDING_SHARE: f32 = 0.5;
const NEAR_SHARPNESS: f32 = 20.0;
const NEAR_SHARE: f32 = 0.3;
const NEAREST: usize = 3;
const ROUNDS: usize = 40;
const MORE_ROUNDS: usize = 20;
/// Fewer are no picture of everything else.
const OUTSIDE_MIN: usize = 10;
const HIDDEN_EVERY: usize = 5;
const HIDDEN_MIN: usize = 10;
const SHARPNESSES: [f32; 12] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.7, 2.0];

#[cfg(test)]
mod tests;
