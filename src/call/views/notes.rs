//! The record of a call whose session somebody else holds, with nothing left out: by it is measured what keeping costs.

use std::time::Instant;

use uuid::Uuid;

use super::record::{Captured, RecordWriter};
use crate::{
    call::{flows::Flows, request::Request},
    call_details::Details,
    dialog::{Dialog, Outcome, Status, verbs::VerbError},
    pii::Redacted,
    session::{Event, Tape},
    store::Records,
    transcript::Transcript,
};

/// As every call has them: its transcript, and the writer of its record.
pub struct Notes {
    transcript: Transcript,
    record_writer: RecordWriter,
    started: Instant,
}

impl Notes {
    /// The call begins: with these notes, and the dialog for its session.
    pub fn begin(
        records: Records,
        flows: &Flows,
        flow: &str,
        caller: Redacted<String>,
        started: Instant,
    ) -> Result<(Self, Box<dyn Dialog>), VerbError> {
        let request = Request::converse(flow.to_owned(), caller, "600");
        let dialog = request.dialog(&flows.by_name())?;
        let call = Uuid::new_v4();
        let mut call_info = request.call_info(flows, &format!("PJSIP/trunk-{:08x}", call.as_fields().0));
        call_info.begun.call = call;
        dialog.language().clone_into(&mut call_info.begun.language);
        let lost = dialog.break_off(Status::Error);
        let record_writer = RecordWriter::begin(records, Details::default(), call_info, lost);
        Ok((Self { transcript: Transcript::default(), record_writer, started }, dialog))
    }

    pub fn follow(&mut self, now: Instant, event: &Event) {
        let at = now - self.started;
        let happened = self.transcript.follow(at, event);
        self.record_writer.follow(at, &happened.event, &self.transcript);
    }

    pub fn end(mut self, outcome: &Outcome, tape: &Tape) {
        let transcript = Some(&self.transcript);
        self.record_writer.end(outcome, &Captured { transcript, tape: Some(tape), recording: None });
    }
}
