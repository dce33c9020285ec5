//! Where a call's inquiries are answered: vectors and replies by the engines, passages and rows by what the site knows.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use tokio::runtime::Handle;

use crate::{
    call::flows::Flows,
    dialog::{Finding, Inquiry, Passage, SpokenAnswer, Subject},
    engine::{
        embedder::Embedder,
        language_model::{Generation, LanguageModel, Piece},
        protocol::{ChatMessage, EndReason, Role},
        worker::{EngineError, Job},
    },
    knowledge::{
        documents::Documents,
        lookups::{Found, KEY, Pending},
    },
    llm::{self, Brief, SayStream},
    pii::Redacted,
};

/// A spoken reply and its decision are far shorter; this bounds a model that does not end.
const TOKENS_MAX: u32 = 220;
/// A sentence of 120 characters has a third of these in most languages.
const SENTENCE_TOKENS_MAX: u32 = 100;
/// What a reply leaves of its time to be read and spoken.
const MARGIN: Duration = Duration::from_millis(100);

/// Answers inquiries. Cheap to clone.
#[derive(Clone)]
pub struct Sources {
    pub embedder: Option<Embedder>,
    pub language_model: Option<LanguageModel>,
    pub flows: Arc<Flows>,
    /// Where searching is done, which takes longer than a call's own thread may.
    pub runtime: Handle,
}

/// What comes back, from whatever thread found it.
pub enum InquiryAnswer {
    /// Of a reply that is still being made.
    Sentence(String),
    Finding(Finding),
}

/// An inquiry on its way. Dropping it forgets the answer.
#[derive(Debug)]
#[must_use = "a dropped inquiry is forgotten"]
pub enum InquiryHandle {
    Engine(Job),
    Lookup(Pending),
    /// Nothing that can be stopped.
    Short,
}

impl Sources {
    /// Never blocks. `tell` gets one finding, at once when there is nobody to ask; what cannot be asked because too
    /// much is waiting is left to the inquiry's own time.
    pub fn consult(&self, about: Inquiry, tell: impl FnMut(InquiryAnswer) + Send + 'static) -> InquiryHandle {
        let within = Duration::from_millis(about.within_ms.into());
        match about.subject {
            Subject::Vector { text } => self.vector(&text, tell),
            Subject::Passages { flow, question, vector } => self.passages(&flow, question, vector, tell),
            Subject::Reply(brief) => self.reply(&brief, within, tell),
            Subject::Sentence(brief) => self.sentence(&brief, within, tell),
            Subject::Lookup { flow, name, key } => self.row(&flow, &name, &key, tell),
        }
    }

    fn vector(
        &self,
        text: &Redacted<String>,
        mut tell: impl FnMut(InquiryAnswer) + Send + 'static,
    ) -> InquiryHandle {
        let Some(embedder) = &self.embedder else { return nobody(tell) };
        let job = embedder.embed(vec![text.expose().clone()], move |vectors| {
            let vector = vectors.ok().and_then(|vectors| vectors.into_iter().next());
            tell(InquiryAnswer::Finding(vector.map_or(Finding::Failed, Finding::Vector)));
        });
        match job {
            Ok(job) => InquiryHandle::Engine(job),
            Err(error) => {
                tracing::warn!(%error, "the embedding model cannot be asked");
                InquiryHandle::Short
            }
        }
    }

    fn passages(
        &self,
        flow: &str,
        question: Redacted<String>,
        vector: Option<Vec<f32>>,
        mut tell: impl FnMut(InquiryAnswer) + Send + 'static,
    ) -> InquiryHandle {
        let resources = self.flows.resources(flow);
        let live_documents = resources.and_then(|resources| resources.live_documents().cloned());
        let Some(live_documents) = live_documents else { return nobody(tell) };
        self.runtime.spawn_blocking(move || {
            let found = search(&live_documents.current(), question.expose(), vector.as_deref());
            tell(InquiryAnswer::Finding(found));
        });
        InquiryHandle::Short
    }

    fn reply(
        &self,
        brief: &Brief,
        within: Duration,
        mut tell: impl FnMut(InquiryAnswer) + Send + 'static,
    ) -> InquiryHandle {
        let Some(model) = &self.language_model else { return nobody(tell) };
        let generation = generation(llm::prompt(brief), llm::grammar(brief), TOKENS_MAX, within);
        let mut reading = Reading::new(brief);
        let job = model.generate(generation, move |piece| reading.take(piece, &mut tell));
        match job {
            Ok(job) => InquiryHandle::Engine(job),
            Err(error) => {
                tracing::warn!(%error, "the language model cannot be asked");
                InquiryHandle::Short
            }
        }
    }

