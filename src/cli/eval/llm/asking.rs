//! A flow and its models, asked outside a call about one thing at a time.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::{
    cli::{
        Fault,
        parts::{LANGUAGE_MODEL, OpenedFlow, Parts},
    },
    dialog::{Finding, Inquiry, SpokenAnswer, Subject},
    flow::Flow,
    llm::{Brief, Charter, May, NotAReply, Passage, Reply, Speaker, Turn},
};

/// A flow with its models, and what the one that is measured may do.
pub(super) struct Asking {
    pub(super) opened: OpenedFlow,
    charter: Arc<Charter>,
}

/// What came back, and how long it took.
pub(super) struct Timed<T> {
    pub(super) found: T,
    pub(super) ms: u128,
}

impl Asking {
    pub(super) fn new(parts: &mut Parts, path: &Path, flow: Arc<Flow>, may: May) -> anyhow::Result<Self> {
        let mut opened = parts.open_flow(path, flow.with_model_for(may));
        // What was opened with its documents is the flow as it stands in the file.
        opened.flow = opened.flow.with_model_for(may);
        if let Some(why) = opened.silent.iter().find(|part| part.starts_with(LANGUAGE_MODEL)) {
            return Err(Fault::new(format!("there is no model to measure: {why}"), &opened.remedy).into());
        }
        let charter = opened.flow.charter();
        Ok(Self { opened, charter })
    }

    pub(super) fn flow(&self) -> &Flow {
        &self.opened.flow
    }

    /// A call in which nothing but this was said.
    pub(super) fn brief(&self, said: &str) -> Brief {
        Brief { charter: Arc::clone(&self.charter), said: said.to_owned().into(), ..Brief::default() }
    }

    /// The same as a call that is over.
    pub(super) fn whole_call(&self, said: &str) -> Brief {
        let turn = Turn { speaker: Speaker::Caller, text: said.to_owned().into() };
        Brief { dialog: vec![turn], ..self.brief("") }
    }

    pub(super) fn find(&self, subject: Subject) -> Timed<Finding> {
        let began = Instant::now();
        let asked = self.opened.ask(&Inquiry { subject, within_ms: WITHIN_MS });
        Timed { found: asked.finding, ms: began.elapsed().as_millis() }
    }

    /// The model's decision; nothing, if it fails or is late.
    pub(super) fn reply(&self, brief: &Brief) -> Timed<Option<Result<Reply, NotAReply>>> {
        let Timed { found, ms } = self.find(Subject::Reply(Box::new(brief.clone())));
        let found = match found {
            Finding::Reply { text, .. } => Some(Reply::parse(brief, text.expose())),
            _ => None,
        };
        Timed { found, ms }
    }

    /// What the flow's documents say, and the sentence that answers by itself.
    pub(super) fn passages(&self, question: &str) -> (Vec<Passage>, Option<SpokenAnswer>) {
        let vector = match self.find(Subject::Vector { text: question.to_owned().into() }).found {
            Finding::Vector(vector) => Some(vector),
            _ => None,
        };
        let flow = self.flow().name().to_owned();
        match self.find(Subject::Passages { flow, question: question.to_owned().into(), vector }).found {
            Finding::Passages { passages, answer } => {
                let passages =
                    passages.into_iter().map(|found| Passage { text: found.text, source: found.source });
                (passages.collect(), answer)
            }
            _ => (Vec::new(), None),
        }
    }
}

/// Nobody waits on the line.
const WITHIN_MS: u32 = 60_000;
