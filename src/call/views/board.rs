//! The calls that run now, for whoever looks: each call writes a line of its own and never waits for a reader.
//!
//! A call has its line for itself and shows a copy of it after each change. Readers take what is shown and look at
//! [`Board::changes`] now and then: so a busy site costs a browser no more than a quiet one, and a call nothing.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError, TryLockError, Weak,
        atomic::{AtomicU64, Ordering},
    },
};

use uuid::Uuid;

use crate::{
    pii::Redacted,
    session::Event,
    store::Begun,
    transcript::{Transcript, Turn},
};

/// The last turns of a call, which are what somebody who looks wants to see.
const TURNS_SHOWN: usize = 40;

/// One line for each running call.
#[derive(Debug, Default)]
pub struct Board {
    /// A call that is over leaves nothing behind that a reader could hold on to.
    lines: Mutex<BTreeMap<Uuid, Weak<Shown>>>,
    changes: Arc<AtomicU64>,
}

type Shown = Mutex<Arc<LiveCall>>;

/// A running call as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveCall {
    pub call: Uuid,
    /// Goes up with each change.
    pub revision: u64,
    pub flow: String,
    pub caller: Redacted<String>,
    pub called: Redacted<String>,
    pub language: String,
    /// Milliseconds since 1970, UTC.
    pub begun_ms: i64,
    pub doing: Doing,
    /// The last of them, oldest first.
    pub turns: Vec<Arc<Turn>>,
    /// The caller was asked for what must not be kept.
    pub confided: bool,
    /// Nothing of it is kept at the moment, by somebody's wish.
    pub paused: bool,
}

/// What happens on the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    /// Announced; its audio is not there yet.
    #[default]
    Opening,
    Speaking,
    /// Nobody speaks: it is the caller's turn.
    Listening,
    /// The caller speaks.
    Hearing,
    /// The caller has finished, and waits.
    Thinking,
}

impl Doing {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Speaking => "speaking",
            Self::Listening => "listening",
            Self::Hearing => "hearing",
            Self::Thinking => "thinking",
        }
    }
}

impl Board {
    /// The running calls, the longest first.
    pub fn calls(&self) -> Vec<Arc<LiveCall>> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|_, line| line.strong_count() > 0);
        let shown: Vec<Arc<Shown>> = lines.values().filter_map(Weak::upgrade).collect();
        drop(lines);
        let mut calls: Vec<Arc<LiveCall>> = shown
            .iter()
            .map(|line| Arc::clone(&line.lock().unwrap_or_else(PoisonError::into_inner)))
            .collect();
        calls.sort_by_key(|call| (call.begun_ms, call.call));
        calls
    }

    /// Another number than before: something has changed since.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// The line of a call that begins. There are never more than calls are admitted.
    pub(in crate::call) fn enter(&self, begun: &Begun) -> BoardEntry {
        let call = LiveCall {
            call: begun.call,
            revision: 0,
            flow: begun.flow.clone(),
            caller: begun.caller.clone(),
            called: begun.called.clone(),
            language: begun.language.clone(),
            begun_ms: begun.begun_ms,
            doing: Doing::Opening,
            turns: Vec::new(),
            confided: false,
            paused: false,
        };
        let shown = Arc::new(Mutex::new(Arc::new(call.clone())));
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|_, line| line.strong_count() > 0);
        lines.insert(begun.call, Arc::downgrade(&shown));
        drop(lines);
        self.changes.fetch_add(1, Ordering::Release);
        let changes = Arc::clone(&self.changes);
        BoardEntry { call, playing: false, stale: false, shown, changes }
    }
}

/// One call's side of the board; the line goes when it is dropped.
#[derive(Debug)]
pub(in crate::call) struct BoardEntry {
    call: LiveCall,
    playing: bool,
    /// A reader was at the line when it changed: shown a frame later.
    stale: bool,
    shown: Arc<Shown>,
    changes: Arc<AtomicU64>,
}

impl BoardEntry {
    /// One event, after the transcript has taken it in.
    pub(in crate::call) fn follow(&mut self, event: &Event, transcript: &Transcript) {
        let mut changed = self.take_turns(transcript.turns());
        self.call.confided = transcript.was_confided_in();
        if let Event::Paused { .. } | Event::Resumed { .. } = event {
            self.call.paused = matches!(event, Event::Paused { .. });
            changed = true;
        }
        if let Some(doing) = self.doing(event).filter(|doing| *doing != self.call.doing) {
            self.call.doing = doing;
            changed = true;
        }
        if changed {
            self.call.revision += 1;
            self.stale = true;
        }
        self.show();
    }

