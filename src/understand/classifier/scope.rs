//! How unlike the examples a sentence is, on a scale that sentences in scope have set themselves.

/// What is looked at, each larger for sentences out of scope.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// The weight of evidence for all intents together, negated: a sentence of strange words and meaning has little for
    /// any, however clearly one of them wins.
    pub(super) little_evidence: f32,
    /// Cosine to the nearest examples, negated.
    pub(super) far: f32,
    /// How far sentences that fit no intent are ahead of the best intent; 0 where no such examples were given.
    pub(super) outside: f32,
}

impl Signs {
    fn each(self) -> [f32; SIGNS] {
        [self.little_evidence, self.far, self.outside]
    }
}

/// Adds up the signs, each by its own spread.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    spreads: [Spread; SIGNS],
    /// The sum that one in twenty sentences in scope exceeds.
    limit: f32,
    /// By how much sums in scope vary.
    spread: f32,
}

#[derive(Clone, Copy, Debug)]
struct Spread {
    mean: f32,
    deviation: f32,
}

impl Scope {
    /// `seen`: signs of sentences in scope that the classifier had not learnt.
    pub(super) fn of(seen: &[Signs]) -> Self {
        let spreads = std::array::from_fn(|sign| Spread::of(seen.iter().map(|signs| signs.each()[sign])));
        let mut scope = Self { spreads, limit: 0.0, spread: 1.0 };
        let mut sums: Vec<f32> = seen.iter().map(|signs| scope.sum(*signs)).collect();
        sums.sort_by(f32::total_cmp);
        let over = Spread::of(sums.iter().copied());
        scope.spread = over.deviation;
        // Of a few sentences the worst says little: there the usual shape of the spread is taken.
        let at = sums.len() - sums.len() / 20;
        scope.limit = match sums.get(at) {
            Some(limit) if sums.len() >= COUNTED_MIN => *limit,
            _ => over.mean + 1.6 * over.deviation,
        };
        scope
    }

    /// 0 to 1; one in twenty sentences in scope is above 0.5.
    pub(super) fn out_of_scope(&self, signs: Signs) -> f32 {
        1.0 / (1.0 + (-STEEPNESS * (self.sum(signs) - self.limit) / self.spread).exp())
    }

    fn sum(&self, signs: Signs) -> f32 {
        let parts = signs.each().into_iter().zip(&self.spreads);
        parts.map(|(sign, spread)| (sign - spread.mean) / spread.deviation).sum()
    }
}

impl Spread {
    fn of(values: impl Iterator<Item = f32> + Clone) -> Self {
        let count = values.clone().count().max(1) as f32;
        let mean = values.clone().sum::<f32>() / count;
        let deviation = (values.map(|value| (value - mean) * (value - mean)).sum::<f32>() / count).sqrt();
        // A sign that never varies tells nothing and must not divide by zero.
        Self { mean, deviation: if deviation > 1e-4 { deviation } else { 1.0 } }
    }
}

const SIGNS: usize = 3;
/// So that a usual sentence in scope keeps nearly all of its confidence and one at the limit half of it.
const STEEPNESS: f32 = 2.0;
const COUNTED_MIN: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_twenty_in_scope_is_beyond_the_limit_and_a_stranger_far_beyond() {
        let sign = |number: i16| {
            let far = f32::from(number);
            Signs { little_evidence: far, far: far / 100.0, outside: 0.0 }
        };
        let seen: Vec<Signs> = (0..200).map(sign).collect();
        let scope = Scope::of(&seen);
        let beyond = seen.iter().filter(|signs| scope.out_of_scope(**signs) > 0.5).count();
        assert!((8..=10).contains(&beyond), "{beyond}");
        assert!(scope.out_of_scope(sign(100)) < 0.1 && scope.out_of_scope(sign(400)) > 0.99);
    }
}
