//! A language as data: the words that callers say, how numbers, days and times are put into words, and every sentence
//! that Offhook says by itself. A flow holds its language, and hands it to whatever has to understand or to speak.
//!
//! One file here for each idea, with what its tables mean to the person who writes another language; one folder for
//! each language, with the tables alone. All words are in small letters, without punctuation, as they are once a
//! sentence has been taken apart by [`Writing`].

mod answers;
mod claims;
mod dates;
mod de;
mod digits;
mod en;
mod es;
mod fr;
mod grammar;
mod list;
mod names;
mod numbers;
mod pt;
mod requests;
mod scope;
mod sentences;
mod spoken;
mod summaries;
mod times;
mod topics;
mod turns;
mod values;
mod writing;

use std::fmt;

pub use answers::{Answers, Enough, Picks, Sense};
pub use claims::Claims;
pub use dates::{Dates, Unit, Which};
pub use de::GERMAN;
pub use digits::Digits;
pub use en::ENGLISH;
pub use es::SPANISH;
pub use fr::FRENCH;
pub use grammar::{Counting, Grammar};
pub use list::{List, Phrases, Table};
pub use names::{Names, Spelling};
pub use numbers::Numbers;
pub use requests::{Moods, Requests};
pub use scope::Scope;
pub use sentences::{Asking, Prompts, Refusals, Sentences, filled};
pub use spoken::Spoken;
pub use summaries::Summaries;
pub use times::{DayPart, Times};
pub use topics::Topics;
pub use turns::Turns;
pub use values::Asides;
pub use writing::{Signs, Writing};

/// Every language that Offhook has words for. The first, English, is the one for whoever names none.
pub static LANGUAGES: &[&Language] = &[&ENGLISH, &GERMAN, &SPANISH, &FRENCH, &pt::PORTUGUESE];

/// The words of one language.
pub struct Language {
    /// The primary subtag of its BCP 47 tags: `en`.
    pub tag: &'static str,
    /// How a recogniser writes what was said.
    pub writing: Writing,
    /// What stands around the names of places and things: the fillers, and what turns a name around.
    pub topics: Topics,
    /// Yes and no.
    pub answers: Answers,
    /// "That's all, thanks."
    pub enough: Enough,
    /// "The first one."
    pub picks: Picks,
    /// What is said to the dialog itself.
    pub requests: Requests,
    pub moods: Moods,
    /// Whether someone has finished speaking.
    pub turns: Turns,
    /// What makes figures of words, where those stand in another order than in English.
    pub grammar: Option<Grammar>,
    pub numbers: Numbers,
    /// Digits said one after the other, and the names of keys.
    pub digits: Digits,
    pub dates: Dates,
    pub times: Times,
    pub names: Names,
    pub spelling: Spelling,
    /// What is said around a value.
    pub asides: Asides,
    /// What is taken back, spoken against or left open.
    pub scope: Scope,
    /// How a value is read back.
    pub spoken: Spoken,
    /// What Offhook says where a flow has no words of its own.
    pub sentences: Sentences,
    /// The one line for whoever takes the call.
    pub summaries: Summaries,
    /// By which words a model's sentence is held against what was said.
    pub claims: Claims,
    /// Sentences that people say to anybody, one to a line: what a flow is not there for. Lines with `#` are comments.
    pub background: &'static str,
}

impl Language {
    /// The language of a BCP 47 tag such as `en` or `en-GB`; `None` where there are no words for it.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        LANGUAGES.iter().find(|language| language.tag == primary).copied()
    }

    /// The same, with the first language in the place of one that there are no words for.
    pub fn or_first(tag: &str) -> &'static Self {
        Self::of(tag).unwrap_or(&ENGLISH)
    }

    /// Those that there are words for, as a remedy names them.
    pub fn tags() -> String {
        LANGUAGES.iter().map(|language| language.tag).collect::<Vec<_>>().join(", ")
    }

    /// What people say to anybody, sentence by sentence.
    pub fn background(&self) -> impl Iterator<Item = &'static str> {
        self.background.lines().filter(|line| !line.starts_with('#'))
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_leads_to_its_language() {
        for (tag, found) in [
            ("en", Some("en")),
            ("en-GB", Some("en")),
            ("es-419", Some("es")),
            ("de-AT", Some("de")),
            ("fr", Some("fr")),
            ("pt-BR", Some("pt")),
            ("eng", None),
            ("nl", None),
            ("", None),
        ] {
            assert_eq!(Language::of(tag).map(|language| language.tag), found, "{tag}");
            assert_eq!(Language::or_first(tag).tag, found.unwrap_or("en"), "{tag}");
        }
    }

    #[test]
    fn the_background_is_many_sentences_that_differ() {
        for language in LANGUAGES {
            let sentences: Vec<&str> = language.background().collect();
            let distinct: std::collections::BTreeSet<&str> = sentences.iter().copied().collect();
            assert!(sentences.len() >= 150 && distinct.len() == sentences.len(), "{}", sentences.len());
            assert!(sentences.iter().all(|sentence| sentence.len() > 5));
        }
    }
}
