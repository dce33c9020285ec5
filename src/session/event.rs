//! What goes into a session, what it wishes for, and what it tells.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    audio::Voice,
    dialog::{Decision, Finding, Heard, Inquiry, Outcome},
    pii::{Redacted, kept},
};

/// Names one prompt of one call; sound for another prompt is late and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PromptId(pub u32);

/// Names one utterance of one call; a transcript for another one is late and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TurnId(pub u32);

/// Names one inquiry of one call; a finding for another one is late and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InquiryId(pub u32);

/// Everything that can happen to a call.
#[derive(Clone, Debug)]
pub enum Input<'a> {
    /// Media is connected: begin.
    Start,
    /// 20 ms of the caller: the detector's verdict and the sound at 16 kHz for the recogniser.
    Frame {
        voice: Voice,
        wideband: &'a [i16],
    },
    Digit(char),
    /// Part of a prompt's sound at the call's rate.
    Sound {
        prompt: PromptId,
        samples: Arc<[i16]>,
        last: bool,
    },
    SoundFailed {
        prompt: PromptId,
    },
    /// `None` when no recogniser could answer.
    Transcribed {
        turn: TurnId,
        heard: Option<Heard>,
    },
    /// One more sentence of an answer that is still being made; it is spoken at once.
    Sentence {
        inquiry: InquiryId,
        text: String,
    },
    Found {
        inquiry: InquiryId,
        finding: Finding,
    },
    CallerHungUp,
    /// The server cannot keep the call (it stops, or the audio broke).
    Abort,
    /// From now on nothing of the call is to be kept; `by` is for the record.
    Pause {
        by: &'a str,
    },
    /// It may be kept again, once the caller has finished.
    Resume {
        by: &'a str,
    },
}

/// Everything that a session asks of its owner.
#[derive(Clone, Debug)]
pub enum Output {
    /// Make this text's sound and hand it back as [`Input::Sound`].
    Render {
        prompt: PromptId,
        text: String,
    },
    /// Recognise this 16 kHz sound and hand the words back as [`Input::Transcribed`].
    Recognise {
        turn: TurnId,
        sound: Vec<i16>,
        /// The caller goes on meanwhile.
        so_far: bool,
    },
    /// Nobody waits for this prompt's remaining sound any more.
    AbandonPrompt(PromptId),
    /// Nobody waits for this turn's transcript any more.
    AbandonTurn(TurnId),
    /// Find this out and hand it back as [`Input::Found`].
    Consult {
        inquiry: InquiryId,
        about: Inquiry,
    },
    /// Nobody waits for this finding any more.
    AbandonInquiry(InquiryId),
    Event(Event),
    /// The call's one disposition. Nothing follows.
    End(Box<Outcome>),
}

/// What happened, in the order in which it happened: log lines, metrics and records derive from this one list.
/// Media times are milliseconds of sound received since the start.
/// A call's tape holds it with all that was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    PromptAsked {
        prompt: PromptId,
        #[serde(with = "kept")]
        text: Redacted<String>,
    },
    /// The caller waits for an answer and is told so. The filler starts and ends as prompts do.
    FillerAsked {
        prompt: PromptId,
        #[serde(with = "kept")]
        text: Redacted<String>,
    },
    PromptStarted {
        prompt: PromptId,
    },
    /// `heard_ms` of it reached the caller; `cut` when speech or a key stopped it.
    PromptEnded {
        prompt: PromptId,
        heard_ms: u32,
        cut: bool,
    },
    SpeechStarted {
        media_ms: u32,
        over_prompt: bool,
    },
    /// A sound too short to be speech, or speech over a prompt that does not mean to stop it.
    SpeechDismissed {
        media_ms: u32,
    },
    /// There is sound over the prompt, but no word in it: the prompt goes on where it was held.
    PromptResumed {
        media_ms: u32,
    },
    /// The words of a turn that is not over; none when it is only sound.
    HeardSoFar {
        turn: TurnId,
        #[serde(with = "kept")]
        text: Redacted<String>,
    },
    /// The caller pauses: what was said until now is recognised ahead of the turn's end.
    SpeechPaused {
        turn: TurnId,
        media_ms: u32,
    },
    /// The turn is over after `silence_ms` without voice; `speech_ms` of it were voiced.
    SpeechEnded {
        turn: TurnId,
        media_ms: u32,
        speech_ms: u32,
        silence_ms: u32,
    },
    /// The caller went on talking: what was recognised of the turn until then was dropped.
    SpeechResumed {
        media_ms: u32,
    },
    Heard {
        turn: TurnId,
        #[serde(with = "kept")]
        text: Redacted<String>,
        confidence: f32,
    },
    NotRecognised {
        turn: TurnId,
    },
    DigitPressed,
    KeysEntered {
        #[serde(with = "kept")]
        digits: Redacted<String>,
    },
    NoInput,
    /// From here on, what the caller says or types must not be kept; or may be again.
    Guarded(bool),
    /// How the answer was understood.
    Decided(Decision),
    /// Something has to be found out before the call goes on.
    Consulted {
        inquiry: InquiryId,
    },
    /// It was found out, or could not be.
    Found {
        inquiry: InquiryId,
        failed: bool,
    },
    /// An engine answered a turn or prompt that was over.
    LateAnswer,
    /// Somebody wishes that nothing of the call is kept from here on, or that it is again. `Guarded` says so, too.
    Paused {
        by: String,
    },
    Resumed {
        by: String,
    },
    /// The caller has agreed to being recorded from here on.
    Consented,
}
