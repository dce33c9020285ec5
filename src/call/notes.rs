//! The record of a call whose session somebody else holds, with nothing left out: by it is measured what keeping costs.

use std::time::Instant;

use uuid::Uuid;

use super::{
    flows::Flows,
    record::{Clerk, Remains},
    report::Reporter,
    request::Request,
};
use crate::{
    details::Details,
    dialog::{Dialog, Outcome, Status, verbs::VerbError},
    pii::Redacted,
    session::{Event, Tape},
    store::Records,
};

/// As every call has them: the reporter of its turns, and the clerk who hands them over.
pub struct Notes {
    reporter: Reporter,
    clerk: Clerk,
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
        let mut dossier = request.dossier(flows, &format!("PJSIP/trunk-{:08x}", call.as_fields().0));
        dossier.begun.call = call;
        dialog.language().clone_into(&mut dossier.begun.language);
        let lost = dialog.break_off(Status::Error);
        let clerk = Clerk::begin(records, Details::default(), dossier, lost);
        Ok((Self { reporter: Reporter::new(started), clerk, started }, dialog))
    }

    pub fn follow(&mut self, now: Instant, event: &Event) {
        self.reporter.observe(now, event);
        self.clerk.follow(now - self.started, event, self.reporter.turns());
    }

    pub fn end(mut self, outcome: &Outcome, tape: &Tape) {
        let turns = self.reporter.turns();
        self.clerk.end(outcome, &Remains { turns, tape: Some(tape), recording: None });
    }
}
