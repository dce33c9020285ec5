//! Follows a call for its record: hands its beginning, each turn that is over, and its end to the store.

use std::time::Duration;

use super::{detail, hand_over::hand_over, kept, report::Turn};
use crate::{
    call::request::Request,
    call_details::Details,
    dialog::Outcome,
    pii::Redacted,
    session::{Event, Tape},
    store::{Begun, Ended, Pause, Record, Records, Span, TurnTaken, Who, now_ms},
    understand::{Tier, hide_cards},
};

/// Spans of one turn beyond these are a line that crackles.
const SPANS_MAX: usize = 100;

/// Nobody pauses more often than somebody who plays with the key.
const PAUSES_MAX: usize = 100;

/// What is known of a call when it is announced.
#[derive(Debug)]
pub(in crate::call) struct CallInfo {
    pub(in crate::call) begun: Begun,
    pub(in crate::call) request: Request,
    /// The print of the flow's file.
    pub(in crate::call) flow_print: Option<String>,
}

/// What is left of a call that is over.
#[derive(Default)]
pub(in crate::call) struct Captured<'a> {
    pub(in crate::call) turns: &'a [Turn],
    /// Where there was a session.
    pub(in crate::call) tape: Option<&'a Tape>,
    /// The recording's file name.
    pub(in crate::call) recording: Option<String>,
}

/// One call's. Dropped without an end, the call was lost, and is recorded so.
#[derive(Debug)]
pub(in crate::call) struct RecordWriter {
    records: Records,
    details: Details,
    begun: Box<Begun>,
    request: Request,
    flow_print: Option<String>,
    /// What the reporter does not know of each turn.
    marks: Vec<Mark>,
    /// Turns handed over.
    told: usize,
    /// When the first sound was heard.
    greeting: Option<Duration>,
    /// Since when somebody speaks.
    caller_from: Option<Duration>,
    prompt_from: Option<Duration>,
    /// Whether what the caller says or types now must not be kept, and whether it was so at some time.
    guarded: bool,
    was_guarded: bool,
    pauses: Vec<Pause>,
    /// Recorded when nothing else is.
    lost: Outcome,
    ended: bool,
}

#[derive(Debug, Default)]
struct Mark {
    offset: Duration,
    heard_to: Option<u32>,
    spans: Vec<Span>,
    sensitive: bool,
}

impl RecordWriter {
    /// The call begins now. `lost` is what the dialplan is told should it be lost.
    pub(in crate::call) fn begin(
        records: Records,
        details: Details,
        call_info: CallInfo,
        lost: Outcome,
    ) -> Self {
        let CallInfo { mut begun, request, flow_print } = call_info;
        begun.begun_ms = now_ms();
        for value in begun.context.values_mut() {
            hide_cards(value);
        }
        let record_writer = Self {
            begun: Box::new(begun),
            greeting: None,
            request,
            flow_print,
            marks: Vec::new(),
            told: 0,
            caller_from: None,
            prompt_from: None,
            guarded: false,
            was_guarded: false,
            pauses: Vec::new(),
            lost,
            ended: !records.is_kept() && !details.are_wanted(),
            records,
            details,
        };
        record_writer.records.put(Record::Begun(record_writer.begun.clone()));
        record_writer
    }

