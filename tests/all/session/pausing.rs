//! A pause of what is kept: nothing that was begun in it is told afterwards, and the caller's key answers nothing.

use std::{sync::Arc, time::Duration};

use offhook::{
    audio::{CallRate, Voice},
    dialog::{Context, Converse, Heard, Outcome},
    flow::Flow,
    session::{Cut, Event, Input, Output, Recorder, Settings, TurnId},
};

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
pause_key = "*"
[destinations.desk]
context = "d"
extension = "0"
key = "0"
[intents.account]
key = "1"
steps = [{ ask = "name" }, { ask = "town" }, { transfer = "desk" }]
[intents.code]
key = "2"
steps = [{ ask = "code" }, { ask = "town" }, { transfer = "desk" }]
[slots.code]
type = "digits"
length = 4
confirm = "always"
prompt = "Code?"
[slots.name]
type = "text"
prompt = "Name?"
[slots.town]
type = "text"
prompt = "Town?"
"#;

pub(super) struct Call {
    recorder: Recorder,
    now: Duration,
    pub(super) events: Vec<Event>,
    /// What is with the recogniser.
    turn: Option<TurnId>,
    outcome: Option<Box<Outcome>>,
}

impl Call {
    fn begin() -> Self {
        Self::along(FLOW)
    }

    pub(super) fn along(flow: &str) -> Self {
        let dialog = Box::new(Converse::new(Flow::load("account.toml", flow).unwrap(), Context::default()));
        let recorder = Recorder::new(dialog, CallRate::Narrow, Settings::default());
        let mut call = Self { recorder, now: Duration::ZERO, events: Vec::new(), turn: None, outcome: None };
        call.takes(Input::Start);
        call
    }

    pub(super) fn takes(&mut self, input: Input<'_>) {
        self.recorder.handle(self.now, input);
        self.drain();
    }

    /// Twenty milliseconds at a time.
    pub(super) fn passes(&mut self, ms: u64, voiced: bool) {
        for _ in 0..ms / 20 {
            self.now += Duration::from_millis(20);
            let voice = Voice { voiced, ..Voice::default() };
            self.recorder.handle(self.now, Input::Frame { voice, wideband: &[0; 320] });
            self.recorder.tick(self.now, &mut [0; 160]);
            self.drain();
        }
    }

    /// Every prompt is there at once and lasts for one frame.
    fn drain(&mut self) {
        while let Some(output) = self.recorder.poll() {
            match output {
                Output::Render { prompt, .. } => {
                    let samples = Arc::from([0_i16; 160].as_slice());
                    self.recorder.handle(self.now, Input::Sound { prompt, samples, last: true });
                }
                Output::Recognise { turn, .. } => self.turn = Some(turn),
                Output::Event(event) => self.events.push(event),
                Output::End(outcome) => self.outcome = Some(outcome),
                _ => {}
            }
        }
    }

    pub(super) fn says(&mut self, words: &str) {
        self.passes(800, true);
        self.passes(400, false);
        self.is_heard(words);
        self.passes(2_500, false);
    }

    fn is_heard(&mut self, words: &str) {
        let heard = Heard { text: words.to_owned().into(), confidence: 1.0 };
        self.takes(Input::Transcribed { turn: self.turn.unwrap(), heard: Some(heard) });
    }

    /// Words as they are told, `-` where they must not be kept; and the pauses.
    fn told(&self) -> String {
        let mut guarded = false;
        let mut told = Vec::new();
        for event in &self.events {
            match event {
                Event::Guarded(now) => guarded = *now,
                Event::Heard { .. } | Event::KeysEntered { .. } if guarded => told.push("-".to_owned()),
                Event::Heard { text, .. } => told.push(text.expose().clone()),
                Event::KeysEntered { digits } => told.push(digits.expose().clone()),
                Event::Paused { by } => told.push(format!("[{by}")),
                Event::Resumed { by } => told.push(format!("{by}]")),
                _ => {}
            }
        }
        told.join(" ")
    }
}

