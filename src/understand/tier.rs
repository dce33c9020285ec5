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
    pub const ALL: [Self; 6] =
        [Self::Keys, Self::Phrases, Self::Embeddings, Self::Documents, Self::Llm, Self::Nothing];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.as_str() == name)
    }

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
