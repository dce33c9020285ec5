//! The session's mouth: asks for a prompt's sound, plays it, and cuts it short.

use std::{mem, sync::Arc, time::Duration};

use super::{
    event::{Event, Output, PromptId},
    machine::{Phase, Session},
    playout::Playout,
    timers::Timer,
};
use crate::{dialog::Status, pii::Redacted};

impl Session {
    /// Asks for a prompt's sound; an empty text has none. Each line is a prompt of its own, and they follow each other.
    pub(super) fn speak(&mut self, text: &str) -> Option<PromptId> {
        let mut parts = text.lines().filter(|part| !part.is_empty());
        let text = parts.next().unwrap_or_default();
        let prompt = self.render(text)?;
        for part in parts.rev() {
            self.sentences.push_front(part.to_owned());
        }
        self.tell(Event::PromptAsked { prompt, text: Redacted::new(text.to_owned()) });
        Some(prompt)
    }

    /// Thinks aloud while the recogniser goes on. A prompt that was held until now is over: the caller waits for an
    /// answer, and has not heard it for longer than a cough lasts.
    pub(super) fn fill(&mut self) {
        let Some(filler) = self.dialog.filler() else { return };
        // Once for each wait.
        self.filler_at = None;
        if matches!(self.phase, Phase::Consulting { prompt: Some(_), .. }) {
            return;
        }
        self.stop_prompt();
        let Some(spoken) = self.render(&filler.text) else { return };
        match &mut self.phase {
            Phase::Thinking { prompt, .. } => *prompt = Some(spoken),
            Phase::Consulting { prompt, filling, .. } => (*prompt, *filling) = (Some(spoken), true),
            _ => return,
        }
        self.tell(Event::FillerAsked { prompt: spoken, text: Redacted::new(filler.text) });
    }

    /// Says it after the prompt that is carried on, if there is one, as if both were one.
    pub(super) fn go_on_speaking(&mut self, text: &str) -> Option<PromptId> {
        let Some(running) = self.carried.take() else { return self.speak(text) };
        if !text.is_empty() {
            self.sentences.push_back(text.to_owned());
        }
        Some(running)
    }

    /// What plays while the caller waits: a prompt that the caller's words may stop is held.
    pub(super) fn is_filling(&self) -> bool {
        matches!(self.phase, Phase::Thinking { prompt: Some(_), .. }) && !self.playout.is_held()
    }

    fn render(&mut self, text: &str) -> Option<PromptId> {
        self.playout = Playout::default();
        self.doubted = false;
        if text.is_empty() {
            return None;
        }
        self.prompts += 1;
        let prompt = PromptId(self.prompts);
        self.timers.arm(Timer::Prompt, self.now + self.settings.prompt_deadline);
        self.outputs.push_back(Output::Render { prompt, text: text.to_owned() });
        Some(prompt)
    }

    pub(super) fn take_sound(&mut self, samples: Arc<[i16]>, last: bool) {
        let playtime = Duration::from_secs(samples.len() as u64) / self.rate.hz();
        self.playout.push(samples, last);
        self.timers.disarm(Timer::Prompt);
        if !last {
            self.timers.arm(Timer::Prompt, self.now + playtime + self.settings.prompt_deadline);
        }
    }

    pub(super) fn play(&mut self, frame: &mut [i16]) {
        let Some(prompt) = self.playing() else { return frame.fill(0) };
        let was_started = self.playout.is_started();
        self.playout.fill(frame);
        if !was_started && self.playout.is_started() {
            self.tell(Event::PromptStarted { prompt });
        }
        if self.playout.is_over() {
            self.finish_prompt(prompt, false);
        }
    }

    /// The prompt's end, by itself or cut short: from here on the caller's silence counts.
    pub(super) fn finish_prompt(&mut self, prompt: PromptId, cut: bool) {
        let heard_ms = (self.playout.samples_played() * 1000 / self.rate.hz() as usize) as u32;
        self.tell(Event::PromptEnded { prompt, heard_ms, cut });
        if self.playout.is_awaited() {
            self.outputs.push_back(Output::AbandonPrompt(prompt));
        }
        self.playout = Playout::default();
        self.timers.disarm(Timer::Prompt);
        if cut {
            self.sentences.clear();
        }
        if let Some(sentence) = self.sentences.pop_front()
            && let Some(next) = self.speak(&sentence)
        {
            return self.replace_prompt(next);
        }
        match mem::replace(&mut self.phase, Phase::Ended) {
            Phase::Closing { outcome, .. } => self.end(self.dialog.concluded(outcome)),
            Phase::Consulting { inquiry, known, silenced, .. } => {
                let silenced = silenced || cut;
                self.phase =
                    Phase::Consulting { inquiry, prompt: None, filling: false, silenced, known: None };
                if let Some(finding) = known {
                    self.go_on_with(finding);
                }
            }
            Phase::Asking { question, .. } => {
                self.phase = Phase::Asking { question, prompt: None };
                self.listen();
            }
            Phase::Thinking { question, turn, cut, known, .. } => {
                self.phase = Phase::Thinking { question, prompt: None, turn, cut, known: None };
                if let Some(heard) = known {
                    self.accept(turn, heard);
                }
            }
            other => self.phase = other,
        }
    }

    fn replace_prompt(&mut self, next: PromptId) {
        match &mut self.phase {
            Phase::Asking { prompt, .. }
            | Phase::Thinking { prompt, .. }
            | Phase::Consulting { prompt, .. } => *prompt = Some(next),
            Phase::Closing { prompt, .. } => *prompt = next,
            Phase::Waiting | Phase::Leaving { .. } | Phase::Ended => {}
        }
    }

    pub(super) fn stop_prompt(&mut self) {
        if let Phase::Asking { prompt: Some(prompt), .. }
        | Phase::Thinking { prompt: Some(prompt), .. }
        | Phase::Consulting { prompt: Some(prompt), .. } = self.phase
        {
            self.finish_prompt(prompt, true);
        }
    }

    /// No voice: a question that nobody hears cannot be asked, so a human takes over. The rest of a prompt that has
    /// begun, or of a farewell, may be missed.
    pub(super) fn lose_sound(&mut self) {
        match (self.playing(), &self.phase) {
            (Some(_), Phase::Asking { .. }) if !self.playout.is_started() => self.break_off(Status::Error),
            (Some(prompt), _) => self.finish_prompt(prompt, true),
            (None, _) => {}
        }
    }

    pub(super) fn playing(&self) -> Option<PromptId> {
        match self.phase {
            Phase::Asking { prompt, .. }
            | Phase::Thinking { prompt, .. }
            | Phase::Consulting { prompt, .. } => prompt,
            Phase::Closing { prompt, .. } => Some(prompt),
            Phase::Waiting | Phase::Leaving { .. } | Phase::Ended => None,
        }
    }

    pub(super) fn awaits_sound(&self, prompt: PromptId) -> bool {
        self.playing() == Some(prompt) && self.playout.is_awaited()
    }
}
