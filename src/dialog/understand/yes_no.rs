//! Yes or no, in the many forms in which callers say it.

use super::lexicon::{List, is_filler, is_no, is_yes};
use super::words::plain;

/// These mean yes or no wherever they stand; other forms ("fine", "right", "good") only as the whole answer.
const STRONG_YES: List =
    List("yes, yeah, yep, yup, correct, exactly, absolutely, definitely, affirmative, certainly, precisely");
const STRONG_NO: List = List("no, nope, nah, wrong, incorrect, negative");

/// What a recogniser makes of a short yes or no, and how much that is worth.
const MISHEARD: &[(&str, bool, f64)] = &[
    ("know", false, 0.7),
    ("knows", false, 0.6),
    ("yet", true, 0.6),
    ("yes's", true, 0.8),
    ("yess", true, 0.9),
    ("yas", true, 0.8),
    ("yah", true, 0.8),
    ("ye", true, 0.6),
    ("noo", false, 0.9),
    ("nor", false, 0.5),
];

/// Said around an answer without changing it.
const POLITE: List = List(
    "uh, um, er, hm, hmm, well, oh, ah, so, and, please, thank, thanks, you, hello, hi, sir, madam, \
     mam, very, much, just, really",
);

/// The answer and how good it is, from 0 to 1; `None` when it is neither, or both.
pub(in crate::dialog) fn yes_or_no(text: &str) -> Option<(bool, f64)> {
    let words = plain(text);
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    whole(&texts)
        .or_else(|| whole(trimmed(&texts)))
        .or_else(|| misheard(trimmed(&texts)))
        .or_else(|| within(&texts))
}

/// The whole of a no to "anything else?"; a "no" before it and a "for now" after it may be there or not.
const ENOUGH: List = List(
    "that is all, that is it, that is everything, that was all, that was it, that was everything, that will be all, \
     that will be it, that would be all, that will do, that is all i need, that is all i needed, that is all i wanted, \
     that is all i have, that is enough, nothing else, nothing more, nothing further, nothing, nothing at all, no more, \
     no more questions, no other questions, no further questions, not at the moment, not right now, not today, not now, \
     i am good, i am fine, i am okay, i am ok, i am done, i am finished, i am all set, we are done, we are good, all set, \
     all done, all good, all clear, all is well, it is all, i have everything, i have everything i need, i got everything, \
     i do not need anything, i do not need anything else, i do not need anything more, i do not have any questions, \
     i do not have any other questions, i have no questions, i have no more questions, i have no other questions, \
     i do not want anything else, i do not, there is nothing else, i can not think of anything, i can not think of anything else",
);
/// What may stand before and after these without a meaning of its own.
const AROUND: List = List(
    "i think, i guess, i believe, i suppose, for now, for today, for me, from me, then, today, now, right now, bye, goodbye, good bye",
);
/// "That's all wrong" is a complaint.
const NOES: List = List("no, nope, nah");
const PIECE_WORDS_MAX: usize = 8;

/// Whether nothing more is wanted, as the answer to "anything else?": "no", "that's all, thanks", "I'm good".
pub(in crate::dialog) fn wants_no_more(text: &str) -> bool {
    let words = plain(text);
    let said: Vec<&str> = words.iter().map(String::as_str).filter(|word| !POLITE.contains(word)).collect();
    // Up to each word: whether all of it is made of the pieces, and whether one of them says no.
    let mut reached = vec![(false, false); said.len() + 1];
    reached[0].0 = true;
    for end in 1..=said.len() {
        for begin in end.saturating_sub(PIECE_WORDS_MAX)..end {
            let piece = said[begin..end].join(" ");
            let says_no = NOES.contains(&piece) || ENOUGH.contains(&piece);
            let (plainly, before) = reached[begin];
            reached[end].0 |= plainly && AROUND.contains(&piece);
            reached[end].1 |= (before && (says_no || AROUND.contains(&piece))) || (plainly && says_no);
        }
    }
    reached[said.len()].1
}

