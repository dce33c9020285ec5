//! One entry of a tape: what happened, as it is kept. Inputs become entries here, and entries inputs.

use std::{sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};

use super::{
    event::{Input, InquiryId, PromptId, TurnId},
    machine::Session,
    replay::TapeError,
    tape::Told,
};
use crate::{
    audio::{CallRate, Voice},
    dialog::{Finding, Heard},
};

/// Samples that a session gets for 20 ms, whatever the call's rate is.
pub(super) const WHOLE_FRAME: u16 = CallRate::Wide.frame_samples() as u16;

/// Longest sound of one prompt: ten minutes at 16 kHz. More is no prompt but a damaged tape.
const SOUND_SAMPLES_MAX: u32 = 10 * 60 * 16_000;

/// Something that happened, and when.
#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    /// Since the entry before.
    pub(super) after_ms: u32,
    pub(super) what: What,
}

/// An input, the tick of a frame, or what was told. It stands beside [`Input`] because tapes that are kept must stay
/// readable: new ones go last, and sound is a number of samples.
#[derive(Serialize, Deserialize)]
pub(super) enum What {
    Tick,
    Frame {
        voiced: bool,
        samples: u16,
    },
    Start,
    Digit(char),
    Sound {
        prompt: u32,
        samples: u32,
        last: bool,
    },
    SoundFailed {
        prompt: u32,
    },
    NotTranscribed {
        turn: u32,
    },
    Transcribed {
        turn: u32,
        text: String,
        confidence: f32,
    },
    CallerHungUp,
    Abort,
    Sentence {
        inquiry: u32,
        text: String,
    },
    Found {
        inquiry: u32,
        finding: Finding,
    },
    /// Nothing that went in, but what came out.
    Told(Told),
    /// A whole frame and the tick of the same moment: what nearly all of a call is.
    Beat {
        voiced: bool,
    },
}

impl What {
    /// `None` for what ends a tape.
    pub(super) fn of(input: &Input<'_>) -> Option<Self> {
        Some(match input {
            Input::Pause { .. } | Input::Resume { .. } => return None,
            Input::Start => Self::Start,
            Input::Frame { voice, wideband } => {
                Self::Frame { voiced: voice.voiced, samples: wideband.len().try_into().unwrap_or(u16::MAX) }
            }
            Input::Digit(digit) => Self::Digit(*digit),
            Input::Sound { prompt: PromptId(prompt), samples, last } => {
                let samples = samples.len().try_into().unwrap_or(u32::MAX);
                Self::Sound { prompt: *prompt, samples, last: *last }
            }
            Input::SoundFailed { prompt } => Self::SoundFailed { prompt: prompt.0 },
            Input::Transcribed { turn: TurnId(turn), heard: None } => Self::NotTranscribed { turn: *turn },
            Input::Transcribed { turn: TurnId(turn), heard: Some(heard) } => {
                let (text, confidence) = (heard.text.expose().clone(), heard.confidence);
                Self::Transcribed { turn: *turn, text, confidence }
            }
            Input::Sentence { inquiry: InquiryId(inquiry), text } => {
                Self::Sentence { inquiry: *inquiry, text: text.clone() }
            }
            Input::Found { inquiry: InquiryId(inquiry), finding } => {
                Self::Found { inquiry: *inquiry, finding: finding.clone() }
            }
            Input::CallerHungUp => Self::CallerHungUp,
            Input::Abort => Self::Abort,
        })
    }

    /// Lets it happen again.
    pub(super) fn play(self, session: &mut Session, now: Duration, rate: CallRate) -> Result<(), TapeError> {
        let silence;
        let input = match self {
            Self::Tick => {
                let mut frame = [0; CallRate::Wide.frame_samples()];
                session.tick(now, &mut frame[..rate.frame_samples()]);
                return Ok(());
            }
            Self::Frame { voiced, samples } => {
                silence = vec![0; samples.into()];
                Input::Frame { voice: Voice { voiced, ..Voice::default() }, wideband: &silence }
            }
            Self::Beat { voiced } => {
                Self::Frame { voiced, samples: WHOLE_FRAME }.play(session, now, rate)?;
                return Self::Tick.play(session, now, rate);
            }
            Self::Start => Input::Start,
            Self::Digit(digit) => Input::Digit(digit),
            Self::Sound { samples, .. } if samples > SOUND_SAMPLES_MAX => return Err(TapeError),
            Self::Sound { prompt, samples, last } => {
                let samples = Arc::from(vec![0; samples as usize]);
                Input::Sound { prompt: PromptId(prompt), samples, last }
            }
            Self::SoundFailed { prompt } => Input::SoundFailed { prompt: PromptId(prompt) },
            Self::NotTranscribed { turn } => Input::Transcribed { turn: TurnId(turn), heard: None },
            Self::Transcribed { turn, text, confidence } => Input::Transcribed {
                turn: TurnId(turn),
                heard: Some(Heard { text: text.into(), confidence }),
            },
            Self::Sentence { inquiry, text } => Input::Sentence { inquiry: InquiryId(inquiry), text },
            Self::Found { inquiry, finding } => Input::Found { inquiry: InquiryId(inquiry), finding },
            Self::CallerHungUp => Input::CallerHungUp,
            Self::Abort => Input::Abort,
            Self::Told(_) => return Ok(()),
        };
        session.handle(now, input);
        Ok(())
    }
}
