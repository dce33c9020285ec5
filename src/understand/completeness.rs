//! Whether words are all that a caller wants to say: what a sentence leaves open, and what only says "go on".

use super::words::plain;
use crate::language::Language;

/// What the words until now are, as an answer to the open question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// A whole answer: nothing more is needed.
    Complete,
    /// A whole answer, but heard or understood so badly that it will be asked back for: too early an end costs little.
    Likely,
    Unknown,
    /// The beginning of one.
    Incomplete,
    /// "Uh-huh": the caller listens, and wants the prompt to go on.
    Backchannel,
}

/// "I want to", "the", "good morning": more will come.
pub(crate) fn ends_open(language: &Language, text: &str) -> bool {
    let words = plain(language, text);
    words.last().is_some_and(|word| language.turns.open_ends.contains(word))
        || language.turns.greetings.contains(&words.join(" "))
}

/// "Uh-huh" over a prompt is not an answer to it.
pub(crate) fn is_backchannel(language: &Language, text: &str) -> bool {
    language.turns.backchannels.contains(&plain(language, text).join(" "))
}

/// "Okay" over a menu is no answer to it.
pub(crate) fn is_acknowledgement(language: &Language, text: &str) -> bool {
    language.turns.acknowledgements.contains(&plain(language, text).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn beginnings_are_told_from_whole_sentences() {
        for text in ["i want to", "I'd like to speak with the", "my bill is", "billing and", "um"] {
            assert!(ends_open(&ENGLISH, text), "{text}");
        }
        for text in ["Hi there.", "Good morning!", "Um, hello?"] {
            assert!(ends_open(&ENGLISH, text), "{text}");
        }
        for text in ["billing please", "i want to talk to sales", "yes", "", "put me through", "hi, sales"] {
            assert!(!ends_open(&ENGLISH, text), "{text}");
        }
    }

    #[test]
    fn listening_sounds_are_no_answers() {
        for text in ["uh-huh", "Mhm.", "hmm", "oh"] {
            assert!(is_backchannel(&ENGLISH, text), "{text}");
        }
        for text in ["yes", "okay", "no", "billing", ""] {
            assert!(!is_backchannel(&ENGLISH, text), "{text}");
        }
    }
}
