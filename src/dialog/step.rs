//! The words between a dialog and the session that carries it out: steps out, answers in, one outcome at the end.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::inquiry::{Finding, Inquiry};
use crate::{
    flow::{Consent, Destination},
    pii::Redacted,
    understand::{Completeness, Tier},
};

/// A conversation as pure decisions: it knows neither sound nor time.
///
/// The session calls [`Dialog::open`] once, then [`Dialog::answer`] for every question until a step ends the call.
/// When the call breaks off first (hangup, engines gone, shutdown) it calls [`Dialog::break_off`] instead.
pub trait Dialog: Send {
    fn open(&mut self) -> Step;
    fn answer(&mut self, answer: Answer) -> Step;
    /// What the caller's words until now are for the open question; decides how long to wait for more.
    fn completeness(&self, so_far: &Heard) -> Completeness;
    /// What may be looked up when the call begins, before anyone asks for it, each by its name.
    fn at_start(&mut self) -> Vec<(String, Inquiry)> {
        Vec::new()
    }
    /// What may be found out while the farewell plays; what comes after it is not waited for.
    fn at_end(&mut self) -> Vec<(String, Inquiry)> {
        Vec::new()
    }
    /// What to find out about words that may be all the caller says, before it is clear that they are: it decides how
    /// long to wait for more, and the answer is there sooner.
    fn ahead(&mut self, _so_far: &Heard) -> Option<(String, Inquiry)> {
        None
    }
    /// What one of [`Dialog::at_start`], [`Dialog::ahead`] or [`Dialog::at_end`] brought, whenever it comes.
    fn learn(&mut self, _name: &str, _finding: Finding) {}
    /// The last step's outcome, with what was learnt since.
    fn concluded(&self, outcome: Box<Outcome>) -> Box<Outcome> {
        outcome
    }
    /// How the last answer was understood, once for each.
    fn decision(&mut self) -> Option<Decision> {
        None
    }
    /// What to report when the call ends for a reason of its own; also names the fallback destination.
    fn break_off(&self, status: Status) -> Outcome;
    /// What a caller hears whose words take long to be recognised. Without it the line stays silent.
    fn filler(&self) -> Option<Filler> {
        None
    }
    /// What the caller is told first where the call is recorded; the recording begins when it was heard.
    fn announcement(&self) -> Option<String> {
        None
    }

    /// Whether the last answer was the caller's consent to being recorded, once: the recording begins.
    fn has_consented(&mut self) -> bool {
        false
    }
    /// The key with which the caller pauses what is kept of the call, and lets it go on. It answers nothing.
    fn pause_key(&self) -> Option<char> {
        None
    }
    /// Whether the open question is about what the caller said before it, and its answer settles that.
    fn asks_back(&self) -> bool {
        false
    }
    /// What the caller hears when that key has paused it, or let it go on; the open question follows.
    fn pause_notice(&self, _paused: bool) -> String {
        String::new()
    }

    /// From the end of what the caller says until the reply begins: all that is asked for it shares this time.
    fn reply_within_ms(&self) -> u32 {
        5_000
    }
    /// Every fixed text that this dialog may say, so that it can be rendered before the first call.
    fn fixed_prompts(&self) -> Vec<String>;
    /// The language of prompts and recognition, as a BCP 47 tag.
    fn language(&self) -> &str;
}

/// Thinking aloud: a word to a caller who waits, so that a slow machine does not sound like a dead line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filler {
    /// From the end of the caller's turn.
    pub after_ms: u32,
    pub text: String,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Ask(Question),
    /// Find something out and hand it back as [`Answer::Found`]; the caller waits meanwhile.
    Consult(Inquiry),
    /// Speak the farewell, if any, to its end and hand the call back.
    End {
        farewell: Option<String>,
        outcome: Box<Outcome>,
    },
}

/// Something to say, and what may come back.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub prompt: String,
    pub expect: Expect,
    /// The answer is kept nowhere, and a recording pauses for it.
    pub sensitive: bool,
}

/// What the caller may answer, and how patient to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Expect {
    /// `None` when keys are not an answer here (they still stop a prompt).
    pub keys: Option<KeyRule>,
    /// `None` when speech is not listened to.
    pub speech: Option<SpeechRule>,
    /// Silence after the prompt's end until it counts as no-input.
    pub no_input_ms: u32,
    /// Whether speech and keys stop the prompt. A protected prompt is heard to its end.
    pub barge_in: bool,
    /// Nothing is an answer that came before the prompt's end: what is agreed to must have been heard.
    pub must_be_heard: bool,
}

/// When typed digits are complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRule {
    pub digits_max: u8,
    /// Ends the entry early; never part of the digits.
    pub terminator: Option<char>,
    pub inter_digit_ms: u32,
}

/// How long speech may last and what silence ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeechRule {
    /// Silence that ends the turn when nothing is known of what was said.
    pub end_silence_ms: u32,
    /// The same when what was said is a whole answer already.
    pub complete_silence_ms: u32,
    /// The same when it is one that will be asked back for.
    pub likely_silence_ms: u32,
    /// The same when what was said calls for more: "I want to...", three digits of four.
    pub incomplete_silence_ms: u32,
    /// The turn is cut here, so that a noisy line cannot hold the call for ever.
    pub speech_max_ms: u32,
    /// A key that ends the turn at once, as `#` ends a message; what was said until then is the answer.
    pub end_key: Option<char>,
}

