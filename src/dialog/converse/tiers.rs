//! The ladder: what a caller wants is understood by tiers, cheapest first, and each says how sure it is.
//!
//! 1. keys, which leave no doubt;
//! 2. phrases: names and synonyms of the flow's choices, and they settle it alone where no word is left over;
//! 3. examples: the nearest of the flow's sentences, by their vectors;
//! 4. documents: a sentence of them, where the caller asks for nothing but an answer;
//! 5. the language model, for what the tiers above do not settle.
//!
//! High confidence acts, middle confidence confirms, low confidence asks again: [`Converse::climb`] has the order, and
//! [`Converse::decide`] the ways out. A tier that has to ask outside is awaited, and [`Converse::climb_on`] goes on
//! from there.

use std::sync::Arc;

use super::{Converse, Failure, Stage, ahead::Compared};
use crate::{
    dialog::{
        inquiry::{Finding, Inquiry, Passage, SpokenAnswer, Subject},
        step::{Heard, Step},
    },
    llm::{self, Brief, Reply},
    understand::{Band, Meaning, Tier, Understanding, percent, recogniser, weigh, yes_or_no},
};

/// A sentence's vector takes a few milliseconds; one that takes longer is not worth the wait.
pub(super) const VECTOR_MS: u32 = 600;
const PASSAGES_MS: u32 = 600;

/// What the tiers know from one turn to the next.
#[derive(Debug, Default)]
pub(super) struct Tiers {
    /// Guesses that the caller has denied: they are not made again.
    denied: Vec<usize>,
    pub(super) compared: Option<Compared>,
}

impl Tiers {
    pub(super) fn deny(&mut self, choices: impl IntoIterator<Item = usize>) {
        self.denied.extend(choices);
    }

    fn is_denied(&self, choice: usize) -> bool {
        self.denied.contains(&choice)
    }
}

/// The words of a caller on their way up the ladder.
#[derive(Clone, Debug)]
pub(super) struct Climb {
    pub(super) heard: Heard,
    /// By all tiers until now.
    pub(super) understood: Understanding,
    /// Something was done for the caller before.
    pub(super) served: bool,
    /// How high they have come: the tier that was asked last.
    tier: Tier,
    /// The place of the words among all sentences.
    vector: Option<Vec<f32>>,
    passages: Vec<Passage>,
    /// What the model was told.
    brief: Option<Box<Brief>>,
}

impl Climb {
    /// Documents that the model was shown for its answer.
    pub(super) fn sources(&self) -> Vec<String> {
        let passages = self.brief.iter().flat_map(|brief| &brief.passages);
        passages.map(|passage| passage.source.clone()).collect()
    }
}

impl Converse {
    pub(super) fn keyed(&mut self, keys: &str) -> Step {
        self.talk.press(keys);
        let Some(key) = keys.chars().next() else { return self.failed(Failure::NoMatch) };
        match (self.stage.clone(), key) {
            (Stage::Filling(filling), _) => self.key_in(*filling, keys),
            (Stage::Checking { .. }, '1') => self.go_on(),
            (Stage::Checking { slots }, '2') => self.check_denied(&slots, None),
            (Stage::Consenting { .. }, '1' | '2') => self.take_consent(key == '1', Tier::Keys),
            (Stage::Confirming { choice, .. }, '1') => self.intend(choice, 100, Tier::Keys),
            (Stage::Confirming { choice, .. }, '2') => self.denied(choice),
            _ => match self.flow.choice_of_key(key) {
                Some(choice) => {
                    self.intent.forget_words();
                    self.intend(choice, 100, Tier::Keys)
                }
                None => self.failed(Failure::NoMatch),
            },
        }
    }

