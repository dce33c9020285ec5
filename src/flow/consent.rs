//! What a caller answers when asked whether the call may be recorded.

/// The caller's answer to a `consent` step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    Yes,
    No,
    /// Neither, however often it was asked: as good as a no.
    NoAnswer,
}

impl Consent {
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NoAnswer];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NoAnswer => "no_answer",
        }
    }
}
