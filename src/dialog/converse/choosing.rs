//! The open question: what the caller wants, by tiers, cheapest first.

use std::sync::Arc;

use super::{Converse, Failure, Stage, Waiting};
use crate::{
    dialog::{
        inquiry::{Inquiry, Subject},
        step::{Heard, Status, Step},
    },
    llm::Speaker,
    understand::{
        Band, Meaning, Request, Tier, Understanding, asks_for_person, percent, recogniser, request,
        values::{Kind, Reading, read},
        wants_no_more, yes_or_no,
    },
};

/// A sentence's vector takes a few milliseconds; one that takes longer is not worth the wait.
pub(super) const VECTOR_MS: u32 = 600;
const PASSAGES_MS: u32 = 600;
/// At the open question, more words than these tell what is wanted: "I need to check whether my order has left".
const WAIT_WORDS_MAX: usize = 4;
/// How much longer the silence may be after "hold on".
const WAITING: u32 = 4;

impl Converse {
    /// Keys said aloud and phrases decide alone when they leave no word unexplained; otherwise the next tier has its
    /// say.
    pub(super) fn hear_intent(&mut self, heard: &Heard, served: bool) -> Step {
        let understood = self.understand(heard);
        if served
            && understood.meaning == Meaning::Nothing
            && let Some((false, quality)) = yes_or_no(self.flow.words(), heard.text.expose())
            && percent(quality * recogniser(heard.confidence)) >= self.flow.thresholds().confirm
        {
            return self.wants_nothing_else();
        }
        heard.text.expose().clone_into(&mut self.wish);
        self.wish_confidence = heard.confidence;
        let settled = self.is_settled(&understood);
        if !settled && let Some(vector) = self.vector_of(heard).map(<[f32]>::to_vec) {
            let understood = self.with_examples(heard, understood, Some(&vector));
            return self.hear_beyond_phrases(heard, understood, Some(vector), served);
        }
        if !settled && self.flow.classifier().is_some() {
            let subject = Subject::Vector { text: heard.text.clone() };
            self.stage =
                Stage::Waiting(Box::new(Waiting::Vector { heard: heard.clone(), understood, served }));
            return Step::Consult(Inquiry { subject, within_ms: VECTOR_MS });
        }
        self.hear_beyond_phrases(heard, understood, None, served)
    }

    /// Phrases say something, and no word of the sentence is left that might change what it means.
    pub(super) fn is_settled(&self, understood: &Understanding) -> bool {
        understood.is_explained && self.flow.band(understood) != Band::Reask
    }

    /// "That's all, thanks" to "anything else?". It goes before the phrases: "nothing else" is near "something else".
    pub(super) fn hear_enough(&mut self, heard: &Heard) -> Option<Step> {
        let asked = matches!(self.stage, Stage::Choosing { served: true });
        let sure = percent(recogniser(heard.confidence)) >= self.flow.thresholds().confirm;
        (asked && sure && wants_no_more(self.flow.words(), heard.text.expose()))
            .then(|| self.wants_nothing_else())
    }

    fn wants_nothing_else(&mut self) -> Step {
        let goodbye = self.memory.tell(|telling| self.flow.say_goodbye(telling));
        self.note(Tier::Phrases, 100, "no", "nothing else is wanted");
        self.served(&goodbye)
    }

    /// The documents and the model come last; a flow without them ends here.
    pub(super) fn hear_beyond_phrases(
        &mut self,
        heard: &Heard,
        understood: Understanding,
        vector: Option<Vec<f32>>,
        served: bool,
    ) -> Step {
        let band = self.flow.band(&understood);
        if band == Band::Act || (band == Band::Which && understood.reason.is_literal()) {
            return self.decide(&understood, served);
        }
        if !self.flow.documents().is_empty() {
            let question = heard.text.clone();
            let flow = self.flow.name().to_owned();
            let subject = Subject::Passages { flow, question, vector };
            self.stage =
                Stage::Waiting(Box::new(Waiting::Passages { heard: heard.clone(), understood, served }));
            return Step::Consult(Inquiry { subject, within_ms: PASSAGES_MS });
        }
        self.hear_beyond_documents(heard, understood, Vec::new(), served)
    }

    pub(super) fn decide(&mut self, understood: &Understanding, served: bool) -> Step {
        let tier = understood.reason.tier();
        match (self.flow.band(understood), understood.meaning) {
            (Band::Act, Meaning::Choice(choice)) => {
                self.note_choice(tier, understood, choice);
                self.follow(choice, understood.confidence)
            }
            // A denied guess is not made again, unless it is sure.
            (Band::Confirm, Meaning::Choice(choice)) if !self.rejected.contains(&choice) => {
                self.note_choice(tier, understood, choice);
                self.confirm(choice, understood.confidence)
            }
            (Band::Which, Meaning::Either(first, second)) => {
                self.note(tier, understood.confidence, "either of two", &understood.reason.to_string());
                self.ask_which(first, second)
            }
            (Band::Act | Band::Confirm | Band::Which | Band::Reask, _) => {
                self.stage = Stage::Choosing { served };
                self.failed(Failure::NoMatch)
            }
        }
    }

    fn note_choice(&mut self, tier: Tier, understood: &Understanding, choice: usize) {
        let flow = Arc::clone(&self.flow);
        let name = flow.choices().get(choice).map_or("", |choice| choice.name());
        self.note(tier, understood.confidence, name, &understood.reason.to_string());
    }

