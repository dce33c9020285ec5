//! The tiers of understanding: what settled an answer.

use serde::{Deserialize, Serialize};

/// What settled an answer, cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    Keys,
    Phrases,
    Embeddings,
    Documents,
    Llm,
    Nothing,
}

impl Tier {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Phrases => "phrases",
            Self::Embeddings => "embeddings",
            Self::Documents => "documents",
            Self::Llm => "llm",
            Self::Nothing => "nothing",
        }
    }
}
