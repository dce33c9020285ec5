//! The prompt on its way to the caller: parts of sound, and how much of them has been played.

use std::{collections::VecDeque, sync::Arc};

/// One prompt's sound, played 20 ms at a time. Parts may arrive while earlier ones play.
#[derive(Debug, Default)]
pub(super) struct Playout {
    parts: VecDeque<Arc<[i16]>>,
    /// Samples of the front part that are played already.
    front_used: usize,
    /// No further part will come.
    complete: bool,
    samples_played: usize,
    /// Somebody speaks over it: it waits where it is.
    held: bool,
}

impl Playout {
    pub(super) fn push(&mut self, samples: Arc<[i16]>, last: bool) {
        if !samples.is_empty() {
            self.parts.push_back(samples);
        }
        self.complete |= last;
    }

    /// Fills the frame with what comes next, and with silence where nothing is there.
    pub(super) fn fill(&mut self, frame: &mut [i16]) {
        let mut filled = 0;
        if self.held {
            return frame.fill(0);
        }
        while filled < frame.len() {
            let Some(front) = self.parts.front() else { break };
            let rest = &front[self.front_used..];
            let taken = rest.len().min(frame.len() - filled);
            frame[filled..filled + taken].copy_from_slice(&rest[..taken]);
            filled += taken;
            self.front_used += taken;
            if self.front_used == front.len() {
                self.parts.pop_front();
                self.front_used = 0;
            }
        }
        frame[filled..].fill(0);
        self.samples_played += filled;
    }

    pub(super) fn hold(&mut self) {
        self.held = true;
    }

    /// Goes on where it was held.
    pub(super) fn release(&mut self) {
        self.held = false;
    }

    pub(super) fn is_held(&self) -> bool {
        self.held
    }

    /// All sound has come and has been played.
    pub(super) fn is_over(&self) -> bool {
        self.complete && self.parts.is_empty()
    }

    pub(super) fn is_started(&self) -> bool {
        self.samples_played > 0
    }

    pub(super) fn is_awaited(&self) -> bool {
        !self.complete
    }

    pub(super) fn samples_played(&self) -> usize {
        self.samples_played
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_join_without_a_gap_and_the_end_is_padded() {
        let mut playout = Playout::default();
        playout.push(Arc::from([1, 2, 3]), false);
        playout.push(Arc::from([4, 5]), true);
        let mut frame = [9; 4];
        playout.fill(&mut frame);
        assert_eq!((frame, playout.is_over()), ([1, 2, 3, 4], false));
        playout.fill(&mut frame);
        assert_eq!((frame, playout.is_over(), playout.samples_played()), ([5, 0, 0, 0], true, 5));
    }

    #[test]
    fn what_is_held_goes_on_where_it_was() {
        let mut playout = Playout::default();
        playout.push(Arc::from([1, 2, 3, 4]), true);
        let mut frame = [9; 2];
        playout.fill(&mut frame);
        playout.hold();
        playout.fill(&mut frame);
        assert_eq!((frame, playout.samples_played()), ([0, 0], 2));
        playout.release();
        playout.fill(&mut frame);
        assert_eq!((frame, playout.is_over()), ([3, 4], true));
    }

    #[test]
    fn a_gap_between_parts_is_silence_and_not_the_end() {
        let mut playout = Playout::default();
        playout.push(Arc::from([1]), false);
        let mut frame = [9; 2];
        playout.fill(&mut frame);
        playout.fill(&mut frame);
        assert_eq!((frame, playout.is_over(), playout.samples_played()), ([0, 0], false, 1));
    }
}