    /// A choice that something else than the open question's words has settled.
    pub(super) fn intend(&mut self, choice: usize, confidence: u8, tier: Tier) -> Step {
        if self.wish.is_empty() && tier != Tier::Keys {
            self.heard.clone_into(&mut self.wish);
        }
        self.wish_key = self.keys.chars().next().filter(|_| tier == Tier::Keys);
        let flow = Arc::clone(&self.flow);
        let name = flow.choices().get(choice).map_or("", |choice| choice.name());
        self.note(tier, confidence, name, if tier == Tier::Keys { "a key" } else { "confirmed" });
        self.follow(choice, confidence)
    }

    pub(super) fn grant_request(&mut self, heard: &Heard) -> Option<Step> {
        // "I don't know" asks for help, but is an answer to a question that need not be answered.
        if self.is_declined(heard) {
            return None;
        }
        let wish = request(self.flow.words(), heard.text.expose())?;
        // "Let me see the doctor" and "I did not understand my bill" are wishes for something else.
        let understood = self.understand(heard);
        let wishes =
            understood.meaning != Meaning::Nothing && understood.confidence >= self.flow.thresholds().confirm;
        let tells = matches!(self.stage, Stage::Choosing { .. })
            && heard.text.expose().split_whitespace().count() > WAIT_WORDS_MAX;
        if (wishes && matches!(wish, Request::Wait | Request::Repeat)) || (tells && wish == Request::Wait) {
            return None;
        }
        self.grant(wish, heard.confidence)
    }

    /// "Repeat", "help" and "goodbye" as whole answers; `None` when they do not apply here.
    fn grant(&mut self, wish: Request, recogniser_confidence: f32) -> Option<Step> {
        let sure = percent(recogniser(recogniser_confidence));
        let prompt = match wish {
            // A word misheard as "bye" must not end a call.
            Request::Goodbye if sure >= self.flow.thresholds().act => return Some(self.goodbye(sure)),
            Request::Goodbye => return None,
            // During a confirmation "what" asks for the same question again, and so does "help".
            Request::Repeat => self.prompt.clone(),
            Request::Options if matches!(self.stage, Stage::Choosing { .. }) => {
                self.memory.tell(|telling| self.flow.say_menu(telling))
            }
            Request::Options => self.prompt.clone(),
            Request::Wait => self.memory.tell(|telling| self.flow.say_wait(telling)),
        };
        if self.repeats >= super::REPEATS_MAX {
            return Some(self.failed(Failure::NoMatch));
        }
        self.repeats += 1;
        let asked = self.prompt.clone();
        let step = match self.stage.clone() {
            Stage::Filling(filling) => self.ask_once_more(*filling, &prompt, wish),
            _ => self.ask(&prompt),
        };
        match (wish, step) {
            // The question stays what it was, and who looks for something may be silent for longer.
            (Request::Wait, Step::Ask(mut question)) => {
                self.prompt = asked;
                question.expect.no_input_ms = question.expect.no_input_ms.saturating_mul(WAITING);
                Some(Step::Ask(question))
            }
            (_, step) => Some(step),
        }
    }

    /// A human being can be asked for at every question; the open question's words find one by themselves.
    pub(super) fn hear_call_for_person(&mut self, heard: &Heard) -> Option<Step> {
        let text = heard.text.expose();
        let asked =
            matches!(self.stage, Stage::Filling(_) | Stage::Checking { .. } | Stage::Confirming { .. })
                || matches!(self.stage, Stage::Consenting { .. });
        let sure = percent(recogniser(heard.confidence)) >= self.flow.thresholds().confirm;
        if !asked || !sure || !asks_for_person(self.flow.words(), text) || self.is_a_choice(heard) {
            return None;
        }
        match self.flow.human() {
            Some(choice) => {
                self.heard.clone_into(&mut self.wish);
                Some(self.intend(choice, percent(recogniser(heard.confidence)), Tier::Phrases))
            }
            None => {
                self.note(Tier::Phrases, 100, "a person", "the caller asks for a person");
                Some(self.fall_back(Status::Ok, self.flow.words().summaries.asked_for_person))
            }
        }
    }

    /// Whether the slot's own choices have such a word: "the manager".
    fn is_a_choice(&self, heard: &Heard) -> bool {
        let Stage::Filling(filling) = &self.stage else { return false };
        let choices = self.flow.slot(&filling.slot).filter(|slot| matches!(slot.kind, Kind::Choice(_)));
        choices.is_some_and(|slot| {
            let reading = read(&slot.kind, heard.text.expose(), heard.confidence, self.memory.here());
            !matches!(reading, Reading::Nothing)
        })
    }

    pub(super) fn remember_caller(&mut self, heard: &Heard) {
        // A mood tells nothing of what was said.
        self.mood = self.mood.max_of(super::mood::of(self.flow.words(), heard.text.expose()));
        if !self.asks_for_sensitive() {
            self.remember(Speaker::Caller, heard.text.expose());
        }
    }

    pub(super) fn asks_for_sensitive(&self) -> bool {
        matches!(&self.stage, Stage::Filling(filling)
            if self.flow.slot(&filling.slot).is_some_and(|slot| slot.sensitive))
    }

    pub(super) fn remember_bot(&mut self, prompt: &str) {
        self.remember(Speaker::Bot, prompt);
    }
}
