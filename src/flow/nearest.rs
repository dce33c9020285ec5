//! "Did you mean": the known name that a misspelt one is nearest to.

use rapidfuzz::distance::osa;

/// Below this two names are different words, not a slip of the fingers.
const ALIKE_MIN: f64 = 0.6;

pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known
        .map(|other| (osa::normalized_similarity(name.chars(), other.to_lowercase().chars()), other))
        .filter(|(alike, _)| *alike >= ALIKE_MIN)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let known = ["greeting", "fallback", "retries"];
        assert_eq!(nearest("greting", known.into_iter()), Some("greeting"));
        assert_eq!(nearest("Retires", known.into_iter()), Some("retries"));
        assert_eq!(nearest("colour", known.into_iter()), None);
    }
}
