//! Whether something may be kept and shown, and what stands for it where it may not.

use crate::pii::Redacted;

/// Its length says nothing about that of what it stands for.
const MASK: &str = "****";

/// On everything that is said or typed in a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stamp {
    #[default]
    Open,
    /// It answers a sensitive question or repeats such an answer, or the call was paused.
    Confided,
}

impl Stamp {
    pub fn of(confided: bool) -> Self {
        if confided { Self::Confided } else { Self::Open }
    }

    pub fn is_confided(self) -> bool {
        self == Self::Confided
    }

    pub(super) fn or(self, other: Self) -> Self {
        if self.is_confided() { self } else { other }
    }

    /// The text, or what stands for it.
    pub(super) fn on(self, text: &Redacted<String>) -> Redacted<String> {
        match self {
            Self::Open => text.clone(),
            Self::Confided => Redacted::new(MASK.to_owned()),
        }
    }
}
