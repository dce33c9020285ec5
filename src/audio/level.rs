//! How loud a frame is, in decibels below full scale.

use dasp::Sample;

/// What digital silence measures, because its logarithm has no value; 16 bits reach no lower.
pub const SILENCE_DBFS: f32 = -96.0;

/// The root mean square of `frame` against full scale; a full-scale sine is -3.
pub fn level_dbfs(frame: &[i16]) -> f32 {
    mean_square_dbfs(frame.iter().map(|sample| sample.to_sample()))
}

pub(super) fn mean_square_dbfs(samples: impl ExactSizeIterator<Item = f32>) -> f32 {
    if samples.len() == 0 {
        return SILENCE_DBFS;
    }
    let count = samples.len() as f32;
    let squares: f32 = samples.map(|sample| sample * sample).sum();
    (10.0 * (squares / count).log10()).max(SILENCE_DBFS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_signals_have_their_known_levels() {
        for (frame, expected) in [
            (vec![0; 160], -96.0),
            (vec![], -96.0),
            (vec![1; 160], -90.3),
            (vec![3277; 160], -20.0),
            (vec![i16::MIN; 160], 0.0),
        ] {
            let level = level_dbfs(&frame);
            assert!((level - expected).abs() < 0.05, "{level} instead of {expected}");
        }
    }
}
