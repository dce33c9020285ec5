//! Names of numbers that are written as one word, taken apart: "fünfundzwanzig" is "fünf und zwanzig".

use super::counting::is_one_number;
use super::parts::names;
use crate::language::Counting;

/// The parts of a word that is one number and nothing else.
pub(super) fn pieces(counting: &Counting, word: &str) -> Option<Vec<String>> {
    if !counting.is_glued {
        return None;
    }
    let joins = counting.unit_joins.iter().chain(counting.joins.iter());
    let mut known: Vec<&str> = names(counting).chain(joins).filter(|name| word.contains(name)).collect();
    known.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let pieces: Vec<String> = split(&known, word)?.into_iter().map(str::to_owned).collect();
    (pieces.len() > 1 && is_one_number(counting, &pieces)).then_some(pieces)
}

/// All of the word in known pieces, the longest first.
fn split<'w>(known: &[&str], word: &'w str) -> Option<Vec<&'w str>> {
    if word.is_empty() {
        return Some(Vec::new());
    }
    known.iter().filter(|name| word.starts_with(**name)).find_map(|name| {
        let (piece, rest) = word.split_at(name.len());
        let mut pieces = vec![piece];
        pieces.extend(split(known, rest)?);
        Some(pieces)
    })
}
