//! How long a further caller would wait for the recogniser, from how long it takes and how many ask for it.
//!
//! Two estimates, of which the longer counts:
//! * *backlog*: what is waiting now has to be done before;
//! * *demand*: calls are a closed circle of talking and waiting. When the recogniser needs longer for one turn of every
//!   call than a call takes for a turn, the rest is waiting, as soon as each caller has said something. This one sees a
//!   burst of calls before it has said its first word.
//!
//! Only waiting for others is counted: a recogniser that is slow by itself, on a machine without load, refuses nobody.

use std::{collections::VecDeque, time::Duration};

/// Recognitions that are remembered: about a minute of eight calls.
const RECENT_MAX: usize = 64;
/// With fewer than this many, nothing is known yet, and nobody is refused.
const RECENT_MIN: usize = 5;
/// From one answer of a caller to the next: a prompt of two seconds and as much of talking. Calls that ask less often
/// leave room.
const TURN_EVERY: Duration = Duration::from_secs(4);

/// The recognition times of late.
#[derive(Debug, Default)]
pub(super) struct Pace(VecDeque<Duration>);

impl Pace {
    pub(super) fn note(&mut self, took: Duration) {
        if self.0.len() == RECENT_MAX {
            self.0.pop_front();
        }
        self.0.push_back(took);
    }

    /// `None` while too few are known. The median, because one message of two minutes says nothing about answers.
    pub(super) fn typical(&self) -> Option<Duration> {
        let mut recent: Vec<Duration> = self.0.iter().copied().collect();
        let middle = recent.len() / 2;
        (recent.len() >= RECENT_MIN).then(|| *recent.select_nth_unstable(middle).1)
    }
}

/// What the recogniser has to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    /// Calls besides the one that asks.
    pub(super) calls: usize,
    /// Utterances handed over and not answered.
    pub(super) jobs: usize,
    /// Utterances recognised at once.
    pub(super) parallel: usize,
    pub(super) typical: Duration,
}

impl Load {
    /// What a further call's turn would wait until its recognition begins.
    pub(super) fn wait(self) -> Duration {
        self.backlog().max(self.demand())
    }

    fn backlog(self) -> Duration {
        let before = (self.jobs + 1).saturating_sub(self.parallel);
        self.share(before)
    }

    fn demand(self) -> Duration {
        self.share(self.calls + 1).saturating_sub(TURN_EVERY).saturating_sub(self.typical)
    }

    /// The time that so many recognitions take together.
    fn share(self, recognitions: usize) -> Duration {
        let recognitions = u32::try_from(recognitions).unwrap_or(u32::MAX);
        let parallel = u32::try_from(self.parallel.max(1)).unwrap_or(u32::MAX);
        self.typical.saturating_mul(recognitions) / parallel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(calls: usize, jobs: usize, parallel: usize, typical_ms: u64, wait_ms: u128) {
        let load = Load { calls, jobs, parallel, typical: Duration::from_millis(typical_ms) };
        assert_eq!(load.wait().as_millis(), wait_ms, "{load:?}");
    }

    #[test]
    fn what_waits_comes_first() {
        check(1, 1, 1, 400, 400);
        check(3, 3, 1, 400, 1200);
        check(3, 3, 2, 400, 400);
        check(3, 1, 2, 400, 0);
    }

    #[test]
    fn a_burst_of_calls_is_seen_before_it_speaks() {
        check(9, 0, 1, 400, 0);
        check(19, 0, 1, 400, 3600);
        check(19, 0, 2, 400, 0);
        check(39, 0, 2, 400, 3600);
    }

    #[test]
    fn an_idle_recogniser_has_no_wait_however_slow_it_is() {
        for (parallel, typical_ms) in [(0, 9), (1, 1), (1, 400), (1, 60_000), (2, 8_000), (64, 8_000)] {
            let typical = Duration::from_millis(typical_ms);
            let load = Load { calls: 0, jobs: 0, parallel: usize::max(parallel, 1), typical };
            assert_eq!(load.wait(), Duration::ZERO, "{load:?}");
        }
    }

    #[test]
    fn absurd_figures_are_a_long_wait_and_no_panic() {
        let load = Load { calls: usize::MAX - 1, jobs: usize::MAX - 1, parallel: 1, typical: Duration::MAX };
        assert!(load.wait() > Duration::from_secs(1));
    }

    #[test]
    fn the_typical_time_needs_some_recognitions_and_forgets_old_ones() {
        let mut pace = Pace::default();
        (0..4).for_each(|_| pace.note(Duration::from_millis(100)));
        assert_eq!(pace.typical(), None);
        pace.note(Duration::from_secs(90));
        assert_eq!(pace.typical(), Some(Duration::from_millis(100)));
        (0..RECENT_MAX).for_each(|_| pace.note(Duration::from_millis(300)));
        assert_eq!(pace.typical(), Some(Duration::from_millis(300)));
    }
}
