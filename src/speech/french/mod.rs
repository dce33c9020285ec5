//! French: the rules in their order. Seventy, eighty and ninety are other words in Belgium and in Switzerland.

mod dates;
mod figures;
mod money;
mod net;
mod number;
mod signs;
mod telephone;
mod times;
mod units;
mod words;

use super::Rules;
use super::rule::{Found, Rule};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// And Canada, and wherever else they are soixante-dix, quatre-vingts, quatre-vingt-dix.
    France,
    /// Septante, quatre-vingts, nonante.
    Belgium,
    /// Septante, huitante, nonante.
    Switzerland,
}

/// How one thing is read; `None` leaves it to later rules.
type Read = fn(&Found<'_>, Region) -> Option<String>;
/// A pattern, and how what fits it is read.
type Entry = (&'static str, Read);

/// What is longest, and could be taken for something else in part, comes first.
const TABLES: [&[Entry]; 10] = [
    &net::RULES,
    &words::BEFORE_NUMBERS,
    &dates::RULES,
    &times::RULES,
    &money::RULES,
    &telephone::RULES,
    &units::RULES,
    &figures::RULES,
    &words::RULES,
    &signs::RULES,
];

pub(super) fn language(region: Region) -> Rules {
    let entries = TABLES.into_iter().flatten();
    let rules = entries.filter_map(|(pattern, read)| Rule::new(pattern, move |found| read(found, region)));
    Rules { rules: rules.collect() }
}

/// Letters that are said one by one, whatever the voice.
fn spelt(letters: &str) -> String {
    let letters: Vec<String> = letters.chars().map(|letter| letter.to_uppercase().to_string()).collect();
    letters.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_a_regular_expression() {
        for (pattern, _) in TABLES.into_iter().flatten() {
            assert!(regex::Regex::new(pattern).is_ok(), "{:?}", regex::Regex::new(pattern).err());
        }
        assert_eq!(
            language(Region::France).rules.len(),
            TABLES.iter().map(|table| table.len()).sum::<usize>()
        );
    }
}
