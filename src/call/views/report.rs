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
pub(in crate::call) struct Finished {
    pub(in crate::call) outcome: Outcome,
    pub(in crate::call) report: Report,
    /// As it was shown at last; `None` when there never was any sound.
    pub(in crate::call) last: Option<Box<LiveCall>>,
}

#[derive(Debug, Default)]
pub(in crate::call) struct Report {
    pub(in crate::call) turns: Vec<Turn>,
    pub(in crate::call) frames: Frames,
    /// Connection of the audio to the first sample of the first prompt.
    pub(in crate::call) greeting: Option<Duration>,
}

/// What the caller did, and what was said to it. The first turn has no caller's part: it is the greeting.
#[derive(Clone, Debug, Default)]
pub(in crate::call) struct Turn {
    pub(in crate::call) heard: Option<Redacted<String>>,
    pub(in crate::call) keys: Option<Redacted<String>>,
    /// Why there is neither: `no_input` or `not_recognised`.
    pub(in crate::call) nothing: Option<&'static str>,
    pub(in crate::call) confidence: f32,
    /// How it was understood.
    pub(in crate::call) decision: Option<Decision>,
    pub(in crate::call) said: Redacted<String>,
    /// Last voice of the caller to the first sample of what was said then.
    pub(in crate::call) gap: Option<Duration>,
    pub(in crate::call) stages: Option<Stages>,
    /// The question asked for what must not be kept.
    pub(in crate::call) sensitive: bool,
}

/// What a gap was spent on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::call) struct Stages {
    /// Silence until it was clear that the caller had finished.
    pub(in crate::call) silence: Duration,
    /// What the recogniser needed beyond that.
    pub(in crate::call) recognition: Duration,
    /// Deciding, with all that had to be found out for it, until it was clear what to say.
    pub(in crate::call) understanding: Duration,
    /// Making speech, until its first sample.
    pub(in crate::call) speech: Duration,
}

/// How long a caller waited for a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::call) struct Wait {
    /// From the caller's last voice to the reply's first sample.
    pub(in crate::call) gap: Duration,
    pub(in crate::call) stages: Option<Stages>,
}

/// 20 ms frames of one call.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::call) struct Frames {
    pub(in crate::call) received: u64,
    pub(in crate::call) sent: u64,
    /// Not sent because the socket had no room.
    pub(in crate::call) dropped: u64,
}

/// Turns above this are not kept: a call that long has an end by other means.
const TURNS_MAX: usize = 200;

/// Follows a call's events.
#[derive(Debug)]
pub(in crate::call) struct Reporter {
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
    pub(in crate::call) fn new(started: Instant) -> Self {
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

    pub(in crate::call) fn turns(&self) -> &[Turn] {
        &self.report.turns
    }

    pub(in crate::call) fn frames(&mut self) -> &mut Frames {
        &mut self.report.frames
    }

    /// Takes one event in; gives the wait when a prompt has just answered the caller.
    pub(in crate::call) fn observe(&mut self, now: Instant, event: &Event) -> Option<Wait> {
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

    pub(in crate::call) fn finish(self) -> Report {
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
