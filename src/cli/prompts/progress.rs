//! How far an export is: how many texts, how fast, how long it will take.

use std::{
    io::{self, IsTerminal as _, Write as _},
    time::{Duration, Instant},
};

/// On a terminal the line is written over; elsewhere, as in a log, lines come seldom.
const ON_A_TERMINAL: Duration = Duration::from_millis(200);
const IN_A_LOG: Duration = Duration::from_secs(10);

pub(super) struct Progress {
    over_itself: bool,
    total: usize,
    done: usize,
    begun: Instant,
    shown: Instant,
}

impl Progress {
    pub(super) fn of(total: usize) -> Self {
        let now = Instant::now();
        Self { over_itself: io::stderr().is_terminal(), total, done: 0, begun: now, shown: now }
    }

    /// One text more.
    pub(super) fn advance(&mut self) {
        self.done += 1;
        let every = if self.over_itself { ON_A_TERMINAL } else { IN_A_LOG };
        if self.shown.elapsed() < every {
            return;
        }
        self.shown = Instant::now();
        let line = line(self.done, self.total, self.begun.elapsed());
        if self.over_itself {
            eprint!("\r\x1b[K  {line}");
            let _ = io::stderr().flush();
        } else {
            eprintln!("  {line}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.over_itself {
            eprint!("\r\x1b[K");
        }
    }
}

fn line(done: usize, total: usize, elapsed: Duration) -> String {
    let rate = done as f64 / elapsed.as_secs_f64().max(0.001);
    let left = total.saturating_sub(done) as f64 / rate.max(0.001);
    format!("{done} of {total} texts, {rate:.1} a second, {:.0} s left", left.ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_many_how_fast_and_how_long() {
        let check = |done, total, seconds, expected: &str| {
            assert_eq!(line(done, total, Duration::from_secs(seconds)), expected);
        };
        check(10, 57, 4, "10 of 57 texts, 2.5 a second, 19 s left");
        check(57, 57, 10, "57 of 57 texts, 5.7 a second, 0 s left");
    }
}
