//! "Do you mean billing, or sales?": the question which of two choices is meant, and its answers.

use super::{Converse, Failure, Pair, Stage};
use crate::{
    dialog::step::{Heard, Step},
    understand::{
        Meaning, OneOfTwo, Tier, Understanding, one_of_two, percent, plain_words, recogniser, yes_or_no,
    },
};

/// An answer with fewer words that names neither is not understood; one with more may be an intent of its own.
const INTENT_WORDS_MIN: usize = 4;

impl Converse {
    /// In the order of the flow, so that half as many prompts have to be rendered beforehand.
    pub(super) fn ask_which(&mut self, likelier: usize, other: usize) -> Step {
        let pair = Pair { first: likelier.min(other), second: likelier.max(other), likelier };
        self.intent.name(self.talk.heard());
        let prompt = self.memory.tell(|telling| self.flow.say_which(telling, pair.first, pair.second));
        self.put(Stage::Which(pair), &prompt)
    }

    pub(super) fn hear_which(&mut self, pair: Pair, heard: &Heard) -> Step {
        let (words, text) = (self.memory.words(), heard.text.expose());
        let certainty = percent(recogniser(heard.confidence));
        let sure = self.flow.thresholds().confirm;
        let understood = self.understand(heard);
        let is_sure = understood.confidence >= sure;
        match (understood.meaning, one_of_two(words, text), yes_or_no(words, text)) {
            (Meaning::Choice(named), ..) if is_sure && (named == pair.first || named == pair.second) => {
                self.intend(named, understood.confidence, Tier::Phrases)
            }
            (Meaning::Nothing, Some(OneOfTwo::Neither), _) => self.neither(pair),
            (Meaning::Nothing, Some(which), _) => {
                let choice = match which {
                    OneOfTwo::First => pair.first,
                    OneOfTwo::Second => pair.second,
                    OneOfTwo::Either | OneOfTwo::Neither => pair.likelier,
                };
                self.intend(choice, certainty, Tier::Phrases)
            }
            (Meaning::Choice(_), ..) if is_sure => self.decide(&understood, false),
            (_, _, Some((false, _))) => self.neither(pair),
            // Not an answer to this question, but a friendly one: it costs nothing.
            (_, _, Some((true, _))) => self.ask_whether(pair.likelier, certainty),
            _ if plain_words(words, text).len() >= INTENT_WORDS_MIN => self.hear_intent(heard, false),
            _ => self.failed(Failure::NoMatch),
        }
    }

    fn neither(&mut self, pair: Pair) -> Step {
        self.tiers.deny([pair.first, pair.second]);
        self.choose_again(false);
        if let Some(over) = self.count_failure(Failure::NoMatch, &Understanding::nothing()) {
            return over;
        }
        self.note(Tier::Phrases, 100, "neither", "both guesses were denied");
        self.ask_after_denial()
    }
}
