//! Asks for a prompt's sound, plays it, and cuts it short; and what goes on when nothing is said any more.

use std::sync::Arc;

use super::{
    event::{Event, Output, PromptId},
    machine::Session,
    phase::{Known, Phase},
    timers::Timer,
};
use crate::{dialog::Status, pii::Redacted};

impl Session {
    /// Asks for a prompt's sound; an empty text has none. Each line is a prompt of its own, and they follow each other.
    pub(super) fn speak(&mut self, text: &str) {
        let mut parts = text.lines().filter(|part| !part.is_empty());
        let text = parts.next().unwrap_or_default();
        let Some(prompt) = self.render(text) else { return };
        self.mouth.say_next(parts);
        self.tell(Event::PromptAsked { prompt, text: Redacted::new(text.to_owned()) });
    }

    /// Says it after the prompt that goes on, if there is one, as if both were one.
    pub(super) fn go_on_speaking(&mut self, text: &str) {
        if self.mouth.is_speaking() { self.mouth.say_afterwards(text) } else { self.speak(text) }
    }

    /// Thinks aloud while the recogniser goes on. A prompt that was held until now is over: the caller waits for an
    /// answer, and has not heard it for longer than a cough lasts.
    pub(super) fn fill(&mut self) {
        let Some(filler) = self.dialog.filler() else { return };
        self.timers.drop_filler();
        if matches!(self.phase, Phase::Consulting { .. }) && self.mouth.is_speaking() {
            return;
        }
        self.stop_prompt();
        let Some(prompt) = self.render(&filler.text) else { return };
        self.phase.say_while_consulting(true);
        self.tell(Event::FillerAsked { prompt, text: Redacted::new(filler.text) });
    }

    /// What plays while the caller waits: a prompt that the caller's words may stop is held.
    pub(super) fn is_filling(&self) -> bool {
        self.phase.is_thinking() && self.mouth.is_speaking() && !self.mouth.is_held()
    }

    fn render(&mut self, text: &str) -> Option<PromptId> {
        let prompt = self.mouth.begin(text)?;
        self.timers.arm(Timer::Prompt, self.settings.prompt_deadline);
        self.outputs.push_back(Output::Render { prompt, text: text.to_owned() });
        Some(prompt)
    }

    pub(super) fn take_sound(&mut self, samples: Arc<[i16]>, last: bool) {
        let playtime = self.mouth.take_sound(samples, last);
        self.timers.disarm(Timer::Prompt);
        if !last {
            self.timers.arm(Timer::Prompt, playtime + self.settings.prompt_deadline);
        }
    }

    pub(super) fn play(&mut self, frame: &mut [i16]) {
        let Some(played) = self.mouth.play(frame) else { return };
        if played.begins {
            self.tell(Event::PromptStarted { prompt: played.prompt });
        }
        if played.is_over {
            self.finish_prompt(false);
        }
    }

    /// The prompt's end, by itself or cut short: what was to follow it is said, or what waited for silence goes on.
    fn finish_prompt(&mut self, cut: bool) {
        self.end_prompt(cut);
        if cut {
            self.mouth.forget_sentences();
        }
        if let Some(sentence) = self.mouth.next_sentence() {
            self.speak(&sentence);
            if self.mouth.is_speaking() {
                return;
            }
        }
        match (self.phase.fall_silent(cut), &self.phase) {
            (Some(Known::Words(turn, heard)), _) => self.accept(turn, heard),
            (Some(Known::Finding(finding)), _) => self.go_on_with(finding),
            // From here on the caller's silence counts.
            (None, Phase::Asking { .. }) => self.listen(),
            (None, Phase::Closing { outcome }) => {
                let outcome = self.dialog.concluded(outcome.clone());
                self.end(outcome);
            }
            (None, _) => {}
        }
    }

    /// Nobody hears more of it.
    pub(super) fn end_prompt(&mut self, cut: bool) {
        let Some(spoken) = self.mouth.stop() else { return };
        self.tell(Event::PromptEnded { prompt: spoken.prompt, heard_ms: spoken.heard_ms, cut });
        if spoken.is_awaited {
            self.outputs.push_back(Output::AbandonPrompt(spoken.prompt));
        }
        self.timers.disarm(Timer::Prompt);
    }

    /// A farewell is heard to its end.
    pub(super) fn stop_prompt(&mut self) {
        if self.mouth.is_speaking() && !matches!(self.phase, Phase::Closing { .. }) {
            self.finish_prompt(true);
        }
    }

    /// No voice: a question that nobody hears cannot be asked, so a human takes over. The rest of a prompt that has
    /// begun, or of a farewell, may be missed.
    pub(super) fn lose_sound(&mut self) {
        if !self.mouth.is_speaking() {
            return;
        }
        match self.phase.is_asking() && !self.mouth.is_started() {
            true => self.break_off(Status::Error),
            false => self.finish_prompt(true),
        }
    }
}
