//! How often something may be told: so many times within a while, and the others are counted.

use std::time::{Duration, Instant};

#[derive(Clone, Debug)]
pub struct Quota {
    most: u32,
    within: Duration,
    since: Option<Instant>,
    told: u32,
    left_out: u64,
}

impl Quota {
    pub const fn new(most: u32, within: Duration) -> Self {
        Self { most, within, since: None, told: 0, left_out: 0 }
    }

    /// For what is tried again and again while something is broken.
    pub const fn once_a_minute() -> Self {
        Self::new(1, Duration::from_secs(60))
    }

    /// How many were left out since the last that was told; `None` when this one is left out, too.
    pub fn tell(&mut self, now: Instant) -> Option<u64> {
        let is_new = self.since.is_none_or(|since| now.saturating_duration_since(since) >= self.within);
        if is_new {
            (self.since, self.told) = (Some(now), 0);
        }
        if self.told >= self.most {
            self.left_out += 1;
            return None;
        }
        self.told += 1;
        Some(self.take_left_out())
    }

    /// How many were left out and not told of yet: that is done now.
    pub fn take_left_out(&mut self) -> u64 {
        std::mem::take(&mut self.left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_counted_and_told_of_once() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut quota = Quota::new(2, Duration::from_secs(1));
        let told: Vec<_> = [0, 1, 2, 999, 1_000, 1_001, 1_002, 5_000].map(|ms| quota.tell(at(ms))).into();
        assert_eq!(told, [Some(0), Some(0), None, None, Some(2), Some(0), None, Some(1)]);
        assert_eq!(quota.tell(at(5_001)), Some(0));
        assert_eq!(quota.tell(at(5_002)), None);
        assert_eq!((quota.take_left_out(), quota.take_left_out()), (1, 0));
    }
}
