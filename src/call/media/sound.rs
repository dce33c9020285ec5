//! What is recorded of one call's sound, and when: from the end of the announcement or the caller's consent on, except
//! for what is sensitive.

use std::collections::VecDeque;

use uuid::Uuid;

use crate::{
    audio::{CallRate, FRAME_MS},
    session::{Event, PromptId},
    store::{Recordings, Track},
};

/// The caller's sound that may wait for its place beside what was played: 100 ms, as much as a network's jitter.
const WAITING_MAX: usize = CallRate::Wide.frame_samples() * 5;

#[derive(Debug)]
pub(in crate::call) struct Sound {
    recordings: Recordings,
    call: Uuid,
    /// What the caller is told first; without it, and without consent, nothing is recorded.
    announcement: Option<String>,
    announced: Option<PromptId>,
    track: Option<Track>,
    caller: VecDeque<i16>,
    played: Vec<i16>,
}

impl Sound {
    pub(in crate::call) fn new(recordings: Recordings, call: Uuid, announcement: Option<String>) -> Self {
        Self {
            recordings,
            call,
            announcement,
            announced: None,
            track: None,
            caller: VecDeque::new(),
            played: Vec::new(),
        }
    }

    pub(in crate::call) fn hear(&mut self, frame: &[i16]) {
        if self.track.is_some() && self.caller.len() + frame.len() <= WAITING_MAX {
            self.caller.extend(frame);
        }
    }

    pub(in crate::call) fn play(&mut self, frame: &[i16]) {
        if self.track.is_some() {
            self.played.clear();
            self.played.extend_from_slice(frame);
        }
    }

    /// 20 ms of both sides, once what happened in them is known. While nothing may be kept, both are silence.
    pub(in crate::call) fn keep(&mut self, guarded: bool) {
        let Some(track) = &mut self.track else { return };
        let heard: Vec<i16> = self.caller.drain(..self.played.len().min(self.caller.len())).collect();
        if guarded {
            track.push(&vec![0; self.played.len()], &[]);
        } else {
            track.push(&heard, &self.played);
        }
        self.played.clear();
    }

    pub(in crate::call) fn follow(&mut self, event: &Event, rate_hz: u32) {
        match event {
            // A caller who stopped it with a key may hear it again.
            Event::PromptAsked { prompt, text } if self.track.is_none() => {
                let is_it = self.announcement.as_ref().is_some_and(|words| words == text.expose());
                self.announced = is_it.then_some(*prompt);
            }
            // Who has not heard it to its end is not recorded.
            Event::PromptEnded { prompt, cut: false, heard_ms }
                if self.announced == Some(*prompt) && *heard_ms >= FRAME_MS =>
            {
                self.track = self.recordings.begin(self.call, rate_hz);
            }
            Event::Consented => self.track = self.recordings.begin(self.call, rate_hz),
            _ => {}
        }
    }

    /// The file's, where something was recorded.
    pub(in crate::call) fn name(&self) -> Option<String> {
        self.track.as_ref().map(Track::name)
    }
}
