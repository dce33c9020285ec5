//! The record of a call whose session somebody else holds, with nothing left out: by it is measured what keeping costs.

use std::time::Instant;

use uuid::Uuid;

use super::{
    record::{Captured, RecordWriter},
    report::Reporter,
};
use crate::{
    call::{flows::Flows, request::Request},
    call_details::Details,
    dialog::{Dialog, Outcome, Status, verbs::VerbError},
    pii::Redacted,
    session::{Event, Tape},
    store::Records,
};

/// As every call has them: the reporter of its turns, and the writer of its record.
pub struct Notes {
    reporter: Reporter,
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
        Ok((Self { reporter: Reporter::new(started), record_writer, started }, dialog))
    }

    pub fn follow(&mut self, now: Instant, event: &Event) {
        self.reporter.observe(now, event);
        self.record_writer.follow(now - self.started, event, self.reporter.turns());
    }

    pub fn end(mut self, outcome: &Outcome, tape: &Tape) {
        let turns = self.reporter.turns();
        self.record_writer.end(outcome, &Captured { turns, tape: Some(tape), recording: None });
    }
}
