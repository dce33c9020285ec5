//! A simulated conversation on a line that echoes: a real session of a real flow, whose caller and engines are played.
//!
//! Each line talks without end: a call of nine answers, one every second or so, then the next call. What the caller
//! says is known beforehand, the recogniser answers at once, and each prompt is a fifth of a second long.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::anyhow;

use crate::{
    audio::{CallRate, Voice},
    call::{Flows, Notes},
    dialog::{Finding, Heard, Outcome},
    flow::Flow,
    knowledge::FlowResources,
    session::{Event, Input, Output, Recorder, Settings},
    store::Records,
};

/// An order with eight numbers to tell, so that a call is as long as many are.
const FLOW: &str = r#"
greeting = "Welcome to the stock line, what can I do for you?"
fallback = "desk"

[prompts]
transfer = "Thank you, I am connecting you."

[destinations.desk]
context = "departments"
extension = "600"

[intents.order]
synonyms = ["order"]
steps = [
    { ask = "a" }, { ask = "b" }, { ask = "c" }, { ask = "d" },
    { ask = "e" }, { ask = "f" }, { ask = "g" }, { ask = "h" }, { transfer = "desk" },
]
"#;
const SLOTS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
const NAME: &str = "stock";
const ANSWERS: usize = SLOTS.len() + 1;
const CONFIDENCE: f32 = 0.95;

/// In frames of 20 ms.
const PROMPT_FRAMES: usize = 10;
const THINKS_FRAMES: u32 = 5;
const SPEAKS_FRAMES: u32 = 15;

/// What all lines share.
pub(super) struct Play {
    flows: Flows,
    records: Records,
    /// Of every prompt.
    sound: Arc<[i16]>,
}

impl Play {
    pub(super) fn new(records: Records) -> anyhow::Result<Self> {
        let slot = |name: &str| {
            format!(
                "[slots.{name}]\ntype = \"digits\"\nlength = 2\nprompt = \"Which number has part {name}?\"\n"
            )
        };
        let text = FLOW.to_owned() + &SLOTS.map(slot).concat();
        let flow = Flow::load(&format!("{NAME}.toml"), &text);
        let flow =
            flow.map_err(|faults| anyhow!(faults.iter().map(ToString::to_string).collect::<String>()))?;
        let sound = Arc::from([0; PROMPT_FRAMES * CallRate::Narrow.frame_samples()]);
        Ok(Self { flows: Flows::of([FlowResources::none(flow)]), records, sound })
    }
}

/// One call.
pub(super) struct Talk {
    play: Arc<Play>,
    session: Recorder,
    notes: Notes,
    started: Instant,
    frame: u32,
    speaks_from: Option<u32>,
    /// Answers that were heard, and after how many of them the caller hangs up.
    heard: usize,
    hangs_up_after: Option<usize>,
}

impl Talk {
    /// `line` is the caller's number.
    pub(super) fn begin(
        play: &Arc<Play>,
        line: usize,
        hangs_up_after: Option<usize>,
        now: Instant,
    ) -> anyhow::Result<Self> {
        let caller = format!("+1555{line:07}").into();
        let (notes, dialog) = Notes::begin(play.records.clone(), &play.flows, NAME, caller, now)?;
        let mut session = Recorder::new(dialog, CallRate::Narrow, Settings::default());
        session.handle(Duration::ZERO, Input::Start);
        let (frame, speaks_from, heard) = (0, None, 0);
        let play = Arc::clone(play);
        Ok(Self { play, session, notes, started: now, frame, speaks_from, heard, hangs_up_after })
    }

    /// The first calls end one after the other, so that later ones do not all begin and end at the same time.
    pub(super) fn begin_first(play: &Arc<Play>, line: usize, now: Instant) -> anyhow::Result<Self> {
        Self::begin(play, line, Some(1 + line % ANSWERS), now)
    }

    /// One frame time; gives the outcome when the call is over.
    pub(super) fn turn(&mut self, now: Instant) -> Option<Box<Outcome>> {
        self.frame += 1;
        let speaks = |from: u32| (from..from + SPEAKS_FRAMES).contains(&self.frame);
        let voice = Voice { voiced: self.speaks_from.is_some_and(speaks), ..Voice::default() };
        let at = now - self.started;
        self.session.handle(at, Input::Frame { voice, wideband: &[0; CallRate::Wide.frame_samples()] });
        self.session.tick(at, &mut [0; CallRate::Narrow.frame_samples()]);
        if self.hangs_up_after.is_some_and(|answers| self.heard >= answers) {
            self.session.handle(at, Input::CallerHungUp);
        }
        while let Some(output) = self.session.poll() {
            match output {
                Output::Event(event) => self.follow(now, &event),
                Output::End(outcome) => return Some(outcome),
                other => self.answer(now, &other),
            }
        }
        None
    }

    pub(super) fn end(self, outcome: &Outcome) {
        self.notes.end(outcome, &self.session.into_tape());
    }

    fn follow(&mut self, now: Instant, event: &Event) {
        self.notes.follow(now, event);
        match event {
            Event::PromptEnded { .. } => self.speaks_from = Some(self.frame + THINKS_FRAMES),
            Event::Heard { .. } => self.heard += 1,
            _ => {}
        }
    }

    /// The engines' part.
    fn answer(&mut self, now: Instant, wish: &Output) {
        let input = match wish {
            Output::Render { prompt, .. } => {
                Input::Sound { prompt: *prompt, samples: Arc::clone(&self.play.sound), last: true }
            }
            Output::Recognise { turn, .. } => {
                let words = if self.heard == 0 { "I have an order" } else { "four seven" };
                let heard = Heard { text: words.to_owned().into(), confidence: CONFIDENCE };
                Input::Transcribed { turn: *turn, heard: Some(heard) }
            }
            Output::Consult { inquiry, .. } => Input::Found { inquiry: *inquiry, finding: Finding::Failed },
            _ => return,
        };
        self.session.handle(now - self.started, input);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays a line's first and second call in made-up time; gives how each ended, and after how long.
    fn calls(line: usize) -> [(String, u64, usize); 2] {
        let play = Arc::new(Play::new(Records::default()).unwrap());
        let mut now = Instant::now();
        let mut talk = Talk::begin_first(&play, line, now).unwrap();
        [0, 1].map(|_| {
            let began = now;
            let outcome = loop {
                now += Duration::from_millis(20);
                assert!(now - began < Duration::from_secs(60), "the call never ends");
                if let Some(outcome) = talk.turn(now) {
                    break outcome;
                }
            };
            let next = Talk::begin(&play, line, None, now).unwrap();
            let over = std::mem::replace(&mut talk, next);
            let heard = over.heard;
            over.end(&outcome);
            (outcome.status.as_str().to_owned(), (now - began).as_secs(), heard)
        })
    }

    #[test]
    fn a_call_has_nine_answers_at_about_one_a_second_and_first_calls_end_apart() {
        let [first, second] = calls(2);
        assert_eq!((first.0.as_str(), first.2), ("caller_hangup", 3));
        assert_eq!((second.0.as_str(), second.2), ("ok", ANSWERS));
        assert!((8..=14).contains(&second.1), "{second:?}");
        assert_eq!(calls(4)[0].2, 5);
    }
}
