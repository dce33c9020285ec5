//! What the caller wants, how sure that is, and what named it.

use crate::dialog::step::Heard;

#[derive(Debug)]
pub(super) struct Intent {
    /// By its place in the flow.
    choice: Option<usize>,
    confidence: u8,
    /// The words that named it; a later "yes" does not replace them.
    words: String,
    words_confidence: f32,
    /// The key that chose it, if one did; later keys do not replace it.
    key: Option<char>,
}

impl Default for Intent {
    fn default() -> Self {
        Self { choice: None, confidence: 0, words: String::new(), words_confidence: 1.0, key: None }
    }
}

impl Intent {
    pub(super) fn choice(&self) -> Option<usize> {
        self.choice
    }

    /// 0 to 100; nothing is sure of what is not known.
    pub(super) fn confidence(&self) -> u8 {
        self.choice.map_or(0, |_| self.confidence)
    }

    pub(super) fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn words_confidence(&self) -> f32 {
        self.words_confidence
    }

    pub(super) fn key(&self) -> Option<char> {
        self.key
    }

    /// It is clear.
    pub(super) fn settle(&mut self, choice: usize, confidence: u8) {
        (self.choice, self.confidence) = (Some(choice), confidence);
    }

    /// The flow goes on with another one.
    pub(super) fn go_to(&mut self, choice: Option<usize>) {
        self.choice = choice;
    }

    /// Words at the open question, whatever they turn out to mean.
    pub(super) fn hear(&mut self, heard: &Heard) {
        heard.text.expose().clone_into(&mut self.words);
        self.words_confidence = heard.confidence;
    }

    pub(super) fn name(&mut self, words: &str) {
        words.clone_into(&mut self.words);
    }

    pub(super) fn forget_words(&mut self) {
        self.words.clear();
    }

    pub(super) fn choose_by(&mut self, key: Option<char>) {
        self.key = key;
    }
}
