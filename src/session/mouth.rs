//! What a session says to its caller: the prompt that plays, what follows it, and whether it is held.

use std::{collections::VecDeque, mem, sync::Arc, time::Duration};

use super::{event::PromptId, playout::Playout};
use crate::audio::CallRate;

/// A spoken answer is a few sentences; what a model says beyond is not spoken.
const SENTENCES_MAX: usize = 8;

#[derive(Debug)]
pub(super) struct Mouth {
    rate: CallRate,
    /// The prompt that plays, or waits for its sound. It goes on from one question to the next where nobody stops it.
    prompt: Option<PromptId>,
    playout: Playout,
    /// Something held this prompt and was no interruption: a noisy line must not keep it from the caller. From now on
    /// only words hold it.
    doubted: bool,
    /// To be spoken after the prompt that plays, as if they were one prompt.
    sentences: VecDeque<String>,
    /// Prompts that the voice was asked for.
    prompts: u32,
}

/// What playing 20 ms of a prompt came to.
pub(super) struct Played {
    pub(super) prompt: PromptId,
    pub(super) begins: bool,
    pub(super) is_over: bool,
}

/// A prompt that is over.
pub(super) struct Spoken {
    pub(super) prompt: PromptId,
    pub(super) heard_ms: u32,
    /// The voice has not delivered all of it.
    pub(super) is_awaited: bool,
}

impl Mouth {
    pub(super) fn new(rate: CallRate) -> Self {
        Self {
            rate,
            prompt: None,
            playout: Playout::default(),
            doubted: false,
            sentences: VecDeque::new(),
            prompts: 0,
        }
    }

    pub(super) fn is_speaking(&self) -> bool {
        self.prompt.is_some()
    }

    /// Whether the caller has heard the beginning of what plays.
    pub(super) fn is_started(&self) -> bool {
        self.playout.is_started()
    }

    pub(super) fn awaits_sound(&self, of: PromptId) -> bool {
        self.prompt == Some(of) && self.playout.is_awaited()
    }

    /// Makes room for a prompt; without words there is none.
    pub(super) fn begin(&mut self, text: &str) -> Option<PromptId> {
        self.playout = Playout::default();
        self.doubted = false;
        self.prompt = (!text.is_empty()).then(|| {
            self.prompts += 1;
            PromptId(self.prompts)
        });
        self.prompt
    }

    /// How long the part plays.
    pub(super) fn take_sound(&mut self, samples: Arc<[i16]>, last: bool) -> Duration {
        let playtime = Duration::from_secs(samples.len() as u64) / self.rate.hz();
        self.playout.push(samples, last);
        playtime
    }

    pub(super) fn play(&mut self, frame: &mut [i16]) -> Option<Played> {
        let Some(prompt) = self.prompt else {
            frame.fill(0);
            return None;
        };
        let was_started = self.playout.is_started();
        self.playout.fill(frame);
        let begins = !was_started && self.playout.is_started();
        Some(Played { prompt, begins, is_over: self.playout.is_over() })
    }

    /// The prompt is over, as far as it was played. What follows it is still to be said.
    pub(super) fn stop(&mut self) -> Option<Spoken> {
        let prompt = self.prompt.take()?;
        let playout = mem::take(&mut self.playout);
        let heard_ms = (playout.samples_played() * 1000 / self.rate.hz() as usize) as u32;
        Some(Spoken { prompt, heard_ms, is_awaited: playout.is_awaited() })
    }

    /// To be said next, in this order.
    pub(super) fn say_next<'a>(&mut self, parts: impl DoubleEndedIterator<Item = &'a str>) {
        parts.rev().for_each(|part| self.sentences.push_front(part.to_owned()));
    }

    pub(super) fn say_afterwards(&mut self, text: &str) {
        if !text.is_empty() {
            self.sentences.push_back(text.to_owned());
        }
    }

    /// One more of an answer that is still being made.
    pub(super) fn say_of_answer(&mut self, sentence: String) {
        if self.sentences.len() < SENTENCES_MAX {
            self.sentences.push_back(sentence);
        }
    }

    pub(super) fn next_sentence(&mut self) -> Option<String> {
        self.sentences.pop_front()
    }

    pub(super) fn forget_sentences(&mut self) {
        self.sentences.clear();
    }

    pub(super) fn hold(&mut self) {
        self.playout.hold();
    }

    /// Goes on where it was held.
    pub(super) fn release(&mut self) {
        self.playout.release();
    }

    pub(super) fn is_held(&self) -> bool {
        self.playout.is_held()
    }

    pub(super) fn doubt(&mut self) {
        self.doubted = true;
    }

    pub(super) fn is_doubted(&self) -> bool {
        self.doubted
    }
}
