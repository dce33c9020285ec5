//! What a dialog without a call finds out: rows and replies as they were written, everything else as a call does.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::parts::{LANGUAGE_MODEL, OpenedFlow};
use crate::dialog::{Finding, Inquiry, Subject};

/// What is written for a lookup, by its name.
pub(super) type Rows = BTreeMap<String, Row>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// One without fields stands for nobody found.
    Found(BTreeMap<String, String>),
    /// The source cannot be reached.
    Failed,
}

/// What is written for a lookup that cannot be made.
pub(super) const FAILED: &str = "failed";

/// Answers the inquiries of one dialog.
#[derive(Default)]
pub(super) struct Answers {
    rows: Rows,
    /// What the language model says, in the order in which it is asked; without any, a real one is.
    replies: Option<VecDeque<String>>,
    /// Without them, nothing is found out but what is written.
    opened: Option<Arc<OpenedFlow>>,
}

impl Answers {
    pub(super) fn new(rows: Rows, replies: Vec<String>, opened: Arc<OpenedFlow>) -> Self {
        let replies = Some(replies).filter(|replies| !replies.is_empty()).map(VecDeque::from);
        Self { rows, replies, opened: Some(opened) }
    }

    /// What was found, and that in words that hold nothing of a caller.
    pub(super) fn find(&mut self, inquiry: &Inquiry) -> (Finding, String) {
        if let Some(finding) = self.written(&inquiry.subject) {
            let told = told(inquiry, &finding);
            return (finding, told);
        }
        let Some(opened) = &self.opened else {
            return (Finding::Failed, told(inquiry, &Finding::Failed));
        };
        let asked = opened.ask(inquiry);
        let mut told = told(inquiry, &asked.finding);
        if let Some(late_ms) = asked.late_ms {
            told += &format!(", after {late_ms} ms: a call waits {} ms", inquiry.within_ms);
        }
        (asked.finding, told)
    }

    fn written(&mut self, subject: &Subject) -> Option<Finding> {
        match subject {
            Subject::Lookup { name, .. } => self.rows.get(name).map(|row| match row {
                Row::Found(row) if row.is_empty() => Finding::NotFound,
                Row::Found(row) => Finding::Row(row.clone().into()),
                Row::Failed => Finding::Failed,
            }),
            Subject::Reply(_) => self.replies.as_mut().map(|replies| match replies.pop_front() {
                Some(text) => Finding::Reply { text: text.into(), bytes_said: 0 },
                None => Finding::Failed,
            }),
            // Who writes what a model says plays without one.
            Subject::Sentence(_) => self.replies.as_ref().map(|_| Finding::Failed),
            Subject::Vector { .. } | Subject::Passages { .. } => None,
        }
    }
}

/// One line about what is not asked here, and what to do about it; nothing when all is. A dialog that has its own
/// replies needs no language model.
pub(super) fn silent(opened: &OpenedFlow, has_replies: bool) -> Option<String> {
    let unneeded = |what: &&String| has_replies && what.starts_with(LANGUAGE_MODEL);
    let silent: Vec<&str> = opened.silent.iter().filter(|what| !unneeded(what)).map(String::as_str).collect();
    (!silent.is_empty()).then(|| format!("not asked: {}; {}", silent.join(", "), opened.remedy))
}

fn told(inquiry: &Inquiry, finding: &Finding) -> String {
    let about = match &inquiry.subject {
        Subject::Lookup { name, .. } => format!("lookup {name}"),
        Subject::Reply(_) => LANGUAGE_MODEL.to_owned(),
        Subject::Vector { .. } => "the examples".to_owned(),
        Subject::Passages { .. } => "the documents".to_owned(),
        Subject::Sentence(_) => "the summary".to_owned(),
    };
    let came = match finding {
        Finding::Row(_) => "found",
        Finding::NotFound => "nobody found",
        Finding::Failed => "no answer",
        Finding::Reply { .. } => "answered",
        Finding::Vector(_) => "compared",
        Finding::Passages { answer: Some(_), .. } => "a sentence answers",
        Finding::Passages { answer: None, .. } => "no sentence answers",
    };
    format!("{about}: {came}")
}
