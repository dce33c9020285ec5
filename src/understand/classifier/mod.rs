//! Tier 3: which of a flow's intents a sentence has, learnt from their examples when the flow is loaded.
//!
//! A logistic regression sees what a sentence means (its vector from the embedding model) and how it is worded (its
//! words and pairs of words), and the nearest examples have a small say beside it. How sure it may be of itself, and
//! what is out of scope, it learns from a fifth of the examples that it is not shown at first. A flow has too few
//! examples for that: what is out of scope is learnt there from what people say to anybody. All of it is convex or
//! counted: the same examples give the same answers.

mod lbfgs;
mod logistic;
mod neighbours;
mod scope;
mod terms;

use ndarray::{Array2, ArrayView1, s};

use super::percent;
use crate::language::Language;
use logistic::{Logistic, Sample};
use neighbours::Neighbours;
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
    /// Every intent that has examples with its probability, the likeliest first, as if one of them were meant.
    pub ranked: Vec<(usize, f32)>,
    /// 0 to 1: how unlike every intent the sentence is. About one in twenty sentences in scope is above 0.5.
    pub out_of_scope: f32,
    /// 0 to 100: of the likeliest intent, both values considered. Comparable with that of the phrases.
    pub confidence: u8,
    /// By how much the odds of an intent are better than the probabilities say.
    modesty: f32,
}

impl Guess {
    /// How sure a share of all probability is, that of out of scope included.
    pub(super) fn surety(&self, share: f64) -> f64 {
        let odds = f64::from(self.modesty) * share / (1.0 - share).max(f64::EPSILON);
        odds / (1.0 + odds)
    }
}

#[cfg(test)]
impl Guess {
    /// One that is as sure as it says.
    pub(super) fn of(ranked: &[(usize, f32)], out_of_scope: f32) -> Self {
        Self { ranked: ranked.to_vec(), out_of_scope, confidence: 0, modesty: 1.0 }
    }
}

/// A trained classifier. Pure: it knows vectors and not what made them.
#[derive(Clone, Debug)]
pub struct Classifier {
    recipe: Recipe,
    intents: usize,
    /// Which intents have examples.
    taught: Vec<bool>,
    terms: Terms,
    logistic: Logistic,
    /// Whether the class after the last intent stands for sentences that fit none.
    has_outside: bool,
    examples: Neighbours,
    /// Below 1 it is less sure than it thinks.
    sharpness: f32,
    /// Without it, the class of sentences that fit no intent tells alone what is out of scope.
    scope: Option<Scope>,
}

/// How to learn, which depends on how much there is to learn from.
#[derive(Clone, Copy, Debug)]
struct Recipe {
    /// How far the weights may go to fit the examples.
    looseness: f32,
    /// The length of a wording beside a vector of length 1.
    wording: f32,
    near: f32,
    /// What an example that fits no intent counts.
    outside: f32,
    /// See [`Guess::surety`].
    modesty: f32,
    /// Whether a part of the examples is hidden, to learn from it how sure to be.
    hides: bool,
}

/// A judgement before it is calibrated.
struct Opinion {
    scores: Vec<f32>,
    /// Of the class that fits no intent.
    outside: Option<f32>,
    signs: Signs,
}

