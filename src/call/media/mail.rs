//! What engines have brought for a call and its next turn takes: bounded, and empty of memory while nothing comes.

use std::{
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use crate::session::Input;

/// Answers that may wait for a turn. Speech comes a second at a time, so a turn sees one or two.
const MAIL_MAX: usize = 64;

/// One call's. A channel of the standard library would hold room for all of it from the call's first moment on.
#[derive(Clone, Default)]
pub(in crate::call) struct Mailbox(Arc<Mutex<VecDeque<Input<'static>>>>);

impl Mailbox {
    /// Never waits. A mailbox that is full loses the answer; the session's guard timers then take it as missing.
    pub(in crate::call) fn put(&self, mail: Input<'static>) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MAIL_MAX {
            waiting.push_back(mail);
        }
    }

    /// All that has come.
    pub(in crate::call) fn take(&self) -> VecDeque<Input<'static>> {
        mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::TurnId;

    #[test]
    fn mail_is_taken_once_in_order_and_a_flood_is_bounded() {
        let mailbox = Mailbox::default();
        for turn in 0..100 {
            mailbox.clone().put(Input::Transcribed { turn: TurnId(turn), heard: None });
        }
        let turn = |mail: &Input<'_>| match mail {
            Input::Transcribed { turn, .. } => turn.0,
            _ => u32::MAX,
        };
        let taken: Vec<u32> = mailbox.take().iter().map(turn).collect();
        assert_eq!(taken, (0..MAIL_MAX as u32).collect::<Vec<_>>());
        assert!(mailbox.take().is_empty());
    }
}
