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
    time::Duration,
};

use uuid::Uuid;

use super::report::Turn;
use crate::{pii::Redacted, session::Event, store::Begun, understand::Tier};

/// The last turns of a call, which are what somebody who looks wants to see.
const TURNS_SHOWN: usize = 40;
/// Stands for what must not be shown. Its length says nothing about that of what it stands for.
pub(in crate::call) const MASK: &str = "****";

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
    pub turns: Vec<Arc<LiveTurn>>,
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

/// What the caller did, and what was said to it. Of the answer to a sensitive question there are no words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LiveTurn {
    /// From 0; turn 0 is the greeting.
    pub number: usize,
    /// Since the audio was connected.
    pub offset_ms: u64,
    pub heard: Option<Redacted<String>>,
    pub keys: Option<Redacted<String>>,
    pub said: Redacted<String>,
    /// The caller's last voice to the first sample of the answer.
    pub gap_ms: Option<u64>,
    /// How it was understood.
    pub tier: Option<Tier>,
    pub meaning: Option<String>,
    pub why: Option<String>,
    /// 0 to 100.
    pub confidence: Option<u8>,
    pub sensitive: bool,
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
        BoardEntry { call, counted: 0, playing: false, guarded: false, stale: false, shown, changes }
    }
}

/// One call's side of the board; the line goes when it is dropped.
#[derive(Debug)]
pub(in crate::call) struct BoardEntry {
    call: LiveCall,
    /// Turns taken in, the ones that are shown no more included.
    counted: usize,
    playing: bool,
    guarded: bool,
    /// A reader was at the line when it changed: shown a frame later.
    stale: bool,
    shown: Arc<Shown>,
    changes: Arc<AtomicU64>,
}

impl BoardEntry {
    /// One event, after the reporter has made these turns of it.
    pub(in crate::call) fn follow(&mut self, at: Duration, event: &Event, turns: &[Turn]) {
        let mut changed = self.take_turns(at, turns);
        if let Event::Guarded(guarded) = event {
            self.guarded = *guarded;
            self.call.confided |= *guarded;
        }
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
    fn take_turns(&mut self, at: Duration, turns: &[Turn]) -> bool {
        let mut changed = false;
        for (number, turn) in turns.iter().enumerate().skip(self.counted.saturating_sub(1)) {
            if number >= self.counted {
                let offset_ms = at.as_millis() as u64;
                let begun = LiveTurn { number, offset_ms, sensitive: self.guarded, ..LiveTurn::default() };
                if self.call.turns.len() == TURNS_SHOWN {
                    self.call.turns.remove(0);
                }
                self.call.turns.push(Arc::new(begun));
                self.counted = number + 1;
                changed = true;
            }
            let Some(last) = self.call.turns.last_mut() else { continue };
            let now = filled(last, turn);
            if **last != now {
                *last = Arc::new(now);
                changed = true;
            }
        }
        changed
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

fn filled(shown: &LiveTurn, turn: &Turn) -> LiveTurn {
    let decision = turn.decision.as_ref();
    let mask = |text: &Redacted<String>| match shown.sensitive {
        true => Redacted::new(MASK.to_owned()),
        false => text.clone(),
    };
    LiveTurn {
        number: shown.number,
        offset_ms: shown.offset_ms,
        heard: turn.heard.as_ref().map(mask),
        keys: turn.keys.as_ref().map(mask),
        // What is said then repeats what was understood.
        said: if turn.said.expose().is_empty() { Redacted::default() } else { mask(&turn.said) },
        gap_ms: turn.gap.map(|gap| gap.as_millis() as u64),
        tier: decision.map(|decision| decision.tier),
        meaning: decision.map(|decision| decision.meaning.clone()),
        why: decision.filter(|_| !shown.sensitive).map(|decision| decision.why.clone()),
        confidence: decision.map(|decision| decision.confidence),
        sensitive: shown.sensitive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{PromptId, TurnId};

    const AT: Duration = Duration::from_secs(1);

    fn begun() -> Begun {
        Begun { call: Uuid::new_v4(), flow: "reception".to_owned(), ..Begun::default() }
    }

    fn said(text: &str) -> Turn {
        Turn { said: Redacted::new(text.to_owned()), ..Turn::default() }
    }

    fn heard(text: &str) -> Turn {
        Turn { heard: Some(Redacted::new(text.to_owned())), ..said("Right.") }
    }

    #[test]
    fn a_line_follows_its_call_and_goes_with_it() {
        let (board, begun) = (Board::default(), begun());
        let before = board.changes();
        let mut entry = board.enter(&begun);
        let doing = || board.calls().iter().map(|call| call.doing.as_str()).collect::<Vec<_>>();
        assert_eq!(doing(), ["opening"]);
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
            entry.follow(AT, &event, &[said("Welcome.")]);
            assert_eq!(doing(), [expected], "{event:?}");
        }
        assert_eq!(board.calls()[0].turns.len(), 1);
        let running = board.changes();
        assert!(running > before);
        entry.follow(AT, &Event::LateAnswer, &[said("Welcome.")]);
        assert_eq!(board.changes(), running, "nothing that shows has changed");
        drop(entry);
        assert!(board.calls().is_empty() && board.changes() > running);
    }

    #[test]
    fn what_is_confided_never_comes_onto_the_board() {
        let board = Board::default();
        let mut entry = board.enter(&begun());
        let mut turns = vec![said("Your PIN, please."), heard("seven three nine")];
        entry.follow(AT, &Event::Guarded(true), &turns[..1]);
        entry.follow(AT, &Event::NoInput, &turns);
        entry.follow(AT, &Event::Guarded(false), &turns);
        turns.push(heard("goodbye"));
        entry.follow(AT, &Event::NoInput, &turns);
        let call = board.calls().remove(0);
        let words = |turn: &Arc<LiveTurn>| turn.heard.as_ref().map(|heard| heard.expose().clone());
        let words: Vec<_> = call.turns.iter().map(words).collect();
        assert_eq!(words, [None, Some(MASK.to_owned()), Some("goodbye".to_owned())]);
        assert_eq!(call.turns[1].said.expose(), MASK);
        assert!(call.confided);
    }

    #[test]
    fn a_reader_at_the_line_delays_what_is_shown_and_not_the_call() {
        let board = Board::default();
        let mut entry = board.enter(&begun());
        let shown = Arc::clone(&entry.shown);
        let reading = shown.lock().unwrap();
        entry.follow(AT, &Event::PromptStarted { prompt: PromptId(1) }, &[]);
        assert_eq!(reading.doing, Doing::Opening);
        drop(reading);
        entry.show();
        assert_eq!(board.calls()[0].doing, Doing::Speaking);
    }

    #[test]
    fn a_long_call_shows_its_last_turns() {
        let board = Board::default();
        let mut entry = board.enter(&begun());
        let turns: Vec<Turn> = (0..TURNS_SHOWN + 5).map(|n| heard(&n.to_string())).collect();
        entry.follow(AT, &Event::NoInput, &turns);
        let numbers: Vec<usize> = board.calls()[0].turns.iter().map(|turn| turn.number).collect();
        assert_eq!((numbers.len(), numbers[0], numbers.last()), (TURNS_SHOWN, 5, Some(&(TURNS_SHOWN + 4))));
    }
}
