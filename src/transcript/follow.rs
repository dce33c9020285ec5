//! Follows a call's events: makes its turns, and hands each event on without what was confided.

use std::{borrow::Cow, sync::Arc, time::Duration};

use super::{Span, Stamp, Turn, Wait, Who, Wordless, waits::Waits, whole_ms};
use crate::{dialog::Decision, session::Event, understand::percent};

/// Turns above this are not kept: a call that long has an end by other means.
const TURNS_MAX: usize = 200;

/// A call as it may be kept and shown.
#[derive(Debug, Default)]
pub struct Transcript {
    turns: Vec<Arc<Turn>>,
    greeting: Option<Duration>,
    /// On what the caller says or types now: the session's word.
    now: Stamp,
    /// On the caller's last part, which replies repeat.
    answered: Stamp,
    paused: Stamp,
    /// From some time on, the call rests on what was confided.
    confided: bool,
    waits: Waits,
    /// Since when somebody speaks.
    caller_from: Option<Duration>,
    prompt_from: Option<Duration>,
}

/// An event, without what was confided in it.
#[derive(Debug)]
pub struct Happened<'a> {
    pub event: Cow<'a, Event>,
    /// Whether its words are masked.
    pub stamp: Stamp,
    /// A reply has begun with it, which the caller has waited for.
    pub wait: Option<Wait>,
}

impl Transcript {
    /// All of them, the one that goes on among them.
    pub fn turns(&self) -> &[Arc<Turn>] {
        &self.turns
    }

    /// Those that are over.
    pub fn turns_over(&self) -> &[Arc<Turn>] {
        &self.turns[..self.turns.len().saturating_sub(1)]
    }

    /// Connection of the audio to the first sample of the first prompt.
    pub fn greeting(&self) -> Option<Duration> {
        self.greeting
    }

    /// Whether nothing that is said or typed now may be kept, be it as sound.
    pub fn is_guarded(&self) -> bool {
        self.now.is_confided()
    }

    /// Whether something was confided in the call: it may be in what sums the call up.
    pub fn was_confided_in(&self) -> bool {
        self.confided
    }

