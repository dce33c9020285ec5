//! What a session says to its caller: the prompt that plays, what follows it, and whether it is held.

use std::{collections::VecDeque, mem, sync::Arc, time::Duration};

use super::{event::PromptId, playout::Playout};
use crate::audio::CallRate;

/// A spoken answer is a few sentences; what a model says beyond is not spoken.
const SENTENCES_MAX: usize = 8;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_prompt_is_said_in_its_order_and_an_answer_is_bounded() {
        let mut mouth = Mouth::new(CallRate::Narrow);
        mouth.say_afterwards("Third.");
        mouth.say_next(["First.", "Second."].into_iter());
        (0..100).for_each(|_| mouth.say_of_answer("More.".to_owned()));
        let said: Vec<String> = std::iter::from_fn(|| mouth.next_sentence()).collect();
        assert_eq!(said[..4], ["First.", "Second.", "Third.", "More."]);
        assert_eq!(said.len(), SENTENCES_MAX);
    }

    #[test]
    fn a_prompt_is_over_as_far_as_it_was_played_and_no_words_are_none() {
        let mut mouth = Mouth::new(CallRate::Narrow);
        let prompt = mouth.begin("Hello.").unwrap();
        assert!(mouth.awaits_sound(prompt) && mouth.is_speaking());
        assert_eq!(mouth.take_sound(Arc::from([7; 160]), false), Duration::from_millis(20));
        let played = mouth.play(&mut [0; 80]).unwrap();
        assert!(played.begins && !played.is_over);
        let spoken = mouth.stop().unwrap();
        assert_eq!((spoken.prompt, spoken.heard_ms, spoken.is_awaited), (prompt, 10, true));
        assert!(mouth.stop().is_none() && !mouth.is_started());
        assert_eq!(mouth.begin(""), None);
    }
}
