//! German: the rules in their order, for Germany, Austria and Switzerland alike.

mod dates;
mod figures;
mod money;
mod net;
mod number;
mod rows;
mod times;
mod units;
mod words;

use super::Rules;
use super::rule::{Found, Rule};

/// How one thing is read; `None` leaves it to later rules.
type Read = fn(&Found<'_>) -> Option<String>;
/// A pattern, and how what fits it is read.
type Entry = (&'static str, Read);

/// What is longest, and could be taken for something else in part, comes first.
const TABLES: [&[Entry]; 10] = [
    &net::RULES,
    &words::BEFORE_NUMBERS,
    &dates::RULES,
    &times::RULES,
    &money::RULES,
    &rows::RULES,
    &units::RULES,
    &figures::RULES,
    &words::RULES,
    &words::SIGNS,
];

pub(super) fn language() -> Rules {
    let entries = TABLES.into_iter().flatten();
    Rules { rules: entries.filter_map(|(pattern, read)| Rule::new(pattern, read)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_a_regular_expression() {
        for (pattern, _) in TABLES.into_iter().flatten() {
            assert!(regex::Regex::new(pattern).is_ok(), "{:?}", regex::Regex::new(pattern).err());
        }
        assert_eq!(language().rules.len(), TABLES.into_iter().map(<[Entry]>::len).sum::<usize>());
    }
}
