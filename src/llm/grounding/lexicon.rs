//! Words as a claim is judged by them, looked up in the language's tables.

use crate::language::Claims;

pub(super) fn is_free(claims: &Claims, word: &str) -> bool {
    claims.free.split_ascii_whitespace().any(|free| free == word)
}

/// The day or month that the word names.
pub(super) fn day(claims: &Claims, word: &str) -> Option<&'static str> {
    let named = |(name, short): &(&'static str, &[&str])| *name == word || short.contains(&word);
    claims.days.iter().find(|day| named(day)).map(|(name, _)| *name)
}

/// The word whose irregular past this is.
pub(super) fn present(claims: &Claims, word: &str) -> Option<&'static str> {
    let mut words = claims.past.split_ascii_whitespace();
    while let (Some(past), Some(present)) = (words.next(), words.next()) {
        if past == word {
            return Some(present);
        }
    }
    None
}

/// The lines of words that mean the same.
pub(super) fn same(claims: &Claims) -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    claims.same.lines().map(|line| line.split(' '))
}

/// Words of which one must have been said before this one can be.
pub(super) fn told_by(claims: &Claims, word: &str) -> &'static [&'static str] {
    let told = claims.told_by.iter().find(|(told, _)| *told == word);
    told.map_or(&[], |(_, by)| by)
}
