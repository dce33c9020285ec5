//! The last tier: does what a language model has decided, as far as the flow allows.

use std::sync::Arc;

use super::{Converse, Failure, tiers::Climb};
use crate::{
    dialog::step::{Heard, Status, Step},
    llm::{self, Action, Reply, Wants},
    pii::Redacted,
    understand::{Meaning, Reason, Tier, Understanding},
};

/// What a model's own choice is worth: enough to be asked about, never enough to act on unasked.
const MODEL_CONFIDENCE: u8 = 70;

impl Converse {
    /// A choice is confirmed, a value is read by its slot.
    pub(super) fn obey(&mut self, reply: Reply, bytes_said: usize, climb: &Climb) -> Step {
        let Climb { heard, understood, served, .. } = climb;
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
                self.decide(&guess, *served)
            }
            // Nothing of it was said in the documents: an answer without words is none.
            (Action::Answer, _) if said.is_empty() && bytes_said == 0 => self.decide(understood, *served),
            (Action::Answer, _) => {
                self.talk.say_before(&said);
                let more = self.memory.tell(|telling| self.flow.say_anything_else(telling));
                if let Some(decision) = &mut self.decision {
                    decision.sources = climb.sources();
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
                self.talk.hear(heard.text.expose());
                self.reask_with(&said, *served)
            }
        }
    }

    /// The model's own words in the place of the flow's, counted as a failure all the same.
    fn reask_with(&mut self, said: &str, served: bool) -> Step {
        self.choose_again(served);
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
