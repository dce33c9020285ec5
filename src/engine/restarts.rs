//! How often an engine process may be started again: at once, then later and later, then not until the window
//! passes.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

pub(super) struct Restarts {
    restarts_max: usize,
    window: Duration,
    ends: VecDeque<Instant>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Next {
    StartAfter(Duration),
    /// Too many ends: work is refused for that long, then starting is tried again.
    DownFor(Duration),
}

impl Restarts {
    pub(super) fn new(restarts_max: usize, window: Duration) -> Self {
        Self { restarts_max, window, ends: VecDeque::new() }
    }

    /// What to do after a process ended at `now`.
    pub(super) fn after_end(&mut self, now: Instant) -> Next {
        while self.ends.front().is_some_and(|end| now.duration_since(*end) >= self.window) {
            self.ends.pop_front();
        }
        let earlier = self.ends.len();
        self.ends.push_back(now);
        match self.ends.front() {
            Some(oldest) if earlier >= self.restarts_max => {
                Next::DownFor(self.window.saturating_sub(now.duration_since(*oldest)))
            }
            _ => Next::StartAfter(back_off(earlier)),
        }
    }
}

/// The first restart is immediate, because most ends are single; a process that ends again and again waits.
fn back_off(earlier: usize) -> Duration {
    match u32::try_from(earlier) {
        Ok(0) => Duration::ZERO,
        Ok(ends) => (BACK_OFF_FIRST * 2u32.saturating_pow((ends - 1).min(8))).min(BACK_OFF_MAX),
        Err(_) => BACK_OFF_MAX,
    }
}

const BACK_OFF_FIRST: Duration = Duration::from_millis(200);
const BACK_OFF_MAX: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restarts_slow_down_then_stop_until_the_window_has_passed() {
        let mut restarts = Restarts::new(3, Duration::from_secs(60));
        let start = Instant::now();
        let mut log = Vec::new();
        for second in [0, 1, 2, 3, 70] {
            log.push(restarts.after_end(start + Duration::from_secs(second)));
        }
        let after = |ms| Next::StartAfter(Duration::from_millis(ms));
        assert_eq!(log, [after(0), after(200), after(400), Next::DownFor(Duration::from_secs(57)), after(0)]);
    }
}
