//! The caller's mood, as far as words tell it.

use crate::{
    dialog::step::Sentiment,
    language::{Language, List, Phrases},
    understand::plain_words,
};

/// The strongest that the words hold.
pub(super) fn of(language: &Language, text: &str) -> Sentiment {
    let moods = &language.moods;
    let words = plain_words(language, text);
    let joined = format!(" {} ", words.join(" "));
    let says = |list: List| words.iter().any(|word| list.contains(word));
    let holds = |list: Phrases| list.iter().any(|phrase| joined.contains(&format!(" {phrase} ")));
    if says(moods.angry) || holds(moods.angry_phrases) {
        Sentiment::Angry
    } else if says(moods.annoyed) || holds(moods.annoyed_phrases) {
        Sentiment::Annoyed
    } else if says(moods.pleased) {
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
    use crate::language::ENGLISH;

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
            assert_eq!(of(&ENGLISH, text), mood, "{text}");
        }
        assert_eq!(Sentiment::Angry.max_of(Sentiment::Pleased), Sentiment::Angry);
    }
}