    /// Words at the open question.
    pub(super) fn hear_intent(&mut self, heard: &Heard, served: bool) -> Step {
        let understood = self.understand(heard);
        if served
            && understood.meaning == Meaning::Nothing
            && let Some((false, quality)) = yes_or_no(self.memory.words(), heard.text.expose())
            && percent(quality * recogniser(heard.confidence)) >= self.flow.thresholds().confirm
        {
            return self.wants_nothing_else();
        }
        self.intent.hear(heard);
        self.climb(Climb {
            heard: heard.clone(),
            understood,
            served,
            tier: Tier::Phrases,
            vector: None,
            passages: Vec::new(),
            brief: None,
        })
    }

    /// From the tier that the words have come to upwards. One is asked only for what those below it do not settle, and
    /// passed over where the flow has not got it.
    fn climb(&mut self, mut climb: Climb) -> Step {
        // Words are left that no phrase explains: which examples are near?
        if climb.tier < Tier::Embeddings && !self.is_settled(&climb.understood) {
            if let Some(vector) = self.vector_of(&climb.heard).map(<[f32]>::to_vec) {
                self.take_examples(&mut climb, vector);
            } else if let Some(about) = self.ask_examples(&climb) {
                return self.await_tier(Tier::Embeddings, climb, about);
            }
        }
        // High confidence acts.
        if self.acts_on(&climb.understood) {
            return self.decide(&climb.understood, climb.served);
        }
        // Before anything is asked back: a caller may only want to know something.
        if climb.tier < Tier::Documents
            && let Some(about) = self.ask_documents(&mut climb)
        {
            return self.await_tier(Tier::Documents, climb, about);
        }
        // Middle confidence confirms.
        if self.confirms(&climb.understood) {
            return self.decide(&climb.understood, climb.served);
        }
        if climb.tier < Tier::Llm
            && let Some(about) = self.ask_model(&mut climb)
        {
            return self.await_tier(Tier::Llm, climb, about);
        }
        // Low confidence asks again.
        self.decide(&climb.understood, climb.served)
    }

    fn await_tier(&mut self, tier: Tier, climb: Climb, about: Inquiry) -> Step {
        self.consult(Stage::Climbing(Box::new(Climb { tier, ..climb })), about)
    }

    /// The tier that was asked takes what was found; where nothing was, or not in time, the next one has its say.
    pub(super) fn climb_on(&mut self, mut climb: Climb, finding: Finding) -> Step {
        match (climb.tier, finding) {
            (Tier::Embeddings, Finding::Vector(vector)) => self.take_examples(&mut climb, vector),
            (Tier::Documents, Finding::Passages { passages, answer }) => {
                match answer.filter(|answer| self.speaks_for(answer, &climb.understood)) {
                    Some(answer) => return self.answer_from(answer),
                    None => climb.passages = passages,
                }
            }
            (Tier::Llm, Finding::Reply { text, bytes_said }) => {
                let brief = climb.brief.as_deref();
                if let Some(Ok(reply)) = brief.map(|brief| Reply::parse(brief, text.expose())) {
                    return self.obey(reply, bytes_said, &climb);
                }
            }
            _ => {}
        }
        self.climb(climb)
    }

    /// Phrases say something, and no word of the sentence is left that might change what it means.
    pub(super) fn is_settled(&self, understood: &Understanding) -> bool {
        understood.is_explained && self.flow.band(understood) != Band::Reask
    }

    /// Sure enough to be done, or the caller has literally named two.
    fn acts_on(&self, understood: &Understanding) -> bool {
        match self.flow.band(understood) {
            Band::Act => true,
            Band::Which => understood.reason.is_literal(),
            Band::Confirm | Band::Reask => false,
        }
    }

    /// Sure enough to be asked about.
    fn confirms(&self, understood: &Understanding) -> bool {
        matches!(self.flow.band(understood), Band::Confirm | Band::Which)
    }

    fn ask_examples(&self, climb: &Climb) -> Option<Inquiry> {
        self.flow.classifier()?;
        let subject = Subject::Vector { text: climb.heard.text.clone() };
        Some(Inquiry { subject, within_ms: VECTOR_MS })
    }