    /// One event, after the reporter has made these turns of it.
    pub(in crate::call) fn follow(&mut self, at: Duration, event: &Event, turns: &[Turn]) {
        if self.ended {
            return;
        }
        while self.marks.len() < turns.len() {
            self.marks.push(Mark { offset: at, sensitive: self.guarded, ..Mark::default() });
        }
        match event {
            Event::Guarded(guarded) => {
                self.guarded = *guarded;
                self.was_guarded |= *guarded;
            }
            Event::Paused { by } if self.pauses.len() < PAUSES_MAX => {
                self.pauses.push(Pause { from_ms: milliseconds(at), by: by.clone(), ..Pause::default() });
            }
            Event::Resumed { by } => {
                if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.to_ms.is_none()) {
                    (pause.to_ms, pause.resumed_by) = (Some(milliseconds(at)), Some(by.clone()));
                }
            }
            Event::PromptStarted { .. } => {
                self.prompt_from = Some(at);
                self.greeting.get_or_insert(at);
            }
            Event::PromptEnded { heard_ms, cut, .. } => {
                let from = self.prompt_from.take();
                self.span(Who::Offhook, from, at);
                if let Some(mark) = self.marks.last_mut().filter(|_| *cut) {
                    mark.heard_to = Some(*heard_ms);
                }
            }
            Event::SpeechStarted { .. } => _ = self.caller_from.get_or_insert(at),
            Event::SpeechEnded { silence_ms, .. } => {
                let from = self.caller_from.take();
                self.span(Who::Caller, from, at.saturating_sub(Duration::from_millis((*silence_ms).into())));
            }
            Event::SpeechDismissed { .. } => self.caller_from = None,
            _ => {}
        }
        while self.told + 1 < turns.len() {
            self.tell(turns);
        }
    }

    /// The call's one disposition, with the turns of which the last ones were not handed over yet.
    pub(in crate::call) fn end(&mut self, outcome: &Outcome, captured: &Captured<'_>) {
        if self.ended {
            return;
        }
        let Captured { turns, tape, recording } = captured;
        while self.told < turns.len().min(self.marks.len()) {
            self.tell(turns);
        }
        self.ended = true;
        let outcome = &kept::outcome(outcome);
        // What was confided may be in it.
        let summary = if self.was_guarded { Redacted::default() } else { outcome.summary.clone() };
        let ended = Ended {
            call: self.begun.call,
            ended_ms: now_ms(),
            status: outcome.status.as_str().to_owned(),
            action: outcome.action.as_str().to_owned(),
            destination: outcome.destination.as_ref().map(|to| to.name().to_owned()),
            intent: outcome.intent.clone(),
            confidence: outcome.confidence.min(100),
            language: outcome.language.clone(),
            summary,
            slots: outcome.slots.clone(),
            sentiment: Some(outcome.sentiment.as_str().to_owned()),
            hand_over: hand_over(outcome, turns, self.was_guarded),
            tape: tape.map(|tape| self.request.keep(self.flow_print.take(), tape)),
            recording: recording.clone(),
            consent: outcome.consent.map(|answer| answer.as_str().to_owned()),
            pauses: std::mem::take(&mut self.pauses),
        };
        if self.details.are_wanted() {
            let told = detail::of(&self.begun, &ended, outcome, turns, self.greeting);
            self.details.put(&detail::Detail { node: self.details.node().to_owned(), ..told });
        }
        self.records.put(Record::Ended(Box::new(ended)));
    }

    /// The call ends without an outcome of its own.
    pub(in crate::call) fn lose(&mut self, captured: &Captured<'_>) {
        let lost = self.lost.clone();
        self.end(&lost, captured);
    }

    fn span(&mut self, who: Who, from: Option<Duration>, to: Duration) {
        let (Some(from), Some(mark)) = (from, self.marks.last_mut()) else { return };
        if mark.spans.len() < SPANS_MAX {
            mark.spans.push(Span { who, from_ms: milliseconds(from), to_ms: milliseconds(to.max(from)) });
        }
    }

    fn tell(&mut self, turns: &[Turn]) {
        let (turn, mark) = (&turns[self.told], std::mem::take(&mut self.marks[self.told]));
        let decision = turn.decision.as_ref();
        let stage = |of: fn(&super::report::Stages) -> Duration| {
            turn.stages.as_ref().map(|stages| milliseconds(of(stages)))
        };
        self.records.put(Record::Turn(Box::new(TurnTaken {
            call: self.begun.call,
            number: self.told as u32,
            offset_ms: milliseconds(mark.offset),
            heard: turn.heard.clone(),
            heard_confidence: turn.heard.as_ref().map(|_| turn.confidence.into()),
            keys: turn.keys.clone(),
            tier: decision.map(|decision| decision.tier.as_str().to_owned()),
            decision: match decision {
                None => turn.nothing.map(str::to_owned),
                Some(decision) if decision.tier == Tier::Nothing => Some("no_match".to_owned()),
                Some(decision) => Some(decision.meaning.clone()),
            },
            why: decision.map(|decision| decision.why.clone()),
            understood_confidence: decision.map(|decision| f64::from(decision.confidence) / 100.0),
            said: turn.said.clone(),
            heard_to_ms: mark.heard_to.map(i64::from),
            gap_ms: turn.gap.map(milliseconds),
            silence_ms: stage(|stages| stages.silence),
            recognition_ms: stage(|stages| stages.recognition),
            understanding_ms: stage(|stages| stages.understanding),
            speech_ms: stage(|stages| stages.speech),
            sources: decision.map(|decision| decision.sources.clone()).unwrap_or_default(),
            spans: mark.spans,
            sensitive: mark.sensitive,
        })));
        self.told += 1;
    }
}

impl Drop for RecordWriter {
    fn drop(&mut self) {
        self.lose(&Captured::default());
    }
}

fn milliseconds(time: Duration) -> i64 {
    time.as_millis() as i64
}
