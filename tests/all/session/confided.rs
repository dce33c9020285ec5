//! What must not be kept is not on a call's tape, however the caller gives it; what came before it can be replayed.

use std::time::Duration;

use offhook::{
    audio::CallRate,
    dialog::{Context, Converse, Dialog, Heard, verbs},
    flow::Flow,
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

/// The keys, one each second (a blank is a second without one), and what is told until they are at an end.
fn call(keys: &str) -> (Recorder, Vec<Event>) {
    call_of(dialog(), keys)
}

fn call_of(dialog: Box<dyn Dialog>, keys: &str) -> (Recorder, Vec<Event>) {
    let mut recorder = Recorder::new(dialog, CallRate::Narrow, Settings::default());
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
        if key == ' ' {
            continue;
        }
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
    let (recorder, events) = call("17391  1");
    assert_eq!(typed(&events), ["1", "7391", "1"], "the call itself has it all");
    let tape = recorder.into_tape();
    assert_eq!(tape.cut(), Some(Cut::Confided));
    assert!(typed(&replay(&tape, dialog()).unwrap().events).len() <= 1);
    let printed: String = tape.to_bytes().iter().map(|byte| char::from(*byte)).collect();
    assert!(!printed.contains("seven three") && !printed.contains("7391"), "{printed}");
    let compared = compare(&tape, dialog()).unwrap();
    assert_eq!((compared.difference, compared.cut), (None, Some(Cut::Confided)));
}

#[test]
fn what_is_typed_in_one_go_with_a_sensitive_answer_answers_nothing_and_is_told_nobody() {
    let (_, events) = call("1739181  2");
    assert_eq!(typed(&events), ["1", "7391", "2"], "until the caller pauses");
    let pressed = events.iter().filter(|event| matches!(event, Event::DigitPressed)).count();
    assert_eq!(pressed, 6);
}

#[test]
fn a_sensitive_question_of_the_dialplan_is_guarded_like_one_of_a_flow() {
    let ask = |query: &[(&str, &str)]| {
        let query: Vec<_> =
            query.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        verbs::dialog("ask", &query, &Context::default(), &Default::default()).unwrap()
    };
    let pin = [("prompt", "Your PIN?"), ("expect", "digits"), ("length", "4"), ("sensitive", "yes")];
    let (mut recorder, events) = call_of(ask(&pin), "73918");
    assert_eq!(events.first(), Some(&Event::Guarded(true)));
    assert_eq!(typed(&events), ["7391"]);
    recorder.handle(Duration::from_secs(60), Input::CallerHungUp);
    let tape = recorder.into_tape();
    assert_eq!(
        (tape.cut(), typed(&replay(&tape, ask(&pin)).unwrap().events).len()),
        (Some(Cut::Confided), 0)
    );
}

/// 16 digits that nobody asked for, at a question that takes as many.
#[test]
fn a_card_number_that_nobody_asked_for_ends_the_tape_and_is_in_no_event() {
    let flow = FLOW.replace("sensitive = true\n", "").replace("length = 4", "length = 16");
    let dialog = || -> Box<dyn Dialog> {
        Box::new(Converse::new(Flow::load("account.toml", &flow).unwrap(), Context::default()))
    };
    let (recorder, events) = call_of(dialog(), "14111111111111111");
    assert_eq!(typed(&events), ["1", "[card number]"]);
    let tape = recorder.into_tape();
    assert_eq!(tape.cut(), Some(Cut::Confided));
    assert_eq!(typed(&replay(&tape, dialog()).unwrap().events), ["1"]);
    let mut recorder = Recorder::new(dialog(), CallRate::Narrow, Settings::default());
    recorder.handle(Duration::ZERO, Input::Start);
    let heard = Heard { text: "it is 4111 1111 1111 1111".to_owned().into(), confidence: 1.0 };
    recorder.handle(Duration::from_secs(1), Input::Transcribed { turn: TurnId(99), heard: Some(heard) });
    let tape = recorder.into_tape();
    let printed: String = tape.to_bytes().iter().map(|byte| char::from(*byte)).collect();
    assert!(tape.cut() == Some(Cut::Confided) && !printed.contains("4111"), "{printed}");
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
    assert_eq!(typed(&events), ["1", "7391"], "what follows in one go belongs to it");
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
