//! What was said on both sides: the caller's last words and keys, the open question's words, and what a model is told.

use std::mem;

use super::mood;
use crate::{
    dialog::step::Sentiment,
    language::Language,
    llm::{Speaker, Turn},
};

/// Turns that a model is told of; a spoken conversation refers to little that is older.
const TURNS_MAX: usize = 12;

#[derive(Debug, Default)]
pub(super) struct Talk {
    /// The caller's words, without what was confided.
    heard: String,
    keys: String,
    mood: Sentiment,
    /// Said before the next prompt.
    lead_in: Vec<String>,
    /// The open question as it was asked.
    prompt: String,
    /// For a model.
    turns: Vec<Turn>,
}

impl Talk {
    /// What was last heard.
    pub(super) fn heard(&self) -> &str {
        &self.heard
    }

    pub(super) fn hear(&mut self, words: &str) {
        words.clone_into(&mut self.heard);
    }

    /// It may be what was confided.
    pub(super) fn forget_heard(&mut self) {
        self.heard.clear();
    }

    pub(super) fn keys(&self) -> &str {
        &self.keys
    }

    pub(super) fn press(&mut self, keys: &str) {
        keys.clone_into(&mut self.keys);
    }

    pub(super) fn forget_keys(&mut self) {
        self.keys.clear();
    }

    pub(super) fn mood(&self) -> Sentiment {
        self.mood
    }

    /// A mood tells nothing of what was said.
    pub(super) fn note_mood(&mut self, language: &Language, words: &str) {
        self.mood = self.mood.max_of(mood::of(language, words));
    }

    /// The open question, for who wants to hear it again.
    pub(super) fn prompt(&self) -> &str {
        &self.prompt
    }

    pub(super) fn ask(&mut self, prompt: &str) {
        prompt.clone_into(&mut self.prompt);
    }

    pub(super) fn say_before(&mut self, text: &str) {
        if !text.is_empty() {
            self.lead_in.push(text.to_owned());
        }
    }

    pub(super) fn drop_lead_in(&mut self) {
        self.lead_in.clear();
    }

    /// Each part on a line of its own, so that each is rendered, and known from before, by itself.
    pub(super) fn with_lead_in(&mut self, prompt: &str) -> String {
        let mut parts = mem::take(&mut self.lead_in);
        parts.push(prompt.to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }

    pub(super) fn turns(&self) -> &[Turn] {
        &self.turns
    }

    pub(super) fn remember(&mut self, speaker: Speaker, text: &str) {
        if self.turns.len() >= TURNS_MAX {
            self.turns.remove(0);
        }
        self.turns.push(Turn { speaker, text: text.replace('\n', " ").into() });
    }
}
