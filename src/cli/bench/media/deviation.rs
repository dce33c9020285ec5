//! How far frames stray from the 20 ms grid on which they were due.

/// One call's arrivals in microseconds after the measurement began.
#[derive(Debug, Default)]
pub(super) struct Arrivals {
    micros: Vec<u32>,
}

/// Over all calls, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Deviation {
    pub p50: f64,
    pub p99: f64,
    pub p999: f64,
    pub max: f64,
}

const FRAME_MICROS: i64 = 20_000;

impl Arrivals {
    pub(super) fn expecting(frames: usize) -> Self {
        Self { micros: Vec::with_capacity(frames) }
    }

    pub(super) fn push(&mut self, micros: u32) {
        self.micros.push(micros);
    }

    #[cfg(test)]
    pub(super) fn frames(&self) -> usize {
        self.micros.len()
    }

    /// Distances from the grid that fits this call best: the one that its median frame lies on.
    fn deviations(&self) -> Vec<u32> {
        let mut late: Vec<i64> =
            (0..).zip(&self.micros).map(|(n, micros)| i64::from(*micros) - n * FRAME_MICROS).collect();
        let mut sorted = late.clone();
        sorted.sort_unstable();
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
        late.drain(..).map(|micros| u32::try_from((micros - median).abs()).unwrap_or(u32::MAX)).collect()
    }
}

impl Deviation {
    pub(super) fn of<'a>(calls: impl Iterator<Item = &'a Arrivals>) -> Self {
        let mut all: Vec<u32> = calls.flat_map(Arrivals::deviations).collect();
        all.sort_unstable();
        let at = |share: f64| {
            let index = ((all.len() as f64 * share) as usize).min(all.len().saturating_sub(1));
            all.get(index).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
        };
        Self { p50: at(0.5), p99: at(0.99), p999: at(0.999), max: at(1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_on_any_grid_do_not_deviate_and_a_late_one_does() {
        let mut on_time = Arrivals::default();
        let mut one_late = Arrivals::default();
        for n in 0..100 {
            on_time.push(7_300 + n * 20_000);
            one_late.push(n * 20_000 + if n == 50 { 6_000 } else { 0 });
        }
        assert_eq!(Deviation::of([&on_time].into_iter()), Deviation::default());
        let deviation = Deviation::of([&on_time, &one_late].into_iter());
        assert_eq!((deviation.p50, deviation.p99, deviation.max), (0.0, 0.0, 6.0));
    }

    #[test]
    fn nothing_received_is_no_deviation() {
        assert_eq!(Deviation::of(std::iter::empty()), Deviation::default());
    }
}
