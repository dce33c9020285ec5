//! What a call has asked of engines, and the mail that brings their answers to its next turn.

use std::collections::BTreeMap;

use super::{
    mail::Mailbox,
    sources::{InquiryAnswer, InquiryHandle, Sources},
};
use crate::{
    dialog::{Heard, Inquiry},
    engine::{
        protocol::{Samples, Transcript, Utterance},
        recogniser::Recogniser,
        voice::{Speech, SpokenPart, Voice, Wanted},
        worker::Job,
    },
    pii::Redacted,
    session::{Input, InquiryId, PromptId, TurnId},
};

/// The engines as a call uses them. Cheap to clone.
#[derive(Clone)]
pub struct Engines {
    /// `None` where no model is configured: keys are understood all the same.
    pub recogniser: Option<Recogniser>,
    pub voice: Voice,
    /// Where inquiries are answered.
    pub sources: Sources,
    /// Language of recognition, two letters.
    pub language: String,
}

/// What is under way for a call: at most one prompt and one turn, and its inquiries. Dropping a job cancels it.
pub(in crate::call) struct Work {
    engines: Engines,
    prompt: Option<Speech>,
    turn: Option<Job>,
    handles: BTreeMap<InquiryId, InquiryHandle>,
}

impl Work {
    pub(in crate::call) fn new(engines: Engines) -> Self {
        Self { engines, prompt: None, turn: None, handles: BTreeMap::new() }
    }

    pub(in crate::call) fn render(&mut self, prompt: PromptId, wanted: Wanted<'_>, mailbox: &Mailbox) {
        let answers = mailbox.clone();
        let on_sound = move |part: Result<SpokenPart, _>| {
            answers.put(match part {
                Ok(part) => Input::Sound { prompt, samples: part.samples, last: part.last },
                Err(_) => Input::SoundFailed { prompt },
            });
        };
        self.prompt = match self.engines.voice.say(wanted, on_sound) {
            Ok(job) => Some(job),
            Err(error) => {
                tracing::warn!(%error, "a prompt cannot be spoken");
                mailbox.put(Input::SoundFailed { prompt });
                None
            }
        };
    }

    pub(in crate::call) fn recognise(
        &mut self,
        turn: TurnId,
        sound: &[i16],
        so_far: bool,
        mailbox: &Mailbox,
    ) {
        let utterance = Utterance {
            sound: Samples::from_pcm(sound),
            language: self.engines.language.clone(),
            words: Vec::new(),
            so_far,
        };
        let answers = mailbox.clone();
        let on_done = move |transcript: Result<Transcript, _>| {
            let heard = transcript
                .map(|said| Heard { text: Redacted::new(said.text), confidence: said.confidence })
                .inspect_err(|error| tracing::warn!(%error, "an utterance was not recognised"))
                .ok();
            answers.put(Input::Transcribed { turn, heard });
        };
        let started =
            self.engines.recogniser.as_ref().map(|recogniser| recogniser.transcribe(utterance, on_done));
        self.turn = match started {
            Some(Ok(job)) => Some(job),
            Some(Err(error)) => {
                tracing::warn!(%error, "an utterance cannot be recognised");
                mailbox.put(Input::Transcribed { turn, heard: None });
                None
            }
            None => {
                mailbox.put(Input::Transcribed { turn, heard: None });
                None
            }
        };
    }

    pub(in crate::call) fn consult(&mut self, inquiry: InquiryId, about: Inquiry, mailbox: &Mailbox) {
        let answers = mailbox.clone();
        let handle = self.engines.sources.consult(about, move |answer| {
            answers.put(match answer {
                InquiryAnswer::Sentence(text) => Input::Sentence { inquiry, text },
                InquiryAnswer::Finding(finding) => Input::Found { inquiry, finding },
            });
        });
        self.handles.insert(inquiry, handle);
    }

    pub(in crate::call) fn abandon_inquiry(&mut self, inquiry: InquiryId) {
        self.handles.remove(&inquiry);
    }

    pub(in crate::call) fn abandon_prompt(&mut self) {
        self.prompt = None;
    }

    pub(in crate::call) fn abandon_turn(&mut self) {
        self.turn = None;
    }
}
