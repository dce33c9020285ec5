//! What is counted of call details, which the site's own programs are told.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::{counter::Counter, family::Family};

use super::Labelled;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct DetailEnd {
    pub sink: DetailSink,
    pub outcome: DetailOutcome,
}

/// Every series, so that a rate has a value before the first event.
pub(super) fn begin_at_nought(family: &Family<DetailEnd, Counter>) {
    for sink in DetailSink::ALL.iter().copied() {
        for outcome in DetailOutcome::ALL.iter().copied() {
            drop(family.get_or_create(&DetailEnd { sink, outcome }));
        }
    }
}

label! {
    /// Where call details go.
    DetailSink as "sink" { File = "file", Webhook = "webhook" }
}

label! {
    /// What became of a call's details.
    DetailOutcome as "outcome" {
        Done = "done",
        /// An attempt that will be repeated.
        Retried = "retried",
        /// Given up.
        Failed = "failed",
        /// The queue was full.
        Shed = "shed",
    }
}
