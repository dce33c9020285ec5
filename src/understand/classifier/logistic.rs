//! Multinomial logistic regression on a vector and a wording together: one weight for each number, each term and each
//! class, held small.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayView1, Axis, s};

use super::lbfgs::minimise;
use super::terms::Wording;

/// The examples as the fit wants them.
pub(super) struct Sample<'a> {
    /// A row for each example.
    pub(super) vectors: &'a Array2<f32>,
    pub(super) wordings: &'a [Wording],
    pub(super) classes: &'a [usize],
    /// How much each example counts.
    pub(super) counts: &'a [f32],
}

#[derive(Clone, Debug)]
pub(super) struct Logistic {
    /// Rows for the vector's numbers, then for the terms, then one that is the same for every sentence; a column for
    /// each class.
    weights: Array2<f32>,
}

impl Logistic {
    pub(super) fn new(numbers: usize, terms: usize, classes: usize) -> Self {
        Self { weights: Array2::zeros((numbers + terms + 1, classes)) }
    }

    pub(super) fn classes(&self) -> usize {
        self.weights.ncols()
    }

    /// Goes on from the weights as they are. `looseness`: how far they may go to fit the examples.
    pub(super) fn fit(&mut self, sample: &Sample<'_>, looseness: f32, rounds: usize) {
        let (examples, numbers) = sample.vectors.dim();
        let last = self.weights.nrows() - 1;
        let mut off = Array2::<f32>::zeros((examples, self.weights.ncols()));
        minimise(&mut self.weights, rounds, |at, slope| {
            score(at, sample, &mut off);
            let surprise = errors(&mut off, sample);
            off *= looseness;
            slope.assign(at);
            // Nothing holds the last row.
            slope.row_mut(last).assign(&off.sum_axis(Axis(0)));
            general_mat_mul(1.0, &sample.vectors.t(), &off, 1.0, &mut slope.slice_mut(s![..numbers, ..]));
            for (wording, off) in sample.wordings.iter().zip(off.rows()) {
                for (term, weight) in wording {
                    slope.row_mut(numbers + term).scaled_add(*weight, &off);
                }
            }
            let held: f64 =
                at.slice(s![..last, ..]).rows().into_iter().map(|row| f64::from(row.dot(&row))).sum();
            f64::from(looseness) * surprise + 0.5 * held
        });
    }

    /// Logarithms of probabilities, but for a number that is the same for all classes.
    pub(super) fn scores(&self, vector: ArrayView1<'_, f32>, wording: &Wording) -> Array1<f32> {
        let numbers = vector.len();
        let mut scores = vector.dot(&self.weights.slice(s![..numbers, ..]));
        scores += &self.weights.row(self.weights.nrows() - 1);
        for (term, weight) in wording {
            scores.scaled_add(*weight, &self.weights.row(numbers + term));
        }
        scores
    }
}

fn score(weights: &Array2<f32>, sample: &Sample<'_>, scores: &mut Array2<f32>) {
    let numbers = sample.vectors.ncols();
    scores.fill(0.0);
    *scores += &weights.row(weights.nrows() - 1);
    general_mat_mul(1.0, sample.vectors, &weights.slice(s![..numbers, ..]), 1.0, scores);
    for (mut scores, wording) in scores.rows_mut().into_iter().zip(sample.wordings) {
        for (term, weight) in wording {
            scores.scaled_add(*weight, &weights.row(numbers + term));
        }
    }
}

/// Turns scores into probabilities less what they should be; gives how surprising the classes are in all.
fn errors(scores: &mut Array2<f32>, sample: &Sample<'_>) -> f64 {
    let mut surprise = 0.0;
    let each = sample.classes.iter().zip(sample.counts);
    for (mut scores, (&class, &count)) in scores.rows_mut().into_iter().zip(each) {
        let highest = scores.fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        let own = scores[class] - highest;
        scores.mapv_inplace(|score| (score - highest).exp());
        let sum = scores.sum();
        scores /= sum;
        scores[class] -= 1.0;
        scores *= count;
        surprise += f64::from(count * (sum.ln() - own));
    }
    surprise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_terms_that_tell_classes_apart_get_the_weight() {
        let vectors = ndarray::array![[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, 1.0]];
        let wordings = [vec![], vec![], vec![(0, 1.0), (2, 0.5)], vec![(1, 1.0), (2, 0.5)]];
        let mut model = Logistic::new(2, 3, 2);
        let (classes, counts) = (&[0, 1, 0, 1], &[1.0; 4]);
        let sample = Sample { vectors: &vectors, wordings: &wordings, classes, counts };
        model.fit(&sample, 10.0, 50);
        let margin = |vector: [f32; 2], wording: &Wording| {
            let scores = model.scores(ArrayView1::from(&vector), wording);
            scores[0] - scores[1]
        };
        assert!(margin([1.0, 0.0], &vec![]) > 1.0 && margin([-1.0, 0.0], &vec![]) < -1.0);
        assert!(margin([0.0, 0.0], &vec![(0, 1.0)]) > 1.0);
        assert!(margin([0.0, 1.0], &vec![(2, 1.0)]).abs() < 0.1);
    }
}