    /// Takes one event in.
    pub fn follow<'a>(&mut self, at: Duration, event: &'a Event) -> Happened<'a> {
        let stamp = self.stamp(event);
        let event = masked(event, stamp);
        self.note(at, &event, stamp);
        self.note_spans(at, &event);
        let wait = self.waits.follow(at, &event);
        if let Some(wait) = &wait
            && let Some(turn) = self.last_turn()
        {
            (turn.gap, turn.stages) = (Some(wait.gap), wait.stages);
        }
        Happened { event, stamp, wait }
    }

    /// The one decision on what may be kept, from what the session tells: a question that asks in confidence is none
    /// itself where it is a reply, and a reply is one as long as it may repeat what was confided.
    fn stamp(&self, event: &Event) -> Stamp {
        match event {
            Event::PromptAsked { .. } => {
                let own = if self.owes_reply() { Stamp::Open } else { self.now };
                self.answered.or(self.paused).or(own)
            }
            Event::Decided(_) => self.answered.or(self.now),
            _ => self.now,
        }
    }

    fn note(&mut self, at: Duration, event: &Event, stamp: Stamp) {
        match event {
            Event::Heard { text, confidence, .. } => {
                self.begin(at, stamp, |turn| turn.hear(text, percent(f64::from(*confidence))));
            }
            Event::KeysEntered { digits } => self.begin(at, stamp, |turn| turn.take_keys(digits)),
            Event::NoInput => self.begin(at, stamp, |turn| turn.lack_words(Wordless::NoInput)),
            Event::NotRecognised { .. } => {
                self.begin(at, stamp, |turn| turn.lack_words(Wordless::NotRecognised));
            }
            Event::PromptAsked { text, .. } => match self.owes_reply() {
                true => self.last_turn().into_iter().for_each(|turn| turn.say(text)),
                false => self.push(at, stamp, |turn| turn.say(text)),
            },
            Event::PromptStarted { prompt } if self.waits.is_reply(*prompt) => {
                self.greeting.get_or_insert(at);
            }
            Event::Decided(decision) => self.decide(decision),
            Event::Guarded(guarded) => {
                self.now = Stamp::of(*guarded);
                self.confided |= guarded;
            }
            Event::Paused { .. } => self.paused = Stamp::Confided,
            Event::Resumed { .. } => self.paused = Stamp::Open,
            _ => {}
        }
    }

    fn note_spans(&mut self, at: Duration, event: &Event) {
        match event {
            Event::PromptStarted { .. } => self.prompt_from = Some(at),
            Event::PromptEnded { heard_ms, cut, .. } => {
                let from = self.prompt_from.take();
                self.span(Who::Offhook, from, at);
                if *cut && let Some(turn) = self.last_turn() {
                    turn.heard_to = Some(Duration::from_millis((*heard_ms).into()));
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
    }

    /// The caller's part begins a turn.
    fn begin(&mut self, at: Duration, stamp: Stamp, take: impl FnOnce(&mut Turn)) {
        self.answered = stamp;
        self.push(at, stamp, take);
    }

    fn push(&mut self, at: Duration, stamp: Stamp, take: impl FnOnce(&mut Turn)) {
        if self.turns.len() < TURNS_MAX {
            let mut turn = Turn::new(self.turns.len() as u32, at, stamp);
            take(&mut turn);
            self.turns.push(Arc::new(turn));
        }
    }

    fn decide(&mut self, decision: &Decision) {
        if let Some(turn) = self.last_turn() {
            turn.decide(decision);
        }
    }

    fn span(&mut self, who: Who, from: Option<Duration>, to: Duration) {
        if let Some(from) = from
            && let Some(turn) = self.last_turn()
        {
            turn.note_span(Span { who, from_ms: whole_ms(from), to_ms: whole_ms(to.max(from)) });
        }
    }

    /// Whether nothing was said to the caller's last part yet.
    fn owes_reply(&self) -> bool {
        self.turns.last().is_some_and(|turn| turn.said().expose().is_empty())
    }

    /// Whoever shows it as it was until now keeps that.
    fn last_turn(&mut self) -> Option<&mut Turn> {
        self.turns.last_mut().map(Arc::make_mut)
    }
}

fn masked(event: &Event, stamp: Stamp) -> Cow<'_, Event> {
    if !stamp.is_confided() {
        return Cow::Borrowed(event);
    }
    let mut event = event.clone();
    match &mut event {
        Event::PromptAsked { text, .. }
        | Event::FillerAsked { text, .. }
        | Event::HeardSoFar { text, .. }
        | Event::Heard { text, .. }
        | Event::KeysEntered { digits: text } => *text = stamp.on(text),
        Event::Decided(decision) => decision.why.clear(),
        _ => {}
    }
    Cow::Owned(event)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pii::Redacted,
        session::{PromptId, TurnId},
        understand::Tier,
    };

    fn text(text: &str) -> Redacted<String> {
        Redacted::new(text.to_owned())
    }

    fn asked(words: &str) -> Event {
        Event::PromptAsked { prompt: PromptId(1), text: text(words) }
    }

    fn keys(digits: &str) -> Event {
        Event::KeysEntered { digits: text(digits) }
    }

    fn decided() -> Event {
        let (meaning, why) = ("pin".to_owned(), "739104 has six digits".to_owned());
        Event::Decided(Decision { tier: Tier::Keys, confidence: 100, meaning, why, sources: Vec::new() })
    }

    /// What is told of these events, as the texts that are handed on, and of the turns.
    fn told(events: &[Event]) -> (Vec<String>, Transcript) {
        let mut transcript = Transcript::default();
        let mut handed_on = Vec::new();
        for event in events {
            let happened = transcript.follow(Duration::from_secs(1), event);
            match happened.event.as_ref() {
                Event::PromptAsked { text, .. }
                | Event::FillerAsked { text, .. }
                | Event::HeardSoFar { text, .. }
                | Event::Heard { text, .. }
                | Event::KeysEntered { digits: text } => handed_on.push(text.expose().clone()),
                Event::Decided(decision) => handed_on.push(decision.why.clone()),
                _ => {}
            }
        }
        (handed_on, transcript)
    }

    #[test]
    fn an_answer_in_confidence_is_masked_and_so_is_every_sentence_that_may_repeat_it() {
        let (guard, open) = (Event::Guarded(true), Event::Guarded(false));
        let so_far = Event::HeardSoFar { turn: TurnId(1), text: text("seven three") };
        let (handed_on, transcript) = told(&[
            asked("Hello."),
            keys("1"),
            guard,
            asked("Your PIN?"),
            so_far,
            keys("739104"),
            decided(),
            open,
            asked("That was 739104."),
            asked("739104, I say."),
            keys("22"),
            asked("Two and two."),
        ]);
        let expected = ["Hello.", "1", "Your PIN?", "****", "****", "", "****", "****", "22", "Two and two."];
        assert_eq!(handed_on, expected);
        let turns = transcript.turns();
        let said: Vec<&str> = turns.iter().map(|turn| turn.said().expose().as_str()).collect();
        assert_eq!(said, ["Hello.", "Your PIN?", "****", "****", "Two and two."]);
        let sensitive: Vec<bool> = turns.iter().map(|turn| turn.is_sensitive()).collect();
        assert_eq!(sensitive, [false, false, true, true, false]);
        assert_eq!((turns[2].meaning(), turns[2].why()), (Some("pin"), None));
        assert!(transcript.was_confided_in() && !transcript.is_guarded());
    }

    #[test]
    fn what_is_said_in_a_pause_is_masked_also_where_it_answers_what_came_before() {
        let by = || "key".to_owned();
        let (handed_on, transcript) = told(&[
            keys("1"),
            Event::Paused { by: by() },
            Event::Guarded(true),
            asked("One moment."),
            asked("You are Ottoline."),
            Event::Guarded(false),
            Event::Resumed { by: by() },
            keys("2"),
            asked("Two."),
        ]);
        assert_eq!(handed_on, ["1", "****", "****", "2", "Two."]);
        let keys: Vec<_> = transcript.turns().iter().map(|turn| turn.keys().map(Redacted::expose)).collect();
        assert_eq!(keys, [Some(&"1".to_owned()), None, Some(&"2".to_owned())]);
    }

    #[test]
    fn what_was_shown_of_a_turn_stays_as_it_was() {
        let mut transcript = Transcript::default();
        transcript.follow(Duration::ZERO, &keys("1"));
        let shown = Arc::clone(&transcript.turns()[0]);
        transcript.follow(Duration::ZERO, &asked("One."));
        assert_eq!(shown.said().expose(), "");
        assert_eq!(transcript.turns()[0].said().expose(), "One.");
        assert!(transcript.turns_over().is_empty());
    }
}
