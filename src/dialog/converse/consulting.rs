//! What comes back from outside: the nearest examples, passages of documents, a model's reply, a row of a lookup.

use std::sync::Arc;

use super::{Converse, Failure, Stage, Waiting};
use crate::{
    dialog::{
        inquiry::{Finding, Inquiry, Passage, SpokenAnswer, Subject},
        step::{Heard, Status, Step},
    },
    llm::{self, Action, Reply, Wants},
    pii::Redacted,
    understand::{Band, Meaning, Reason, Tier, Understanding, weigh},
};

/// What a model's own choice is worth: enough to be asked about, never enough to act on unasked.
const MODEL_CONFIDENCE: u8 = 70;

impl Converse {
    pub(super) fn found(&mut self, finding: Finding) -> Step {
        let Stage::Waiting(waiting) = self.stage.clone() else { return self.failed(Failure::NoMatch) };
        match *waiting {
            Waiting::Lookup { name } => {
                self.memory.learn(&name, finding);
                self.go_on()
            }
            Waiting::Vector { heard, understood, served } => {
                let vector = if let Finding::Vector(vector) = finding { Some(vector) } else { None };
                let understood = self.with_examples(&heard, understood, vector.as_deref());
                self.hear_beyond_phrases(&heard, understood, vector, served)
            }
            Waiting::Passages { heard, understood, served } => {
                let (passages, answer) = match finding {
                    Finding::Passages { passages, answer } => (passages, answer),
                    _ => (Vec::new(), None),
                };
                match answer.filter(|answer| self.speaks_for(answer, &understood)) {
                    Some(answer) => self.answer_from(answer),
                    None => self.hear_beyond_documents(&heard, understood, passages, served),
                }
            }
            Waiting::Reply { brief, heard, understood, served } => match finding {
                Finding::Reply { text, bytes_said } => match Reply::parse(&brief, text.expose()) {
                    Ok(reply) => self.obey(reply, bytes_said, &heard, &understood, served),
                    Err(_) => self.decide(&understood, served),
                },
                _ => self.decide(&understood, served),
            },
        }
    }

    /// The phrases' understanding and the examples' together.
    pub(super) fn with_examples(
        &self,
        heard: &Heard,
        phrases: Understanding,
        vector: Option<&[f32]>,
    ) -> Understanding {
        let (Some(classifier), Some(vector)) = (self.flow.classifier(), vector) else { return phrases };
        let guess = classifier.understand(heard.text.expose(), vector);
        weigh(&phrases, &guess, self.flow.thresholds().act, heard.confidence)
    }

    /// A document's sentence is spoken when it is sure, and surer than the guess at a wish.
    fn speaks_for(&self, answer: &SpokenAnswer, understood: &Understanding) -> bool {
        let guess = match self.flow.band(understood) {
            // Between two, neither is sure.
            Band::Reask | Band::Which => 0,
            Band::Act | Band::Confirm => understood.confidence,
        };
        answer.confidence >= self.flow.thresholds().answer
            && answer.confidence > guess
            && !llm::is_order(self.flow.words(), &answer.sentence)
    }

    fn answer_from(&mut self, answer: SpokenAnswer) -> Step {
        self.note(Tier::Documents, answer.confidence, "answer", "a sentence of the documents");
        if let Some(decision) = &mut self.decision {
            decision.sources.push(answer.source);
        }
        self.say_before(&answer.sentence);
        let more = self.memory.tell(|telling| self.flow.say_anything_else(telling));
        self.resume(&more)
    }

    pub(super) fn hear_beyond_documents(
        &mut self,
        heard: &Heard,
        understood: Understanding,
        passages: Vec<Passage>,
        served: bool,
    ) -> Step {
        if !self.flow.asks_a_model() || matches!(self.flow.band(&understood), Band::Confirm | Band::Which) {
            return self.decide(&understood, served);
        }
        let brief = Box::new(self.brief(heard, passages));
        let subject = Subject::Reply(brief.clone());
        let waiting = Waiting::Reply { brief, heard: heard.clone(), understood, served };
        self.stage = Stage::Waiting(Box::new(waiting));
        Step::Consult(Inquiry { subject, within_ms: self.flow.timeouts().think_ms })
    }

    /// Does what the model has decided, as far as the flow allows: a choice is confirmed, a value is read by its slot.
    fn obey(
        &mut self,
        reply: Reply,
        bytes_said: usize,
        heard: &Heard,
        understood: &Understanding,
        served: bool,
    ) -> Step {
        let llm::Decision { intent, slots, action } = reply.decision;
        let said = reply.say.map(|say| unsaid(say.expose(), bytes_said)).unwrap_or_default();
        self.note(Tier::Llm, MODEL_CONFIDENCE, action.name(), "the model's decision");
        self.take_from_model(&slots, heard);
        let choice = match &intent {
            Wants::Intent(name) => self.flow.choice_named(name),
            Wants::Nothing | Wants::Unclear => None,
        };
        match (action, choice) {
            (Action::Choose | Action::Ask, Some(choice)) => {
                self.note(Tier::Llm, MODEL_CONFIDENCE, &self.choice_name(choice), "the model's decision");
                let guess = Understanding {
                    meaning: Meaning::Choice(choice),
                    confidence: MODEL_CONFIDENCE,
                    reason: Reason::Model,
                    negated: understood.negated.clone(),
                    is_explained: false,
                };
                self.decide(&guess, served)
            }
            // Nothing of it was said in the documents: an answer without words is none.
            (Action::Answer, _) if said.is_empty() && bytes_said == 0 => self.decide(understood, served),
            (Action::Answer, _) => {
                let sources = self.sources_of_model();
                self.say_before(&said);
                let more = self.memory.tell(|telling| self.flow.say_anything_else(telling));
                if let Some(decision) = &mut self.decision {
                    decision.sources = sources;
                }
                self.resume(&more)
            }
            (Action::Human, _) => self.fall_back(Status::Ok, self.flow.words().summaries.asked_for_person),
            // A model's guess must not end a call.
            (Action::Goodbye, _) => {
                let more = self.memory.tell(|telling| self.flow.say_anything_else(telling));
                self.resume(&more)
            }
            (Action::Reask | Action::Choose | Action::Ask, _) => {
                self.heard.clone_from(heard.text.expose());
                self.reask_with(&said, served)
            }
        }
    }

    /// The model's own words in the place of the flow's, counted as a failure all the same.
    fn reask_with(&mut self, said: &str, served: bool) -> Step {
        self.stage = Stage::Choosing { served };
        if said.is_empty() {
            return self.failed(Failure::NoMatch);
        }
        match self.count_failure(Failure::NoMatch, &Understanding::nothing()) {
            Some(over) => over,
            None => self.ask(said),
        }
    }

    /// What the model has read out of the words counts where they say it.
    fn take_from_model(&mut self, slots: &[(String, Redacted<String>)], heard: &Heard) {
        let flow = Arc::clone(&self.flow);
        for (name, text) in slots {
            let value = flow.value_of_model(name, text.expose(), heard.text.expose(), self.memory.today());
            if let Some(value) = value {
                self.memory.set(name, value);
            }
        }
    }

    pub(super) fn choice_name(&self, choice: usize) -> String {
        self.flow.choices().get(choice).map(|choice| choice.name().to_owned()).unwrap_or_default()
    }
}

/// What is left of the model's words after the sentences that the caller has heard.
fn unsaid(say: &str, bytes_said: usize) -> String {
    say.get(bytes_said..).unwrap_or_default().trim_start().to_owned()
}