impl SpeechRule {
    /// A rule whose other silences follow from one: a whole answer needs three eighths of it (0.34 s of 0.9 s, where
    /// people leave 0.2 s between turns), a doubtful one five eighths, the beginning of one twice as long.
    pub fn patient(end_silence_ms: u32, speech_max_ms: u32, end_key: Option<char>) -> Self {
        Self {
            end_silence_ms,
            complete_silence_ms: end_silence_ms * 3 / 8,
            likely_silence_ms: end_silence_ms * 5 / 8,
            incomplete_silence_ms: end_silence_ms * 2,
            speech_max_ms,
            end_key,
        }
    }

    /// How long to wait for more, given what has been said until now.
    pub fn patience_ms(&self, so_far: Completeness) -> u32 {
        match so_far {
            Completeness::Complete | Completeness::Backchannel => self.complete_silence_ms,
            Completeness::Likely => self.likely_silence_ms,
            Completeness::Unknown => self.end_silence_ms,
            Completeness::Incomplete => self.incomplete_silence_ms,
        }
    }
}

/// What came back for a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Heard(Heard),
    Keys(Redacted<String>),
    NoInput,
    /// Speech was there, but no recogniser could say what it was (down, overloaded, too late).
    NotRecognised,
    /// For a [`Step::Consult`].
    Found(Finding),
}

/// How an answer was understood: for the call's record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub tier: Tier,
    /// 0 to 100.
    pub confidence: u8,
    /// What it was taken for: an intent's name, a slot's name, `yes`; empty when it was not understood.
    pub meaning: String,
    /// Why, in words that hold nothing of what the caller said.
    pub why: String,
    /// Documents that the answer came from, as `file.md#Heading`.
    pub sources: Vec<String>,
}

/// A recognised utterance. An empty text means speech-like sound without words.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    pub text: Redacted<String>,
    /// 0 to 1: mean probability of the recogniser's tokens.
    pub confidence: f32,
}

/// How a call ended, for `OFFHOOK_STATUS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Ok,
    CallerHangup,
    NoInput,
    NoMatch,
    Overload,
    Error,
}

impl Status {
    pub const ALL: [Self; 6] =
        [Self::Ok, Self::CallerHangup, Self::NoInput, Self::NoMatch, Self::Overload, Self::Error];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::CallerHangup => "caller_hangup",
            Self::NoInput => "no_input",
            Self::NoMatch => "no_match",
            Self::Overload => "overload",
            Self::Error => "error",
        }
    }
}

/// What the dialplan is to do, for `OFFHOOK_ACTION`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Transfer,
    Hangup,
    Continue,
}

impl Action {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Hangup => "hangup",
            Self::Continue => "continue",
        }
    }
}

/// The one disposition of a call, as handed back to the dialplan.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub status: Status,
    pub action: Action,
    pub destination: Option<Destination>,
    /// True when the flow asks for `SET CONTEXT/EXTENSION/PRIORITY` instead of leaving the jump to the dialplan.
    pub jump: bool,
    pub intent: Option<String>,
    /// 0 to 100.
    pub confidence: u8,
    /// What was last heard.
    pub text: Redacted<String>,
    pub digits: Redacted<String>,
    pub language: String,
    /// One line for the agent who takes the call.
    pub summary: Redacted<String>,
    /// Slot names are upper-case letters, digits and `_`. Sensitive ones are not among them.
    pub slots: BTreeMap<String, Redacted<String>>,
    /// What the caller's words tell of the mood.
    pub sentiment: Sentiment,
    /// The caller's answer in it is for the dialplan, which asked for it, and for nobody else: it is not kept.
    pub confided: bool,
    /// Slots that came while keeping was paused: for the dialplan alone as well.
    pub unkept: Vec<String>,
    /// What the caller answered when asked whether the call may be recorded; `None` where nobody asked.
    pub consent: Option<Consent>,
}

/// The caller's mood, as far as words tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sentiment {
    #[default]
    Neutral,
    Pleased,
    Annoyed,
    Angry,
}

impl Sentiment {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Pleased => "pleased",
            Self::Annoyed => "annoyed",
            Self::Angry => "angry",
        }
    }
}

impl Outcome {
    /// An outcome that decides nothing: the dialplan goes on with its next line, unless the caller is gone.
    pub fn undecided(status: Status, language: &str) -> Self {
        Self {
            status,
            action: if status == Status::CallerHangup { Action::Hangup } else { Action::Continue },
            destination: None,
            jump: false,
            intent: None,
            confidence: 0,
            text: Redacted::default(),
            digits: Redacted::default(),
            language: language.to_owned(),
            summary: Redacted::default(),
            slots: BTreeMap::new(),
            sentiment: Sentiment::Neutral,
            confided: false,
            unkept: Vec::new(),
            consent: None,
        }
    }
}
