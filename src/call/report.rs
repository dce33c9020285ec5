//! What is told about a call when it is over: turns, frames and times, made from the session's events.

use std::time::{Duration, Instant};

use super::board::LiveCall;
use crate::{
    dialog::{Decision, Outcome},
    pii::Redacted,
    session::{Event, PromptId},
};

/// A finished call: its one outcome and how it came about.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) outcome: Outcome,
    pub(super) report: Report,
    /// As it was shown at last; `None` when there never was any sound.
    pub(super) last: Option<Box<LiveCall>>,
}

#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) turns: Vec<Turn>,
    pub(super) frames: Frames,
    /// Connection of the audio to the first sample of the first prompt.
    pub(super) greeting: Option<Duration>,
}

/// What the caller did, and what was said to it. The first turn has no caller's part: it is the greeting.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    pub(super) heard: Option<Redacted<String>>,
    pub(super) keys: Option<Redacted<String>>,
    /// Why there is neither: `no_input` or `not_recognised`.
    pub(super) nothing: Option<&'static str>,
    pub(super) confidence: f32,
    /// How it was understood.
    pub(super) decision: Option<Decision>,
    pub(super) said: Redacted<String>,
    /// Last voice of the caller to the first sample of what was said then.
    pub(super) gap: Option<Duration>,
    pub(super) stages: Option<Stages>,
    /// The question asked for what must not be kept.
    pub(super) sensitive: bool,
}

/// What a gap was spent on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stages {
    /// Silence until it was clear that the caller had finished.
    pub(super) silence: Duration,
    /// What the recogniser needed beyond that.
    pub(super) recognition: Duration,
    /// Deciding, with all that had to be found out for it, until it was clear what to say.
    pub(super) understanding: Duration,
    /// Making speech, until its first sample.
    pub(super) speech: Duration,
}

/// How long a caller waited for a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    /// From the caller's last voice to the reply's first sample.
    pub(super) gap: Duration,
    pub(super) stages: Option<Stages>,
}

/// 20 ms frames of one call.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frames {
    pub(super) received: u64,
    pub(super) sent: u64,
    /// Not sent because the socket had no room.
    pub(super) dropped: u64,
}

/// Turns above this are not kept: a call that long has an end by other means.
const TURNS_MAX: usize = 200;

/// Follows a call's events.
#[derive(Debug)]
pub(super) struct Reporter {
    report: Report,
    started: Instant,
    /// When the caller's voice ended, while no prompt has answered it.
    voice_ended: Option<Instant>,
    /// When it was clear that it had, and when its words were there.
    turn_ended: Option<Instant>,
    understood: Option<Instant>,
    /// When it was clear what to say to them.
    asked: Option<Instant>,
    /// The last of them.
    filler: Option<PromptId>,
    guarded: bool,
}

impl Reporter {
    pub(super) fn new(started: Instant) -> Self {
        Self {
            report: Report::default(),
            started,
            voice_ended: None,
            turn_ended: None,
            understood: None,
            asked: None,
            filler: None,
            guarded: false,
        }
    }

    pub(super) fn turns(&self) -> &[Turn] {
        &self.report.turns
    }

    pub(super) fn frames(&mut self) -> &mut Frames {
        &mut self.report.frames
    }

