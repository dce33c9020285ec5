//! The same call again, from its tape: for tests, for records, and for whoever asks why a call went as it did.

use std::time::Duration;

use super::{
    entry::{Entry, What},
    event::{Event, Output},
    machine::Session,
    tape::{Cut, Tape, Told},
};
use crate::dialog::{Dialog, Outcome};

/// What a call was.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    pub events: Vec<Event>,
    /// `None` when the tape ends before the call does.
    pub outcome: Option<Outcome>,
}

/// A call beside its replay.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// So many events are the same, from the first on.
    pub same: usize,
    pub difference: Option<Difference>,
    /// Why the call is compared no further than this.
    pub cut: Option<Cut>,
}

/// The first thing that a call and its replay tell differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Since the call's start.
    pub at: Duration,
    /// `None` when it told nothing more.
    pub call: Option<Told>,
    pub replay: Option<Told>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot replay a call: its tape is damaged, or was made by another version")]
pub struct TapeError;

/// Plays a tape to a new session. The dialog must be made as the call's was: from the same flow or request.
pub fn replay(tape: &Tape, dialog: Box<dyn Dialog>) -> Result<Replayed, TapeError> {
    run(tape, dialog).map(|run| run.replayed)
}

/// Plays a tape as [`replay`] does, and compares what the session tells with what it told in the call.
pub fn compare(tape: &Tape, dialog: Box<dyn Dialog>) -> Result<Comparison, TapeError> {
    let Run { told, replayed: Replayed { events, outcome } } = run(tape, dialog)?;
    let end = outcome.as_ref().map(Told::from);
    let mut replayed = events.into_iter().map(Told::Event).chain(end);
    let mut same = 0;
    let mut difference = None;
    let mut last = Duration::ZERO;
    for (at, call) in told {
        last = at;
        match replayed.next() {
            Some(replay) if replay == call => same += 1,
            replay => {
                difference = Some(Difference { at, call: Some(call), replay });
                break;
            }
        }
    }
    if difference.is_none() && tape.cut().is_none() {
        let more = replayed.next();
        difference = more.map(|replay| Difference { at: last, call: None, replay: Some(replay) });
    }
    Ok(Comparison { same, difference, cut: tape.cut() })
}

struct Run {
    /// By the call.
    told: Vec<(Duration, Told)>,
    replayed: Replayed,
}

fn run(tape: &Tape, dialog: Box<dyn Dialog>) -> Result<Run, TapeError> {
    let mut session = Session::new(dialog, tape.rate(), tape.settings());
    let mut told = Vec::new();
    let mut replayed = Replayed { events: Vec::new(), outcome: None };
    let (mut now, mut rest) = (Duration::ZERO, tape.bytes.as_slice());
    while !rest.is_empty() {
        let (entry, left) = postcard::take_from_bytes::<Entry>(rest).map_err(|_| TapeError)?;
        rest = left;
        now += Duration::from_millis(entry.after_ms.into());
        match entry.what {
            What::Told(what) => told.push((now, what)),
            what => what.play(&mut session, now, tape.rate())?,
        }
        while let Some(output) = session.poll() {
            match output {
                Output::Event(event) => replayed.events.push(event),
                Output::End(outcome) => replayed.outcome = Some(*outcome),
                Output::Render { .. }
                | Output::Recognise { .. }
                | Output::Consult { .. }
                | Output::AbandonInquiry(_)
                | Output::AbandonPrompt(_)
                | Output::AbandonTurn(_) => {}
            }
        }
    }
    Ok(Run { told, replayed })
}
