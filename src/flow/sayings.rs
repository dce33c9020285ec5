//! What a flow says: its prompts filled in for one call.

use super::wording::{Blank, Prompt, Telling};
use super::{Flow, key_name};

impl Flow {
    /// The prompt after `failures` (from 1) silent answers.
    pub(crate) fn say_no_input(&self, telling: Telling<'_>, failures: u8) -> String {
        self.wording.no_input.say_nth(telling, failures, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(crate) fn say_no_match(&self, telling: Telling<'_>, failures: u8) -> String {
        self.wording.no_match.say_nth(telling, failures, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(crate) fn say_greeting(&self, telling: Telling<'_>) -> String {
        self.greeting.say(telling, &[])
    }

    /// `None` where calls are not recorded.
    pub(crate) fn say_recording(&self, telling: Telling<'_>) -> Option<String> {
        self.recording.as_ref().map(|recording| recording.say(telling, &[]))
    }

    pub(crate) fn say_confirm(&self, telling: Telling<'_>, choice: usize) -> String {
        self.about(&self.wording.confirm, telling, choice)
    }

    pub(crate) fn say_confirm_again(&self, telling: Telling<'_>, choice: usize) -> String {
        self.about(&self.wording.confirm_again, telling, choice)
    }

    pub(crate) fn say_denied(&self, telling: Telling<'_>) -> String {
        self.wording.denied.say(telling, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(crate) fn say_which(&self, telling: Telling<'_>, first: usize, second: usize) -> String {
        let [first, second] = [first, second].map(|choice| self.choices[choice].spoken.of(telling.language));
        self.wording.which.say(telling, &[(Blank::First, first), (Blank::Second, second)])
    }

    pub(crate) fn say_trouble(&self, telling: Telling<'_>) -> String {
        self.wording.trouble.say(telling, &[(Blank::Menu, &self.say_menu(telling))])
    }

    pub(crate) fn say_fallback(&self, telling: Telling<'_>) -> String {
        self.wording.fallback.say(telling, &[])
    }

    pub(crate) fn say_filler(&self, telling: Telling<'_>) -> String {
        self.wording.filler.say(telling, &[])
    }

    pub(crate) fn say_goodbye(&self, telling: Telling<'_>) -> String {
        self.wording.goodbye.say(telling, &[])
    }

    pub(crate) fn say_anything_else(&self, telling: Telling<'_>) -> String {
        self.wording.anything_else.say(telling, &[])
    }

    pub(crate) fn say_slot_missing(&self, telling: Telling<'_>) -> String {
        self.wording.slot_missing.say(telling, &[])
    }

    pub(crate) fn say_wait(&self, telling: Telling<'_>) -> String {
        self.wording.wait.say(telling, &[])
    }

    /// What the pause's key has done.
    pub(crate) fn say_pause(&self, telling: Telling<'_>, paused: bool) -> String {
        let prompt = if paused { &self.wording.paused } else { &self.wording.resumed };
        let key = self.key_said(telling, self.pause_key);
        prompt.say(telling, &[(Blank::Key, &key)])
    }

    pub(crate) fn say_transfer(&self, telling: Telling<'_>, place: usize) -> String {
        self.on_the_way(&self.places[place].transfer, telling, place)
    }

    pub(crate) fn say_closed(&self, telling: Telling<'_>, place: usize) -> String {
        self.on_the_way(&self.places[place].closed, telling, place)
    }

    fn on_the_way(&self, prompt: &Prompt, telling: Telling<'_>, place: usize) -> String {
        let place = &self.places[place];
        let words = self.words_in(telling.language);
        let key = place.key.as_ref().map(|key| key_name(words, key)).unwrap_or_default();
        prompt.say(telling, &[(Blank::Choice, place.spoken.of(telling.language)), (Blank::Key, &key)])
    }

    /// A key as it is said aloud; empty without one.
    fn key_said(&self, telling: Telling<'_>, key: Option<char>) -> String {
        let words = self.words_in(telling.language);
        key.map(|key| key_name(words, &key.to_string())).unwrap_or_default()
    }

    fn about(&self, prompt: &Prompt, telling: Telling<'_>, choice: usize) -> String {
        let choice = &self.choices[choice];
        let key = self.key_said(telling, choice.key);
        prompt.say(telling, &[(Blank::Choice, choice.spoken.of(telling.language)), (Blank::Key, &key)])
    }

    /// "For billing, press 1. For sales, press 2." Where no choice has a key, the names are listed.
    pub(crate) fn say_menu(&self, telling: Telling<'_>) -> String {
        let listed = || self.choices.iter().enumerate().filter(|(_, choice)| choice.listed);
        if listed().all(|(_, choice)| choice.key.is_none()) {
            let names: Vec<&str> = listed().map(|(_, choice)| choice.spoken.of(telling.language)).collect();
            let or = self.words_in(telling.language).spoken.or;
            return self.wording.menu_without_keys.say(telling, &[(Blank::Choice, &names.join(or))]);
        }
        let with_keys = listed().filter(|(_, choice)| choice.key.is_some());
        let items: Vec<String> =
            with_keys.map(|(index, _)| self.about(&self.wording.menu, telling, index)).collect();
        items.join(" ")
    }
}
