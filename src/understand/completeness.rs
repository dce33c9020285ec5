//! Whether words are all that a caller wants to say: what English leaves open, and what only says "go on".

use super::words::plain;

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

/// Nobody ends a sentence with these. "Please" and "for me" do end one, so they are not here.
const OPEN_ENDS: [&str; 36] = [
    "a", "about", "am", "an", "and", "are", "at", "because", "but", "can", "could", "from", "have", "i",
    "i'd", "i'm", "if", "in", "is", "like", "my", "need", "of", "or", "so", "speak", "talk", "the", "to",
    "uh", "um", "want", "was", "with", "would", "your",
];

/// Said alone, what is wanted comes after it.
const GREETINGS: [&str; 24] = [
    "good afternoon",
    "good day",
    "good evening",
    "good morning",
    "hello",
    "hello good afternoon",
    "hello good evening",
    "hello good morning",
    "hello there",
    "hey",
    "hey there",
    "hi",
    "hi good afternoon",
    "hi good evening",
    "hi good morning",
    "hi there",
    "oh hello",
    "oh hi",
    "uh hello",
    "uh hi",
    "um hello",
    "um hi",
    "yes hello",
    "yes hi",
];

/// What listeners say without wanting the floor.
const BACKCHANNELS: [&str; 12] =
    ["aha", "ah", "hm", "hmm", "huh", "mhm", "mm", "mm hm", "mmhm", "oh", "uh huh", "uhhuh"];

/// "Okay", "yeah", "I see": the listener follows, which is an answer to a yes-or-no question alone.
const ACKNOWLEDGEMENTS: [&str; 34] = [
    "okay",
    "okay okay",
    "yeah",
    "yeah yeah",
    "yes",
    "yep",
    "yup",
    "ya",
    "right",
    "right right",
    "alright",
    "all right",
    "sure",
    "i see",
    "got it",
    "got you",
    "gotcha",
    "understood",
    "fine",
    "good",
    "great",
    "cool",
    "okay thanks",
    "thanks",
    "thank you",
    "okay thank you",
    "yes okay",
    "okay yes",
    "uh okay",
    "oh okay",
    "okay then",
    "okay good",
    "yeah okay",
    "okay yeah",
];

/// "I want to", "the", "good morning": more will come.
pub(crate) fn ends_open(text: &str) -> bool {
    let words = plain(text);
    words.last().is_some_and(|word| OPEN_ENDS.contains(&word.as_str()))
        || GREETINGS.contains(&words.join(" ").as_str())
}

/// "Uh-huh" over a prompt is not an answer to it.
pub(crate) fn is_backchannel(text: &str) -> bool {
    BACKCHANNELS.contains(&plain(text).join(" ").as_str())
}

/// "Okay" over a menu is no answer to it.
pub(crate) fn is_acknowledgement(text: &str) -> bool {
    ACKNOWLEDGEMENTS.contains(&plain(text).join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_told_from_whole_sentences() {
        for text in ["i want to", "I'd like to speak with the", "my bill is", "billing and", "um"] {
            assert!(ends_open(text), "{text}");
        }
        for text in ["Hi there.", "Good morning!", "Um, hello?"] {
            assert!(ends_open(text), "{text}");
        }
        for text in ["billing please", "i want to talk to sales", "yes", "", "put me through", "hi, sales"] {
            assert!(!ends_open(text), "{text}");
        }
    }

    #[test]
    fn listening_sounds_are_no_answers() {
        for text in ["uh-huh", "Mhm.", "hmm", "oh"] {
            assert!(is_backchannel(text), "{text}");
        }
        for text in ["yes", "okay", "no", "billing", ""] {
            assert!(!is_backchannel(text), "{text}");
        }
    }
}
