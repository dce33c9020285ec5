//! Whether a caller wants nothing more, as the answer to "anything else?".

use super::english::answers::POLITE;
use super::lexicon::List;
use super::words::plain;

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
pub(crate) fn wants_no_more(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
