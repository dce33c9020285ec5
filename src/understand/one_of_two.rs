//! Answers to "do you mean this, or that?" that name neither: by place, both, or none.

use super::words::plain;
use crate::language::{Language, List};

/// Which of two was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OneOfTwo {
    First,
    Second,
    /// Both are right, or it does not matter.
    Either,
    Neither,
}

/// `None` when other words than such an answer's were said, or places that contradict each other.
pub(crate) fn one_of_two(language: &Language, text: &str) -> Option<OneOfTwo> {
    let picks = &language.picks;
    let words = plain(language, text);
    let sentence = words.join(" ");
    let kind = |word: &str| match word {
        _ if picks.first.contains(word) => Some(OneOfTwo::First),
        _ if picks.second.contains(word) => Some(OneOfTwo::Second),
        _ if picks.neither.contains(word) => Some(OneOfTwo::Neither),
        _ if picks.either.contains(word) => Some(OneOfTwo::Either),
        _ => None,
    };
    if words.iter().any(|word| kind(word).is_none() && !picks.around.contains(word)) {
        return None;
    }
    let mut found: Vec<OneOfTwo> = words.iter().filter_map(|word| kind(word)).collect();
    found.dedup();
    let is_negated =
        |place: &str| picks.negating.iter().any(|negating| sentence.contains(&format!("{negating}{place}")));
    let negated = |places: List| places.iter().any(is_negated);
    match found[..] {
        [OneOfTwo::First] if negated(picks.first) => Some(OneOfTwo::Second),
        [OneOfTwo::Second] if negated(picks.second) => Some(OneOfTwo::First),
        [OneOfTwo::Either] if picks.refused.iter().any(|refusal| sentence.contains(refusal)) => {
            Some(OneOfTwo::Neither)
        }
        [one] => Some(one),
        // "Neither the first nor the second", "not the first one, the second".
        [OneOfTwo::Neither, ..] => Some(OneOfTwo::Neither),
        [OneOfTwo::First, OneOfTwo::Second] if negated(picks.first) => Some(OneOfTwo::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn places_both_and_none_are_told_apart() {
        for (text, expected) in [
            ("The first one, please.", Some(OneOfTwo::First)),
            ("uh the former", Some(OneOfTwo::First)),
            ("second", Some(OneOfTwo::Second)),
            ("I'd say the latter", Some(OneOfTwo::Second)),
            ("the last one", Some(OneOfTwo::Second)),
            ("not the first one, the second", Some(OneOfTwo::Second)),
            ("not the second one", Some(OneOfTwo::First)),
            ("Neither.", Some(OneOfTwo::Neither)),
            ("none of them", Some(OneOfTwo::Neither)),
            ("neither the first nor the second", Some(OneOfTwo::Neither)),
            ("not either of those", Some(OneOfTwo::Neither)),
            ("both, really", Some(OneOfTwo::Either)),
            ("it doesn't matter", Some(OneOfTwo::Either)),
            ("either is fine", Some(OneOfTwo::Either)),
            ("my first invoice was wrong", None),
            ("the first or the second", None),
            ("yes", None),
            ("", None),
        ] {
            assert_eq!(one_of_two(&ENGLISH, text), expected, "{text}");
        }
    }
}