    /// Takes one event in; gives the wait when a prompt has just answered the caller.
    pub(super) fn observe(&mut self, now: Instant, event: &Event) -> Option<Wait> {
        match event {
            Event::Heard { text, confidence, .. } => {
                (self.understood, self.asked) = (Some(now), None);
                self.push(Turn { heard: Some(text.clone()), confidence: *confidence, ..Turn::default() });
            }
            Event::KeysEntered { digits } => {
                self.push(Turn { keys: Some(digits.clone()), confidence: 1.0, ..Turn::default() });
            }
            Event::NoInput => self.push(Turn { nothing: Some("no_input"), ..Turn::default() }),
            Event::NotRecognised { .. } => {
                self.push(Turn { nothing: Some("not_recognised"), ..Turn::default() });
            }
            Event::PromptAsked { text, .. } => {
                self.asked.get_or_insert(now);
                self.say(text);
            }
            Event::SpeechEnded { silence_ms, .. } => {
                self.turn_ended = Some(now);
                (self.understood, self.asked) = (None, None);
                self.voice_ended = now.checked_sub(Duration::from_millis((*silence_ms).into()));
            }
            // A filler answers nothing: the caller still waits.
            Event::FillerAsked { prompt, .. } => self.filler = Some(*prompt),
            Event::PromptStarted { prompt } if self.filler != Some(*prompt) => {
                return self.prompt_started(now);
            }
            Event::Decided(decision) => self.decide(decision),
            Event::Guarded(guarded) => self.guarded = *guarded,
            Event::Consulted { .. }
            | Event::Found { .. }
            | Event::DigitPressed
            | Event::LateAnswer
            | Event::Paused { .. }
            | Event::Resumed { .. }
            | Event::Consented
            | Event::PromptEnded { .. }
            | Event::PromptStarted { .. }
            | Event::SpeechDismissed { .. }
            | Event::SpeechPaused { .. }
            | Event::SpeechResumed { .. }
            | Event::SpeechStarted { .. }
            | Event::PromptResumed { .. }
            | Event::HeardSoFar { .. } => {}
        }
        None
    }

    pub(super) fn finish(self) -> Report {
        self.report
    }

    fn push(&mut self, turn: Turn) {
        if self.report.turns.len() < TURNS_MAX {
            self.report.turns.push(Turn { sensitive: self.guarded, ..turn });
        }
    }

    fn decide(&mut self, decision: &Decision) {
        if let Some(turn) = self.report.turns.last_mut() {
            turn.decision = Some(decision.clone());
        }
    }

    fn say(&mut self, text: &Redacted<String>) {
        match self.report.turns.last_mut() {
            Some(turn) if turn.said.expose().is_empty() => turn.said = text.clone(),
            _ => self.push(Turn { said: text.clone(), ..Turn::default() }),
        }
    }

    fn prompt_started(&mut self, now: Instant) -> Option<Wait> {
        self.report.greeting.get_or_insert(now - self.started);
        let voice_ended = self.voice_ended.take()?;
        let asked = self.asked.take().unwrap_or(now);
        let stages = self.turn_ended.take().zip(self.understood.take()).map(|(ended, understood)| Stages {
            silence: ended - voice_ended,
            recognition: understood.saturating_duration_since(ended),
            understanding: asked.saturating_duration_since(understood),
            speech: now.saturating_duration_since(asked.max(understood)),
        });
        let gap = now - voice_ended;
        if let Some(turn) = self.report.turns.last_mut() {
            turn.gap = Some(gap);
            turn.stages = stages;
        }
        Some(Wait { gap, stages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{PromptId, TurnId};

    #[test]
    fn a_gap_is_told_by_its_stages() {
        let started = Instant::now();
        let at = |ms| started + Duration::from_millis(ms);
        let mut reporter = Reporter::new(started);
        let turn = TurnId(1);
        reporter
            .observe(at(2300), &Event::SpeechEnded { turn, media_ms: 2300, speech_ms: 900, silence_ms: 300 });
        let text = Redacted::new("billing".to_owned());
        reporter.observe(at(2340), &Event::Heard { turn, text, confidence: 0.9 });
        let text = Redacted::new("Billing.".to_owned());
        reporter.observe(at(2350), &Event::PromptAsked { prompt: PromptId(2), text });
        let wait = reporter.observe(at(2355), &Event::PromptStarted { prompt: PromptId(2) });
        let ms = Duration::from_millis;
        let stages =
            Some(Stages { silence: ms(300), recognition: ms(40), understanding: ms(10), speech: ms(5) });
        assert_eq!(wait, Some(Wait { gap: ms(355), stages }));
        assert_eq!(reporter.finish().turns[0].stages, stages);
    }
}
