//! What a dialog without a call finds out: rows and replies as they were written; the rest stays silent, and says why.

use std::collections::{BTreeMap, VecDeque};

use crate::dialog::{Finding, Flow, Inquiry, Subject};

/// A row for each lookup, by its name. A row without fields stands for nobody found.
pub(super) type Rows = BTreeMap<String, BTreeMap<String, String>>;

/// Answers the inquiries of one dialog.
#[derive(Debug, Default)]
pub(super) struct Answers {
    rows: Rows,
    /// What the language model says, in the order in which it is asked.
    replies: VecDeque<String>,
}

impl Answers {
    pub(super) fn new(rows: Rows, replies: impl IntoIterator<Item = String>) -> Self {
        Self { rows, replies: replies.into_iter().collect() }
    }

    pub(super) fn find(&mut self, inquiry: &Inquiry) -> Finding {
        match &inquiry.subject {
            Subject::Lookup { name, .. } => match self.rows.get(name) {
                Some(row) if row.is_empty() => Finding::NotFound,
                Some(row) => Finding::Row(row.clone().into()),
                None => Finding::Failed,
            },
            Subject::Reply(_) => match self.replies.pop_front() {
                Some(text) => Finding::Reply { text: text.into(), bytes_said: 0 },
                None => Finding::Failed,
            },
            Subject::Vector { .. } | Subject::Passages { .. } => Finding::Failed,
        }
    }

    /// The parts of the flow that find nothing out here, each with the reason.
    pub(super) fn silent(&self, flow: &Flow) -> Vec<String> {
        let mut silent = Vec::new();
        for name in flow.lookups().keys().filter(|name| !self.rows.contains_key(*name)) {
            silent.push(format!("lookup {name} fails: no row was given for it"));
        }
        if !flow.documents().is_empty() {
            silent.push("documents are not asked: they are read by the server alone".to_owned());
        }
        if !flow.examples().is_empty() {
            silent.push("examples are not compared: no embedding model runs here".to_owned());
        }
        if flow.asks_a_model() && self.replies.is_empty() {
            silent.push("the language model is not asked: none runs here".to_owned());
        }
        silent
    }
}

/// What an inquiry came to, in words that hold nothing of a caller.
pub(super) fn told(inquiry: &Inquiry, finding: &Finding) -> String {
    let about = match &inquiry.subject {
        Subject::Lookup { name, .. } => format!("lookup {name}"),
        Subject::Reply(_) => "the language model".to_owned(),
        Subject::Vector { .. } => "the examples".to_owned(),
        Subject::Passages { .. } => "the documents".to_owned(),
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
