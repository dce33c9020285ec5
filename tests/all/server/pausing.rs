//! Calls that are paused by the caller's key, a dialplan and over HTTP: what is left of what was said meanwhile.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use serde_json::Value;
use uuid::Uuid;

use super::{
    asterisk::Asterisk,
    caller::Caller,
    child::{Served, Site, be_engine},
    recording::stretches,
};

const ENTRY: &str = "server::pausing::what_is_said_while_the_caller_has_paused_the_call_is_nowhere";

const FLOW: &str = r#"
recording = "This call is recorded."
greeting = "Hello."
fallback = "desk"
pause_key = "*"
[destinations.desk]
context = "departments"
extension = "600"
[intents.account]
key = "1"
steps = [{ ask = "name" }, { ask = "number" }, { ask = "town" }, { transfer = "desk" }]
[slots.name]
type = "text"
prompt = "What is your name?"
[slots.number]
type = "text"
prompt = "Your card's number?"
[slots.town]
type = "text"
prompt = "Which town?"
"#;

const DETAILS: &str = "[details]\nfile = \"calls.jsonl\"\n";
/// Said while the call is paused, and nowhere to be found.
const UNKEPT: &str = "marigold";

fn kept(site: &Site, call: Uuid) -> Value {
    let exported = site.run(&["export", "--call", &call.to_string()]);
    serde_json::from_slice(&exported.stdout).unwrap_or_else(|_| panic!("{exported:?}"))
}

fn heard(kept: &Value) -> Vec<&str> {
    kept["turns"].as_array().unwrap().iter().filter_map(|turn| turn["heard"].as_str()).collect()
}

fn is_nowhere(site: &Site, server_log: &str) {
    for name in ["records.db", "calls.jsonl"] {
        let bytes = site.bytes_of(name);
        assert!(!bytes.is_empty(), "{name} is there");
        assert!(!bytes.windows(UNKEPT.len()).any(|part| part == UNKEPT.as_bytes()), "it is in {name}");
    }
    assert!(!server_log.contains(UNKEPT), "it is in the log");
}

async fn rings(server: &Served, request: &str) -> (Asterisk, Uuid, Caller) {
    let mut asterisk = Asterisk::rings_at(server.agi, request).await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    (asterisk, uuid, Caller::connects(audio, uuid).await)
}

async fn ends(mut asterisk: Asterisk, caller: Caller) -> Asterisk {
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    asterisk
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_while_the_caller_has_paused_the_call_is_nowhere() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, DETAILS, FLOW);
    let server = site.serve();
    let (asterisk, uuid, caller) = rings(&server, "converse?flow=account").await;
    // The announcement, then the greeting.
    server.line_with("PromptEnded", 2);
    caller.types("1");
    server.line_with("PromptEnded", 3);
    site.will_hear("Ottoline");
    caller.says("billing_please.wav");
    server.line_with("PromptEnded", 4);
    caller.types("*");
    // What the key has done, and the question once more.
    server.line_with("PromptEnded", 6);
    site.will_hear(UNKEPT);
    caller.says("digits_1234.wav");
    server.line_with("PromptEnded", 7);
    caller.types("*");
    server.line_with("PromptEnded", 9);
    site.will_hear("Bristol");
    caller.says("billing_please.wav");
    let asterisk = ends(asterisk, caller).await;
    assert_eq!(asterisk.result(), "ok transfer 600");
    assert_eq!(asterisk.variable("OFFHOOK_SLOT_NUMBER"), UNKEPT, "the dialplan gets what it asked for");
    is_nowhere(&site, &server.stop());
    let kept = kept(&site, uuid);
    assert_eq!(heard(&kept), ["Ottoline", "****", "Bristol"]);
    assert_eq!(kept["slots"], serde_json::json!({ "NAME": "Ottoline", "TOWN": "Bristol" }));
    let pauses = kept["pauses"].as_array().unwrap();
    assert_eq!((pauses.len(), &pauses[0]["by"], &pauses[0]["resumed_by"]), (1, &"key".into(), &"key".into()));
    let wav = hound::WavReader::open(site.path("recordings").join(format!("{uuid}.wav"))).unwrap();
    let samples: Vec<i16> = wav.into_samples().map(Result::unwrap).collect();
    let caller = stretches(&samples, 0, 20, |sample| sample.abs() > 1_000);
    assert_eq!(caller.len(), 2, "name and town, not the number: {caller:?}");
    // The pause is silence, and takes its time.
    let ms = |key: &str| pauses[0][key].as_i64().unwrap();
    let recorded_ms = samples.len() as i64 / 16;
    assert!(recorded_ms > ms("to_ms") - ms("from_ms") + 1_000, "{recorded_ms} ms; {pauses:?}");
}