    /// Shows what could not be shown when it happened. Never waits.
    pub(in crate::call) fn show(&mut self) {
        if !self.stale {
            return;
        }
        let mut shown = match self.shown.try_lock() {
            Ok(shown) => shown,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        *shown = Arc::new(self.call.clone());
        drop(shown);
        self.stale = false;
        self.changes.fetch_add(1, Ordering::Release);
    }

    /// The line as it was at last.
    pub(in crate::call) fn last(&self) -> LiveCall {
        self.call.clone()
    }

    /// Events change the last turn, or begin a new one.
    fn take_turns(&mut self, turns: &[Arc<Turn>]) -> bool {
        let (shown, last) = (self.call.turns.last(), turns.last());
        if shown.map(Arc::as_ptr) == last.map(Arc::as_ptr) {
            return false;
        }
        self.call.turns = turns[turns.len().saturating_sub(TURNS_SHOWN)..].to_vec();
        true
    }

    fn doing(&mut self, event: &Event) -> Option<Doing> {
        match event {
            Event::PromptStarted { .. } => {
                self.playing = true;
                Some(Doing::Speaking)
            }
            Event::PromptEnded { .. } => {
                self.playing = false;
                (self.call.doing == Doing::Speaking).then_some(Doing::Listening)
            }
            Event::SpeechStarted { .. } | Event::SpeechResumed { .. } => Some(Doing::Hearing),
            Event::SpeechDismissed { .. } => {
                Some(if self.playing { Doing::Speaking } else { Doing::Listening })
            }
            Event::SpeechEnded { .. } | Event::KeysEntered { .. } | Event::Consulted { .. } => {
                Some(Doing::Thinking)
            }
            _ => None,
        }
    }
}

impl Drop for BoardEntry {
    fn drop(&mut self) {
        self.changes.fetch_add(1, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::session::{PromptId, TurnId};

    /// A call, and what it tells.
    struct Call(BoardEntry, Transcript);

    impl Call {
        fn on(board: &Board) -> Self {
            let begun = Begun { call: Uuid::new_v4(), flow: "reception".to_owned(), ..Begun::default() };
            Self(board.enter(&begun), Transcript::default())
        }

        fn tells(&mut self, event: &Event) {
            let happened = self.1.follow(Duration::from_secs(1), event);
            self.0.follow(&happened.event, &self.1);
        }

        fn says(&mut self, text: &str) {
            self.tells(&Event::PromptAsked { prompt: PromptId(1), text: text.to_owned().into() });
        }

        fn hears(&mut self, text: &str) {
            self.tells(&Event::Heard { turn: TurnId(1), text: text.to_owned().into(), confidence: 1.0 });
        }
    }

    #[test]
    fn a_line_follows_its_call_and_goes_with_it() {
        let board = Board::default();
        let before = board.changes();
        let mut call = Call::on(&board);
        let doing = || board.calls().iter().map(|call| call.doing.as_str()).collect::<Vec<_>>();
        assert_eq!(doing(), ["opening"]);
        call.says("Welcome.");
        let prompt = PromptId(1);
        let turn = TurnId(1);
        for (event, expected) in [
            (Event::PromptStarted { prompt }, "speaking"),
            (Event::SpeechStarted { media_ms: 1, over_prompt: true }, "hearing"),
            (Event::SpeechDismissed { media_ms: 2 }, "speaking"),
            (Event::PromptEnded { prompt, heard_ms: 900, cut: false }, "listening"),
            (Event::SpeechStarted { media_ms: 3, over_prompt: false }, "hearing"),
            (Event::SpeechEnded { turn, media_ms: 4, speech_ms: 1, silence_ms: 1 }, "thinking"),
        ] {
            call.tells(&event);
            assert_eq!(doing(), [expected], "{event:?}");
        }
        assert_eq!(board.calls()[0].turns.len(), 1);
        let running = board.changes();
        assert!(running > before);
        call.tells(&Event::LateAnswer);
        assert_eq!(board.changes(), running, "nothing that shows has changed");
        drop(call);
        assert!(board.calls().is_empty() && board.changes() > running);
    }

    #[test]
    fn what_is_confided_never_comes_onto_the_board() {
        let board = Board::default();
        let mut call = Call::on(&board);
        call.says("Your PIN, please.");
        call.tells(&Event::Guarded(true));
        call.hears("seven three nine");
        call.tells(&Event::Guarded(false));
        call.says("You said seven three nine.");
        call.hears("goodbye");
        let call = board.calls().remove(0);
        let words = |turn: &Arc<Turn>| turn.heard().map(|heard| heard.expose().clone());
        let words: Vec<_> = call.turns.iter().map(words).collect();
        assert_eq!(words, [None, Some("****".to_owned()), Some("goodbye".to_owned())]);
        assert_eq!(call.turns[1].said().expose(), "****");
        assert!(call.confided);
    }

    #[test]
    fn a_reader_at_the_line_delays_what_is_shown_and_not_the_call() {
        let board = Board::default();
        let mut call = Call::on(&board);
        let shown = Arc::clone(&call.0.shown);
        let reading = shown.lock().unwrap();
        call.tells(&Event::PromptStarted { prompt: PromptId(1) });
        assert_eq!(reading.doing, Doing::Opening);
        drop(reading);
        call.0.show();
        assert_eq!(board.calls()[0].doing, Doing::Speaking);
    }

    #[test]
    fn a_long_call_shows_its_last_turns() {
        let board = Board::default();
        let mut call = Call::on(&board);
        (0..TURNS_SHOWN + 5).for_each(|n| call.hears(&n.to_string()));
        let numbers: Vec<u32> = board.calls()[0].turns.iter().map(|turn| turn.number).collect();
        let last = TURNS_SHOWN as u32 + 4;
        assert_eq!((numbers.len(), numbers[0], numbers.last()), (TURNS_SHOWN, 5, Some(&last)));
    }
}
