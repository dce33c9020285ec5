//! Whether a caller wants nothing more, as the answer to "anything else?".

use super::words::plain;
use crate::language::{Enough, Language};

/// The longest phrase of a no.
const PIECE_WORDS_MAX: usize = 8;

/// Whether nothing more is wanted, as the answer to "anything else?": "no", "that's all, thanks", "I'm good".
pub(crate) fn wants_no_more(language: &Language, text: &str) -> bool {
    let Enough { whole, around, noes } = &language.enough;
    let words = plain(language, text);
    let said: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !language.answers.polite.contains(word)).collect();
    // Up to each word: whether all of it is made of the pieces, and whether one of them says no.
    let mut reached = vec![(false, false); said.len() + 1];
    reached[0].0 = true;
    for end in 1..=said.len() {
        for begin in end.saturating_sub(PIECE_WORDS_MAX)..end {
            let piece = said[begin..end].join(" ");
            let says_no = noes.contains(&piece) || whole.contains(&piece);
            let (plainly, before) = reached[begin];
            reached[end].0 |= plainly && around.contains(&piece);
            reached[end].1 |= (before && (says_no || around.contains(&piece))) || (plainly && says_no);
        }
    }
    reached[said.len()].1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

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
            assert!(wants_no_more(&ENGLISH, text), "{text}");
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
            assert!(!wants_no_more(&ENGLISH, text), "{text}");
        }
    }
}
