//! What must not be kept is not on a call's tape, however the caller gives it; what came before it can be replayed.

use std::time::Duration;

use offhook::{
    audio::CallRate,
    dialog::{Context, Converse, Dialog, Flow, Heard},
    session::{Cut, Event, Input, Output, Recorder, Settings, TurnId, compare, replay},
};

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "d"
extension = "0"
[intents.account]
key = "1"
synonyms = ["account"]
steps = [{ ask = "pin" }, { ask = "sure" }, { transfer = "desk" }]
[slots.pin]
type = "digits"
length = 4
sensitive = true
prompt = "Your PIN?"
[slots.sure]
type = "yes_no"
prompt = "Sure?"
"#;

fn dialog() -> Box<dyn Dialog> {
    Box::new(Converse::new(Flow::load("account.toml", FLOW).unwrap(), Context::default()))
}

/// The keys, one each second, and what is told until the call ends or they are at an end.
fn call(keys: &str) -> (Recorder, Vec<Event>) {
    let mut recorder = Recorder::new(dialog(), CallRate::Narrow, Settings::default());
    let mut events = Vec::new();
    let mut drain = |recorder: &mut Recorder| {
        while let Some(output) = recorder.poll() {
            if let Output::Event(event) = output {
                events.push(event);
            }
        }
    };
    recorder.handle(Duration::ZERO, Input::Start);
    for (second, key) in keys.chars().enumerate() {
        let at = Duration::from_secs(second as u64);
        recorder.handle(at, Input::Digit(key));
        let heard = Heard { text: "my pin is seven three nine one".to_owned().into(), confidence: 1.0 };
        recorder.handle(at, Input::Transcribed { turn: TurnId(99), heard: Some(heard) });
        recorder.tick(at, &mut [0; 160]);
        drain(&mut recorder);
    }
    (recorder, events)
}

fn typed(events: &[Event]) -> Vec<&str> {
    let keys = events.iter().filter_map(|event| match event {
        Event::KeysEntered { digits } => Some(digits.expose().as_str()),
        _ => None,
    });
    keys.collect()
}

#[test]
fn the_tape_ends_before_what_must_not_be_kept() {
    let (recorder, events) = call("173911");
    assert_eq!(typed(&events), ["1", "7391", "1"], "the call itself has it all");
    let tape = recorder.into_tape();
    assert_eq!(tape.cut(), Some(Cut::Confided));
    assert!(typed(&replay(&tape, dialog()).unwrap().events).len() <= 1);
    let printed: String = tape.to_bytes().iter().map(|byte| char::from(*byte)).collect();
    assert!(!printed.contains("seven three") && !printed.contains("7391"), "{printed}");
    let compared = compare(&tape, dialog()).unwrap();
    assert_eq!((compared.difference, compared.cut), (None, Some(Cut::Confided)));
}

/// A question that was answered before it was asked is over when the session can be looked at again.
#[test]
fn keys_typed_ahead_of_the_question_are_not_on_the_tape_either() {
    let mut recorder = Recorder::new(dialog(), CallRate::Narrow, Settings::default());
    "173911".chars().for_each(|key| recorder.handle(Duration::ZERO, Input::Digit(key)));
    recorder.handle(Duration::ZERO, Input::Start);
    let mut events = Vec::new();
    while let Some(output) = recorder.poll() {
        if let Output::Event(event) = output {
            events.push(event);
        }
    }
    assert_eq!(typed(&events), ["1", "7391", "1"]);
    let tape = recorder.into_tape();
    assert_eq!(tape.cut(), Some(Cut::Confided));
    assert_eq!(replay(&tape, dialog()).unwrap().events, []);
}

#[test]
fn a_changed_flow_shows_as_the_first_difference() {
    let mut recorder = Recorder::new(dialog(), CallRate::Narrow, Settings::default());
    recorder.handle(Duration::ZERO, Input::Start);
    while recorder.poll().is_some() {}
    recorder.handle(Duration::from_millis(700), Input::CallerHungUp);
    while recorder.poll().is_some() {}
    let tape = recorder.into_tape();
    assert_eq!(compare(&tape, dialog()).unwrap().difference, None);
    let flow = Flow::load("account.toml", &FLOW.replace("Hello.", "Good day.")).unwrap();
    let other = compare(&tape, Box::new(Converse::new(flow, Context::default()))).unwrap();
    let difference = other.difference.unwrap();
    assert_eq!((other.same, difference.at), (0, Duration::ZERO));
    let told = serde_json::to_string(&difference.call).unwrap();
    assert!(told.contains("Hello."), "{told}");
}