impl Classifier {
    /// `None` without an example of an intent, or when vectors differ in size. An intent without examples is never
    /// guessed. Sentences that fit no intent help when there are at least ten.
    pub fn train(language: &'static Language, examples: &[Example<'_>]) -> Option<Self> {
        Self::of(language, examples, MANY)
    }

    /// Learns a flow's examples against a background of what people say to anybody. What is near to an example is left
    /// out of that: the flow may well be there for it.
    pub fn of_flow(
        language: &'static Language,
        examples: &[Example<'_>],
        background: &[Example<'_>],
    ) -> Option<Self> {
        let size = examples.first()?.vector.len();
        if examples.len() > FEW_MAX || background.iter().any(|sentence| sentence.vector.len() != size) {
            return Self::train(language, examples);
        }
        let near = |sentence: &&Example<'_>| {
            let cosine = |example: &Example<'_>| {
                ArrayView1::from(example.vector).dot(&ArrayView1::from(sentence.vector))
            };
            examples.iter().any(|example| example.vector.len() == size && cosine(example) > FOREIGN_MAX)
        };
        let foreign: Vec<Example<'_>> =
            background.iter().filter(|sentence| !near(sentence)).copied().collect();
        if foreign.len() < OUTSIDE_MIN {
            return Self::train(language, examples);
        }
        Self::of(language, &[examples, foreign.as_slice()].concat(), FEW)
    }

    fn of(language: &'static Language, examples: &[Example<'_>], recipe: Recipe) -> Option<Self> {
        let intents = examples.iter().filter_map(|example| example.intent).max()? + 1;
        let size = examples.first()?.vector.len();
        if examples.iter().any(|example| example.vector.len() != size) {
            return None;
        }
        let outside = examples.iter().filter(|example| example.intent.is_none()).count();
        let has_outside = outside >= OUTSIDE_MIN;
        let kept: Vec<Example<'_>> =
            examples.iter().filter(|example| has_outside || example.intent.is_some()).copied().collect();
        let terms = Terms::of(language, kept.iter().map(|example| example.text));
        let classes = intents + usize::from(has_outside);
        let mut classifier = Self {
            recipe,
            intents,
            taught: (0..intents).map(|intent| kept.iter().any(|one| one.intent == Some(intent))).collect(),
            logistic: Logistic::new(size, terms.len(), classes),
            terms,
            has_outside,
            examples: Neighbours::of(&[], size, classes),
            sharpness: 1.0,
            scope: None,
        };
        if recipe.hides {
            let (shown, hidden) = part(&kept, intents);
            classifier.learn(&shown, size, ROUNDS);
            classifier.calibrate(&hidden);
        } else {
            classifier.learn(&kept, size, ROUNDS);
        }
        classifier.learn(&kept, size, MORE_ROUNDS);
        Some(classifier)
    }

    /// `vector` is the embedding of `text`, by the model that embedded the examples.
    pub fn understand(&self, text: &str, vector: &[f32]) -> Guess {
        let opinion = self.opinion(text, vector);
        let sharp: Vec<f32> = opinion.scores.iter().map(|score| score * self.sharpness).collect();
        let total = log_sum_exp(&sharp);
        let out_of_scope = match (&self.scope, opinion.outside) {
            (Some(scope), _) => scope.out_of_scope(opinion.signs),
            (None, Some(outside)) => 1.0 / (1.0 + (total - outside).exp()),
            (None, None) => 0.0,
        };
        let mut ranked: Vec<(usize, f32)> =
            sharp.iter().map(|score| (score - total).exp()).enumerate().collect();
        ranked.retain(|(intent, _)| self.taught[*intent]);
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let surest = ranked.first().map_or(0.0, |(_, probability)| *probability);
        let mut guess = Guess { ranked, out_of_scope, confidence: 0, modesty: self.recipe.modesty };
        guess.confidence = percent(guess.surety(f64::from(surest * (1.0 - out_of_scope))));
        guess
    }

    fn learn(&mut self, examples: &[Example<'_>], size: usize, rounds: usize) {
        let vectors = matrix(examples, size);
        let wordings: Vec<Wording> = examples.iter().map(|example| self.wording(example.text)).collect();
        let classes: Vec<usize> =
            examples.iter().map(|example| example.intent.unwrap_or(self.intents)).collect();
        let count = |example: &Example<'_>| example.intent.map_or(self.recipe.outside, |_| 1.0);
        let counts: Vec<f32> = examples.iter().map(count).collect();
        let sample = Sample { vectors: &vectors, wordings: &wordings, classes: &classes, counts: &counts };
        self.logistic.fit(&sample, self.recipe.looseness, rounds);
        self.examples = Neighbours::of(examples, size, self.logistic.classes());
    }

    /// Finds out on sentences that were not learnt how sure it may be.
    fn calibrate(&mut self, hidden: &[Example<'_>]) {
        let inside = || hidden.iter().filter_map(|example| Some((example, example.intent?)));
        let opinions: Vec<(Opinion, usize)> =
            inside().map(|(example, intent)| (self.opinion(example.text, example.vector), intent)).collect();
        let seen: Vec<Signs> = opinions.iter().map(|(opinion, _)| opinion.signs).collect();
        self.scope = Some(Scope::of(&seen));
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
        let near = self.examples.near(vector);
        let score = |class: usize| all[class] - evidence + self.recipe.near * near[class];
        let nearest = near[..self.intents].iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let ahead = if self.has_outside { all[self.intents] - best } else { 0.0 };
        Opinion {
            scores: (0..self.intents).map(score).collect(),
            outside: self.has_outside.then(|| score(self.intents)),
            signs: Signs { little_evidence: -evidence, far: -nearest, outside: ahead },
        }
    }

    fn wording(&self, text: &str) -> Wording {
        let mut wording = self.terms.wording(text);
        wording.iter_mut().for_each(|(_, weight)| *weight *= self.recipe.wording);
        wording
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

const MANY: Recipe =
    Recipe { looseness: 20.0, wording: 0.5, near: 9.0, outside: 1.0, modesty: 1.0, hides: true };
const ROUNDS: usize = 40;
const MORE_ROUNDS: usize = 20;
/// Fewer are no picture of everything else.
const OUTSIDE_MIN: usize = 10;
const HIDDEN_EVERY: usize = 5;
const HIDDEN_MIN: usize = 10;
/// For about twenty examples of each intent: chosen on the working half of tests/requests.
const FEW: Recipe =
    Recipe { looseness: 5.0, wording: 1.0, near: 9.0, outside: 0.15, modesty: 3.0, hides: false };
const FEW_MAX: usize = 1_000;
/// Cosine from which a sentence of the background may be a wish that the flow serves.
const FOREIGN_MAX: f32 = 0.5;
const SHARPNESSES: [f32; 12] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.7, 2.0];

#[cfg(test)]
mod tests;
