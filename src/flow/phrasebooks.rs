//! The words that lead to a flow's choices, looked for as each of its languages is spoken.

use super::Choice;
use crate::{language::Language, understand::Phrasebook};

/// One for each language that there are words for.
#[derive(Clone, Debug)]
pub(super) struct Phrasebooks {
    own: Phrasebook,
    others: Vec<(&'static Language, Phrasebook)>,
}

impl Phrasebooks {
    /// `own` is the flow's own language, and may be among `languages`.
    pub(super) fn new(
        own: &'static Language,
        languages: &[&'static Language],
        choices: &[Choice],
        human: Option<usize>,
    ) -> Self {
        let book = |language: &'static Language| {
            Phrasebook::new(language, choices.iter().map(Choice::phrases)).with_human(human.unwrap_or(0))
        };
        let others = languages.iter().copied().filter(|language| *language != own);
        Self { own: book(own), others: others.map(|language| (language, book(language))).collect() }
    }

    pub(super) fn of(&self, language: &Language) -> &Phrasebook {
        self.others.iter().find(|(known, _)| *known == language).map_or(&self.own, |(_, book)| book)
    }
}
