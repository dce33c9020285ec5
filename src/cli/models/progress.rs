//! What is shown while something comes in: how much, how fast, how long it will take.

use std::{
    io::{self, IsTerminal as _, Write as _},
    time::{Duration, Instant},
};

use crate::models::Event;

/// On a terminal the line is written over; elsewhere, as in a log, lines come seldom.
const ON_A_TERMINAL: Duration = Duration::from_millis(200);
const IN_A_LOG: Duration = Duration::from_secs(10);

pub(super) struct Progress {
    over_itself: bool,
    coming: Option<Coming>,
}

struct Coming {
    what: String,
    total: Option<u64>,
    /// What an earlier attempt had brought says nothing about the rate.
    before: Option<u64>,
    begun: Instant,
    shown: Instant,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self { over_itself: io::stderr().is_terminal(), coming: None }
    }

    pub(super) fn tell(&mut self, event: &Event<'_>) {
        match event {
            Event::Begins { what, bytes } => {
                let now = Instant::now();
                eprintln!("  {what}");
                self.coming = Some(Coming {
                    what: (*what).to_owned(),
                    total: *bytes,
                    before: None,
                    begun: now,
                    shown: now,
                });
            }
            Event::Arrived { bytes } => self.arrived(*bytes),
            Event::Ended => self.end(),
            Event::Makes { file } => eprintln!("  making {file}"),
            Event::Failed { what, why } => eprintln!("  not by {what}: {why}"),
        }
    }

    fn arrived(&mut self, bytes: u64) {
        let every = if self.over_itself { ON_A_TERMINAL } else { IN_A_LOG };
        let Some(coming) = &mut self.coming else { return };
        let before = *coming.before.get_or_insert(bytes);
        if coming.shown.elapsed() < every {
            return;
        }
        coming.shown = Instant::now();
        let line = line(bytes, coming.total, bytes - before.min(bytes), coming.begun.elapsed());
        if self.over_itself {
            eprint!("\r\x1b[K    {line}");
            let _ = io::stderr().flush();
        } else {
            eprintln!("    {}: {line}", coming.what);
        }
    }

    fn end(&mut self) {
        if self.coming.take().is_some() && self.over_itself {
            eprint!("\r\x1b[K");
        }
    }
}

/// `new` bytes came in `elapsed`.
fn line(bytes: u64, total: Option<u64>, new: u64, elapsed: Duration) -> String {
    let megabytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1e6);
    let rate = new as f64 / elapsed.as_secs_f64().max(0.001);
    let rate_text = format!("{:.1} MB/s", rate / 1e6);
    match total {
        Some(total) if rate > 0.0 => {
            let left = total.saturating_sub(bytes) as f64 / rate;
            let (arrived, total) = (megabytes(bytes), megabytes(total));
            format!("{arrived} of {total} MB, {rate_text}, {} left", duration(left))
        }
        Some(total) => format!("{} of {} MB", megabytes(bytes), megabytes(total)),
        None => format!("{} MB, {rate_text}", megabytes(bytes)),
    }
}

fn duration(seconds: f64) -> String {
    let seconds = seconds.ceil() as u64;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) if minutes < 60 => format!("{minutes} min {seconds} s"),
        (minutes, _) => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_how_fast_and_how_long() {
        let check = |bytes, total, new, seconds, expected: &str| {
            assert_eq!(line(bytes, total, new, Duration::from_secs(seconds)), expected);
        };
        check(25_000_000, Some(75_000_000), 25_000_000, 10, "25.0 of 75.0 MB, 2.5 MB/s, 20 s left");
        // Resumed: the first 50 MB were here.
        check(51_000_000, Some(171_000_000), 1_000_000, 1, "51.0 of 171.0 MB, 1.0 MB/s, 2 min 0 s left");
        check(5_000_000, None, 5_000_000, 2, "5.0 MB, 2.5 MB/s");
        check(0, Some(75_000_000), 0, 3, "0.0 of 75.0 MB");
        check(1_000, Some(1_000_000_000), 1_000, 10, "0.0 of 1000.0 MB, 0.0 MB/s, 2777 h 46 min left");
    }
}
