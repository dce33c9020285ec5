//! What is counted of callers' turns: who understood them, and what the wait for each reply was spent on.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::{counter::Counter, family::Family, histogram::Histogram};
use prometheus_client::registry::Registry;

use super::{ANSWER_SECONDS, Labelled};

series! {
    TurnMetrics {
        /// Answers of callers, by what settled them; `nothing` is a no-match.
        understood as turns: Family<Labelled<Tier>, Counter>;
        /// Questions that were answered with silence.
        no_inputs: Counter;
        /// Turns that no recogniser could put into words.
        not_recognised: Counter;
        /// What `offhook_turn_gap_seconds` was spent on.
        stages as stage_duration: Family<Labelled<Stage>, Histogram>, seconds in ANSWER_SECONDS;
        /// From the audio's connection to the first sample of the first prompt.
        greeting: Histogram, seconds in ANSWER_SECONDS;
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
