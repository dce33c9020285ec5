//! How long callers wait for replies, and for what: measured by the times of a session's events.

use std::time::Duration;

use crate::session::{Event, PromptId};

/// How long a caller waited for a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// From the caller's last voice to the reply's first sample.
    pub gap: Duration,
    pub stages: Option<Stages>,
}

/// What a gap was spent on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// Silence until it was clear that the caller had finished.
    pub silence: Duration,
    /// What the recogniser needed beyond that.
    pub recognition: Duration,
    /// Deciding, with all that had to be found out for it, until it was clear what to say.
    pub understanding: Duration,
    /// Making speech, until its first sample.
    pub speech: Duration,
}

impl Stages {
    pub const NAMES: [&str; 4] = ["silence", "recognition", "understanding", "speech"];

    /// One after the other, as they are named.
    pub fn in_order(&self) -> [Duration; 4] {
        [self.silence, self.recognition, self.understanding, self.speech]
    }
}

/// Times are since the audio was connected.
#[derive(Debug, Default)]
pub(super) struct Waits {
    /// When the caller's voice ended, while no prompt has answered it.
    voice_ended: Option<Duration>,
    /// When it was clear that it had, and when its words were there.
    turn_ended: Option<Duration>,
    understood: Option<Duration>,
    /// When it was clear what to say to them.
    asked: Option<Duration>,
    /// The last of them.
    filler: Option<PromptId>,
}

impl Waits {
    /// Whether this is the first sample of what is no filler: a filler answers nothing, and the caller still waits.
    pub(super) fn is_reply(&self, prompt: PromptId) -> bool {
        self.filler != Some(prompt)
    }

    /// Gives the wait when a reply has just begun.
    pub(super) fn follow(&mut self, at: Duration, event: &Event) -> Option<Wait> {
        match event {
            Event::Heard { .. } => (self.understood, self.asked) = (Some(at), None),
            Event::PromptAsked { .. } => _ = self.asked.get_or_insert(at),
            Event::SpeechEnded { silence_ms, .. } => {
                self.turn_ended = Some(at);
                (self.understood, self.asked) = (None, None);
                self.voice_ended = Some(at.saturating_sub(Duration::from_millis((*silence_ms).into())));
            }
            Event::FillerAsked { prompt, .. } => self.filler = Some(*prompt),
            Event::PromptStarted { prompt } if self.is_reply(*prompt) => return self.answered(at),
            _ => {}
        }
        None
    }

    fn answered(&mut self, at: Duration) -> Option<Wait> {
        let voice_ended = self.voice_ended.take()?;
        let asked = self.asked.take().unwrap_or(at);
        let stages = self.turn_ended.take().zip(self.understood.take()).map(|(ended, understood)| Stages {
            silence: ended.saturating_sub(voice_ended),
            recognition: understood.saturating_sub(ended),
            understanding: asked.saturating_sub(understood),
            speech: at.saturating_sub(asked.max(understood)),
        });
        Some(Wait { gap: at.saturating_sub(voice_ended), stages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{pii::Redacted, session::TurnId};

    #[test]
    fn a_gap_is_told_by_its_stages() {
        let ms = Duration::from_millis;
        let mut waits = Waits::default();
        let (turn, prompt) = (TurnId(1), PromptId(2));
        let text = || Redacted::new("billing".to_owned());
        for (at, event) in [
            (2300, Event::SpeechEnded { turn, media_ms: 2300, speech_ms: 900, silence_ms: 300 }),
            (2340, Event::Heard { turn, text: text(), confidence: 0.9 }),
            (2350, Event::PromptAsked { prompt, text: text() }),
        ] {
            assert_eq!(waits.follow(ms(at), &event), None);
        }
        let wait = waits.follow(ms(2355), &Event::PromptStarted { prompt });
        let stages =
            Some(Stages { silence: ms(300), recognition: ms(40), understanding: ms(10), speech: ms(5) });
        assert_eq!(wait, Some(Wait { gap: ms(355), stages }));
    }
}
