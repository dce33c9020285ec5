//! One text: what it goes on from, how far it is, and what is said of it at its end.

use std::time::Instant;

use llama_cpp_2::token::LlamaToken;
use offhook::engine::protocol::{EndReason, GenerationEnd, JobId, Reply};

use super::characters::Characters;
use super::sampling::Grammar;

/// A text that waits for a lane.
pub(super) struct Waiting {
    pub(super) job: JobId,
    pub(super) prompt: Vec<LlamaToken>,
    /// How many of the prompt's first tokens many calls share.
    pub(super) shared: usize,
    pub(super) grammar: Option<Grammar>,
    pub(super) tokens_max: usize,
    pub(super) arrived: Instant,
    pub(super) deadline: Instant,
}

/// A text in a lane.
pub(super) struct Text {
    pub(super) waited: Waiting,
    /// Tokens of the prompt that were there already.
    pub(super) reused: usize,
    /// Tokens of the prompt that are evaluated by now.
    pub(super) evaluated: usize,
    pub(super) shelve_at: Option<usize>,
    /// Chosen, and not evaluated yet.
    pub(super) next: Option<LlamaToken>,
    tokens_out: usize,
    characters: Characters,
    first: Option<Instant>,
}

impl Text {
    pub(super) fn new(waited: Waiting, reused: usize, shelve_at: Option<usize>) -> Self {
        Self {
            waited,
            reused,
            evaluated: reused,
            shelve_at,
            next: None,
            tokens_out: 0,
            characters: Characters::default(),
            first: None,
        }
    }

    /// Takes up to so many tokens of the prompt for the next batch, and says whether its end is among them. What is to
    /// be shelved ends a batch: a state that cannot be cut must be copied there.
    pub(super) fn chunk(&self, room: usize) -> (&[LlamaToken], bool) {
        let prompt = &self.waited.prompt;
        let end = (self.evaluated + room).min(prompt.len());
        let end = self.shelve_at.filter(|at| *at > self.evaluated).map_or(end, |at| end.min(at));
        (&prompt[self.evaluated..end], end == prompt.len() && end > self.evaluated)
    }

    /// The position of the next token in the context.
    pub(super) fn position(&self) -> usize {
        // The token that is chosen now is the last of those that are out, and not in the context yet.
        self.evaluated + self.tokens_out.saturating_sub(usize::from(self.next.is_some()))
    }

    /// Notes a token; `Some` when the text must end here.
    pub(super) fn add(&mut self, now: Instant, bytes: &[u8]) -> (String, Option<EndReason>) {
        self.first.get_or_insert(now);
        self.tokens_out += 1;
        let full = self.tokens_out >= self.waited.tokens_max;
        (self.characters.push(bytes), full.then_some(EndReason::TokensMax))
    }

    pub(super) fn piece(&self, text: String) -> Reply {
        Reply::Generated { job: self.waited.job, text, last: None }
    }

    /// The last reply, with what is left of the text.
    pub(super) fn end(&mut self, now: Instant, mut text: String, reason: EndReason) -> Reply {
        text.push_str(self.characters.finish());
        let first = self.first.unwrap_or(now);
        let last = GenerationEnd {
            tokens_reused: count(self.reused),
            tokens_out: count(self.tokens_out),
            first_ms: count((first - self.waited.arrived).as_millis()),
            ..self.waited.end(now, reason)
        };
        Reply::Generated { job: self.waited.job, text, last: Some(last) }
    }
}

impl Waiting {
    pub(super) fn end(&self, now: Instant, reason: EndReason) -> GenerationEnd {
        let total_ms = count((now - self.arrived).as_millis());
        let tokens_in = count(self.prompt.len());
        GenerationEnd { reason, tokens_in, tokens_reused: 0, tokens_out: 0, first_ms: total_ms, total_ms }
    }
}

fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
