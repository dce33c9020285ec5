//! The caller's mood, as far as words tell it.

use crate::{dialog::step::Sentiment, understand::plain_words};

const ANGRY: [&str; 22] = [
    "angry",
    "furious",
    "outrageous",
    "outrage",
    "ridiculous",
    "unacceptable",
    "disgrace",
    "disgraceful",
    "incompetent",
    "idiot",
    "idiots",
    "stupid",
    "scam",
    "fraud",
    "lawyer",
    "sue",
    "damn",
    "hell",
    "shit",
    "fuck",
    "fucking",
    "bullshit",
];
const ANGRY_PHRASES: [&str; 5] = ["sick of", "fed up", "had enough", "waste of time", "third time"];
const ANNOYED: [&str; 12] = [
    "annoyed",
    "annoying",
    "frustrated",
    "frustrating",
    "unhappy",
    "disappointed",
    "terrible",
    "awful",
    "useless",
    "complaint",
    "complain",
    "again",
];
const ANNOYED_PHRASES: [&str; 4] = ["no no", "not what i", "i already", "for ages"];
const PLEASED: [&str; 9] =
    ["great", "wonderful", "perfect", "lovely", "excellent", "fantastic", "brilliant", "thanks", "grateful"];

/// The strongest that the words hold.
pub(super) fn of(text: &str) -> Sentiment {
    let words = plain_words(text);
    let joined = format!(" {} ", words.join(" "));
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let holds = |list: &[&str]| list.iter().any(|phrase| joined.contains(&format!(" {phrase} ")));
    if says(&ANGRY) || holds(&ANGRY_PHRASES) {
        Sentiment::Angry
    } else if says(&ANNOYED) || holds(&ANNOYED_PHRASES) {
        Sentiment::Annoyed
    } else if says(&PLEASED) {
        Sentiment::Pleased
    } else {
        Sentiment::Neutral
    }
}

impl Sentiment {
    /// Anger is remembered, and a later thanks does not hide it.
    pub(super) fn max_of(self, later: Self) -> Self {
        let weight = |mood: Self| match mood {
            Self::Neutral => 0,
            Self::Pleased => 1,
            Self::Annoyed => 2,
            Self::Angry => 3,
        };
        if weight(later) > weight(self) { later } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_the_mood() {
        for (text, mood) in [
            ("This is ridiculous, get me a person!", Sentiment::Angry),
            ("I am fed up with this", Sentiment::Angry),
            ("it is broken again", Sentiment::Annoyed),
            ("great, thank you", Sentiment::Pleased),
            ("billing please", Sentiment::Neutral),
            ("", Sentiment::Neutral),
        ] {
            assert_eq!(of(text), mood, "{text}");
        }
        assert_eq!(Sentiment::Angry.max_of(Sentiment::Pleased), Sentiment::Angry);
    }
}
