//! Finds the lowest point of a smooth convex function: L-BFGS, the usual method where there are many unknowns.

use std::collections::VecDeque;

use ndarray::{Array2, Zip};

const MEMORY: usize = 6;
const STEP_HALVINGS_MAX: usize = 12;
/// The share of the promised descent with which a step is content.
const DESCENT_SHARE: f64 = 1e-4;
/// Steps that gain less of the whole height are not worth their time.
const GAIN_MIN: f64 = 2e-4;

/// From `at` on, at most `rounds` steps. `value` gives the function's value and writes its slope.
pub(super) fn minimise(
    at: &mut Array2<f32>,
    rounds: usize,
    mut value: impl FnMut(&Array2<f32>, &mut Array2<f32>) -> f64,
) {
    let mut slope = Array2::zeros(at.raw_dim());
    let mut height = value(at, &mut slope);
    let mut past: VecDeque<Past> = VecDeque::with_capacity(MEMORY);
    let (mut next, mut next_slope) = (at.clone(), slope.clone());
    for _ in 0..rounds {
        let mut direction = downhill(&slope, &past);
        let mut descent = dot(&direction, &slope);
        if descent >= 0.0 {
            past.clear();
            direction = slope.mapv(|number| -number);
            descent = dot(&direction, &slope);
        }
        // The first step has no measure of the function's bend.
        let mut step = if past.is_empty() { 1.0 / (-descent).sqrt().max(1.0) } else { 1.0 };
        let mut reached = None;
        for _ in 0..STEP_HALVINGS_MAX {
            next.assign(at);
            next.scaled_add(step as f32, &direction);
            let height_there = value(&next, &mut next_slope);
            if height_there <= height + DESCENT_SHARE * step * descent {
                reached = Some(height_there);
                break;
            }
            step /= 2.0;
        }
        let Some(reached) = reached else { return };
        let (moved, bent) = (&next - &*at, &next_slope - &slope);
        let curvature = dot(&moved, &bent);
        if curvature > 0.0 {
            if past.len() == MEMORY {
                past.pop_front();
            }
            past.push_back(Past { moved, bent, curvature });
        }
        std::mem::swap(at, &mut next);
        std::mem::swap(&mut slope, &mut next_slope);
        let gained = height - reached;
        height = reached;
        if gained < GAIN_MIN * height.abs() {
            return;
        }
    }
}

struct Past {
    moved: Array2<f32>,
    bent: Array2<f32>,
    curvature: f64,
}

/// The step that the bends of the last steps suggest.
fn downhill(slope: &Array2<f32>, past: &VecDeque<Past>) -> Array2<f32> {
    let mut direction = slope.clone();
    let mut shares = Vec::with_capacity(past.len());
    for one in past.iter().rev() {
        let share = dot(&one.moved, &direction) / one.curvature;
        direction.scaled_add(-share as f32, &one.bent);
        shares.push(share);
    }
    if let Some(last) = past.back() {
        direction *= (last.curvature / dot(&last.bent, &last.bent)) as f32;
    }
    for (one, share) in past.iter().zip(shares.into_iter().rev()) {
        let other = dot(&one.bent, &direction) / one.curvature;
        direction.scaled_add((share - other) as f32, &one.moved);
    }
    direction.mapv_into(|number| -number)
}

/// Row by row, because sums of millions of numbers in single precision lose what is small.
fn dot(a: &Array2<f32>, b: &Array2<f32>) -> f64 {
    let mut sum = 0.0;
    Zip::from(a.rows()).and(b.rows()).for_each(|a, b| sum += f64::from(a.dot(&b)));
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_point_of_a_long_valley_is_found() {
        let mut at = Array2::zeros((3, 1));
        let lowest = [3.0_f32, -2.0, 0.5];
        minimise(&mut at, 100, |at, slope| {
            let mut height = 1.0;
            for (index, weight) in [1.0_f32, 30.0, 900.0].into_iter().enumerate() {
                let off = at[[index, 0]] - lowest[index];
                slope[[index, 0]] = 2.0 * weight * off;
                height += f64::from(weight * off * off);
            }
            height
        });
        for (found, lowest) in at.iter().zip(lowest) {
            // It stops where a step gains too little.
            assert!((found - lowest).abs() < 0.1, "{at:?}");
        }
    }
}
