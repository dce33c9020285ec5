//! What a session has asked the world outside, beside the one inquiry that its caller may be waiting for.

use std::{collections::BTreeMap, mem};

use super::event::InquiryId;
use crate::dialog::Subject;

#[derive(Default)]
pub(super) struct Inquiries {
    /// How many there were.
    asked: u32,
    ahead: BTreeMap<InquiryId, Ahead>,
}

/// What is found out although nobody waits for it.
struct Ahead {
    /// What the dialog calls it.
    name: String,
    subject: Subject,
}

impl Inquiries {
    pub(super) fn begin(&mut self) -> InquiryId {
        self.asked += 1;
        InquiryId(self.asked)
    }

    pub(super) fn begin_ahead(&mut self, name: String, subject: Subject) -> InquiryId {
        let inquiry = self.begin();
        self.ahead.insert(inquiry, Ahead { name, subject });
        inquiry
    }

    /// The one that finds this out already.
    pub(super) fn about(&self, subject: &Subject) -> Option<InquiryId> {
        self.ahead.iter().find(|(_, ahead)| ahead.subject == *subject).map(|(id, _)| *id)
    }

    /// Whether it was asked before anybody waited for it, and goes on when nobody does any more.
    pub(super) fn is_ahead(&self, inquiry: InquiryId) -> bool {
        self.ahead.contains_key(&inquiry)
    }

    /// It was found out; gives what the dialog calls it.
    pub(super) fn settle_ahead(&mut self, inquiry: InquiryId) -> Option<String> {
        self.ahead.remove(&inquiry).map(|ahead| ahead.name)
    }

    /// Nobody waits for anything any more.
    pub(super) fn abandon_all(&mut self) -> impl Iterator<Item = InquiryId> {
        mem::take(&mut self.ahead).into_keys()
    }
}
