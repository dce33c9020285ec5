//! English: the rules in their order, for America and for Britain and those who write like it.

mod abbreviations;
mod acronyms;
mod codes;
mod dates;
mod figures;
mod money;
mod net;
mod number;
mod places;
mod signs;
mod telephone;
mod times;
mod units;

use super::Rules;
use super::rule::{Found, Rule};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accent {
    /// Month before day, "pound key", "five dollars and ten cents".
    American,
    /// Day before month, "hash key", "five pounds ten", "two hundred and one".
    British,
}

/// How one thing is read; `None` leaves it to later rules.
type Read = fn(&Found<'_>, Accent) -> Option<String>;
/// A pattern, and how what fits it is read.
type Entry = (&'static str, Read);

/// What is longest, and could be taken for something else in part, comes first.
const TABLES: [&[Entry]; 13] = [
    &net::RULES,
    &abbreviations::BEFORE_NUMBERS,
    &dates::RULES,
    &times::RULES,
    &money::RULES,
    &telephone::RULES,
    &units::RULES,
    &places::RULES,
    &codes::RULES,
    &figures::RULES,
    &abbreviations::RULES,
    &acronyms::RULES,
    &signs::RULES,
];

pub(super) fn language(accent: Accent) -> Rules {
    let entries = TABLES.into_iter().flatten();
    let rules = entries.filter_map(|(pattern, read)| Rule::new(pattern, move |found| read(found, accent)));
    Rules { rules: rules.collect() }
}

/// Letters that are said one by one: with dots between them both kinds of voice read "A" as a letter.
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
            language(Accent::American).rules.len(),
            TABLES.into_iter().map(<[Entry]>::len).sum::<usize>()
        );
    }
}
