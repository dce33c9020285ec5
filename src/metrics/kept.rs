//! What is counted of the keeping of calls: what could not be kept, and what cannot be kept now.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};

use super::{DetailEnd, DetailOutcome, DetailSink, Labelled, Metrics};

label! {
    /// Why a part of a call's record was dropped.
    RecordLoss as "reason" {
        /// The task that writes was behind by more than the queue holds.
        QueueFull = "queue_full",
        /// The database was away for longer than the memory for it lasts.
        SpoolFull = "spool_full",
        /// The database refuses it for what it is, or its call was erased.
        Refused = "refused",
        /// The server stopped while the database took nothing.
        Stopped = "stopped",
    }
}

label! {
    /// What is kept of calls.
    Kept as "kind" { Records = "records", Details = "details", Recordings = "recordings" }
}

impl Metrics {
    pub fn set_write_failing(&self, kind: Kept, failing: bool) {
        self.write_failing.get_or_create(&Labelled(kind)).set(failing.into());
    }

    /// Parts of records, call details and half seconds of recordings that were to be kept and are not. What the
    /// database refuses for what it is, as the rest of an erased call, is none of them.
    pub fn not_kept(&self) -> u64 {
        let reasons = RecordLoss::ALL.iter().filter(|reason| **reason != RecordLoss::Refused);
        let records = reasons.map(|reason| self.records_lost.get_or_create(&Labelled(*reason)).get());
        let ends = [DetailOutcome::Failed, DetailOutcome::Shed];
        let ends =
            DetailSink::ALL.iter().flat_map(|sink| ends.map(|outcome| DetailEnd { sink: *sink, outcome }));
        let details = ends.map(|end| self.call_details.get_or_create(&end).get());
        records.sum::<u64>() + details.sum::<u64>() + self.recording_pieces_lost.get()
    }
}
