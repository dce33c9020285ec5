//! Sensitive answers and card numbers through the real program: the dialplan gets what it asked for, and neither
//! records, call details, log nor a trace that a dialplan on the same machine asks for have any of it.

use std::time::Duration;

use super::{
    asterisk::Asterisk,
    caller::Caller,
    child::{Served, Site, be_engine},
};

const ENTRY: &str = "server::confided::a_sensitive_answer_reaches_the_dialplan_and_nothing_else";
const PIN: &str = "739104";
/// Typed on after the PIN, as a card's code is.
const BEYOND: &str = "8265407193";
const CARD: &str = "4929123456789015";

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
[intents.account]
key = "1"
steps = [{ ask = "pin" }, { ask = "order" }, { transfer = "desk" }]
[slots.pin]
type = "digits"
length = 6
sensitive = true
prompt = "Your PIN?"
[slots.order]
type = "digits"
length = 4
prompt = "Which order?"
"#;

fn site() -> Site {
    Site::new(ENTRY, "[details]\nfile = \"calls.jsonl\"\n", FLOW)
}

/// One call with this request, in which the caller does as told.
async fn call(server: &Served, request: &str, caller: impl AsyncFnOnce(&Caller)) -> Asterisk {
    let mut asterisk = Asterisk::rings_at(server.agi, request).await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let line = Caller::connects(audio, uuid).await;
    caller(&line).await;
    line.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    asterisk
}

/// Neither in what is kept, nor in the log, nor in a variable but these.
fn check_kept_nowhere(site: &Site, log: &str, asterisk: &Asterisk, but: &[&str], secrets: &[&str]) {
    let (records, details) = (site.bytes_of("records.db"), site.bytes_of("calls.jsonl"));
    assert!(!records.is_empty() && !details.is_empty());
    let places = [("records", &records), ("details", &details), ("log", &log.as_bytes().to_vec())];
    for secret in secrets {
        for (place, bytes) in places {
            let holds = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!holds, "{secret} is in the {place}");
        }
        for (name, value) in asterisk.variables.iter().filter(|(name, _)| !but.contains(&name.as_str())) {
            assert!(!value.contains(secret), "{secret} is in {name}: {value}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sensitive_answer_reaches_the_dialplan_and_nothing_else() {
    if be_engine() {
        return;
    }
    let site = site();
    let server = site.serve();
    let request = "ask?prompt=Your+PIN&expect=digits&length=6&sensitive=yes&trace=1";
    let asterisk = call(&server, request, async |caller| {
        server.line_with("\"saying\"", 1);
        caller.types(PIN);
        caller.types(BEYOND);
    })
    .await;
    assert_eq!(asterisk.variable("OFFHOOK_STATUS"), "ok");
    let answer = ["OFFHOOK_DIGITS", "OFFHOOK_SLOT_ANSWER"];
    assert_eq!(answer.map(|name| asterisk.variable(name)), [PIN, PIN]);
    let log = server.stop();
    assert!(asterisk.variables.values().any(|value| value.contains("\"keys\":\"****\"")));
    check_kept_nowhere(&site, &log, &asterisk, &answer, &[PIN, BEYOND]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_on_after_a_sensitive_answer_answers_nothing_and_is_kept_nowhere() {
    let site = site();
    let server = site.serve();
    let asterisk = call(&server, "converse?flow=account&trace=1", async |caller| {
        server.line_with("\"saying\"", 1);
        // All of it ahead: what follows the PIN belongs to it.
        caller.types(&format!("1{PIN}{BEYOND}"));
        server.line_with("\"saying\"", 2);
        caller.types(BEYOND);
        // A pause begins something new.
        tokio::time::sleep(Duration::from_millis(2_500)).await;
        caller.types("1234");
    })
    .await;
    assert_eq!(asterisk.result(), "ok transfer 600");
    assert_eq!(asterisk.variable("OFFHOOK_SLOT_ORDER"), "1234");
    let log = server.stop();
    check_kept_nowhere(&site, &log, &asterisk, &[], &[PIN, BEYOND]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_number_that_turns_up_is_kept_nowhere_and_the_dialplan_gets_the_one_it_asked_for() {
    let site = site();
    let server = site.serve();
    let request = "ask?prompt=Your+number&expect=digits&length=16&trace=1";
    let asked = call(&server, request, async |caller| {
        server.line_with("\"saying\"", 1);
        caller.types(CARD);
    })
    .await;
    let answer = ["OFFHOOK_DIGITS", "OFFHOOK_SLOT_ANSWER"];
    assert_eq!(answer.map(|name| asked.variable(name)), [CARD, CARD]);
    let said = "my card is 4929 1234 5678 9015 and I have lost it";
    let unasked = call(&server, "ask?prompt=What+is+it+about&trace=1", async |caller| {
        server.line_with("\"saying\"", 2);
        site.will_hear(said);
        caller.says("billing_please.wav");
    })
    .await;
    let masked = said.replace("4929 1234 5678 9015", "[card number]");
    assert_eq!(unasked.variable("OFFHOOK_TEXT"), masked);
    assert_eq!(unasked.variable("OFFHOOK_SLOT_ANSWER"), masked);
    assert!(unasked.variable("_OFFHOOK_SUMMARY").contains("[card number]"));
    let log = server.stop();
    check_kept_nowhere(&site, &log, &asked, &answer, &[CARD]);
    check_kept_nowhere(&site, &log, &unasked, &[], &[CARD, "4929 1234", "9015"]);
}
