//! One call with open and with sensitive answers, through the real program: every view of it masks the same, and shows
//! the rest.

use std::{collections::VecDeque, fs, path::Path, time::Duration};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{
    net::TcpStream,
    time::{interval, timeout},
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use super::{
    asterisk::{Asterisk, PATIENCE},
    caller::Caller,
    child::{Served, Site, be_engine},
};

const ENTRY: &str = "server::views::what_is_confided_is_in_no_view_of_a_call_and_what_is_beside_it_in_each";

/// Answers as any other: typed, and spoken.
const ORDER: &str = "880214";
const TOWN: &str = "Bristol";
/// Answers to sensitive questions: typed, and spoken.
const PIN: &str = "739104";
const SPOKEN: &str = "five eight two six one seven";
const CONFIDED: [&str; 3] = [PIN, SPOKEN, "582617"];
/// What the recogniser of these tests says of itself is 0.97.
const CONFIDENCE: u64 = 97;

/// A caller may say more than the answer, and what is said next repeats it in each of its sentences.
const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
[intents.account]
key = "1"
steps = [{ ask = "order" }, { ask = "pin" }, { ask = "town" }, { ask = "code" }, { ask = "street" }, { transfer = "desk" }]
[slots.order]
type = "digits"
length = 6
prompt = "Which order?"
[slots.pin]
type = "digits"
length = 6
sensitive = true
prompt = "Your PIN?"
[slots.town]
type = "text"
prompt = "Which town?"
[slots.code]
type = "digits"
length = 6
sensitive = true
prompt = "Your code?"
[slots.street]
type = "text"
prompt = "Which street?"
"#;

fn site() -> Site {
    let site = Site::new(ENTRY, "[details]\nfile = \"calls.jsonl\"\n", FLOW);
    let config = fs::read_to_string(site.path("offhook.toml")).unwrap();
    let config = config.replace("[http]\n", "[http]\npublic_url = \"https://pbx.example\"\n");
    fs::write(site.path("offhook.toml"), config).unwrap();
    site
}

/// None of the sensitive answers is in the view, and these words are.
fn check(view: &str, text: &str, shown: &[&str]) {
    assert!(!text.is_empty(), "{view} is empty");
    for secret in CONFIDED {
        assert!(!text.contains(secret), "{secret} is in {view}:\n{text}");
    }
    for word in shown {
        assert!(text.contains(word), "{word} is not in {view}:\n{text}");
    }
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

/// The views of a call that runs.
fn check_running(server: &Served, token: &str) {
    let live = server.get("/api/v1/live", token);
    check("the live view", &live, &[ORDER, TOWN, "****"]);
    let live: Value = serde_json::from_str(body(&live)).unwrap();
    let turns = live["calls"][0]["turns"].as_array().unwrap();
    let of = |name: &str| -> Vec<Option<u64>> { turns.iter().map(|turn| turn[name].as_u64()).collect() };
    let (none, sure) = (None, Some(CONFIDENCE));
    assert_eq!(of("heard_confidence"), [none, none, none, none, sure, sure]);
    assert_eq!(of("understood_confidence")[1..4], [Some(100); 3]);
    check("the page of running calls", &server.get("/live", token), &[ORDER, TOWN, "****"]);
}

/// A call by telephone, which is looked at while its last question is open.
async fn call(site: &Site, server: &Served, token: &str) -> Asterisk {
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account&trace=1").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    for (number, keys) in ["1", ORDER, PIN].into_iter().enumerate() {
        server.line_with("\"saying\"", number + 1);
        caller.types(keys);
    }
    for (number, words) in [(4, TOWN), (5, SPOKEN)] {
        server.line_with("\"saying\"", number);
        site.will_hear(words);
        caller.says("billing_please.wav");
    }
    server.line_with("\"saying\"", 6);
    check_running(server, token);
    site.will_hear("Park Street");
    caller.says("billing_please.wav");
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 600");
    asterisk
}

fn check_variables(asterisk: &Asterisk) {
    let traces = asterisk.variables.iter().filter(|(name, _)| name.starts_with("OFFHOOK_TRACE_"));
    let traces: Vec<&str> = traces.map(|(_, value)| value.as_str()).collect();
    check("the trace", &traces.concat(), &[ORDER, TOWN, "****", &format!("\"confidence\":{CONFIDENCE}")]);
    check("the variables", &format!("{:?}", asterisk.variables), &[ORDER]);
}

fn check_kept(site: &Site, asterisk: &Asterisk) {
    let exported = site.run(&["export", "--call", asterisk.variable("OFFHOOK_CALL")]);
    let record = String::from_utf8(exported.stdout).unwrap();
    check("the record", &record, &[ORDER, TOWN, "****"]);
    let record: Value = serde_json::from_str(&record).unwrap();
    check("the hand-over", &record["hand_over"].to_string(), &[ORDER, TOWN]);
    assert_eq!((&record["summary"], &record["hand_over"]["summary"]), (&Value::Null, &json!("")));
    assert_eq!(record["turns"][5]["heard_confidence"], CONFIDENCE);
    let heard: Vec<&str> =
        record["turns"].as_array().unwrap().iter().filter_map(|turn| turn["heard"].as_str()).collect();
    assert_eq!(heard, [TOWN, "****", "Park Street"]);
    check("the records' file", &String::from_utf8_lossy(&site.bytes_of("records.db")), &[ORDER, TOWN]);
    check("the call detail", &String::from_utf8(site.bytes_of("calls.jsonl")).unwrap(), &[ORDER, TOWN]);
}

/// The line of each turn: what was said is there by its length, and that of a mask is always the same.
fn check_log(log: &str) {
    check("the log", log, &[]);
    let turns: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["message"] == "turn")
        .collect();
    let of = |name: &str| -> Vec<&str> { turns.iter().filter_map(|turn| turn[name].as_str()).collect() };
    assert_eq!(of("keys")[..3], ["[1 characters]", "[6 characters]", "[4 characters]"], "{turns:?}");
    assert_eq!(of("heard")[..2], ["[7 characters]", "[4 characters]"], "{turns:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_confided_is_in_no_view_of_a_call_and_what_is_beside_it_in_each() {
    if be_engine() {
        return;
    }
    let site = site();
    let made = site.run(&["token", "create", "--role", "admin", "--name", "anna"]);
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let server = site.serve();
    let asterisk = call(&site, &server, &token).await;
    check_variables(&asterisk);
    let link = asterisk.variable("_OFFHOOK_PAGE").strip_prefix("https://pbx.example").unwrap();
    check("the agent's page", &server.get(link, ""), &[ORDER, TOWN, "****"]);
    let call = format!("/api/v1/calls/{}", asterisk.variable("OFFHOOK_CALL"));
    check("the API", &server.get(&call, &token), &[ORDER, TOWN, "****"]);
    check("the metrics", &server.metrics(&token), &["offhook_turns_total{tier=\"keys\"} 3"]);
    check_log(&server.stop());
    check_kept(&site, &asterisk);
}

/// A call from the browser, whose events are shown as they come.
struct Trial {
    socket: WebSocketStream<TcpStream>,
    speech: VecDeque<i16>,
    events: Vec<String>,
}

impl Trial {
    async fn begins(server: &Served, token: &str) -> Self {
        let stream = TcpStream::connect(server.http).await.unwrap();
        let mut request = format!("ws://{}/try/talk", server.http).into_client_request().unwrap();
        request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        let (mut socket, _) = client_async(request, stream).await.unwrap();
        let start = json!({ "start": { "flow": "account", "caller": "5550100" } });
        socket.send(Message::text(start.to_string())).await.unwrap();
        Self { socket, speech: VecDeque::new(), events: Vec::new() }
    }

    fn says(&mut self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/calls").join(name);
        let sound = hound::WavReader::open(path).unwrap().into_samples::<i16>();
        self.speech.extend(sound.map(Result::unwrap));
    }

    async fn types(&mut self, keys: &str) {
        for key in keys.chars() {
            self.socket.send(Message::text(json!({ "key": key }).to_string())).await.unwrap();
        }
    }

    /// Until so many of these events were told.
    async fn is_told(&mut self, event: &str, times: usize) {
        let mut pace = interval(Duration::from_millis(20));
        let name = format!("\"event\":\"{event}\"");
        let told = async {
            while self.events.iter().filter(|line| line.contains(&name)).count() < times {
                tokio::select! {
                    _ = pace.tick() => {
                        let frame = (0..160).flat_map(|_| self.speech.pop_front().unwrap_or(0).to_le_bytes());
                        // The server closes when the call is over, and tells its last events then.
                        let _ = self.socket.send(Message::binary(frame.collect::<Vec<u8>>())).await;
                    }
                    message = self.socket.next() => {
                        if let Message::Text(text) = message.expect("it tells more").unwrap() {
                            self.events.push(text.to_string());
                        }
                    }
                }
            }
        };
        let told = timeout(PATIENCE, told).await;
        assert!(told.is_ok(), "no {times}. {event} in {:?}", self.events);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_watches_a_call_is_told_no_more_of_it() {
    let site = site();
    let made = site.run(&["token", "create", "--role", "admin", "--name", "anna"]);
    let server = site.serve();
    let mut trial = Trial::begins(&server, String::from_utf8(made.stdout).unwrap().trim()).await;
    for (number, keys) in ["1", ORDER, PIN].into_iter().enumerate() {
        trial.is_told("said", number + 1).await;
        trial.types(keys).await;
    }
    for (number, words) in [(4, TOWN), (5, SPOKEN), (6, "Park Street")] {
        trial.is_told("said", number).await;
        site.will_hear(words);
        trial.says("billing_please.wav");
    }
    trial.is_told("ended", 1).await;
    let events = trial.events.concat();
    check("the watched events", &events, &[ORDER, TOWN, "Your PIN?", "\"text\":null"]);
    check("the watched events", &events, &[&format!("\"confidence\":{CONFIDENCE},\"event\":\"heard\"")]);
    check("the log", &server.stop(), &[]);
}
