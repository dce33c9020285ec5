//! What is counted of callers' turns: who understood them, and what the wait for each reply was spent on.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::{counter::Counter, family::Family, histogram::Histogram};
use prometheus_client::registry::{Registry, Unit};

use super::{ANSWER_SECONDS, Labelled};

#[derive(Debug)]
pub struct TurnMetrics {
    /// `offhook_turns_total{tier}`: answers of callers, by what settled them; `nothing` is a no-match.
    pub understood: Family<Labelled<Tier>, Counter>,
    /// `offhook_no_inputs_total`: questions that were answered with silence.
    pub no_inputs: Counter,
    /// `offhook_not_recognised_total`: turns that no recogniser could put into words.
    pub not_recognised: Counter,
    /// `offhook_stage_duration_seconds{stage}`: what `offhook_turn_gap_seconds` was spent on.
    pub stages: Family<Labelled<Stage>, Histogram>,
    /// `offhook_greeting_seconds`: from the audio's connection to the first sample of the first prompt.
    pub greeting: Histogram,
}

impl TurnMetrics {
    pub(super) fn new() -> Self {
        Self {
            understood: Family::default(),
            no_inputs: Counter::default(),
            not_recognised: Counter::default(),
            stages: Family::new_with_constructor(|| Histogram::new(ANSWER_SECONDS)),
            greeting: Histogram::new(ANSWER_SECONDS),
        }
    }

    pub(super) fn register(&self, to: &mut Registry) {
        to.register("turns", "Answers by what settled them", self.understood.clone());
        to.register("no_inputs", "Questions answered with silence", self.no_inputs.clone());
        to.register("not_recognised", "Turns without words", self.not_recognised.clone());
        to.register_with_unit(
            "stage_duration",
            "A reply's wait by stage",
            Unit::Seconds,
            self.stages.clone(),
        );
        to.register_with_unit("greeting", "Connection to first prompt", Unit::Seconds, self.greeting.clone());
    }
}

label! {
    /// What settled an answer, cheapest first.
    Tier as "tier" {
        Keys = "keys", Phrases = "phrases", Embeddings = "embeddings", Documents = "documents", Llm = "llm",
        Nothing = "nothing",
    }
}

label! {
    /// The parts of the wait between a caller's last sound and the reply's first.
    Stage as "stage" {
        /// Until it was clear that the caller had finished.
        Silence = "silence",
        /// What the recogniser needed beyond that.
        Recognition = "recognition",
        /// Deciding, lookups and models included.
        Understanding = "understanding",
        /// Making speech, until its first sample.
        Speech = "speech",
    }
}
