//! Follows a call for its record: hands its beginning, each turn that is over, and its end to the store.

use std::{sync::Arc, time::Duration};

use super::{detail, hand_over::hand_over};
use crate::{
    call::request::Request,
    call_details::Details,
    dialog::Outcome,
    session::{Event, Tape},
    store::{Begun, Ended, Pause, Record, Records, now_ms},
    transcript::{KeptOutcome, Transcript, Turn, whole_ms},
    understand::hide_cards,
};

/// Nobody pauses more often than somebody who plays with the key.
const PAUSES_MAX: usize = 100;

/// What is known of a call when it is announced.
#[derive(Debug)]
pub(in crate::call) struct CallInfo {
    pub(in crate::call) begun: Begun,
    pub(in crate::call) request: Request,
    /// The print of the flow's file.
    pub(in crate::call) flow_print: Option<String>,
}

/// What is left of a call that is over.
#[derive(Default)]
pub(in crate::call) struct Captured<'a> {
    pub(in crate::call) transcript: Option<&'a Transcript>,
    /// Where there was a session.
    pub(in crate::call) tape: Option<&'a Tape>,
    /// The recording's file name.
    pub(in crate::call) recording: Option<String>,
}

/// One call's. Dropped without an end, the call was lost, and is recorded so.
#[derive(Debug)]
pub(in crate::call) struct RecordWriter {
    records: Records,
    details: Details,
    begun: Box<Begun>,
    request: Request,
    flow_print: Option<String>,
    /// Turns handed over.
    told: usize,
    /// Something was confided in the call, as far as it was followed.
    confided: bool,
    pauses: Vec<Pause>,
    /// Recorded when nothing else is.
    lost: Outcome,
    ended: bool,
}

impl RecordWriter {
    /// The call begins now. `lost` is what the dialplan is told should it be lost.
    pub(in crate::call) fn begin(
        records: Records,
        details: Details,
        call_info: CallInfo,
        lost: Outcome,
    ) -> Self {
        let CallInfo { mut begun, request, flow_print } = call_info;
        begun.begun_ms = now_ms();
        for value in begun.context.values_mut() {
            hide_cards(value);
        }
        let record_writer = Self {
            begun: Box::new(begun),
            request,
            flow_print,
            told: 0,
            confided: false,
            pauses: Vec::new(),
            lost,
            ended: !records.is_kept() && !details.are_wanted(),
            records,
            details,
        };
        record_writer.records.put(Record::Begun(record_writer.begun.clone()));
        record_writer
    }

    /// One event, after the transcript has taken it in.
    pub(in crate::call) fn follow(&mut self, at: Duration, event: &Event, transcript: &Transcript) {
        if self.ended {
            return;
        }
        match event {
            Event::Paused { by } if self.pauses.len() < PAUSES_MAX => {
                self.pauses.push(Pause { from_ms: whole_ms(at), by: by.clone(), ..Pause::default() });
            }
            Event::Resumed { by } => {
                if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.to_ms.is_none()) {
                    (pause.to_ms, pause.resumed_by) = (Some(whole_ms(at)), Some(by.clone()));
                }
            }
            _ => {}
        }
        self.confided = transcript.was_confided_in();
        self.tell(transcript.turns_over());
    }

    /// The call's one disposition, with the turns of which the last ones were not handed over yet.
    pub(in crate::call) fn end(&mut self, outcome: &Outcome, captured: &Captured<'_>) {
        if self.ended {
            return;
        }
        let Captured { transcript, tape, recording } = captured;
        let unheard = Transcript::default();
        let transcript = transcript.unwrap_or(&unheard);
        self.tell(transcript.turns());
        self.ended = true;
        let outcome = &KeptOutcome::new(outcome, self.confided || transcript.was_confided_in());
        let ended = Ended {
            call: self.begun.call,
            ended_ms: now_ms(),
            status: outcome.status.as_str().to_owned(),
            action: outcome.action.as_str().to_owned(),
            destination: outcome.destination.as_ref().map(|to| to.name().to_owned()),
            intent: outcome.intent.clone(),
            confidence: outcome.confidence.min(100),
            language: outcome.language.clone(),
            summary: outcome.summary.clone(),
            slots: outcome.slots.clone(),
            sentiment: Some(outcome.sentiment.as_str().to_owned()),
            hand_over: hand_over(outcome, transcript.turns()),
            tape: tape.map(|tape| self.request.keep(self.flow_print.take(), tape)),
            recording: recording.clone(),
            consent: outcome.consent.map(|answer| answer.as_str().to_owned()),
            pauses: std::mem::take(&mut self.pauses),
        };
        if self.details.are_wanted() {
            let told = detail::of(&self.begun, &ended, outcome, transcript);
            self.details.put(&detail::Detail { node: self.details.node().to_owned(), ..told });
        }
        self.records.put(Record::Ended(Box::new(ended)));
    }

    /// The call ends without an outcome of its own.
    pub(in crate::call) fn lose(&mut self, captured: &Captured<'_>) {
        let lost = self.lost.clone();
        self.end(&lost, captured);
    }

    /// Hands over those of these turns that were not yet.
    fn tell(&mut self, turns: &[Arc<Turn>]) {
        for turn in turns.iter().skip(self.told) {
            self.records.put(Record::Turn(self.begun.call, Arc::clone(turn)));
        }
        self.told = self.told.max(turns.len());
    }
}

impl Drop for RecordWriter {
    fn drop(&mut self) {
        self.lose(&Captured::default());
    }
}
