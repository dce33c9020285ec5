//! How a sentence is worded, beside what it means: its words and pairs of words, each weighted by how rare it is among
//! the examples.

use std::collections::{HashMap, HashSet};

use super::super::words::plain;
use crate::language::Language;

/// Number and weight of each known term, length 1 in all.
pub(super) type Wording = Vec<(usize, f32)>;

/// The terms of the examples.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    language: &'static Language,
    known: HashMap<String, (usize, f32)>,
}

impl Terms {
    /// Terms are numbered as they come, so that the same examples give the same classifier.
    pub(super) fn of<'a>(language: &'static Language, texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = HashMap::<String, (usize, u32)>::new();
        let mut sentences = 0_u32;
        for text in texts {
            sentences += 1;
            let mut seen = HashSet::new();
            for term in terms(language, text) {
                let number = counts.len();
                if seen.insert(term.clone()) {
                    counts.entry(term).or_insert((number, 0)).1 += 1;
                }
            }
        }
        let rarity = |count: u32| (f64::from(1 + sentences) / f64::from(1 + count)).ln() as f32 + 1.0;
        let known = counts.into_iter().map(|(term, (number, count))| (term, (number, rarity(count))));
        Self { language, known: known.collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// Repeating a word adds little.
    pub(super) fn wording(&self, text: &str) -> Wording {
        let mut found: Vec<(usize, f32)> =
            terms(self.language, text).iter().filter_map(|term| self.known.get(term).copied()).collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        let mut weights: Wording = found
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| (same[0].0, same[0].1 * (1.0 + (same.len() as f32).ln())))
            .collect();
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        weights.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
        weights
    }
}

fn terms(language: &Language, text: &str) -> Vec<String> {
    let words = plain(language, text);
    let edged = || ["^"].into_iter().chain(words.iter().map(String::as_str)).chain(["$"]);
    let pairs = edged().zip(edged().skip(1)).map(|(one, next)| format!("{one} {next}"));
    words.iter().cloned().chain(pairs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn rare_terms_weigh_more_and_unknown_ones_nothing() {
        let terms = Terms::of(&ENGLISH, ["my card", "my bill", "my phone"].into_iter());
        let weight = |text: &str, term: &str| {
            let number = terms.known[term].0;
            terms.wording(text).iter().find(|(found, _)| *found == number).map_or(0.0, |(_, weight)| *weight)
        };
        assert!(weight("My card!", "card") > weight("My card!", "my"));
        assert!(weight("a card of my own", "my card").abs() < f32::EPSILON);
        assert!(terms.wording("zzz qqq").is_empty());
        let length: f32 = terms.wording("my card my card").iter().map(|(_, weight)| weight * weight).sum();
        assert!((length - 1.0).abs() < 1e-5);
    }
}
