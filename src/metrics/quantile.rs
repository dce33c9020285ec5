//! What a share of a histogram's observations were at most, as Prometheus estimates it.

/// `buckets` by their upper bounds, each counting all that is within it and below; the last one counts everything.
/// Within a bucket the observations are taken for evenly spread. `None` where nothing was observed.
pub fn quantile(buckets: &[(f64, u64)], share: f64) -> Option<f64> {
    let all = buckets.last()?.1;
    let rank = all as f64 * share;
    let mut lower = (0.0, 0);
    for (bound, count) in buckets.iter().copied().filter(|_| all > 0) {
        if count as f64 >= rank {
            // Nothing is known of what lies beyond the last bound.
            let width = if bound.is_finite() { bound - lower.0 } else { 0.0 };
            let within = (rank - lower.1 as f64) / (count - lower.1).max(1) as f64;
            return Some(lower.0 + width * within);
        }
        lower = (bound, count);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn observations_are_evenly_spread_within_their_bucket() {
        let check = |buckets: &[(f64, u64)], share: f64, expected: Option<f64>| {
            let found = quantile(buckets, share).map(|value| (value * 1000.0).round());
            assert_eq!(found, expected, "{buckets:?} {share}");
        };
        let buckets = [(0.01, 50), (0.03, 100), (f64::INFINITY, 100)];
        check(&buckets, 0.5, Some(10.0));
        check(&buckets, 0.95, Some(28.0));
        check(&[(0.01, 0), (f64::INFINITY, 10)], 0.5, Some(10.0));
        check(&[(0.01, 0), (f64::INFINITY, 0)], 0.5, None);
        check(&[], 0.5, None);
    }
}
