//! What a caller may say at any question: "repeat that", "what can I say?", "goodbye", "a person, please".

use super::{Converse, Failure, Stage};
use crate::{
    dialog::step::{Heard, Status, Step},
    understand::{
        Meaning, Request, Tier, asks_for_person, percent, recogniser, request,
        values::{Reading, read},
        wants_no_more,
    },
};

/// At the open question, more words than these tell what is wanted: "I need to check whether my order has left".
const WAIT_WORDS_MAX: usize = 4;
/// How much longer the silence may be after "hold on".
const WAITING: u32 = 4;

impl Converse {
    /// "That's all, thanks" to "anything else?". It goes before the phrases: "nothing else" is near "something else".
    pub(super) fn hear_enough(&mut self, heard: &Heard) -> Option<Step> {
        let asked = matches!(self.stage, Stage::Choosing { served: true });
        let sure = percent(recogniser(heard.confidence)) >= self.flow.thresholds().confirm;
        (asked && sure && wants_no_more(self.memory.words(), heard.text.expose()))
            .then(|| self.wants_nothing_else())
    }

    pub(super) fn wants_nothing_else(&mut self) -> Step {
        let goodbye = self.memory.tell(|telling| self.flow.say_goodbye(telling));
        self.note(Tier::Phrases, 100, "no", "nothing else is wanted");
        self.served(&goodbye)
    }

    /// What applies at every question, before the question's own answers.
    pub(super) fn grant_request(&mut self, heard: &Heard) -> Option<Step> {
        // "I don't know" asks for help, but is an answer to a question that need not be answered.
        if self.is_declined(heard) {
            return None;
        }
        let asked = request(self.memory.words(), heard.text.expose())?;
        // "Let me see the doctor" and "I did not understand my bill" ask for something else.
        let understood = self.understand(heard);
        let names =
            understood.meaning != Meaning::Nothing && understood.confidence >= self.flow.thresholds().confirm;
        let tells = matches!(self.stage, Stage::Choosing { .. })
            && heard.text.expose().split_whitespace().count() > WAIT_WORDS_MAX;
        if (names && matches!(asked, Request::Wait | Request::Repeat)) || (tells && asked == Request::Wait) {
            return None;
        }
        self.grant(asked, heard.confidence)
    }

    /// "Repeat", "help" and "goodbye" as whole answers; `None` when they do not apply here.
    fn grant(&mut self, request: Request, recogniser_confidence: f32) -> Option<Step> {
        let sure = percent(recogniser(recogniser_confidence));
        let prompt = match request {
            // A word misheard as "bye" must not end a call.
            Request::Goodbye if sure >= self.flow.thresholds().act => return Some(self.goodbye(sure)),
            Request::Goodbye => return None,
            // During a confirmation "what" asks for the same question again, and so does "help".
            Request::Repeat => self.talk.prompt().to_owned(),
            Request::Options if matches!(self.stage, Stage::Choosing { .. }) => {
                self.memory.tell(|telling| self.flow.say_menu(telling))
            }
            Request::Options => self.talk.prompt().to_owned(),
            Request::Wait => self.memory.tell(|telling| self.flow.say_wait(telling)),
        };
        if !self.patience.grants_repeat() {
            return Some(self.failed(Failure::NoMatch));
        }
        let asked = self.talk.prompt().to_owned();
        let step = match self.stage.clone() {
            Stage::Filling(filling) => self.ask_once_more(*filling, &prompt, request),
            _ => self.ask(&prompt),
        };
        match (request, step) {
            // The question stays what it was, and who looks for something may be silent for longer.
            (Request::Wait, Step::Ask(mut question)) => {
                self.talk.ask(&asked);
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
        if !asked || !sure || !asks_for_person(self.memory.words(), text) || self.is_a_choice(heard) {
            return None;
        }
        match self.flow.human() {
            Some(choice) => {
                self.intent.name(self.talk.heard());
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
        let named = self.flow.slot(&filling.slot).filter(|slot| slot.kind.rules().has_names());
        named.is_some_and(|slot| {
            let reading = read(&slot.kind, heard.text.expose(), heard.confidence, self.memory.here());
            !matches!(reading, Reading::Nothing)
        })
    }
}