/// True for phrases that a flow must not use as a synonym.
pub fn is_yes_or_no(text: &str) -> bool {
    let words = plain(text);
    whole(&words.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
}

fn whole(words: &[&str]) -> Option<(bool, f64)> {
    let phrase = words.join(" ");
    let answer = if is_yes(&phrase) {
        true
    } else if is_no(&phrase) {
        false
    } else {
        return None;
    };
    Some((answer, 1.0))
}

fn trimmed<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let polite = |word: &&str| POLITE.contains(word);
    let start = words.iter().take_while(|word| polite(word)).count();
    let end = words.iter().rev().take_while(|word| polite(word)).count();
    words.get(start..words.len().saturating_sub(end)).unwrap_or_default()
}

fn misheard(words: &[&str]) -> Option<(bool, f64)> {
    let [word] = words else { return None };
    MISHEARD.iter().find(|(heard, _, _)| heard == word).map(|&(_, answer, quality)| (answer, quality))
}

/// A yes or no among other words: "yes that would be great", "no that's not what I want".
fn within(words: &[&str]) -> Option<(bool, f64)> {
    let mut answer = None;
    let mut strangers = 0_u32;
    for (at, word) in words.iter().enumerate() {
        let negated = at > 0 && words[at - 1] == "not";
        let said = match () {
            () if STRONG_YES.contains(word) || (negated && *word == "right") => Some(!negated),
            () if STRONG_NO.contains(word) => Some(negated),
            () => None,
        };
        match (said, answer) {
            (Some(said), Some(before)) if said != before => return None,
            (Some(said), _) => answer = Some(said),
            (None, _) if !is_filler(word) && !POLITE.contains(word) => strangers += 1,
            (None, _) => {}
        }
    }
    // Each word that the answer does not explain makes it less sure that it is one.
    answer.map(|answer| (answer, 1.0 / (1.0 + 0.25 * f64::from(strangers))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_forms_of_yes_and_no() {
        let yes = [
            "yes",
            "Yeah.",
            "yep",
            "uh yes please",
            "yes that's right",
            "that's correct",
            "correct",
            "sure",
            "of course",
            "OK",
            "uh huh",
            "yes, that would be great",
            "absolutely",
            "go ahead please",
            "fine",
            "it is",
            "right",
            "exactly thank you",
        ];
        let no = [
            "no",
            "Nope",
            "no thank you",
            "no, that's wrong",
            "that's not right",
            "it isn't",
            "not really",
            "I don't think so",
            "wrong",
            "um no",
            "no no no",
            "that is not correct",
            "incorrect",
            "not at all",
            "no i do not want that",
            "know",
        ];
        for (texts, expected) in [(&yes[..], true), (&no[..], false)] {
            for text in texts {
                assert_eq!(yes_or_no(text).map(|(answer, _)| answer), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn many_forms_of_nothing_else() {
        for text in [
            "no",
            "no thanks",
            "that's all",
            "that's all thank you",
            "No, that's it. Bye!",
            "i think that's all for today",
            "nothing else",
            "no nothing else thank you very much",
            "I'm good, thanks",
            "no i'm fine",
            "nope, all set",
            "not right now",
            "i don't need anything else",
            "no more questions",
            "nothing else, that's all for today",
        ] {
            assert!(wants_no_more(text), "{text}");
        }
        for text in [
            "",
            "thank you",
            "yes",
            "no sales",
            "that's all wrong",
            "nothing works",
            "more questions",
            "i need something else",
            "that is all i know about my bill",
            "not billing",
        ] {
            assert!(!wants_no_more(text), "{text}");
        }
    }

    #[test]
    fn other_sentences_are_neither() {
        for text in [
            "",
            "billing please",
            "good morning",
            "yes and no",
            "what",
            "i am fine with sales",
            "one two three",
        ] {
            assert_eq!(yes_or_no(text), None, "{text}");
        }
    }

    #[test]
    fn a_story_around_a_yes_makes_it_less_sure() {
        let (_, short) = yes_or_no("yes please").expect("a yes");
        let (_, long) = yes_or_no("yes my cousin bought three chickens on tuesday").expect("a yes");
        assert!(short > 0.9 && long < 0.5, "{short} {long}");
    }
}
