//! Spanish: the rules in their order. Countries differ in the mark before the tenths, in what "$" is, and in the name
//! of the key "#".

mod dates;
mod figures;
mod money;
mod net;
mod number;
mod telephone;
mod times;
mod units;
mod words;

use super::Rules;
use super::rule::{Found, Rule};

/// Where the words are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country {
    /// Tenths follow a point and thousands a comma, as in Mexico; elsewhere it is the other way round.
    has_point: bool,
    /// "$" is a peso, and not a dollar.
    has_pesos: bool,
    /// The key is "almohadilla" in Spain and "numeral" in America.
    is_spain: bool,
}

impl Country {
    /// By the region of a language tag, in small letters.
    pub(super) fn of(region: Option<&str>) -> Self {
        let region = region.unwrap_or_default();
        Self {
            has_point: ["mx", "us", "pr", "do", "gt", "hn", "ni", "sv", "pa"].contains(&region),
            has_pesos: ["mx", "ar", "cl", "co", "uy", "do", "cu"].contains(&region),
            is_spain: region == "es",
        }
    }

    /// What is said for the mark before the tenths.
    fn mark(self) -> &'static str {
        if self.has_point { "punto" } else { "coma" }
    }

    fn hash(self) -> &'static str {
        if self.is_spain { "almohadilla" } else { "numeral" }
    }
}

/// How one thing is read; `None` leaves it to later rules.
type Read = fn(&Found<'_>, Country) -> Option<String>;
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
    &words::SIGNS,
];

pub(super) fn language(country: Country) -> Rules {
    let entries = TABLES.into_iter().flatten();
    let rules = entries.filter_map(|(pattern, read)| Rule::new(pattern, move |found| read(found, country)));
    Rules { rules: rules.collect() }
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
            language(Country::of(None)).rules.len(),
            TABLES.into_iter().map(<[Entry]>::len).sum::<usize>()
        );
    }
}
