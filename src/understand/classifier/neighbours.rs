//! The examples that are nearest to a sentence, class by class.

use ndarray::{Array1, Array2, ArrayView1};

use super::{Example, matrix};

/// The examples with the class of each; what fits no intent is the last class, where it is one.
#[derive(Clone, Debug)]
pub(super) struct Neighbours {
    vectors: Array2<f32>,
    owners: Vec<usize>,
    classes: usize,
}

impl Neighbours {
    pub(super) fn of(examples: &[Example<'_>], size: usize, classes: usize) -> Self {
        let owners = examples.iter().map(|example| example.intent.unwrap_or(classes - 1)).collect();
        Self { vectors: matrix(examples, size), owners, classes }
    }

    /// Of each class the mean cosine to its nearest three examples, or to as many as it has.
    pub(super) fn near(&self, vector: ArrayView1<'_, f32>) -> Vec<f32> {
        let cosines: Array1<f32> = self.vectors.dot(&vector);
        let mut nearest = vec![[None::<f32>; NEAREST]; self.classes];
        for (&owner, &cosine) in self.owners.iter().zip(&cosines) {
            let mut fresh = Some(cosine);
            for kept in &mut nearest[owner] {
                if fresh > *kept {
                    std::mem::swap(kept, &mut fresh);
                }
            }
        }
        let mean = |kept: &[Option<f32>; NEAREST]| {
            let known: Vec<f32> = kept.iter().flatten().copied().collect();
            known.iter().sum::<f32>() / known.len().max(1) as f32
        };
        nearest.iter().map(mean).collect()
    }
}

const NEAREST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_is_as_near_as_its_nearest_three() {
        let example = |vector: &'static [f32], intent| Example { text: "", vector, intent };
        let examples = [
            example(&[1.0, 0.0], Some(0)),
            example(&[0.0, 1.0], Some(0)),
            example(&[0.5, 0.0], Some(0)),
            example(&[0.75, 0.0], Some(0)),
            example(&[0.25, 0.0], None),
        ];
        let near = Neighbours::of(&examples, 2, 3).near(ArrayView1::from(&[1.0, 0.0]));
        assert_eq!(near, [0.75, 0.0, 0.25]);
    }
}
