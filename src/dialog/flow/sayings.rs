//! What a flow says: its prompts filled in for one call, and all those that can be rendered before any.

use super::wording::{Blank, Prompt, Telling};
use super::{Flow, key_name};

/// Up to this many destinations the question "do you mean A, or B?" is rendered beforehand for each pair (28).
const PAIRS_OF_MAX: usize = 8;
/// More ways to say one thing are rendered when they are first said.
const VARIETIES_MAX: usize = 4;

impl Flow {
    /// The prompt after `failures` (from 1) silent answers.
    pub(in crate::dialog) fn say_no_input(&self, telling: Telling<'_>, failures: u8) -> String {
        self.wording.no_input.say_nth(telling, failures, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(in crate::dialog) fn say_no_match(&self, telling: Telling<'_>, failures: u8) -> String {
        self.wording.no_match.say_nth(telling, failures, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(in crate::dialog) fn say_greeting(&self, telling: Telling<'_>) -> String {
        self.greeting.say(telling, &[])
    }

    /// `None` where calls are not recorded.
    pub(in crate::dialog) fn say_recording(&self, telling: Telling<'_>) -> Option<String> {
        self.recording.as_ref().map(|recording| recording.say(telling, &[]))
    }

    pub(in crate::dialog) fn say_confirm(&self, telling: Telling<'_>, choice: usize) -> String {
        self.about(&self.wording.confirm, telling, choice)
    }

    pub(in crate::dialog) fn say_confirm_again(&self, telling: Telling<'_>, choice: usize) -> String {
        self.about(&self.wording.confirm_again, telling, choice)
    }

    pub(in crate::dialog) fn say_denied(&self, telling: Telling<'_>) -> String {
        self.wording.denied.say(telling, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(in crate::dialog) fn say_which(&self, telling: Telling<'_>, first: usize, second: usize) -> String {
        let (first, second) = (&self.choices[first].spoken, &self.choices[second].spoken);
        self.wording.which.say(telling, &[(Blank::First, first), (Blank::Second, second)])
    }

    pub(in crate::dialog) fn say_trouble(&self, telling: Telling<'_>) -> String {
        self.wording.trouble.say(telling, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(in crate::dialog) fn say_fallback(&self, telling: Telling<'_>) -> String {
        self.wording.fallback.say(telling, &[])
    }

    pub(in crate::dialog) fn say_filler(&self, telling: Telling<'_>) -> String {
        self.wording.filler.say(telling, &[])
    }

    pub(in crate::dialog) fn say_goodbye(&self, telling: Telling<'_>) -> String {
        self.wording.goodbye.say(telling, &[])
    }

    pub(in crate::dialog) fn say_anything_else(&self, telling: Telling<'_>) -> String {
        self.wording.anything_else.say(telling, &[])
    }

    pub(in crate::dialog) fn say_slot_missing(&self, telling: Telling<'_>) -> String {
        self.wording.slot_missing.say(telling, &[])
    }

    pub(in crate::dialog) fn say_transfer(&self, telling: Telling<'_>, place: usize) -> String {
        self.on_the_way(&self.places[place].transfer, telling, place)
    }

    pub(in crate::dialog) fn say_closed(&self, telling: Telling<'_>, place: usize) -> String {
        self.on_the_way(&self.places[place].closed, telling, place)
    }

    fn on_the_way(&self, prompt: &Prompt, telling: Telling<'_>, place: usize) -> String {
        let place = &self.places[place];
        prompt.say(telling, &[(Blank::Choice, &place.spoken), (Blank::Key, &place.key)])
    }

    /// Every text that the flow may say without knowing anything of a call, so that it can be rendered beforehand.
    pub(in crate::dialog) fn texts(&self) -> Vec<String> {
        let mut texts = self.greeting.fixed(&[]);
        texts.extend(self.recording.iter().flat_map(|recording| recording.fixed(&[])));
        for language in &self.languages {
            // Each way to say something turns up once.
            for variety in 0..VARIETIES_MAX {
                let telling = Telling { language, variety, known: &|_| None };
                texts.extend(self.common_texts(telling));
                texts.extend(self.choice_texts(telling));
            }
        }
        for slot in &self.slots {
            texts.extend(slot.prompt.fixed(&[]).into_iter().chain(slot.reprompt.fixed(&[])));
        }
        let steps = self.start.iter().chain(self.choices.iter().flat_map(|choice| &choice.steps));
        for prompt in steps.filter_map(|step| step.verb.prompt()) {
            texts.extend(prompt.fixed(&[]));
        }
        texts.sort();
        texts.dedup();
        texts.retain(|text| !text.is_empty());
        texts
    }

    fn common_texts(&self, telling: Telling<'_>) -> Vec<String> {
        let mut texts = vec![
            self.say_denied(telling),
            self.say_trouble(telling),
            self.say_fallback(telling),
            self.say_goodbye(telling),
            self.say_filler(telling),
            self.say_menu(telling),
            self.say_anything_else(telling),
        ];
        texts.extend((1..=self.retries).map(|n| self.say_no_input(telling, n)));
        texts.extend((1..=self.retries).map(|n| self.say_no_match(telling, n)));
        for place in 0..self.places.len() {
            texts.push(self.say_transfer(telling, place));
            if self.places[place].hours.is_some() {
                texts.push(self.say_closed(telling, place));
            }
        }
        texts
    }

    /// The rows of a table are too many to be rendered for everybody.
    fn choice_texts(&self, telling: Telling<'_>) -> Vec<String> {
        let listed: Vec<usize> = (0..self.choices.len()).filter(|at| self.choices[*at].listed).collect();
        let about = |at: &usize| [self.say_confirm(telling, *at), self.say_confirm_again(telling, *at)];
        let mut texts: Vec<String> = listed.iter().flat_map(about).collect();
        if listed.len() <= PAIRS_OF_MAX {
            let pairs = listed.iter().flat_map(|first| listed.iter().map(move |second| (*first, *second)));
            let pairs = pairs.filter(|(first, second)| first < second);
            texts.extend(pairs.map(|(first, second)| self.say_which(telling, first, second)));
        }
        texts
    }

    fn about(&self, prompt: &Prompt, telling: Telling<'_>, choice: usize) -> String {
        let choice = &self.choices[choice];
        let key = choice.key.map(|key| key_name(&key.to_string())).unwrap_or_default();
        prompt.say(telling, &[(Blank::Choice, &choice.spoken), (Blank::Key, &key)])
    }

    /// "For billing, press 1. For sales, press 2." Where no choice has a key, the names are listed.
    pub(in crate::dialog) fn say_menu(&self, telling: Telling<'_>) -> String {
        let listed = || self.choices.iter().enumerate().filter(|(_, choice)| choice.listed);
        if listed().all(|(_, choice)| choice.key.is_none()) {
            let names: Vec<&str> = listed().map(|(_, choice)| choice.spoken()).collect();
            return self.wording.menu_without_keys.say(telling, &[(Blank::Choice, &names.join(", or "))]);
        }
        let with_keys = listed().filter(|(_, choice)| choice.key.is_some());
        let items: Vec<String> =
            with_keys.map(|(index, _)| self.about(&self.wording.menu, telling, index)).collect();
        items.join(" ")
    }
}
