//! Cuts sound that is longer than the model's window, where it is quietest.

use std::iter;
use std::ops::Range;

/// How much the model hears at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// Sound up to here stays whole.
    pub(crate) whole_samples_max: usize,
    /// Longer sound is cut into pieces of at most this.
    pub(crate) piece_samples_max: usize,
}

/// Consecutive pieces, each cut in the quietest place of its second half.
pub(crate) fn pieces(sound: &[f32], window: Window) -> Vec<Range<usize>> {
    if sound.len() <= window.whole_samples_max {
        return iter::once(0..sound.len()).collect();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    while sound.len() - start > window.piece_samples_max {
        let longest = start + window.piece_samples_max;
        let end = quietest(sound, start + window.piece_samples_max / 2..longest).max(start + 1);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..sound.len());
    pieces
}

/// The middle of the quietest stretch in a range.
fn quietest(sound: &[f32], within: Range<usize>) -> usize {
    let energy = |start: usize| {
        sound[start..start + STRETCH_SAMPLES].iter().map(|sample| sample * sample).sum::<f32>()
    };
    (within.start..within.end.saturating_sub(STRETCH_SAMPLES))
        .step_by(STEP_SAMPLES)
        .min_by(|a, b| energy(*a).total_cmp(&energy(*b)))
        .map_or(within.end, |start| start + STRETCH_SAMPLES / 2)
}

/// 300 ms at 16 kHz: longer than a gap inside a word, so that the cut is in the middle of a pause.
const STRETCH_SAMPLES: usize = 4_800;
const STEP_SAMPLES: usize = 320;

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { whole_samples_max: 60_000, piece_samples_max: 40_000 };

    #[test]
    fn pieces_cover_the_sound_fit_the_window_and_part_in_the_middle_of_the_pause() {
        let mut sound = vec![0.5; 100_000];
        sound[26_000..32_000].fill(0.0);
        let pieces = pieces(&sound, WINDOW);
        assert_eq!(pieces.first().unwrap().start, 0);
        assert_eq!(pieces.last().unwrap().end, sound.len());
        assert!(pieces.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(pieces.iter().all(|piece| piece.len() <= 40_000));
        assert!((28_000..30_000).contains(&pieces[0].end), "{pieces:?}");
    }

    #[test]
    fn what_fits_the_window_stays_whole() {
        let whole = pieces(&[0.0; 60_000], WINDOW);
        assert_eq!((whole.len(), whole[0].len()), (1, 60_000));
    }
}