    /// The call in one sentence. One that is not finished in time is none.
    fn sentence(
        &self,
        brief: &Brief,
        within: Duration,
        mut tell: impl FnMut(InquiryAnswer) + Send + 'static,
    ) -> InquiryHandle {
        let Some(model) = &self.language_model else { return nobody(tell) };
        let generation =
            generation(llm::recap_prompt(brief), llm::recap_grammar(), SENTENCE_TOKENS_MAX, within);
        let mut text = String::new();
        let job = model.generate(generation, move |piece| {
            let Ok(Piece { text: more, last }) = piece else {
                return tell(InquiryAnswer::Finding(Finding::Failed));
            };
            text.push_str(&more);
            let Some(end) = last else { return };
            tell(InquiryAnswer::Finding(match end.reason {
                EndReason::Finished => {
                    Finding::Reply { text: std::mem::take(&mut text).into(), bytes_said: 0 }
                }
                EndReason::TokensMax | EndReason::Deadline => Finding::Failed,
            }));
        });
        match job {
            Ok(job) => InquiryHandle::Engine(job),
            Err(error) => {
                tracing::warn!(%error, "the language model cannot be asked for a summary");
                InquiryHandle::Short
            }
        }
    }

    fn row(
        &self,
        flow: &str,
        name: &str,
        key: &Redacted<String>,
        mut tell: impl FnMut(InquiryAnswer) + Send + 'static,
    ) -> InquiryHandle {
        let Some(resources) = self.flows.resources(flow) else { return nobody(tell) };
        let Some(lookups) = resources.lookups() else { return nobody(tell) };
        let keys = BTreeMap::from([(KEY.to_owned(), key.expose().clone())]);
        let lookup = name.to_owned();
        let asked = lookups.find(name, &keys, move |found| {
            tell(InquiryAnswer::Finding(match found {
                Ok(Found::Fields(fields)) => {
                    let row: BTreeMap<String, String> =
                        fields.into_iter().map(|(field, value)| (field, value.into_inner())).collect();
                    Finding::Row(row.into())
                }
                Ok(Found::Nothing) => Finding::NotFound,
                Err(error) => {
                    tracing::warn!(lookup, %error, "a lookup failed");
                    Finding::Failed
                }
            }));
        });
        match asked {
            Ok(pending) => InquiryHandle::Lookup(pending),
            Err(error) => {
                tracing::warn!(lookup = name, %error, "a lookup cannot be made");
                InquiryHandle::Short
            }
        }
    }
}

fn nobody(mut tell: impl FnMut(InquiryAnswer)) -> InquiryHandle {
    tell(InquiryAnswer::Finding(Finding::Failed));
    InquiryHandle::Short
}

fn search(documents: &Documents, question: &str, vector: Option<&[f32]>) -> Finding {
    let passages = documents.search(question, vector).into_iter();
    let answer = documents.answer(question, vector);
    Finding::Passages {
        passages: passages.map(|found| Passage { text: found.text, source: found.source }).collect(),
        answer: answer.map(|answer| SpokenAnswer {
            sentence: answer.sentence,
            source: answer.source,
            confidence: answer.confidence,
        }),
    }
}

fn generation(messages: llm::Messages, grammar: String, tokens_max: u32, within: Duration) -> Generation {
    Generation {
        shared: messages.shared.into_iter().map(chat_message).collect(),
        own: messages.own.into_iter().map(chat_message).collect(),
        grammar: Some(grammar),
        tokens_max,
        deadline: within.saturating_sub(MARGIN),
    }
}

fn chat_message(message: llm::Message) -> ChatMessage {
    let role = match message.role {
        llm::Role::System => Role::System,
        llm::Role::User => Role::User,
    };
    ChatMessage { role, text: message.text.into_inner() }
}

/// A reply as it comes: its sentences as soon as its decision is allowed, and the whole at its end.
struct Reading {
    stream: SayStream,
    text: String,
    said: Vec<String>,
    over: bool,
}

impl Reading {
    fn new(brief: &Brief) -> Self {
        Self { stream: SayStream::new(brief), text: String::new(), said: Vec::new(), over: false }
    }

    fn take(&mut self, piece: Result<Piece, EngineError>, tell: &mut impl FnMut(InquiryAnswer)) {
        if self.over {
            return;
        }
        let Ok(Piece { text, last }) = piece else { return self.end(Finding::Failed, tell) };
        self.text.push_str(&text);
        match self.stream.push(&text) {
            Ok(sentences) => {
                // Only what the model may say of an answer is spoken before its end: all else the flow words itself.
                let ahead = self.speaks_ahead();
                for sentence in sentences.into_iter().filter(|_| ahead) {
                    self.said.push(sentence.expose().clone());
                    tell(InquiryAnswer::Sentence(sentence.into_inner()));
                }
            }
            Err(reason) => {
                tracing::warn!(%reason, "the language model's reply is not used");
                return self.end(Finding::Failed, tell);
            }
        }
        if last.is_some() {
            let text = Redacted::new(std::mem::take(&mut self.text));
            self.end(Finding::Reply { text, bytes_said: self.said.join(" ").len() }, tell);
        }
    }

    fn speaks_ahead(&self) -> bool {
        matches!(self.stream.decision(), Some(decision) if decision.action == llm::Action::Answer)
    }

    fn end(&mut self, finding: Finding, tell: &mut impl FnMut(InquiryAnswer)) {
        self.over = true;
        tell(InquiryAnswer::Finding(finding));
    }
}
