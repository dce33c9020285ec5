//! Plays a dialog of a test file, and tells what went otherwise than written.

use std::ops::Range;
use std::sync::Arc;

use super::ending::{actual, fits};
use super::script::{Case, Part};
use crate::cli::answers::Answers;
use crate::cli::parts::OpenedFlow;
use crate::cli::rehearsal::{Act, Reaction, Rehearsal, reasoned};
use crate::dialog::Outcome;

/// What the caller did, what was expected to be said then, and what was.
pub(super) struct Exchange {
    /// The caller's turn; nothing before the greeting.
    pub(super) caller: Option<usize>,
    /// The turns of the flow that follow it.
    pub(super) expected: Range<usize>,
    pub(super) said: Vec<String>,
    /// False when the call was over before.
    pub(super) reached: bool,
    why: Vec<String>,
}

pub(super) struct Played {
    pub(super) exchanges: Vec<Exchange>,
    /// Nothing when the call goes on after the last turn.
    pub(super) outcome: Option<Box<Outcome>>,
}

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Same(String),
    /// Written, and not so.
    Expected(String),
    Actual(String),
    Why(String),
}

pub(super) fn play(opened: &Arc<OpenedFlow>, case: &Case) -> Played {
    let answers = Answers::new(case.rows.clone(), case.replies.clone(), Arc::clone(opened));
    let flow = Arc::clone(&opened.flow);
    let (mut rehearsal, first) = Rehearsal::begin(flow, case.context.clone(), answers);
    let mut played = Played { exchanges: Vec::new(), outcome: None };
    played.add(None, 0..bots(case, 0), first, true);
    for (index, turn) in case.turns.iter().enumerate() {
        let Part::Caller(act) = &turn.part else { continue };
        // A caller may hang up in the farewell; that ends nothing any more.
        let reached = !rehearsal.is_over() || *act == Act::HangUp;
        let reaction = rehearsal.act(act);
        played.add(Some(index), index + 1..bots(case, index + 1), reaction, reached);
    }
    played
}

/// The end of the flow's turns that begin at `from`.
fn bots(case: &Case, from: usize) -> usize {
    let turns = case.turns.iter().skip(from);
    from + turns.take_while(|turn| matches!(turn.part, Part::Bot(_))).count()
}

impl Played {
    fn add(&mut self, caller: Option<usize>, expected: Range<usize>, reaction: Reaction, reached: bool) {
        let why = reaction.found.into_iter().chain(reaction.decisions.iter().map(reasoned)).collect();
        self.exchanges.push(Exchange { caller, expected, said: reaction.said, reached, why });
        if reaction.outcome.is_some() {
            self.outcome = reaction.outcome;
        }
    }

    /// The whole dialog, with what differs in its place.
    pub(super) fn report(&self, case: &Case) -> Vec<Line> {
        let mut lines = Vec::new();
        for exchange in &self.exchanges {
            let caller = exchange.caller.map(|index| case.turns[index].written.clone());
            if !exchange.reached {
                lines.extend(caller.map(Line::Expected));
                lines.push(Line::Actual("(the call is over)".to_owned()));
                continue;
            }
            lines.extend(caller.map(Line::Same));
            lines.extend(exchange.why.iter().cloned().map(Line::Why));
            lines.extend(exchange.spoken(case));
        }
        lines.extend(self.ending(case));
        lines
    }

    fn ending(&self, case: &Case) -> Vec<Line> {
        let Some(ends) = &case.ends else { return Vec::new() };
        let Some(outcome) = &self.outcome else {
            let expected = ends.iter().map(|end| format!("ends: {} = {}", end.key, end.value.as_toml()));
            let goes_on = Line::Actual("ends: not yet, the call goes on".to_owned());
            return expected.map(Line::Expected).chain([goes_on]).collect();
        };
        let mut lines = Vec::new();
        for end in ends {
            let found = actual(outcome, end.key);
            let line = |value: String| format!("ends: {} = {value}", end.key);
            if end.value.allows(&found) {
                lines.push(Line::Same(line(end.value.as_toml())));
            } else {
                lines.push(Line::Expected(line(end.value.as_toml())));
                lines.push(Line::Actual(line(found.as_toml())));
            }
        }
        lines
    }
}

impl Exchange {
    /// What the flow said is only looked at where something is written.
    pub(super) fn fits(&self, case: &Case) -> bool {
        let expected = &case.turns[self.expected.clone()];
        expected.is_empty()
            || (expected.len() == self.said.len()
                && expected.iter().zip(&self.said).all(|(turn, said)| turn.allows(said)))
    }

    fn spoken(&self, case: &Case) -> Vec<Line> {
        let bot = |said: &String| format!("bot: {said}");
        if self.fits(case) {
            return self.said.iter().map(|said| Line::Same(bot(said))).collect();
        }
        let expected = &case.turns[self.expected.clone()];
        let mut lines = Vec::new();
        for at in 0..expected.len().max(self.said.len()) {
            match (expected.get(at), self.said.get(at)) {
                (Some(turn), Some(said)) if turn.allows(said) => lines.push(Line::Same(bot(said))),
                (turn, said) => {
                    lines.extend(turn.map(|turn| Line::Expected(turn.written.clone())));
                    lines.extend(said.map(|said| Line::Actual(bot(said))));
                }
            }
        }
        lines
    }
}

impl super::script::Turn {
    pub(super) fn allows(&self, said: &str) -> bool {
        matches!(&self.part, Part::Bot(pattern) if fits(pattern, said))
    }
}

/// Whether a report tells of a difference.
pub(super) fn differs(report: &[Line]) -> bool {
    report.iter().any(|line| matches!(line, Line::Expected(_) | Line::Actual(_)))
}
