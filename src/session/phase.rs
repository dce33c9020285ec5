//! What a session waits for, and the few ways in which that changes.

use std::mem;

use super::event::{InquiryId, TurnId};
use crate::dialog::{Finding, Heard, Outcome, Question};

/// What has to happen next. Nothing else assigns it than the methods below, which are the arrows of the contract.
pub(super) enum Phase {
    /// For the start, or for the dialog's next step.
    Waiting,
    /// A question is open; its prompt plays, or has ended and the caller is listened to.
    Asking {
        question: Question,
    },
    /// The caller's turn is with the recogniser. A turn cut at its limit cannot be resumed.
    Thinking {
        question: Question,
        turn: TurnId,
        cut: bool,
        /// What the recogniser answered while the filler plays, which is heard to its end.
        known: Option<Option<Heard>>,
    },
    /// Something is found out, and the caller waits for it.
    Consulting {
        inquiry: InquiryId,
        /// A filler is said, and not the answer as it is made.
        filling: bool,
        /// A key has stopped what was being said: the rest is not wanted.
        silenced: bool,
        /// What was found while the filler plays, which is heard to its end.
        known: Option<Finding>,
    },
    /// The caller hung up at the end of a message, as callers do; its words are still with the recogniser.
    Leaving {
        turn: TurnId,
    },
    /// The last words before the end.
    Closing {
        outcome: Box<Outcome>,
    },
    Ended,
}

/// What came while a filler played, and goes on now that nothing is said any more.
pub(super) enum Known {
    Words(TurnId, Option<Heard>),
    Finding(Finding),
}

impl Phase {
    pub(super) fn ask(&mut self, question: Question) {
        *self = Self::Asking { question };
    }

    /// The caller has finished: the question's answer is with the recogniser.
    pub(super) fn think(&mut self, turn: TurnId, cut: bool) {
        match mem::replace(self, Self::Ended) {
            Self::Asking { question } => *self = Self::Thinking { question, turn, cut, known: None },
            other => *self = other,
        }
    }

    /// Back from thinking to asking; gives the turn that is thought about no more.
    pub(super) fn ask_on(&mut self) -> Option<TurnId> {
        match mem::replace(self, Self::Ended) {
            Self::Thinking { question, turn, .. } => {
                *self = Self::Asking { question };
                Some(turn)
            }
            other => {
                *self = other;
                None
            }
        }
    }

    pub(super) fn consult(&mut self, inquiry: InquiryId) {
        *self = Self::Consulting { inquiry, filling: false, silenced: false, known: None };
    }

    /// The caller is gone; gives the turn whose words are still awaited, and what is known of them.
    pub(super) fn leave(&mut self) -> Option<(TurnId, Option<Option<Heard>>)> {
        let Self::Thinking { turn, known, .. } = self else { return None };
        let (turn, known) = (*turn, known.take());
        *self = Self::Leaving { turn };
        Some((turn, known))
    }

    /// What was waited for is there, and the dialog has not answered it yet.
    pub(super) fn wait(&mut self) {
        *self = Self::Waiting;
    }

    pub(super) fn close(&mut self, outcome: Box<Outcome>) {
        *self = Self::Closing { outcome };
    }

    pub(super) fn end(&mut self) {
        *self = Self::Ended;
    }

    /// While something is found out, a filler is said from now on, or the answer.
    pub(super) fn say_while_consulting(&mut self, filler: bool) {
        if let Self::Consulting { filling, .. } = self {
            *filling = filler;
        }
    }

    /// The turn's words, for when the filler ends.
    pub(super) fn keep_words(&mut self, heard: Option<Heard>) {
        if let Self::Thinking { known, .. } = self {
            *known = Some(heard);
        }
    }

    /// What was found, for when the filler ends.
    pub(super) fn keep_finding(&mut self, finding: Finding) {
        if let Self::Consulting { known, .. } = self {
            *known = Some(finding);
        }
    }

    /// Nothing is said any more, because all of it was or because a key or speech cut it short; gives what was kept
    /// until then.
    pub(super) fn fall_silent(&mut self, cut: bool) -> Option<Known> {
        match self {
            Self::Thinking { turn, known, .. } => known.take().map(|heard| Known::Words(*turn, heard)),
            Self::Consulting { filling, silenced, known, .. } => {
                *filling = false;
                *silenced |= cut;
                known.take().map(Known::Finding)
            }
            _ => None,
        }
    }

    /// The question that is open, also while its answer is with the recogniser.
    pub(super) fn question(&self) -> Option<&Question> {
        match self {
            Self::Asking { question } | Self::Thinking { question, .. } => Some(question),
            Self::Waiting
            | Self::Consulting { .. }
            | Self::Leaving { .. }
            | Self::Closing { .. }
            | Self::Ended => None,
        }
    }

    pub(super) fn is_asking(&self) -> bool {
        matches!(self, Self::Asking { .. })
    }

    pub(super) fn is_thinking(&self) -> bool {
        matches!(self, Self::Thinking { .. })
    }

    /// Whether the caller waits for this inquiry.
    pub(super) fn consults(&self, about: InquiryId) -> bool {
        matches!(self, Self::Consulting { inquiry, .. } if *inquiry == about)
    }
}
