//! Consent to a recording is an answer to a question that was heard to its end, by keys as by voice.

use offhook::session::{Event, Input};

use super::pausing::Call;

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "d"
extension = "0"
key = "0"
[intents.order]
key = "1"
steps = [{ consent = "May we record this call?" }, { ask = "name" }, { transfer = "desk" }]
[slots.name]
type = "text"
prompt = "Name?"
"#;

fn consents(call: &Call) -> usize {
    call.events.iter().filter(|event| matches!(event, Event::Consented)).count()
}

#[test]
fn nobody_consents_to_what_was_not_asked_yet() {
    let mut call = Call::along(FLOW);
    call.passes(100, false);
    // Who knows the menu types on; the second key comes while the question is spoken.
    call.takes(Input::Digit('1'));
    call.takes(Input::Digit('1'));
    assert_eq!(consents(&call), 0);
    call.passes(1_000, false);
    assert_eq!(consents(&call), 0, "a key of before the question's end is no answer later either");
    call.takes(Input::Digit('1'));
    assert_eq!(consents(&call), 1);
}
