//! One simulated call: what is asked of the server, what the caller does, and what it hears.

use std::time::Duration;

use anyhow::{anyhow, bail};
use serde::Deserialize;

use super::set::{Clip, Kind};
use crate::cli::call;
use crate::cli::call::agi::{Caller, Session};
use crate::cli::call::channel::Channel;
use crate::cli::call::ear::Spurt;
use crate::cli::call::script::{CallerAction, Plan, Script};

const RATE_HZ: u32 = 8000;
const FLOW: &str = "converse?flow=reception&trace=1";
/// About six seconds: long enough to be disturbed, and heard to its end when it is not.
const LONG_PROMPT: &str = "ask?expect=yes_no&no_input_ms=20000&trace=1&prompt=Please%20listen%20carefully%2C%20because%20our%20\
options%20have%20changed%20since%20the%20last%20time%20you%20called%20us%2C%20and%20tell%20me%20yes%20or%20no";
/// Where a voice pauses there is nothing to cut: callers break in at different moments of the greeting.
const INTERRUPT_AFTER: Duration = Duration::from_millis(700);
const INTERRUPT_EVERY: Duration = Duration::from_millis(430);
const MOMENTS: u32 = 7;
/// Long enough to tell a reply from a click.
const REPLY_HEARD: Duration = Duration::from_millis(300);
/// Nobody waits longer for a reply.
const CALL_MAX: Duration = Duration::from_secs(25);
/// A disturbed prompt may end so much later; what takes longer counts as stopped.
const HELD_MAX: Duration = Duration::from_secs(2);
const ECHO_GAIN: f32 = 0.1;

pub(super) struct Call {
    pub clip: Clip,
    pub interrupts: bool,
    request: String,
    plan: Plan,
}

/// What one call came to, on its own clock.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub clip: Clip,
    pub interrupts: bool,
    pub actions: Vec<CallerAction>,
    pub sounds: Vec<Spurt>,
    pub ended: Duration,
    pub stages: Vec<Stages>,
    /// The call did not come about, or broke.
    pub fault: Option<String>,
}

/// What the server says that a gap was spent on.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub(super) struct Stages {
    pub silence_ms: f64,
    pub recognition_ms: f64,
    pub speech_ms: f64,
}

impl Call {
    pub(super) fn interrupting(clip: &Clip, number: u32) -> Self {
        let mut call = Self::answering(clip);
        call.plan.interrupt_after = Some(INTERRUPT_AFTER + INTERRUPT_EVERY * (number % MOMENTS));
        call.interrupts = true;
        call
    }

    pub(super) fn answering(clip: &Clip) -> Self {
        let plan = Plan {
            recordings: [clip.recording.clone()].into(),
            hang_up_after_reply: Some(REPLY_HEARD),
            give_up_at: CALL_MAX,
            ..Plan::default()
        };
        Self { clip: clip.clone(), interrupts: false, request: request(clip), plan }
    }

    /// Noise from the prompt's first word on; `prompt_until` is its end when nothing disturbs it.
    pub(super) fn disturbing(clip: &Clip, prompt_until: Duration) -> Self {
        let is_echo = clip.kind == Kind::Echo;
        let plan = Plan {
            recordings: if is_echo { [].into() } else { [clip.recording.clone()].into() },
            interrupt_after: Some(Duration::ZERO),
            hang_up_at: Some(prompt_until + HELD_MAX),
            echo: is_echo.then_some(ECHO_GAIN),
            give_up_at: CALL_MAX,
            ..Plan::default()
        };
        Self { clip: clip.clone(), interrupts: false, request: LONG_PROMPT.to_owned(), plan }
    }

    pub(super) fn place(self, agi: &str) -> Heard {
        let mut script = Script::new(self.plan, RATE_HZ);
        let mut channel = Channel::default();
        let fault = ring(agi, &self.request, &mut channel, &mut script).err().map(|error| error.to_string());
        Heard {
            clip: self.clip,
            interrupts: self.interrupts,
            actions: script.actions().to_vec(),
            sounds: script.sounds().to_vec(),
            ended: script.last_slot(),
            stages: stages(&channel),
            fault,
        }
    }
}

/// The extent of the long prompt when the caller is silent.
pub(super) fn undisturbed_prompt(agi: &str) -> anyhow::Result<Spurt> {
    let plan = Plan { hang_up_at: Some(Duration::from_secs(11)), give_up_at: CALL_MAX, ..Plan::default() };
    let mut script = Script::new(plan, RATE_HZ);
    ring(agi, LONG_PROMPT, &mut Channel::default(), &mut script)?;
    match (script.sounds().first(), script.sounds().last()) {
        (Some(first), Some(last)) => Ok(Spurt { from: first.from, until: last.until }),
        _ => bail!("the server at {agi} says nothing; look into its log"),
    }
}

fn ring(agi: &str, request: &str, channel: &mut Channel, script: &mut Script) -> anyhow::Result<()> {
    let caller = Caller { script: request, server: agi, number: "5550100" };
    let mut session = Session::connect(call::resolve(agi)?, &caller)?;
    session.serve(channel, script);
    match channel.variables.get("OFFHOOK_STATUS").map(String::as_str) {
        Some("error" | "overload") | None => {
            Err(anyhow!("no call: {}", channel.complaints.first().map_or("refused", String::as_str)))
        }
        Some(_) => Ok(()),
    }
}

/// The sample flow asks for a department; pauses are listened to behind a question that is asked quickly.
fn request(clip: &Clip) -> String {
    match clip.kind {
        Kind::Digits => {
            let length = clip.text.split_whitespace().count();
            format!("ask?expect=digits&length={length}&trace=1&prompt=Your%20number%3F")
        }
        Kind::Sentence => {
            "ask?expect=choice:billing,sales,support,appointment,operator&trace=1&prompt=Yes%20please%3F"
                .to_owned()
        }
        Kind::Short => "ask?expect=yes_no&trace=1&prompt=Is%20that%20right%3F".to_owned(),
        Kind::Answer | Kind::Noise | Kind::Echo => FLOW.to_owned(),
    }
}

/// Turns that were answered with words have all three.
fn stages(channel: &Channel) -> Vec<Stages> {
    let traces = channel.variables.iter().filter(|(name, _)| name.starts_with("OFFHOOK_TRACE_"));
    traces.filter_map(|(_, json)| serde_json::from_str(json).ok()).collect()
}