    fn take_examples(&self, climb: &mut Climb, vector: Vec<f32>) {
        climb.understood = self.with_examples(&climb.heard, climb.understood.clone(), &vector);
        climb.vector = Some(vector);
    }

    /// The phrases' understanding and the examples' together.
    pub(super) fn with_examples(
        &self,
        heard: &Heard,
        phrases: Understanding,
        vector: &[f32],
    ) -> Understanding {
        let Some(classifier) = self.flow.classifier() else { return phrases };
        let guess = classifier.understand(heard.text.expose(), vector);
        weigh(&phrases, &guess, self.flow.thresholds().act, heard.confidence)
    }

    fn ask_documents(&self, climb: &mut Climb) -> Option<Inquiry> {
        if self.flow.documents().is_empty() {
            return None;
        }
        let (flow, question) = (self.flow.name().to_owned(), climb.heard.text.clone());
        let subject = Subject::Passages { flow, question, vector: climb.vector.take() };
        Some(Inquiry { subject, within_ms: PASSAGES_MS })
    }

    /// A document's sentence is spoken when it is sure, and surer than the guess at what the caller wants.
    fn speaks_for(&self, answer: &SpokenAnswer, understood: &Understanding) -> bool {
        let guess = match self.flow.band(understood) {
            // Between two, neither is sure.
            Band::Reask | Band::Which => 0,
            Band::Act | Band::Confirm => understood.confidence,
        };
        answer.confidence >= self.flow.thresholds().answer
            && answer.confidence > guess
            && !llm::is_order(self.memory.words(), &answer.sentence)
    }

    fn answer_from(&mut self, answer: SpokenAnswer) -> Step {
        self.note(Tier::Documents, answer.confidence, "answer", "a sentence of the documents");
        if let Some(decision) = &mut self.decision {
            decision.sources.push(answer.source);
        }
        self.talk.say_before(&answer.sentence);
        let more = self.memory.tell(|telling| self.flow.say_anything_else(telling));
        self.resume(&more)
    }

    fn ask_model(&self, climb: &mut Climb) -> Option<Inquiry> {
        if !self.flow.asks_a_model() {
            return None;
        }
        let brief = Box::new(self.brief(&climb.heard, std::mem::take(&mut climb.passages)));
        climb.brief = Some(brief.clone());
        Some(Inquiry { subject: Subject::Reply(brief), within_ms: self.flow.timeouts().think_ms })
    }

    /// By how sure it is: acts, confirms, asks which of two, or asks again.
    pub(super) fn decide(&mut self, understood: &Understanding, served: bool) -> Step {
        let tier = understood.reason.tier();
        match (self.flow.band(understood), understood.meaning) {
            (Band::Act, Meaning::Choice(choice)) => {
                self.note_choice(tier, understood, choice);
                self.follow(choice, understood.confidence)
            }
            // A denied guess is not made again, unless it is sure.
            (Band::Confirm, Meaning::Choice(choice)) if !self.tiers.is_denied(choice) => {
                self.note_choice(tier, understood, choice);
                self.confirm(choice, understood.confidence)
            }
            (Band::Which, Meaning::Either(first, second)) => {
                self.note(tier, understood.confidence, "either of two", &understood.reason.to_string());
                self.ask_which(first, second)
            }
            (Band::Act | Band::Confirm | Band::Which | Band::Reask, _) => {
                self.choose_again(served);
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
        if self.intent.words().is_empty() && tier != Tier::Keys {
            self.intent.name(self.talk.heard());
        }
        self.intent.choose_by(self.talk.keys().chars().next().filter(|_| tier == Tier::Keys));
        let flow = Arc::clone(&self.flow);
        let name = flow.choices().get(choice).map_or("", |choice| choice.name());
        self.note(tier, confidence, name, if tier == Tier::Keys { "a key" } else { "confirmed" });
        self.follow(choice, confidence)
    }
}