fn post(server: &Served, token: &str, call: Uuid, body: &str) -> String {
    let mut stream = TcpStream::connect(server.http).unwrap();
    let (host, length) = (server.http, body.len());
    write!(
        stream,
        "POST /api/v1/calls/{call}/recording HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\nAuthorization: Bearer {token}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dialplan_and_a_program_pause_a_call_and_let_it_go_on() {
    let site = Site::new(ENTRY, DETAILS, FLOW);
    let made = site.run(&["token", "create", "--role", "agent", "--name", "crm"]);
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let server = site.serve();
    let (asterisk, uuid, caller) = rings(&server, "converse?flow=account&recording=paused").await;
    server.line_with("PromptEnded", 2);
    caller.types("1");
    server.line_with("PromptEnded", 3);
    site.will_hear(UNKEPT);
    caller.says("billing_please.wav");
    server.line_with("PromptEnded", 4);
    // Somebody else's channel, in the same Asterisk.
    for (request, status) in [
        ("resume?channel=PJSIP/test-00000001", "ok"),
        ("pause?channel=PJSIP/other-1", "error"),
        ("pause", "error"),
    ] {
        let mut other = Asterisk::rings_at(server.agi, request).await;
        other.ends().await;
        assert_eq!(other.variable("OFFHOOK_STATUS"), status, "{request}: {:?}", other.console);
    }
    server.line_with("Resumed {", 1);
    site.will_hear("Ottoline");
    caller.says("billing_please.wav");
    server.line_with("PromptEnded", 5);
    assert_eq!(post(&server, &token, uuid, "{\"action\": \"stop\"}"), "HTTP/1.1 400 Bad Request");
    assert_eq!(post(&server, &token, uuid, "{\"action\": \"pause\"}"), "HTTP/1.1 200 OK");
    server.line_with("Paused {", 2);
    site.will_hear(UNKEPT);
    caller.says("billing_please.wav");
    let asterisk = ends(asterisk, caller).await;
    assert_eq!(asterisk.variable("OFFHOOK_SLOT_TOWN"), UNKEPT);
    assert_eq!(
        post(&server, &token, uuid, "{\"action\": \"resume\"}"),
        "HTTP/1.1 404 Not Found",
        "it is over"
    );
    is_nowhere(&site, &server.stop());
    let kept = kept(&site, uuid);
    assert_eq!(heard(&kept), ["****", "Ottoline", "****"]);
    assert_eq!(kept["slots"], serde_json::json!({ "NUMBER": "Ottoline" }));
    assert_eq!(kept["context"], serde_json::json!({}), "it is no context");
    let who = |pause: &Value| format!("{} {}", pause["by"], pause["resumed_by"]);
    let pauses: Vec<String> = kept["pauses"].as_array().unwrap().iter().map(who).collect();
    assert_eq!(pauses, ["\"dialplan\" \"dialplan\"", "\"crm\" null"]);
    let log = String::from_utf8(site.run(&["audit", "list"]).stdout).unwrap();
    assert!(log.contains(&format!("crm\tpaused the recording of call {uuid}")), "{log}");
    assert!(!log.contains("resumed the recording"), "{log}");
}
