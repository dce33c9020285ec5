//! Cuts sound that is longer than the model's window, where it is quietest.

use std::ops::Range;

/// Consecutive pieces of at most `samples_max`, each cut at the quietest 20 ms in its last third.
pub(crate) fn pieces(sound: &[f32], samples_max: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while sound.len() - start > samples_max {
        let from = start + samples_max * 2 / 3;
        let end = quietest(sound, from..start + samples_max).max(start + 1);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..sound.len());
    pieces
}

/// The middle of the quietest stretch in a range.
fn quietest(sound: &[f32], within: Range<usize>) -> usize {
    let energy = |stretch: &[f32]| stretch.iter().map(|sample| sample * sample).sum::<f32>();
    sound[within.clone()]
        .chunks_exact(STRETCH_SAMPLES)
        .enumerate()
        .min_by(|(_, a), (_, b)| energy(a).total_cmp(&energy(b)))
        .map_or(within.end, |(index, _)| within.start + index * STRETCH_SAMPLES + STRETCH_SAMPLES / 2)
}

/// 20 ms at 16 kHz, the shortest gap between words that is worth cutting at.
const STRETCH_SAMPLES: usize = 320;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_sound_fit_the_window_and_part_at_the_pause() {
        let mut sound = vec![0.5; 25_000];
        sound[9_000..9_640].fill(0.0);
        let pieces = pieces(&sound, 10_000);
        assert_eq!(pieces.first().unwrap().start, 0);
        assert_eq!(pieces.last().unwrap().end, sound.len());
        assert!(pieces.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(pieces.iter().all(|piece| piece.len() <= 10_000));
        assert!((9_000..9_640).contains(&pieces[0].end), "{pieces:?}");
    }

    #[test]
    fn short_sound_stays_whole() {
        assert_eq!(pieces(&[0.0; 10], 10), std::iter::once(0..10).collect::<Vec<_>>());
    }
}
