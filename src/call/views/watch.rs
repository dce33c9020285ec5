//! Lets somebody watch a call as it runs: each event as a line of JSON, over a queue that never holds the call up.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::{
    pii::Redacted,
    session::Event,
    transcript::{Happened, Turn, Wait, whole_ms},
};

/// Lines that may wait for whoever watches. Further ones are lost, and the call goes on.
const LINES_MAX: usize = 256;

/// The call's end of it.
#[derive(Debug)]
pub(in crate::call) struct Watch {
    lines: mpsc::Sender<Redacted<String>>,
}

impl Watch {
    pub(in crate::call) fn new() -> (Self, mpsc::Receiver<Redacted<String>>) {
        let (lines, watcher) = mpsc::channel(LINES_MAX);
        (Self { lines }, watcher)
    }

    /// One event; `turn` is the one that goes on.
    pub(in crate::call) fn tell(&mut self, at: Duration, happened: &Happened<'_>, turn: Option<&Turn>) {
        self.send(at, describe(happened, turn));
        self.send(at, happened.wait.as_ref().map(answered));
    }

    fn send(&self, at: Duration, line: Option<Value>) {
        let Some(mut line) = line else { return };
        line["at_ms"] = whole_ms(at).into();
        // Nobody watches any more, or too slowly.
        let _ = self.lines.try_send(Redacted::new(line.to_string()));
    }
}

/// What happened, under the name of what is to be shown for it; `None` for what concerns the machine alone. A text
/// that is kept to the caller is null.
fn describe(happened: &Happened<'_>, turn: Option<&Turn>) -> Option<Value> {
    let open = !happened.stamp.is_confided();
    let shown = |text: &Redacted<String>| open.then(|| text.expose().clone());
    Some(match happened.event.as_ref() {
        Event::PromptAsked { text, .. } | Event::FillerAsked { text, .. } => {
            json!({ "event": "said", "text": shown(text) })
        }
        Event::PromptStarted { .. } => json!({ "event": "speaking" }),
        Event::PromptEnded { heard_ms, cut, .. } => {
            json!({ "event": "spoken", "heard_ms": heard_ms, "cut": cut })
        }
        Event::SpeechStarted { over_prompt, .. } => json!({ "event": "talking", "over_prompt": over_prompt }),
        Event::SpeechDismissed { .. } => json!({ "event": "dismissed" }),
        Event::PromptResumed { .. } => json!({ "event": "speaking" }),
        Event::HeardSoFar { text, .. } => json!({ "event": "heard_so_far", "text": shown(text) }),
        Event::SpeechEnded { speech_ms, silence_ms, .. } => {
            json!({ "event": "talked", "speech_ms": speech_ms, "silence_ms": silence_ms })
        }
        Event::Heard { text, .. } => {
            let confidence = turn.and_then(Turn::heard_confidence);
            json!({ "event": "heard", "text": shown(text), "confidence": confidence })
        }
        Event::NotRecognised { .. } => json!({ "event": "not_recognised" }),
        Event::KeysEntered { digits } => json!({ "event": "keys", "text": shown(digits) }),
        Event::NoInput => json!({ "event": "no_input" }),
        Event::Guarded(guarded) => json!({ "event": "guarded", "guarded": guarded }),
        Event::Decided(decision) => json!({
            "event": "decided",
            "tier": decision.tier.as_str(),
            "meaning": decision.meaning,
            "confidence": decision.confidence,
            "why": open.then_some(&decision.why),
            "sources": decision.sources,
        }),
        Event::Consulted { .. } => json!({ "event": "consulting" }),
        Event::Found { failed, .. } => json!({ "event": "found", "failed": failed }),
        Event::DigitPressed
        | Event::LateAnswer
        | Event::Paused { .. }
        | Event::Resumed { .. }
        | Event::Consented
        | Event::SpeechPaused { .. }
        | Event::SpeechResumed { .. } => return None,
    })
}

fn answered(wait: &Wait) -> Value {
    let stages = wait.stages.as_ref();
    json!({
        "event": "answered",
        "gap_ms": whole_ms(wait.gap),
        "silence_ms": stages.map(|stages| whole_ms(stages.silence)),
        "recognition_ms": stages.map(|stages| whole_ms(stages.recognition)),
        "speech_ms": stages.map(|stages| whole_ms(stages.speech)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dialog::Decision,
        session::{PromptId, TurnId},
        transcript::Transcript,
        understand::Tier,
    };

    #[test]
    fn what_is_sensitive_is_not_shown_and_a_slow_watcher_holds_nobody_up() {
        let (mut watch, mut watcher) = Watch::new();
        let mut transcript = Transcript::default();
        let mut tell = |second, event| {
            let at = Duration::from_secs(second);
            let happened = transcript.follow(at, event);
            watch.tell(at, &happened, transcript.turns().last().map(AsRef::as_ref));
        };
        let text = Redacted::new("4711".to_owned());
        let heard = Event::Heard { turn: TurnId(1), text: text.clone(), confidence: 0.914 };
        let decision = Decision {
            tier: Tier::Keys,
            confidence: 100,
            meaning: "pin".to_owned(),
            why: "4711 has four digits".to_owned(),
            sources: Vec::new(),
        };
        let events = [
            heard.clone(),
            Event::Guarded(true),
            heard,
            Event::KeysEntered { digits: text.clone() },
            Event::Decided(decision),
            Event::Guarded(false),
            Event::PromptAsked { prompt: PromptId(2), text },
        ];
        for (second, event) in (1..).zip(&events) {
            tell(second, event);
        }
        let lines: Vec<String> =
            std::iter::from_fn(|| watcher.try_recv().ok()).map(Redacted::into_inner).collect();
        let expected = [
            r#"{"at_ms":1000,"confidence":91,"event":"heard","text":"4711"}"#,
            r#"{"at_ms":2000,"event":"guarded","guarded":true}"#,
            r#"{"at_ms":3000,"confidence":91,"event":"heard","text":null}"#,
            r#"{"at_ms":4000,"event":"keys","text":null}"#,
            r#"{"at_ms":5000,"confidence":100,"event":"decided","meaning":"pin","sources":[],"tier":"keys","why":null}"#,
            r#"{"at_ms":6000,"event":"guarded","guarded":false}"#,
            r#"{"at_ms":7000,"event":"said","text":null}"#,
        ];
        assert_eq!(lines, expected);
        (0..2 * LINES_MAX as u64).for_each(|_| tell(0, &Event::NoInput));
        assert_eq!(std::iter::from_fn(|| watcher.try_recv().ok()).count(), LINES_MAX);
    }
}
