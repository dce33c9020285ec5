//! Answers to "do you mean this, or that?" that name neither: by place, both, or none.

use super::lexicon::List;
use super::words::plain;

/// Which of two was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OneOfTwo {
    First,
    Second,
    /// Both are right, or it does not matter.
    Either,
    Neither,
}

const FIRST: List = List("first, former");
const SECOND: List = List("second, latter, last");
/// "It does not matter" and "I do not care" are among them.
const EITHER: List = List("both, either, whichever, whatever, any, matter, care, mind");
const NEITHER: List = List("neither, none, nothing, nor");
/// "Not either of them" is neither.
const REFUSED: List = List("not either, not any, not both");
/// What stands around such an answer; a sentence with other words is about something else.
const AROUND: List = List(
    "a, about, actually, and, believe, choice, choose, definitely, department, do, does, fine, for, go, guess, i, is, it, \
     just, like, me, mean, meant, more, my, no, not, number, of, oh, okay, one, ones, option, or, please, probably, \
     really, said, say, take, thank, thanks, that, the, them, then, these, they, thing, think, those, to, two, uh, um, \
     want, well, will, with, works, would, yeah, yes, you",
);

/// `None` when other words than such an answer's were said, or places that contradict each other.
pub(crate) fn one_of_two(text: &str) -> Option<OneOfTwo> {
    let words = plain(text);
    let sentence = words.join(" ");
    let kind = |word: &str| match word {
        _ if FIRST.contains(word) => Some(OneOfTwo::First),
        _ if SECOND.contains(word) => Some(OneOfTwo::Second),
        _ if NEITHER.contains(word) => Some(OneOfTwo::Neither),
        _ if EITHER.contains(word) => Some(OneOfTwo::Either),
        _ => None,
    };
    if words.iter().any(|word| kind(word).is_none() && !AROUND.contains(word)) {
        return None;
    }
    let mut found: Vec<OneOfTwo> = words.iter().filter_map(|word| kind(word)).collect();
    found.dedup();
    let negated = |place: &str| {
        let at = |filler: &str| sentence.contains(&format!("not {filler}{place}"));
        at("") || at("the ")
    };
    match found[..] {
        [OneOfTwo::First] if FIRST.iter().any(negated) => Some(OneOfTwo::Second),
        [OneOfTwo::Second] if SECOND.iter().any(negated) => Some(OneOfTwo::First),
        [OneOfTwo::Either] if REFUSED.iter().any(|refusal| sentence.contains(refusal)) => {
            Some(OneOfTwo::Neither)
        }
        [one] => Some(one),
        // "Neither the first nor the second", "not the first one, the second".
        [OneOfTwo::Neither, ..] => Some(OneOfTwo::Neither),
        [OneOfTwo::First, OneOfTwo::Second] if FIRST.iter().any(negated) => Some(OneOfTwo::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(one_of_two(text), expected, "{text}");
        }
    }
}