#[test]
fn what_is_said_when_the_pause_ends_still_belongs_to_it() {
    let mut call = Call::begin();
    call.passes(200, false);
    call.takes(Input::Digit('1'));
    call.passes(200, false);
    call.takes(Input::Pause { by: "dialplan" });
    call.passes(600, true);
    call.takes(Input::Resume { by: "anna" });
    call.passes(600, true);
    assert_eq!(call.told(), "1 [dialplan", "the caller is in the middle of it");
    call.passes(400, false);
    call.is_heard("marigold");
    call.passes(2_500, false);
    assert_eq!(call.told(), "1 [dialplan - anna]");
    call.says("Bristol");
    call.passes(400, false);
    assert_eq!(call.told(), "1 [dialplan - anna] Bristol");
    let outcome = call.outcome.as_ref().unwrap();
    let slot = |name: &str| outcome.slots[name].expose().as_str();
    assert_eq!((slot("NAME"), slot("TOWN")), ("marigold", "Bristol"), "the dialplan gets both");
    assert_eq!(outcome.unkept, ["NAME"]);
    assert_eq!(call.recorder.into_tape().cut(), Some(Cut::Confided));
}

/// The read-back repeats it, and the yes makes it the slot's value.
#[test]
fn a_pause_that_is_to_end_lasts_until_what_was_told_in_it_is_confirmed() {
    for by_key in [false, true] {
        let mut call = Call::begin();
        call.passes(200, false);
        call.takes(Input::Digit('2'));
        call.passes(200, false);
        call.takes(if by_key { Input::Digit('*') } else { Input::Pause { by: "key" } });
        call.passes(200, false);
        "7391".chars().for_each(|key| call.takes(Input::Digit(key)));
        call.passes(200, false);
        call.takes(if by_key { Input::Digit('*') } else { Input::Resume { by: "key" } });
        call.passes(200, false);
        assert_eq!(call.told(), "2 [key -", "it is read back");
        call.takes(Input::Digit('1'));
        call.passes(200, false);
        assert_eq!(call.told(), "2 [key - - key]");
        call.says("Bristol");
        assert_eq!(call.outcome.as_ref().unwrap().unkept, ["CODE"], "by key: {by_key}");
        let mut guarded = false;
        for event in &call.events {
            match event {
                Event::Guarded(now) => guarded = *now,
                Event::PromptAsked { text, .. } => {
                    assert!(guarded || !text.expose().contains("I understood"), "{}", text.expose());
                }
                _ => {}
            }
        }
        let repeats = |event: &&Event| match event {
            Event::PromptAsked { text, .. } => text.expose().contains("I understood"),
            _ => false,
        };
        assert!(call.events.iter().any(|event| repeats(&event)), "it was read back");
    }
}

#[test]
fn the_key_of_the_pause_answers_nothing_and_the_question_comes_again() {
    let mut call = Call::begin();
    call.passes(200, false);
    call.takes(Input::Digit('1'));
    call.passes(200, false);
    // Half a sentence, which the key takes back.
    call.passes(400, true);
    call.takes(Input::Digit('*'));
    call.passes(200, false);
    let said: Vec<&str> = call
        .events
        .iter()
        .filter_map(|event| match event {
            Event::PromptAsked { text, .. } => Some(text.expose().as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        said[said.len() - 3..],
        ["Name?", "The recording is paused. Press star to let it go on.", "Name?"]
    );
    call.says("marigold");
    call.takes(Input::Digit('*'));
    call.passes(200, false);
    call.says("Bristol");
    assert_eq!(call.told(), "1 [key - key] Bristol");
    assert_eq!(call.outcome.as_ref().unwrap().unkept, ["NAME"]);
}

#[test]
fn a_call_that_ends_paused_keeps_nothing_of_the_pause() {
    let mut call = Call::begin();
    call.takes(Input::Pause { by: "dialplan" });
    call.passes(200, false);
    call.takes(Input::Digit('1'));
    call.passes(200, false);
    call.says("marigold");
    call.takes(Input::CallerHungUp);
    assert_eq!(call.told(), "[dialplan - -");
    assert_eq!(call.outcome.as_ref().unwrap().unkept, ["NAME"]);
}
